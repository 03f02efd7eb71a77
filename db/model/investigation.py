"""What Code 5.8 asks before a decision: evidence weighed, conflicts of interest declared."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.terms import EvidenceResult


class EvidenceCheck(Captured, Base):
    """One piece of evidence asked for or weighed (Code 5.8)."""

    __tablename__ = "evidence_check"
    __table_args__ = (not_blank("item"), one_of("result", EvidenceResult), at_most("note"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage")
    item: Mapped[Text200]
    result: Mapped[Text80]
    checked_on: Mapped[date]
    note: Mapped[LongText | None]


class ConflictDeclaration(Captured, Base):
    """The handler's declaration of conflict of interest, and what was done about one (Code 5.8)."""

    __tablename__ = "conflict_declaration"
    __table_args__ = (at_most("measures"),)

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage")
    officer_id: Mapped[str] = to("officer")
    declared_on: Mapped[date]
    conflict: Mapped[bool]
    measures: Mapped[LongText | None]
