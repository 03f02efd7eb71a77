"""Money offered to put things right, in pence."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, at_most, one_of, to, to_case
from db.terms import MoneyKind

MOST_PENCE = 10_000_000
"""The most one head of compensation can have; a larger sum is a slip of the keyboard."""


class Offer(Captured, Base):
    """One head of compensation offered at a stage (Code 7.2); integer pence."""

    __tablename__ = "offer"
    __table_args__ = (
        one_of("kind", MoneyKind),
        CheckConstraint(f"pence > 0 AND pence <= {MOST_PENCE}", name="pence_sane"),
        at_most("because"),
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage")
    point_id: Mapped[str | None] = to("point", nullable=True)
    kind: Mapped[Text80]
    pence: Mapped[int]
    because: Mapped[LongText | None]
    offered_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    paid_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
