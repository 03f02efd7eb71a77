"""The contact log: every call, visit and message, as it happened (Code 5.12)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.contacts import ContactMade
from complaints_desktop.rules.acts import Act
from db.model import Contact


def record_contact(session: Session, desk: Desk, *, case_id: str, typed: ContactMade) -> Changes:
    """Add a contact; it is never changed afterwards."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.CONTACT))
    contact = Contact(
        case_id=case_id,
        kind=said.kind.value,
        direction=said.direction.value,
        purpose=said.purpose.value if said.purpose else None,
        contact_on=said.contact_on,
        with_whom=said.with_whom,
        summary=said.summary,
        author_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(contact)
    return finish(session, desk, case_id, made=contact.id)
