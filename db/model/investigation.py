"""What Code 5.8 asks before a decision: evidence weighed, conflicts of interest declared."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import EvidenceResult


class EvidenceCheck(Captured, Base):
    """One piece of evidence asked for or weighed (Code 5.8)."""

    __tablename__ = "evidence_check"
    about = About(
        called="Evidence “{item}”",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("item"), one_of("result", EvidenceResult), at_most("note"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    item: Mapped[Text200] = said("what was asked for", personal=True)
    result: Mapped[Text80] = said("result")
    checked_on: Mapped[date] = said("day")
    note: Mapped[LongText | None] = said("note", personal=True)


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
