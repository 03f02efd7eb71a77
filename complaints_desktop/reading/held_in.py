"""What somebody owes in the time they are away: their dated work, as My work shows it to them, and who does it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import goes_on
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.my_work import WorkItem, my_work
from complaints_desktop.reading.team_work import undone
from db.model import Cover


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One thing somebody owes."""

    item: WorkItem
    by: str
    """Who does it instead, or will; empty where nobody was given it."""


def held_in(session: Session, desk: Desk, *, officer_id: str, last: date | None) -> tuple[Owed, ...]:
    """Return what that officer has to do by `last`, what is overdue with it; all of it where nobody knows until when.

    What desks and server have to settle is of a desk, and not among it.
    """
    names = {each.id: each.officer for each in workers(session, desk.today)}
    if officer_id not in names:
        return ()
    given = _given(session, officer_id, desk.today)
    items = my_work(session, replace(desk, officer=names[officer_id])).items
    found = []
    for each in items:
        if each.case_id and not each.question and each.due_on and each.due_on <= (last or date.max):
            by = given.get((each.case_id, each.thing)) or given.get((each.case_id, ""))
            found.append(Owed(item=each, by=names[by].name if by in names else ""))
    return tuple(found)


def _given(session: Session, officer_id: str, today: date) -> Mapping[tuple[str, str], str]:
    """Return who was given each case of an officer, and each promise by its id; of two the later given."""
    asked = select(Cover.case_id, Cover.commitment_id, Cover.officer_id).where(
        Cover.for_id == officer_id, goes_on(today)
    )
    asked = asked.where(Cover.id.not_in(undone(today)))
    rows = session.execute(asked.order_by(Cover.recorded_at, Cover.id))
    return {(row.case_id, row.commitment_id or ""): row.officer_id for row in rows}
