"""Money offered to put things right, in pence."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, at_most, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import MoneyKind

MOST_PENCE = 10_000_000
"""The most one head of compensation can have; a larger sum is a slip of the keyboard."""


class Offer(Captured, Base):
    """One head of compensation offered at a stage (Code 7.2); integer pence."""

    __tablename__ = "offer"
    about = About(
        called="Offer of {pence}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        one_of("kind", MoneyKind),
        CheckConstraint(f"pence > 0 AND pence <= {MOST_PENCE}", name="pence_sane"),
        at_most("because"),
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    point_id: Mapped[str | None] = to("point", "point", nullable=True)
    kind: Mapped[Text80] = said("kind")
    pence: Mapped[int] = said("sum")
    because: Mapped[LongText | None] = said("reason", personal=True, searched=Searched.WHAT)
    offered_on: Mapped[date | None] = said("offered")
    accepted_on: Mapped[date | None] = said("accepted")
    paid_on: Mapped[date | None] = said("paid")
    withdrawn_on: Mapped[date | None] = said("withdrawn")
