"""How often the resident hears from us (Code 5.9)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.updates import Updates
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from db.model import Case


def agree_updates(session: Session, desk: Desk, *, case_id: str, typed: Updates) -> Changes:
    """Record how and how often the resident wants to hear from us (Code 5.9)."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.CONTACT))
    if not (said.updates_every or said.updates_agreed):
        raise Refused(
            "Nothing is said of how often the resident hears from us",
            do="Choose how often, or say it in words.",
            paragraph="5.9",
            field="updates_agreed",
        )
    case = session.get_one(Case, case_id)
    case.updates_every, case.updates_by, case.updates_agreed = said.updates_every, said.updates_by, said.updates_agreed
    return finish(session, desk, case_id)
