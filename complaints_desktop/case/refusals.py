"""Loads the refusals of cases in the order they were proposed, each with what was said to it (Code 2.1)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.refusals import ApprovalFacts, RefusalFacts
from db.model import Approval, Refusal

REFUSAL = Mapper(RefusalFacts, Refusal, "stage", "proposed_by", "taken_back_by", "approvals")
APPROVAL = Mapper(ApprovalFacts, Approval, "approved_by")
_ROWS, _APPROVALS = REFUSAL.table.c, APPROVAL.table.c
_REFUSED = (
    select(_ROWS.case_id, _ROWS.id, _ROWS.stage_id, _ROWS.proposed_by_id, _ROWS.taken_back_by_id, *REFUSAL.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.proposed_on, _ROWS.id)
)
_APPROVED = (
    select(_APPROVALS.refusal_id, _APPROVALS.approved_by_id, *APPROVAL.columns())
    .where(among(_APPROVALS.case_id))
    .order_by(_APPROVALS.recorded_at, _APPROVALS.id)
)


def refusals(
    session: Session, ids: Sequence[str], names: Names, stages: Mapping[str, int]
) -> dict[str, tuple[RefusalFacts, ...]]:
    """Return the refusals of each case that has any; `stages` are the numbers of stages by id."""
    said = _approvals(session, ids, names)
    found: dict[str, list[RefusalFacts]] = defaultdict(list)
    for row in session.execute(_REFUSED, those(ids)):
        people = {"proposed_by": names.officer(row[3]), "taken_back_by": names.officer(row[4])}
        stage, approvals = stages.get(row[2], 0), tuple(said.get(row[1], ()))
        found[row[0]].append(REFUSAL.make(row, 5, stage=stage, approvals=approvals, **people))
    return {case: tuple(each) for case, each in found.items()}


def _approvals(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[ApprovalFacts]]:
    found: dict[str, list[ApprovalFacts]] = defaultdict(list)
    for row in session.execute(_APPROVED, those(ids)):
        found[row[0]].append(APPROVAL.make(row, 2, approved_by=names.officer(row[1])))
    return found
