"""Loads money: offers by stage (Code 7.2), requests above an authority, and what the Ombudsman ordered."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, grouped, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.money import MoneyAnswerFacts, MoneyOrderFacts, MoneyRequestFacts, OfferFacts
from db.model import MoneyAnswer, MoneyOrder, MoneyRequest, Offer

OFFER = Mapper(OfferFacts, Offer)
ORDER = Mapper(MoneyOrderFacts, MoneyOrder)
REQUEST = Mapper(MoneyRequestFacts, MoneyRequest, "asked_by", "answers")
ANSWER = Mapper(MoneyAnswerFacts, MoneyAnswer, "answered_by")
_REQUESTS, _ANSWERS = REQUEST.table.c, ANSWER.table.c
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


def offers(session: Session, ids: Sequence[str]) -> dict[str, tuple[OfferFacts, ...]]:
    """Return the money offered in these cases by stage; what was taken back is history."""
    return grouped(session, OFFER, ids, of="case_id", by="stage_id", order=("id",), still="withdrawn_on")


def orders(session: Session, ids: Sequence[str]) -> dict[str, tuple[MoneyOrderFacts, ...]]:
    """Return the sums that were ordered in each case that has any."""
    return grouped(session, ORDER, ids, of="case_id", by="case_id", order=("ordered_on", "id"))


def money_requests(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[MoneyRequestFacts, ...]]:
    """Return the requests of each case that has any, in the order they were made, with what was said to them."""
    start = 5
    found: dict[str, list[MoneyRequestFacts]] = defaultdict(list)
    for _, rows in groupby(session.execute(_ASKED, those(ids)), key=lambda row: row[0]):
        first, *more = rows
        said = tuple(
            ANSWER.make(row, start + REQUEST.width, answered_by=names.officer(row[4]))
            for row in (first, *more)
            if row[3] is not None
        )
        found[first[1]].append(REQUEST.make(first, start, asked_by=names.officer(first[2]), answers=said))
    return {case: tuple(each) for case, each in found.items()}
