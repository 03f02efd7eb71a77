"""Loads the points of a complaint, each with what was found on it (Code 5.6, 6.7)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.findings import FINDING, something_found
from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.facts.definition import PointChangeFacts, PointFacts
from db.model import Point, PointChange

POINT = Mapper(PointFacts, Point, "findings", "changes")
CHANGE = Mapper(PointChangeFacts, PointChange)
_ROWS, _FINDINGS = POINT.table.c, FINDING.table.c
_DEFINED = (
    select(_ROWS.id, _ROWS.case_id, _FINDINGS.id, _FINDINGS.stage_id, *POINT.columns(), *FINDING.columns())
    .outerjoin(FINDING.table, (_FINDINGS.point_id == _ROWS.id) & something_found())
    .where(among(_ROWS.case_id))
    .order_by(_ROWS.number, _ROWS.id, _FINDINGS.id)
)

PointsOf = Mapping[str, tuple[PointFacts, ...]]


def points(session: Session, ids: Sequence[str], stages: Mapping[str, int]) -> PointsOf:
    """Return all points by case and number, those withdrawn too; `stages` are the numbers of stages by id."""
    start = 4
    changes = grouped(session, CHANGE, ids, of="case_id", by="point_id", order=("changed_on", "id"))
    found: dict[str, list[PointFacts]] = defaultdict(list)
    for _, rows in groupby(session.execute(_DEFINED, those(ids)), key=lambda row: row[0]):
        first, *more = rows
        made = (
            FINDING.make(row, start + POINT.width, stage=stages.get(row[3], 0))
            for row in (first, *more)
            if row[2] is not None
        )
        found[first[1]].append(POINT.make(first, start, findings=tuple(made), changes=changes.get(first[0], ())))
    return {case: tuple(each) for case, each in found.items()}


def standing(whole: PointsOf) -> PointsOf:
    """Return the points that are part of each definition."""
    return {case: tuple(point for point in each if point.withdrawn_on is None) for case, each in whole.items()}


def withdrawn(whole: PointsOf) -> PointsOf:
    """Return the points that are no part of each definition any more."""
    return {case: tuple(point for point in each if point.withdrawn_on) for case, each in whole.items()}
