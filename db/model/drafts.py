"""The drafts of everything typed."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, Text80, natural_id, not_blank, to, to_case
from db.model.marks import About, Belongs, said


class Draft(Captured, Base):
    """Something being typed: saved every few seconds, ended when it becomes what it was for."""

    __tablename__ = "draft"
    about = About(
        called="What was being typed",
        subject="drafts",
        belongs=Belongs.TO_CASE_OR_WRITER,
        owner="officer_id",
    )
    __table_args__ = (not_blank("kind"), UniqueConstraint("kind", "case_id", "officer_id"))

    taken_back: ClassVar[bool] = False

    kind: Mapped[Text80] = said("kind", personal=False)
    """`log`, `letter:` and the letter's kind, or the name of a form; one more of the same has an id behind a `:`."""
    case_id: Mapped[str | None] = to_case(nullable=True)
    officer_id: Mapped[str | None] = to("officer", "officer", signs=True, nullable=True)
    content: Mapped[dict[str, Any]] = said("the text", personal=True)
    saved_at: Mapped[datetime] = said("saved")
    ended_at: Mapped[datetime | None] = said("ended")


def draft_id(kind: str, case_id: str | None, officer_id: str | None) -> str:
    """Return the id of the draft an officer has of that kind, of a case or of none."""
    return natural_id("draft", kind, case_id or "", officer_id or "")
