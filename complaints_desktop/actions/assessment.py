"""The early sorting: hazard, complexity, needs (Code 6.1)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.acts import Act
from db.model import Case
from db.terms import Hazard


def assess(session: Session, desk: Desk, *, case_id: str, hazard: Hazard, complex: bool, vulnerable: bool) -> Changes:
    """Record the early sorting: hazard in the home, complexity, needs (Code 6.1)."""
    begin(session, desk, case_id, Act.ASSESS)
    case = session.get_one(Case, case_id)
    case.hazard, case.complex, case.vulnerable = hazard.value, complex, vulnerable
    return finish(session, desk, case_id)
