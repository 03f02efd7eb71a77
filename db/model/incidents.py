"""Serious incidents raised by a complaint, and to whom they were taken (the landlord's policy)."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, to, to_case
from db.model.marks import About, Belongs, said


class Incident(Captured, Base):
    """A serious incident taken to the Executive or the Directors' group: when, who was told, what they answered."""

    __tablename__ = "incident"
    about = About(
        called="Serious incident of {told_at}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (not_blank("what"), not_blank("taken_to"), at_most("answer"))

    case_id: Mapped[str] = to_case()
    what: Mapped[LongText] = said("what happened", personal=True)
    taken_to: Mapped[Text80] = said("taken to", personal=False)
    told: Mapped[Text200] = said("who was told", personal=True)
    told_at: Mapped[datetime] = said("told at")
    told_by_id: Mapped[str | None] = to("officer", "told by", signs=True, nullable=True)
    answer: Mapped[LongText | None] = said("answer", personal=True)
    answered_on: Mapped[date | None] = said("answered")
