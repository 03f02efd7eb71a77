"""Loads what was done to bring promises to their end, by case, in the order it was recorded."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper, among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.follow_through import (
    ChaseFacts,
    LevelAnswerFacts,
    MissFacts,
    ResidentAnswerFacts,
    SignOffFacts,
)
from db.model import Chase, LevelAnswer, Miss, ResidentAnswer, SignOff

Facts = TypeVar("Facts", ChaseFacts, LevelAnswerFacts, MissFacts, ResidentAnswerFacts, SignOffFacts)
Load = Callable[[Session, Sequence[str], Names], dict[str, tuple[Facts, ...]]]


def _loading(mapper: Mapper[Facts], by: str) -> Load[Facts]:
    """Return what loads the rows that stand, each with the officer `by` whom it was recorded."""
    asked = _standing(mapper, f"{by}_id")

    def load(session: Session, ids: Sequence[str], names: Names) -> dict[str, tuple[Facts, ...]]:
        found: dict[str, list[Facts]] = defaultdict(list)
        for row in session.execute(asked, those(ids)):
            found[row[0]].append(mapper.make(row, 2, **{by: names.officer(row[1])}))
        return {case: tuple(each) for case, each in found.items()}

    return load


def _standing(mapper: Mapper[Facts], by: str) -> Select[Any]:
    rows = mapper.table.c
    found = select(rows.case_id, rows[by], *mapper.columns()).where(among(rows.case_id), rows.withdrawn_on.is_(None))
    return found.order_by(rows.recorded_at, rows.id)


chases = _loading(Mapper(ChaseFacts, Chase, "chased_by"), "chased_by")
level_answers = _loading(Mapper(LevelAnswerFacts, LevelAnswer, "answered_by"), "answered_by")
misses = _loading(Mapper(MissFacts, Miss, "said_by"), "said_by")
resident_answers = _loading(Mapper(ResidentAnswerFacts, ResidentAnswer, "recorded_by"), "recorded_by")
sign_offs = _loading(Mapper(SignOffFacts, SignOff, "signed_off_by"), "signed_off_by")
