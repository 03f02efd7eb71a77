"""Extensions of a stage: reasoned, capped, and the first due date stays derivable (Code 6.4, 6.15)."""

from datetime import date

from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
    LongText,
    at_most,
    to,
    to_case,
)


class Extension(Captured, Base):
    """A reasoned, capped extension of a stage; the first due date stays derivable (Code 6.4, 6.15)."""

    __tablename__ = "extension"
    __table_args__ = (at_most("reason"), at_most("good_reason"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", index=True)
    due_on: Mapped[date]
    notified_on: Mapped[date | None]
    reason: Mapped[LongText | None]
    good_reason: Mapped[LongText | None]
    """Why more than 10 (stage 2: 20) working days were needed; a manager's words."""
    approved_by_id: Mapped[str | None] = to("officer", nullable=True)
