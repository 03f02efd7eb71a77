"""The contact log: every call, visit and message, as it happened (Code 5.12)."""

from datetime import date

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.rules.acts import Act
from db.model import Contact
from db.terms import ContactKind, Direction


def record_contact(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    kind: ContactKind,
    direction: Direction,
    contact_on: date,
    summary: str,
    with_whom: str | None = None,
) -> Changes:
    """Add a contact; it is never changed afterwards."""
    begin(session, desk, case_id, Act.CONTACT)
    contact = Contact(
        case_id=case_id,
        kind=kind.value,
        direction=direction.value,
        contact_on=entry.past(contact_on, desk.today, field="contact_on"),
        with_whom=entry.text(with_whom, field="with_whom", limit=200),
        summary=entry.required(summary, field="summary", what="What was said"),
        author_id=desk.officer.id,
        recorded_at=desk.now,
    )
    session.add(contact)
    return finish(session, desk, case_id, made=contact.id)
