"""Who is away, who does their work meanwhile, and what they are told of it (taxonomies 6.8)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.team_terms import Away, Part


class Absence(Captured, Base):
    """Days on which an officer is away; without an end, until they are back."""

    __tablename__ = "absence"
    about = About(
        called="Absence of {officer_id}",
        referred="absence from {from_on}",
        subject="team",
        belongs=Belongs.TO_ALL,
        owner="officer_id",
    )
    __table_args__ = (
        one_of("kind", Away),
        CheckConstraint("to_on >= from_on", name="ends_after_it_begins"),
        CheckConstraint("every_weeks BETWEEN 1 AND 12", name="every_weeks_sane"),
    )

    officer_id: Mapped[str] = to("officer", "officer", signs=False, index=True)
    kind: Mapped[Text80] = said("how it came about")
    from_on: Mapped[date] = said("first day")
    from_midday: Mapped[bool] = said("from midday", default=False)
    to_on: Mapped[date | None] = said("last day")
    to_midday: Mapped[bool] = said("until midday", default=False)
    every_weeks: Mapped[int | None] = said("again every so many weeks")
    until_on: Mapped[date | None] = said("for the last time by")
    recorded_by_id: Mapped[str | None] = to("officer", "recorded by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    withdrawn_on: Mapped[date | None] = said("taken back", first=True)


class Cover(Captured, Base):
    """That somebody does a piece of another's work: for as long as they are away, or for good."""

    __tablename__ = "cover"
    about = About(called="Cover of {case_id}", subject="case", belongs=Belongs.TO_CASE)
    __table_args__ = (one_of("part", Part), not_blank("because"), at_most("ended_because"))

    case_id: Mapped[str] = to_case()
    part: Mapped[Text80] = said("as what")
    commitment_id: Mapped[str | None] = to("commitment", "promise", nullable=True)
    for_id: Mapped[str] = to("officer", "whose work it is", signs=False, index=True)
    officer_id: Mapped[str] = to("officer", "who does it", signs=False, index=True)
    absence_id: Mapped[str | None] = to("absence", "absence", nullable=True, index=True)
    for_good: Mapped[bool] = said("theirs from now on", default=False)
    from_on: Mapped[date] = said("from")
    because: Mapped[LongText] = said("why they", personal=True)
    given_by_id: Mapped[str | None] = to("officer", "given by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    ended_on: Mapped[date | None] = said("until", first=True)
    """The first day on which they do it no more."""
    ended_because: Mapped[LongText | None] = said("why it ended", personal=True, first=True)


class HandoverNote(Captured, Base):
    """What somebody who takes over a case has to know."""

    __tablename__ = "handover_note"
    about = About(called="Handover of {case_id}", subject="case", belongs=Belongs.TO_CASE, owner="officer_id")
    __table_args__ = (not_blank("words"),)

    case_id: Mapped[str] = to_case()
    officer_id: Mapped[str] = to("officer", "to whom", signs=False, index=True)
    absence_id: Mapped[str | None] = to("absence", "absence", nullable=True)
    words: Mapped[LongText] = said("what to know", personal=True)
    written_by_id: Mapped[str | None] = to("officer", "written by", signs=True, nullable=True)
    written_at: Mapped[datetime] = said("written")
    read_at: Mapped[datetime | None] = said("read", first=True)
    resident_told_on: Mapped[date | None] = said("resident told of the contact")
    withdrawn_on: Mapped[date | None] = said("taken back", first=True)
