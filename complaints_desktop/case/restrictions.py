"""Loads how people may contact us: by person, since it holds in every case of theirs (Code 5.14)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.restrictions import (
    RestrictionAnswerFacts,
    RestrictionFacts,
    RestrictionReviewFacts,
    WarningFacts,
)
from db.model import ConductWarning, Restriction, RestrictionAnswer, RestrictionReview

WARNING = Mapper(WarningFacts, ConductWarning, "recorded_by")
RESTRICTION = Mapper(RestrictionFacts, Restriction, "proposed_by", "answers", "reviews")
ANSWER = Mapper(RestrictionAnswerFacts, RestrictionAnswer, "answered_by")
REVIEW = Mapper(RestrictionReviewFacts, RestrictionReview, "recorded_by", "reviewed_by")


def _asked(mapper: Mapper[Any], by: str, officers: tuple[str, ...], *order: str, dropped: bool = False) -> Select[Any]:
    """Return what asks for the rows of some people: what they are grouped by, who signed, then the facts."""
    rows = mapper.table.c
    query = select(rows[by], *(rows[name] for name in officers), *mapper.columns()).where(among(rows.person_id))
    if dropped:
        query = query.where(rows.dropped_on.is_(None))
    return query.order_by(*(rows[name] for name in order), rows.id)


_WARNINGS = _asked(WARNING, "person_id", ("recorded_by_id",), "recorded_on", dropped=True)
_RESTRICTIONS = _asked(RESTRICTION, "person_id", ("proposed_by_id",), "proposed_on", dropped=True)
_ANSWERS = _asked(ANSWER, "restriction_id", ("answered_by_id",), "recorded_at")
_REVIEWS = _asked(REVIEW, "restriction_id", ("recorded_by_id", "reviewed_by_id"))


def warnings(session: Session, ids: Sequence[str]) -> dict[str, tuple[WarningFacts, ...]]:
    """Return the warnings of each person that were not dropped, the first first."""
    return _grouped(session, WARNING, _WARNINGS, ids, ("recorded_by",), {})


def restrictions(session: Session, ids: Sequence[str]) -> dict[str, tuple[RestrictionFacts, ...]]:
    """Return the restrictions of each person that were not dropped, those that have ended too."""
    if session.execute(_RESTRICTIONS, those(ids)).first() is None:
        return {}
    answers = _grouped(session, ANSWER, _ANSWERS, ids, ("answered_by",), {})
    reviews = _grouped(session, REVIEW, _REVIEWS, ids, ("recorded_by", "reviewed_by"), {})
    more = {"answers": answers, "reviews": reviews}
    return _grouped(session, RESTRICTION, _RESTRICTIONS, ids, ("proposed_by",), more)


def _grouped(
    session: Session,
    mapper: Mapper[Any],
    asked: Select[Any],
    ids: Sequence[str],
    officers: tuple[str, ...],
    more: Mapping[str, Mapping[str, tuple[Any, ...]]],
) -> dict[str, tuple[Any, ...]]:
    """Return the facts of what was asked, by the first column; `more` of each is found by its id."""
    rows = session.execute(asked, those(ids)).all()
    names = Names(session) if rows else None
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        start = 1 + len(officers)
        given = {name: names.officer(row[place]) for place, name in enumerate(officers, 1)} if names else {}
        parts = {name: of.get(row.id, ()) for name, of in more.items()}
        found[row[0]].append(mapper.make(row, start, **given, **parts))
    return {key: tuple(each) for key, each in found.items()}
