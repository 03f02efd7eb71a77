"""How often the resident hears from us (Code 5.9)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.rules.acts import Act
from db.model import Case


def agree_updates(session: Session, desk: Desk, *, case_id: str, agreed: str) -> Changes:
    """Record how and how often the resident wants to hear from us (Code 5.9)."""
    begin(session, desk, case_id, Act.CONTACT)
    case = session.get_one(Case, case_id)
    case.updates_agreed = entry.required(agreed, field="updates_agreed", what="What was agreed", limit=200)
    return finish(session, desk, case_id)
