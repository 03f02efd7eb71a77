"""Loads the reopenings of cases, in their order."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among
from complaints_desktop.case.team import Names
from complaints_desktop.facts.reopening import ReopeningFacts
from db.model import Reopening

REOPENING = Mapper(ReopeningFacts, Reopening, "reopened_by")


def reopenings(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[ReopeningFacts, ...]]:
    """Return the reopenings of each case that has any."""
    rows = REOPENING.table.c
    query = select(rows.case_id, rows.reopened_by_id, *REOPENING.columns()).where(among(rows.case_id, ids))
    found: dict[str, list[ReopeningFacts]] = defaultdict(list)
    for row in session.execute(query.order_by(rows.recorded_at, rows.id)):
        found[row[0]].append(REOPENING.make(row, 2, reopened_by=names.officer(row[1])))
    return {case: tuple(each) for case, each in found.items()}
