"""From when the limits of a measure's chart are reckoned anew, and why (reports 10.6)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Rebase


def reckon_anew(session: Session, desk: Desk, *, measure: str, from_on: date | None, because: str) -> Changes:
    """Reckon the limits of a measure anew from a day, because something changed for good."""
    require(desk.officer.role, Act.MAKE_PACK)
    if measure not in MEASURES:
        raise Refused("There is no such measure", do="Choose one of Numbers.", field="measure")
    if from_on is None:
        raise Refused("The day is missing", do="Give the day from which it is different.", field="from_on")
    row = Rebase(
        measure=measure,
        from_on=entry.past(from_on, desk.today, field="from_on"),
        because=entry.required(because, field="because", what="What changed"),
        set_by_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(row)
    return changed(Subject.NUMBERS, made=row.id)


def take_rebase_back(session: Session, desk: Desk, *, rebase_id: str) -> Changes:
    """Reckon the limits as before."""
    require(desk.officer.role, Act.MAKE_PACK)
    row = session.get(Rebase, rebase_id)
    if row is None or row.withdrawn_on is not None:
        raise Refused("It was taken back already", do="Nothing has to be done.")
    row.withdrawn_on = desk.today
    return changed(Subject.NUMBERS, made=row.id)
