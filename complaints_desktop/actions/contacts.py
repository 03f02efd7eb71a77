"""The contact log: every call, visit and message, as it happened (Code 5.12)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.case.entries import contact_row
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.adjustments import require_way
from db.terms import Direction


def record_contact(session: Session, desk: Desk, *, case_id: str, typed: ContactMade) -> Changes:
    """Add a contact; it is never changed afterwards."""
    case = begin(session, desk, case_id, Act.CONTACT)
    said = checked(typed, desk, case)
    if said.purpose is not None:  # what was said without one may be older than the case, and is worth keeping
        entry.after(said.contact_on, case.first_heard, field="contact_on", what="we first heard of it")
    if said.direction is Direction.OUT:
        require_way(case, said.kind, said.otherwise_because)
    contact = contact_row(
        desk,
        case_id,
        said.summary,
        kind=said.kind,
        direction=said.direction,
        on=said.contact_on,
        with_whom=said.with_whom,
        purpose=said.purpose,
        accompanied_by=said.accompanied_by,
        otherwise_because=said.otherwise_because,
    )
    session.add(contact)
    return finish(session, desk, case_id, made=contact.id)
