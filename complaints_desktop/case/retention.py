"""Loads what was decided on how long cases are kept, the first decision first."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.retention import KeepingFacts
from db.model import KeepingDecision

DECISION = Mapper(KeepingFacts, KeepingDecision, "by")
_ROWS = DECISION.table.c
_DECISIONS = (
    select(_ROWS.case_id, _ROWS.decided_by_id, *DECISION.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.decided_at, _ROWS.id)
)


def keeping(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[KeepingFacts, ...]]:
    """Return the decisions on each case that has any."""
    found: dict[str, list[KeepingFacts]] = defaultdict(list)
    for row in session.execute(_DECISIONS, those(ids)):
        found[row[0]].append(DECISION.make(row, 2, by=names.officer(row[1])))
    return {case_id: tuple(made) for case_id, made in found.items()}
