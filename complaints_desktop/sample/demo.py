"""The sample record in a home of its own: made once, and opened like any other."""

from pathlib import Path

from complaints_desktop.office import Office
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.sample.attached import hang, restrict
from complaints_desktop.sample.endings import end
from complaints_desktop.sample.first_contacts import say
from complaints_desktop.sample.followed import follow
from complaints_desktop.sample.growth import grow
from complaints_desktop.sample.homes import house
from complaints_desktop.sample.kept import keep
from complaints_desktop.sample.quality import look_at_work
from complaints_desktop.sample.record import fill
from complaints_desktop.sample.story import tell
from complaints_desktop.sample.surveys import survey
from db.model import Desk
from db.moments import Clock, utc_now
from db.problems import EnvironmentProblem
from db.progress import Progress, nobody_waits
from db.record import home


def demo_home() -> Path:
    """Return where the sample record is kept, apart from this user's own."""
    return home.default_folder() / "sample"


def make_demo(folder: Path, *, cases: int, seed: int, now: Clock = utc_now, progress: Progress = nobody_waits) -> None:
    """Make the sample record in `folder`, up to `now`; one that is there already is left as it is."""
    with home.open_home(folder, code="5MP", now=now) as opened:
        office = Office(opened.record, user="Sample officer")
        with opened.record.reading() as session:
            desk = session.get_one(Desk, 1)
            sample, used = desk.sample, desk.last_number > 0
        if sample:
            return
        if used:
            raise EnvironmentProblem(
                f"{folder} holds a real record",
                safe="Nothing was changed.",
                do="Give the sample a home of its own: complaints-desktop --home DIR demo.",
            )
        with opened.record.writing(author="sample") as session:
            fill(session, office.desk(), cases=cases, seed=seed, progress=progress)
        house(Office(opened.record))
        logged, second = tell(Office(opened.record))
        say(Office(opened.record))
        end(Office(opened.record))
        follow(Office(opened.record))
        hang(Office(opened.record), second)
        restrict(Office(opened.record), logged)
        keep(Office(opened.record), logged, second)
        grow(Office(opened.record))
        survey(Office(opened.record))
        look_at_work(Office(opened.record))
        with opened.record.writing(author="sample") as session:  # the stories were told on days gone by
            restate_all(session, office.desk())
