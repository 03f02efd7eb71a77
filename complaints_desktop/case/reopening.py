"""Loads the reopenings of cases, in their order."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.reopening import ReopeningFacts
from db.model import Reopening

REOPENING = Mapper(ReopeningFacts, Reopening, "reopened_by")
_ROWS = REOPENING.table.c
_REOPENED = (
    select(_ROWS.case_id, _ROWS.reopened_by_id, *REOPENING.columns())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.recorded_at, _ROWS.id)
)


def reopenings(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[ReopeningFacts, ...]]:
    """Return the reopenings of each case that has any."""
    found: dict[str, list[ReopeningFacts]] = defaultdict(list)
    for row in session.execute(_REOPENED, those(ids)):
        found[row[0]].append(REOPENING.make(row, 2, reopened_by=names.officer(row[1])))
    return {case: tuple(each) for case, each in found.items()}
