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
from db.model.marks import About, Belongs, said
from db.terms import Decision


class Stage(Captured, Base):
    """Stage 1 or 2 of a case, with its dated events (Code 6)."""

    __tablename__ = "stage"
    about = About(
        called="Stage {number}",
        referred="stage {number}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("number IN (1, 2)", name="two_stages_only"),
        one_of("outcome", Decision),
        not_before("acknowledged_on", "received_on"),
        not_before("responded_on", "received_on"),
        not_before("responded_on", "acknowledged_on"),
    )

    case_id: Mapped[str] = to_case(index=False)
    number: Mapped[int] = said("number")
    received_on: Mapped[date | None] = said("received on")
    """Stage 1: the complaint reached anyone of ours (Code 3.2). Stage 2: the request did (Code 6.11)."""
    received_by: Mapped[Text200 | None] = said("received by", personal=True)
    acknowledged_on: Mapped[date | None] = said("acknowledged on", fixed_with="acknowledged_on")
    responded_on: Mapped[date | None] = said("responded on", once="one_response_per_stage", fixed_with="responded_on")
    outcome: Mapped[Text80 | None] = said("outcome", once="one_response_per_stage", fixed_with="responded_on")
    decider_id: Mapped[str | None] = to(
        "officer", "decided by", signs=False, nullable=True, once="one_response_per_stage", fixed_with="responded_on"
    )
