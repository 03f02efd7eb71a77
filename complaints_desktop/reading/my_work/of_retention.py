"""Work of whoever decides how long cases are kept: those whose period is over, and those that wait to be erased."""

from collections.abc import Iterator

from complaints_desktop.reading.my_work.found import Found, Sought
from complaints_desktop.reading.retention import to_erase, undecided
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import count


def to_decide(sought: Sought) -> Iterator[Found]:
    """One line for all of them: a list is gone through in one sitting."""
    if refusal(sought.desk.officer.role, Act.RETAIN) is not None:
        return
    number = undecided(sought.session, sought.desk)
    if number:
        what = f"Decide on {count(number, 'case')} closed long ago"
        yield Found(what=what, because="The period they are kept is over", thing="decide", due_on=sought.desk.today)
    number = to_erase(sought.session, sought.desk)
    if number:
        because = "A colleague decided it; who decides does not erase"
        yield Found(what=f"Erase {count(number, 'case')}", because=because, thing="erase", due_on=sought.desk.today)
