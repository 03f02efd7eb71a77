"""Loads what was asked to stay in a letter that its gate stops, with what managers said to it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.overrides import OverrideAnswerFacts, OverrideRequestFacts
from db.model import OverrideAnswer, OverrideRequest

REQUEST = Mapper(OverrideRequestFacts, OverrideRequest, "asked_by", "answers")
ANSWER = Mapper(OverrideAnswerFacts, OverrideAnswer, "answered_by")
_REQUESTS, _ANSWERS = REQUEST.table.c, ANSWER.table.c
_START = 5
_ASKED = (
    select(
        *(_REQUESTS.id, _REQUESTS.case_id, _REQUESTS.asked_by_id, _ANSWERS.id, _ANSWERS.answered_by_id),
        *REQUEST.columns(),
        *ANSWER.columns(),
    )
    .outerjoin(ANSWER.table, _ANSWERS.request_id == _REQUESTS.id)
    .where(among(_REQUESTS.case_id))
    .order_by(_REQUESTS.asked_on, _REQUESTS.id, _ANSWERS.recorded_at, _ANSWERS.id)
)


def overrides(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[OverrideRequestFacts, ...]]:
    """Return the requests of each case that has any, in the order they were made, with what was said to them."""
    found: dict[str, list[OverrideRequestFacts]] = defaultdict(list)
    for _, rows in groupby(session.execute(_ASKED, those(ids)), key=lambda row: row[0]):
        first, *more = rows
        said = tuple(
            ANSWER.make(row, _START + REQUEST.width, answered_by=names.officer(row[4]))
            for row in (first, *more)
            if row[3] is not None
        )
        found[first[1]].append(REQUEST.make(first, _START, asked_by=names.officer(first[2]), answers=said))
    return {case: tuple(each) for case, each in found.items()}
