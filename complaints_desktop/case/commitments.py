"""Loads promises with what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, select
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
    .order_by(_ROWS.due_on, _ROWS.id, _UPDATES.update_on, _UPDATES.recorded_at)
)
_OF_CASES = _PROMISED.where(among(_ROWS.case_id))


def commitments(session: Session, ids: Sequence[str], names: Names) -> dict[str, list[CommitmentFacts]]:
    """Return the promises by case, the soonest first, each with its updates in the order they were written."""
    return _by_case(session.execute(_OF_CASES, those(ids)), names)


def commitments_by_case(
    session: Session, where: ColumnElement[bool], names: Names, given: Mapping[str, Any] | None = None
) -> dict[str, list[CommitmentFacts]]:
    """Return by case the promises that are as `where` says, the soonest first; what it leaves open is `given`."""
    return _by_case(session.execute(_PROMISED.where(where), given), names)


def commitments_where(session: Session, where: ColumnElement[bool], names: Names) -> list[CommitmentFacts]:
    """Return the promises of all cases that are as `where` says, the soonest first."""
    return [made for _, made in _made(session.execute(_PROMISED.where(where)), names)]


def _by_case(rows: Iterable[Sequence[Any]], names: Names) -> dict[str, list[CommitmentFacts]]:
    found: dict[str, list[CommitmentFacts]] = defaultdict(list)
    for case_id, made in _made(rows, names):
        found[case_id].append(made)
    return found


def _made(rows: Iterable[Sequence[Any]], names: Names) -> Iterator[tuple[str, CommitmentFacts]]:
    """Yield each promise of these rows with its case: a row of its own for each update."""
    start = 4
    for _, theirs in groupby(rows, key=lambda row: row[0]):
        first, *more = theirs
        said = tuple(UPDATE.make(row, start + COMMITMENT.width) for row in (first, *more) if row[3] is not None)
        yield first[1], COMMITMENT.make(first, start, owner=names.someone(first[2]), updates=said)
