"""The early sorting: hazard, complexity, needs (Code 6.1)."""

from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.assessment import AS_SUGGESTED, Assessment
from complaints_desktop.forms.triage import matrix
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.triage import suggested
from db.model import Case


def assess(session: Session, desk: Desk, *, case_id: str, typed: Assessment) -> Changes:
    """Record the early sorting: hazard in the home, complexity, needs (Code 6.1)."""
    facts = begin(session, desk, case_id, Act.ASSESS)
    said = checked(typed, desk, facts)
    found = suggested(matrix(), facts.category, said.hazard, hard=said.complex, needs=said.vulnerable)
    priority, route = said.priority or found.priority, said.route or found.route
    other = (priority, route) != (found.priority, found.route)
    if other and said.triage_because is None:
        raise Refused(
            f"The risk matrix suggests {found.priority} priority and {found.route} ({found.because})",
            do="Say why it is other here, or take what is suggested.",
            paragraph="6.1",
            field="triage_because",
        )
    case = session.get_one(Case, case_id)
    case.hazard, case.complex, case.vulnerable = said.hazard.value, said.complex, said.vulnerable
    case.priority, case.route = priority, route
    case.triage_because = said.triage_because or f"{AS_SUGGESTED}: {found.because}"
    return finish(session, desk, case_id)
