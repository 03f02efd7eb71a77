"""What Code 5.8 asks before a decision: evidence weighed, conflicts of interest declared."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Id, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import Checked, EvidenceResult, Party, Preferred

KEPT = [each for each in EvidenceResult if each is not EvidenceResult.NO_ANSWER]
"""What stands in the column of the result; silence is what was asked for, with the day nobody waited any more."""


class EvidenceCheck(Captured, Base):
    """One piece of evidence asked for or weighed (Code 5.8)."""

    __tablename__ = "evidence_check"
    about = About(
        called="Evidence “{item}”",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("item"), one_of("result", KEPT), at_most("note"), at_most("question"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    item: Mapped[Text200] = said("what was asked for", personal=True, searched=Searched.WHAT)
    asked_of: Mapped[Text200 | None] = said("asked of", personal=True, searched=Searched.WHAT)
    question: Mapped[LongText | None] = said("question", personal=True, searched=Searched.WHAT)
    asked_on: Mapped[date | None] = said("asked")
    due_on: Mapped[date | None] = said("answer due")
    chased_on: Mapped[date | None] = said("last chased")
    unanswered_on: Mapped[date | None] = said("no answer by")
    """The day nobody waited for an answer any more: silence is not the same as nothing held."""
    result: Mapped[Text80] = said("result")
    checked_on: Mapped[date] = said("day")
    note: Mapped[LongText | None] = said("note", personal=True, searched=Searched.WHAT)
    checked_by_id: Mapped[Id | None] = said("weighed by", personal=False)
    """Whoever weighed it at a stage, so that they do not consider the next (Code 6.13)."""


class ConflictDeclaration(Captured, Base):
    """The handler's declaration of conflict of interest, and what was done about one (Code 5.8)."""

    __tablename__ = "conflict_declaration"
    about = About(
        called="Conflict of interest",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (at_most("measures"),)

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    officer_id: Mapped[str] = to("officer", "officer", signs=True)
    declared_on: Mapped[date] = said("declared")
    conflict: Mapped[bool] = said("there is one")
    measures: Mapped[LongText | None] = said("what was done", personal=True)


class DisputedFact(Captured, Base):
    """A fact on which the accounts differ: both sides, and which we prefer and why (Code 5.8 d)."""

    __tablename__ = "disputed_fact"
    about = About(
        called="Disputed: {fact}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("fact"),
        at_most("resident_says"),
        at_most("we_hold"),
        one_of("preferred", Preferred),
        at_most("because"),
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    fact: Mapped[Text200] = said("what is disputed", personal=True, searched=Searched.WHAT)
    resident_says: Mapped[LongText | None] = said("what the resident says", personal=True, searched=Searched.WHAT)
    we_hold: Mapped[LongText | None] = said("what we hold", personal=True, searched=Searched.WHAT)
    preferred: Mapped[Text80 | None] = said("account preferred")
    because: Mapped[LongText | None] = said("why that one", personal=True, searched=Searched.WHAT)
    struck_on: Mapped[date | None] = said("struck out")


class Invitation(Captured, Base):
    """A chance to set out a position and to comment before a decision (Code 5.8 b; for staff the policy)."""

    __tablename__ = "invitation"
    about = About(
        called="Invitation to comment of {invited_on}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (one_of("party", Party), at_most("said"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    party: Mapped[Text80] = said("who is invited")
    name: Mapped[Text200 | None] = said("name", personal=True, searched=Searched.WHAT)
    invited_on: Mapped[date] = said("invited")
    reply_by: Mapped[date | None] = said("reply by")
    replied_on: Mapped[date | None] = said("replied")
    said: Mapped[LongText | None] = said("what was said", personal=True, searched=Searched.WHAT)


class Consultee(Captured, Base):
    """Somebody consulted on a decision: suitable staff at stage 2, a Director on a complex case (Code 6.20)."""

    __tablename__ = "consultee"
    about = About(
        called="Consultee {name}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("name"), at_most("said"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    name: Mapped[Text200] = said("name and post", personal=True, searched=Searched.WHAT)
    consulted_on: Mapped[date] = said("consulted")
    said: Mapped[LongText | None] = said("what they said", personal=True, searched=Searched.WHAT)


class ChecklistLine(Captured, Base):
    """One line of the checklist before a decision, answered at a stage (quality 9.3)."""

    __tablename__ = "checklist_line"
    about = About(
        called="Checklist: {line}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        UniqueConstraint("stage_id", "line"),
        not_blank("line"),
        one_of("answer", Checked),
        at_most("because"),
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    line: Mapped[Text80] = said("line", personal=False)
    answer: Mapped[Text80] = said("answer")
    because: Mapped[LongText | None] = said("reason", personal=True, searched=Searched.WHAT)
    answered_on: Mapped[date] = said("day")
