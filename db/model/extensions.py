"""Extensions of a stage: reasoned, capped, and the first due date stays derivable (Code 6.4, 6.15)."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
    LongText,
    Text80,
    at_most,
    to,
    to_case,
)
from db.model.marks import About, Belongs, Searched, said


class Extension(Captured, Base):
    """A reasoned, capped extension of a stage; the first due date stays derivable (Code 6.4, 6.15)."""

    __tablename__ = "extension"
    about = About(
        called="Extension of {stage_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (at_most("reason"), at_most("good_reason"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage", index=True)
    due_on: Mapped[date] = said("due")
    notified_on: Mapped[date | None] = said("resident told")
    reason_code: Mapped[Text80 | None] = said("kind of reason", personal=False)
    reason: Mapped[LongText | None] = said("reason", personal=True, searched=Searched.WHAT)
    good_reason: Mapped[LongText | None] = said("good reason", personal=True, searched=Searched.WHAT)
    """Why more than 10 (stage 2: 20) working days were needed; a manager's words."""
    approved_by_id: Mapped[str | None] = to("officer", "approved by", signs=True, nullable=True)
