"""Loads the points of a complaint, each with what was found on it (Code 5.6, 6.7)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.findings import FINDING, something_found
from complaints_desktop.case.rows import Mapper, among
from complaints_desktop.facts.definition import PointFacts
from db.model import Point

POINT = Mapper(PointFacts, Point, "findings")


def points(session: Session, ids: Sequence[str], stages: Mapping[str, int]) -> dict[str, tuple[PointFacts, ...]]:
    """Return the points by case and number, but for those withdrawn; `stages` are the numbers of stages by id."""
    point, finding = POINT.table.c, FINDING.table.c
    start = 4
    query = (
        select(point.id, point.case_id, finding.id, finding.stage_id, *POINT.columns(), *FINDING.columns())
        .outerjoin(FINDING.table, (finding.point_id == point.id) & something_found())
        .where(among(point.case_id, ids), point.withdrawn_on.is_(None))
        .order_by(point.number, point.id, finding.id)
    )
    found: dict[str, list[PointFacts]] = defaultdict(list)
    for _, rows in groupby(session.execute(query), key=lambda row: row[0]):
        first, *more = rows
        made = (
            FINDING.make(row, start + POINT.width, stage=stages.get(row[3], 0))
            for row in (first, *more)
            if row[2] is not None
        )
        found[first[1]].append(POINT.make(first, start, findings=tuple(made)))
    return {case: tuple(each) for case, each in found.items()}
