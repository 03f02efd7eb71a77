"""What `make team` does: a PostgreSQL of its own, two desks that share it, and a clash between them.

With a screen both desks open, the clash unsettled, for a person to try; without one the clash is settled too, and
pictures are left of each step.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from complaints_desktop.actions.definition import change_point
from complaints_desktop.actions.intake import log
from complaints_desktop.actions.settling import settle
from complaints_desktop.case.case import load_case
from complaints_desktop.forms.definition import PointWords
from complaints_desktop.forms.intake import Intake
from complaints_desktop.forms.told import PointTyped
from complaints_desktop.office import Office
from complaints_desktop.reading.sharing_state import in_words
from complaints_desktop.sample.demo import make_demo
from complaints_desktop.sharing.connecting import sharing_of
from complaints_desktop.sharing.provisioning import SharedDatabase
from complaints_desktop.sharing.sharing import Sharing
from db.model import Desk
from db.record.home import open_home
from db.shared.embedded import Cluster
from db.terms import Choice, Responsibility, Role
from ui.demonstration.first_run import has_screen

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio

TEAM = Path("build/team")
CASES, SEED = 24, 3
DATABASE = "complaints"
MANAGER, OFFICER = "manager", "officer"
OURS = "Damp and mould in both bedrooms since October"
THEIRS = "Damp in the back bedroom since October; a surveyor was promised and did not come"


def main() -> int:
    """Make the team anew, and show it."""
    shutil.rmtree(TEAM, ignore_errors=True)
    TEAM.mkdir(parents=True)
    with TemporaryDirectory(prefix="pg-") as folder, Cluster(Path(folder)) as cluster:
        address = str(cluster.address(DATABASE))
        print(f"A PostgreSQL of its own is running. Two desks share it at {address}")
        provide(address)
        case_id = clash(address)
        if has_screen():
            return _open_both()
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        for made in _in_pictures(case_id):
            print(f"  {made}")
    return 0


def provide(address: str) -> None:
    """Make the shared database, and let two officers of one team in."""
    with SharedDatabase(address, "postgres", ask=_ask_nobody) as database:
        database.create()
        for login, name, role in (
            (MANAGER, "Sample manager", Role.COMPLAINTS_MANAGER),
            (OFFICER, "Sample officer", Role.RESOLUTION_OFFICER),
        ):
            database.add_officer(login, name=name, role=role, team="Complaints team", password=None)


def clash(address: str) -> str:
    """Have both desks word one point of a complaint without knowing of each other; return the case."""
    with sat_down(TEAM / MANAGER, cases=CASES) as manager, sat_down(TEAM / OFFICER) as officer:
        manager.join(address, MANAGER, None)
        case_id = _log(manager)
        manager.once()
        officer.join(address, OFFICER, None)
        _mark_sample(officer)
        _word(manager, case_id, OURS)
        _word(officer, case_id, THEIRS)
        for each in (manager, officer, manager):
            each.once()
        for name, each in ((MANAGER, manager), (OFFICER, officer)):
            print(f"  the {name}'s desk: {in_words(each.state(), None)}")
    return case_id


@contextmanager
def sat_down(home: Path, *, cases: int = 0) -> Iterator[Sharing]:
    """Open the desk in `home` and lend its side of the shared database; with `cases` it has a sample to begin with."""
    if cases:
        make_demo(home, cases=cases, seed=SEED)
    with open_home(home) as opened:
        office = Office(opened.record)
        office.start_day()
        sharing = sharing_of(office)
        try:
            yield sharing
        finally:
            sharing.close()


def _log(sharing: Sharing) -> str:
    office = sharing.office
    desk = office.desk()
    complaint = Intake(
        name="Orla Fairweather",
        address="14 Alder Court",
        postcode="N1 4XX",
        phone="020 7946 0014",
        summary="Damp and mould in the bedrooms; nobody came when they said they would.",
        received_on=desk.today,
        points=(PointTyped(text="Damp in the bedrooms", outcome_sought="The damp gone for good"),),
    )
    with office.record.writing(author=desk.officer.id) as session:
        return log(session, desk, intake=complaint).made or ""


def _mark_sample(sharing: Sharing) -> None:
    with sharing.office.record.writing(author="sample") as session:
        session.get_one(Desk, 1).sample = True


def _word(sharing: Sharing, case_id: str, words: str) -> None:
    office = sharing.office
    desk = office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        point = load_case(session, case_id).points[0]
        typed = PointWords(text=words, outcome_sought=point.outcome_sought, responsibility=Responsibility.OURS)
        change_point(session, desk, case_id=case_id, point_id=point.id, typed=typed)


def _open_both() -> int:
    """Open both desks, and wait until both are closed."""
    program = [sys.executable, "-m", "ui.command_line", "--home"]
    desks = [subprocess.Popen([*program, str(TEAM / name)]) for name in (MANAGER, OFFICER)]
    return max(desk.wait() for desk in desks)


def _in_pictures(case_id: str) -> Iterator[Path]:
    """Settle the clash at one desk, and show it gone at the other."""
    from ui.demonstration.camera import Studio

    for name, steps in ((MANAGER, _settled), (OFFICER, _seen)):
        studio = Studio(TEAM / name)
        try:
            yield from steps(studio, case_id)
        finally:
            studio.close()


def _settled(studio: Studio, case_id: str) -> Iterator[Path]:
    window = studio.window
    window.show_screen("sharing")
    yield studio.picture(TEAM / "1-the-managers-desk-has-a-clash-to-settle.png")
    ((clash_id,),) = studio.office.record.rows("SELECT id FROM clash WHERE state = 'open' AND field = 'text'")
    window.open_sharing(f"clash:{clash_id}")
    yield studio.picture(TEAM / "2-both-sides-of-it.png")
    office = studio.office
    desk = office.desk()
    with office.record.writing(author=desk.officer.id) as session:
        settle(session, desk, clash_id=clash_id, choice=Choice.THEIRS)
    studio.share()
    window.open_case(case_id, "complaint")
    yield studio.picture(TEAM / "3-settled-and-shared.png")


def _seen(studio: Studio, case_id: str) -> Iterator[Path]:
    studio.share()
    studio.window.open_case(case_id, "complaint")
    yield studio.picture(TEAM / "4-the-officers-desk-has-the-same-words.png")
    studio.window.show_screen("sharing")
    yield studio.picture(TEAM / "5-all-work-shared.png")


def _ask_nobody(_login: str) -> str:
    return ""


if __name__ == "__main__":
    sys.exit(main())
