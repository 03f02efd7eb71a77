"""The stages of a case, with their dated events."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
    Text80,
    Text200,
    not_before,
    one_of,
    to,
    to_case,
)
from db.terms import Decision


class Stage(Captured, Base):
    """Stage 1 or 2 of a case, with its dated events (Code 6)."""

    __tablename__ = "stage"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("number IN (1, 2)", name="two_stages_only"),
        one_of("outcome", Decision),
        not_before("acknowledged_on", "received_on"),
        not_before("responded_on", "received_on"),
        not_before("responded_on", "acknowledged_on"),
    )

    case_id: Mapped[str] = to_case(index=False)
    number: Mapped[int]
    received_on: Mapped[date | None]
    """Stage 1: the complaint reached anyone of ours (Code 3.2). Stage 2: the request did (Code 6.11)."""
    received_by: Mapped[Text200 | None]
    acknowledged_on: Mapped[date | None]
    responded_on: Mapped[date | None]
    outcome: Mapped[Text80 | None]
    decider_id: Mapped[str | None] = to("officer", nullable=True)
