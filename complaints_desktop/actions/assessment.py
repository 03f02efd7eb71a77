"""The early sorting: hazard, complexity, needs (Code 6.1)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.assessment import Assessment
from complaints_desktop.rules.acts import Act
from db.model import Case


def assess(session: Session, desk: Desk, *, case_id: str, typed: Assessment) -> Changes:
    """Record the early sorting: hazard in the home, complexity, needs (Code 6.1)."""
    said = checked(typed, desk, begin(session, desk, case_id, Act.ASSESS))
    case = session.get_one(Case, case_id)
    case.hazard, case.complex, case.vulnerable = said.hazard.value, said.complex, said.vulnerable
    return finish(session, desk, case_id)
