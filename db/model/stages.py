"""The stages of a case, with their dated events."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
    LongText,
    Text80,
    Text200,
    at_most,
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
        at_most("request_reason"),
        at_most("late_because"),
        not_before("refused_on", "received_on"),
        not_before("acknowledged_on", "received_on"),
        not_before("responded_on", "received_on"),
        not_before("responded_on", "acknowledged_on"),
    )

    case_id: Mapped[str] = to_case(index=False)
    number: Mapped[int] = said("number")
    received_on: Mapped[date | None] = said("received on")
    """Stage 1: the complaint reached anyone of ours (Code 3.2). Stage 2: the request did (Code 6.11)."""
    received_by: Mapped[Text200 | None] = said("received by", personal=True)
    request_reason: Mapped[LongText | None] = said("what is still unresolved", personal=True)
    """Stage 2: in the resident's words, where they gave any; none may be asked for (Code 6.12)."""
    late_because: Mapped[LongText | None] = said("why a late request is taken or not", personal=True)
    told_received_on: Mapped[date | None] = said("receipt told before it was corrected")
    """What a letter told the resident; empty where it is right, or a letter has put it right since."""
    directed_on: Mapped[date | None] = said("acceptance directed by the Ombudsman")
    """Its clocks start anew on that day (Code 2.4)."""
    taken_back_on: Mapped[date | None] = said("refusal taken back")
    """We accepted it after all: its clocks run as though it had not been refused."""
    refused_on: Mapped[date | None] = said("refused on", fixed_with="refused_on")
    acknowledged_on: Mapped[date | None] = said("acknowledged on", fixed_with="acknowledged_on")
    responded_on: Mapped[date | None] = said("responded on", once="one_response_per_stage", fixed_with="responded_on")
    outcome: Mapped[Text80 | None] = said("outcome", once="one_response_per_stage", fixed_with="responded_on")
    decider_id: Mapped[str | None] = to(
        "officer", "decided by", signs=False, nullable=True, once="one_response_per_stage", fixed_with="responded_on"
    )


class Reviewer(Captured, Base):
    """Who considers a complaint at stage 2: somebody else than at stage 1 (Code 6.13)."""

    __tablename__ = "reviewer"
    about = About(
        called="Reviewer of {stage_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    officer_id: Mapped[str] = to("officer", "reviewer", signs=False)
    allocated_on: Mapped[date] = said("allocated")
    allocated_by_id: Mapped[str | None] = to("officer", "allocated by", signs=True, nullable=True)
    ended_on: Mapped[date | None] = said("ended")
