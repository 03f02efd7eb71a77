"""Promises in jeopardy: what was answered at each level, and why one was missed (commitments 4.5)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import MissLevel


class LevelAnswer(Captured, Base):
    """What is done about a promise at one level of jeopardy, and who was told."""

    __tablename__ = "level_answer"
    about = About(called="Level {level} of {commitment_id}", subject="commitments", belongs=Belongs.TO_CASE)
    __table_args__ = (
        CheckConstraint("level BETWEEN 1 AND 4", name="level_1_to_4"),
        not_blank("answer"),
        not_blank("told"),
    )

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", "promise", index=True)
    level: Mapped[int] = said("level")
    due_on: Mapped[date] = said("due then")
    """The date the promise had: with a new one the levels begin again."""
    answer: Mapped[LongText] = said("what is done", personal=True, searched=Searched.WHAT)
    told: Mapped[Text200] = said("who was told", personal=True)
    answered_on: Mapped[date] = said("day")
    answered_by_id: Mapped[str | None] = to("officer", "answered by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")


class Miss(Captured, Base):
    """Why a promise was missed, and what changes so that the next one is not."""

    __tablename__ = "miss"
    about = About(called="Why {commitment_id} was missed", subject="commitments", belongs=Belongs.TO_CASE)
    __table_args__ = (not_blank("cause"), one_of("level", MissLevel), at_most("why"), at_most("changes"))

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", "promise", index=True)
    cause: Mapped[Text80] = said("cause", personal=False)
    level: Mapped[Text80] = said("where it lies")
    why: Mapped[LongText | None] = said("how it came about", personal=True, searched=Searched.WHAT)
    changes: Mapped[LongText | None] = said("what changes", personal=True, searched=Searched.WHAT)
    risk: Mapped[LongText | None] = said("the risk to the business", personal=True)
    missed_on: Mapped[date] = said("day it was missed")
    said_on: Mapped[date] = said("day")
    said_by_id: Mapped[str | None] = to("officer", "said by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")
