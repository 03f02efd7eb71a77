"""The register of contractors: who works for the landlord, how they are reached, and until when."""

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.contractors import one_name
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Contractor
from db.model.contractors import contractor_id

LIMITS = {"trades": 200, "contact": 200, "email": 200, "phone": 80}
"""What is said of a contractor in one line, and the characters each holds."""


def keep_contractor(
    session: Session,
    desk: Desk,
    *,
    name: str,
    trades: str | None = None,
    contact: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    notes: str | None = None,
    changes: str = "",
) -> Changes:
    """Enter a contractor, or change the one whose id `changes` is; one that had ended works for us again."""
    require(desk.officer.role, Act.KEEP_CONTRACTORS)
    row = _standing(session, changes) if changes else _entered(session, name)
    if contractor_id(_name(name)) != row.id:
        do = "Enter the new name as another contractor, and end this one."
        raise Refused("What was promised through a contractor names them as they are", do=do, field="name")
    said = {"trades": trades, "contact": contact, "email": email, "phone": phone}
    for field, typed in said.items():
        setattr(row, field, entry.text(typed, field=field, limit=LIMITS[field]))
    row.notes = entry.text(notes, field="notes")
    return changed(Subject.COMMITMENTS, Subject.SETTINGS, made=row.id)


def end_contractor(session: Session, desk: Desk, *, contractor_id: str) -> Changes:
    """Offer a contractor no more, from today; what they promised stays theirs."""
    require(desk.officer.role, Act.KEEP_CONTRACTORS)
    _standing(session, contractor_id).ended_on = desk.today
    return changed(Subject.COMMITMENTS, Subject.SETTINGS)


def _entered(session: Session, typed: str) -> Contractor:
    """Return the row of a name that is not on the register, or of one that had ended."""
    name = _name(typed)
    row = session.get(Contractor, contractor_id(name))
    if row is None:
        row = Contractor(id=contractor_id(name), name=name)
        session.add(row)
    elif row.ended_on is None:
        raise Refused(f"{row.name} is on the register", do="Choose it in the list to change it.", field="name")
    row.ended_on = None
    return row


def _name(typed: str) -> str:
    name = one_name(entry.required(typed, field="name", what="The name", limit=200))
    if says_nothing(name):
        raise Refused(f"“{name[:30]}” names nobody", do="Give the name of the firm.", field="name")
    return name


def _standing(session: Session, asked: str) -> Contractor:
    row = session.get(Contractor, asked)
    if row is None or row.ended_on:
        raise Refused("That contractor is not on the register any more", do="Look at the list again.")
    return row
