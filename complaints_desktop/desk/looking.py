"""Notes who looked at what: called by whatever reads a case, a document or a letter for a person."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.register import KEEPING, Called
from complaints_desktop.rules.register.rows import months_later
from complaints_desktop.rules.wording import LONDON
from db.dates import EARLIEST_DATE
from db.record import look_lines
from db.record.local import Record
from db.record.looks import Look, Looks
from db.record.packing import KEPT_DAYS
from db.terms import Looked

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session  # SQLAlchemy comes later than the first list


def looked(
    session: "Session", desk: Desk, what: Looked, *, case_id: str | None = None, thing_id: str | None = None
) -> None:
    """Note that whoever sits here looked at it, or took it out; it is written later."""
    note(session.info["looks"], desk, what, case_id=case_id, thing_id=thing_id)


def note(
    looks: Looks,
    desk: Desk,
    what: Looked,
    *,
    case_id: str | None = None,
    thing_id: str | None = None,
    number: int | None = None,
) -> None:
    """The same, where no session is: a list that was taken out has the `number` of its rows."""
    looks.note(Look(what.value, desk.officer.id, case_id, thing_id, number), desk.now)


def looks_kept_from(desk: Desk) -> datetime:
    """Return from when on lines of who looked are kept, by the register; without a period all are."""
    rule = desk.register.in_force(KEEPING, desk.today).get(Called.LOOKS)
    first = months_later(desk.today, -rule.value.months) if rule else EARLIEST_DATE
    return datetime.combine(first, time(), LONDON)


def keep_looks(record: Record, desk: Desk) -> None:
    """Write what was looked at since the last time; what was shared is kept here as long as changes are."""
    look_lines.keep_looks(record, before=looks_kept_from(desk), sent_before=desk.now - timedelta(KEPT_DAYS))
