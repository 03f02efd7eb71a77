"""What somebody owes in the time they are away: their dated work, as My work would show it to them."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.my_work import WorkItem, my_work


def held_in(session: Session, desk: Desk, *, officer_id: str, last: date | None) -> tuple[WorkItem, ...]:
    """Return what that officer has to do by `last`, what is overdue with it; all of it where nobody knows until when.

    What desks and server have to settle is of a desk, and not among it.
    """
    officer = next((each.officer for each in workers(session, desk.today) if each.id == officer_id), None)
    if officer is None:
        return ()
    items = my_work(session, replace(desk, officer=officer)).items
    until = last or date.max
    return tuple(each for each in items if each.case_id and not each.question and each.due_on and each.due_on <= until)
