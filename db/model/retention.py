"""What was decided on how long cases are kept: a register that stays when a case is erased."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Keeping


class KeepingDecision(Captured, Base):
    """One decision on the keeping of a case; never changed, only followed by another, and the last one stands."""

    __tablename__ = "keeping_decision"
    about = About(
        called="Keeping of the case: {decision}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("because"), one_of("decision", Keeping))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    decision: Mapped[Text80] = said("decision")
    because: Mapped[LongText] = said("reason", personal=True)
    keep_until: Mapped[date | None] = said("kept until")
    decided_at: Mapped[datetime] = said("decided")
    decided_by_id: Mapped[str | None] = to("officer", "decided by", signs=True, nullable=True)
