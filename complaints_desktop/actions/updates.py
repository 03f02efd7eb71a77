"""How often the resident hears from us (Code 5.9)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.updates import Updates
from complaints_desktop.rules.acts import Act
from db.model import Case


def agree_updates(session: Session, desk: Desk, *, case_id: str, typed: Updates) -> Changes:
    """Record how and how often the resident wants to hear from us (Code 5.9)."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.CONTACT))
    session.get_one(Case, case_id).updates_agreed = said.updates_agreed
    return finish(session, desk, case_id)
