"""Decide each point, with reasons and the policy, law or good practice they rest on (Code 6.7)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_point
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.answers import checked
from complaints_desktop.forms.findings import PointDecision
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.independence import require_independent
from db.model import Finding


def decide(session: Session, desk: Desk, *, case_id: str, point_id: str, typed: PointDecision) -> Changes:
    """Keep what is found on a point at the current stage; what is still missing stops the response, not the saving."""
    case = begin(session, desk, case_id, Act.FIND)
    require_point(case, point_id)
    require_independent(case, desk.officer)
    said = checked(typed, desk, case)
    here = (Finding.point_id == point_id) & (Finding.stage_id == case.current.id)
    finding = session.scalar(select(Finding).where(here)) or Finding(
        case_id=case_id, point_id=point_id, stage_id=case.current.id
    )
    finding.decision = said.decision.value if said.decision else None
    finding.reasons, finding.reference = said.reasons, said.reference
    finding.no_remedy_because, finding.changed_because = said.no_remedy_because, said.changed_because
    finding.policy_then = said.policy_then
    finding.decided_by_id = desk.officer.id
    session.add(finding)
    return finish(session, desk, case_id, made=finding.id)
