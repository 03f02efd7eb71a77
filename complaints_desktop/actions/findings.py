"""Decide each point, with reasons and the policy, law or good practice they rest on (Code 6.7)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish, require_point
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.rules.acts import Act
from db.model import Finding
from db.terms import Decision


def decide(
    session: Session,
    desk: Desk,
    *,
    case_id: str,
    point_id: str,
    decision: Decision | None,
    reasons: str | None,
    reference: str | None,
    no_remedy_because: str | None = None,
) -> Changes:
    """Keep what is found on a point at the current stage; what is still missing stops the response, not the saving."""
    case = begin(session, desk, case_id, Act.FIND)
    require_point(case, point_id)
    here = (Finding.point_id == point_id) & (Finding.stage_id == case.current.id)
    finding = session.scalar(select(Finding).where(here)) or Finding(
        case_id=case_id, point_id=point_id, stage_id=case.current.id
    )
    finding.decision = decision.value if decision else None
    finding.reasons = entry.text(reasons, field="reasons")
    finding.reference = entry.text(reference, field="reference", limit=500)
    finding.no_remedy_because = entry.text(no_remedy_because, field="no_remedy_because")
    session.add(finding)
    return finish(session, desk, case_id, made=finding.id)
