"""Loads promises with what became of them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from db.model import Commitment, CommitmentUpdate

COMMITMENT = Mapper(CommitmentFacts, Commitment, "owner", "updates")
UPDATE = Mapper(UpdateFacts, CommitmentUpdate)
_ROWS, _UPDATES = COMMITMENT.table.c, UPDATE.table.c
_PROMISED = (
    select(_ROWS.id, _ROWS.case_id, _ROWS.owner_id, _UPDATES.id, *COMMITMENT.columns(), *UPDATE.columns())
    .outerjoin(UPDATE.table, _UPDATES.commitment_id == _ROWS.id)
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.due_on, _ROWS.id, _UPDATES.update_on, _UPDATES.recorded_at)
)


def commitments(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[CommitmentFacts]]:
    """Return the promises by case, the soonest first, each with its updates in the order they were written."""
    start = 4
    found: dict[str, list[CommitmentFacts]] = defaultdict(list)
    for _, rows in groupby(session.execute(_PROMISED, those(ids)), key=lambda row: row[0]):
        first, *more = rows
        said = tuple(UPDATE.make(row, start + COMMITMENT.width) for row in (first, *more) if row[3] is not None)
        found[first[1]].append(COMMITMENT.make(first, start, owner=names.someone(first[2]), updates=said))
    return found
