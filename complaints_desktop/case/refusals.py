"""Loads the refusals of cases in the order they were proposed, each with what was said to it (Code 2.1)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among
from complaints_desktop.case.team import Names
from complaints_desktop.facts.refusals import ApprovalFacts, RefusalFacts
from db.model import Approval, Refusal

REFUSAL = Mapper(RefusalFacts, Refusal, "stage", "proposed_by", "approvals")
APPROVAL = Mapper(ApprovalFacts, Approval, "approved_by")


def refusals(
    session: Session, ids: Sequence[str], names: Names, stages: Mapping[str, int]
) -> dict[str, tuple[RefusalFacts, ...]]:
    """Return the refusals of each case that has any; `stages` are the numbers of stages by id."""
    said = _approvals(session, ids, names)
    table = REFUSAL.table.c
    query = select(table.case_id, table.id, table.stage_id, table.proposed_by_id, *REFUSAL.columns())
    found: dict[str, list[RefusalFacts]] = defaultdict(list)
    for row in session.execute(query.where(among(table.case_id, ids)).order_by(table.proposed_on, table.id)):
        stage, by = stages.get(row[2], 0), names.officer(row[3])
        found[row[0]].append(REFUSAL.make(row, 4, stage=stage, proposed_by=by, approvals=tuple(said.get(row[1], ()))))
    return {case: tuple(each) for case, each in found.items()}


def _approvals(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[ApprovalFacts]]:
    table = APPROVAL.table.c
    query = select(table.refusal_id, table.approved_by_id, *APPROVAL.columns())
    found: dict[str, list[ApprovalFacts]] = defaultdict(list)
    for row in session.execute(query.where(among(table.case_id, ids)).order_by(table.recorded_at, table.id)):
        found[row[0]].append(APPROVAL.make(row, 2, approved_by=names.officer(row[1])))
    return found
