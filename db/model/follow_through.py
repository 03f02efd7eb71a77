"""How a promise is followed to its end: chased, held true by the resident, signed off (Code 6.6; seed 004)."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import ResidentWord


class Chase(Captured, Base):
    """That somebody was asked how a promise stands, and when they are asked again."""

    __tablename__ = "chase"
    about = About(called="Chase of {commitment_id}", subject="commitments", belongs=Belongs.TO_CASE)
    __table_args__ = (not_blank("asked"), at_most("words"))

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", "promise", index=True)
    asked: Mapped[Text200] = said("who was asked", personal=True)
    words: Mapped[LongText | None] = said("what was asked", personal=True, searched=Searched.WHAT)
    chased_on: Mapped[date] = said("day")
    next_on: Mapped[date | None] = said("asked again on")
    chased_by_id: Mapped[str | None] = to("officer", "chased by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")


class ResidentAnswer(Captured, Base):
    """What the resident says of a promise that is recorded as kept; a promise they say was not is open again."""

    __tablename__ = "resident_answer"
    about = About(called="What the resident said of {commitment_id}", subject="commitments", belongs=Belongs.TO_CASE)
    __table_args__ = (one_of("answer", ResidentWord), at_most("words"))

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", "promise", index=True)
    answer: Mapped[Text80] = said("what they said")
    words: Mapped[LongText | None] = said("in their words", personal=True, searched=Searched.WHAT)
    asked_on: Mapped[date] = said("day")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")


class SignOff(Captured, Base):
    """That a named role has looked at what was done, and holds the promise kept (seed 004)."""

    __tablename__ = "sign_off"
    about = About(called="Sign-off of {commitment_id}", subject="commitments", belongs=Belongs.TO_CASE)
    __table_args__ = (at_most("words"),)

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", "promise", index=True)
    words: Mapped[LongText | None] = said("what was looked at", personal=True)
    signed_off_on: Mapped[date] = said("day")
    signed_off_by_id: Mapped[str | None] = to("officer", "signed off by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back")
