"""Reopenings of a case that had ended, each with the end it came to in its turn."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, said
from db.terms import Closing, Reopened


class Reopening(Captured, Base):
    """A case goes on after it had ended, until it is closed again."""

    __tablename__ = "reopening"
    about = About(
        called="Reopening of {reopened_on}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        one_of("why", Reopened),
        not_blank("because"),
        one_of("closed_as", Closing),
        CheckConstraint("(closed_on IS NULL) = (closed_as IS NULL)", name="closed_with_reason"),
    )

    case_id: Mapped[str] = to_case()
    why: Mapped[Text80] = said("why it goes on")
    because: Mapped[LongText] = said("reason", personal=True)
    reopened_on: Mapped[date] = said("reopened")
    reopened_by_id: Mapped[str | None] = to("officer", "reopened by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
    closed_on: Mapped[date | None] = said("closed again", once="closed_once", fixed_with="closed_on")
    closed_as: Mapped[Text80 | None] = said("closed again as", once="closed_once", fixed_with="closed_on")
