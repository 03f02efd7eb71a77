"""Loads promises with what became of them."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among
from complaints_desktop.case.team import Names
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from db.model import Commitment, CommitmentUpdate

COMMITMENT = Mapper(CommitmentFacts, Commitment, "owner", "updates")
UPDATE = Mapper(UpdateFacts, CommitmentUpdate)


def commitments(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[CommitmentFacts]]:
    """Return the promises by case, the soonest first, each with its updates in the order they were written."""
    promise, update = COMMITMENT.table.c, UPDATE.table.c
    start = 4
    query = (
        select(promise.id, promise.case_id, promise.owner_id, update.id, *COMMITMENT.columns(), *UPDATE.columns())
        .outerjoin(UPDATE.table, update.commitment_id == promise.id)
        .where(among(promise.case_id, ids))
        .order_by(promise.due_on, promise.id, update.update_on, update.recorded_at)
    )
    found: dict[str, list[CommitmentFacts]] = defaultdict(list)
    for _, rows in groupby(session.execute(query), key=lambda row: row[0]):
        first, *more = rows
        said = tuple(UPDATE.make(row, start + COMMITMENT.width) for row in (first, *more) if row[3] is not None)
        found[first[1]].append(COMMITMENT.make(first, start, owner=names.someone(first[2]), updates=said))
    return found
