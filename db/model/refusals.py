"""Refusals to consider a complaint or to escalate it, and their approval (Code 2.1-2.5, 5.11)."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy.orm import Mapped

from db.model.base import Base, Captured, LongText, Text80, Text200, at_most, not_blank, one_of, to, to_case
from db.model.marks import About, Belongs, Searched, said
from db.terms import Judgement


class Refusal(Captured, Base):
    """A refusal, of a stage or of one point at stage 2: its ground, its evidence, reasons of this case alone."""

    __tablename__ = "refusal"
    about = About(
        called="Refusal of {stage_id}",
        referred="refusal of {stage_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (
        not_blank("ground"),
        at_most("reasons"),
        at_most("evidence"),
        at_most("discretion"),
        at_most("taken_back_because"),
    )

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", "stage")
    point_id: Mapped[str | None] = to("point", "point", nullable=True)
    """The one point that is refused; empty where it is all of the stage."""
    ground: Mapped[Text80] = said("ground", personal=False, fixed_with="refused_on")
    reasons: Mapped[LongText | None] = said("reasons", personal=True, searched=Searched.WHAT, fixed_with="refused_on")
    issue_on: Mapped[date | None] = said("day of the issue")
    aware_on: Mapped[date | None] = said("day the resident became aware")
    filed_on: Mapped[date | None] = said("day the claim was filed")
    evidence: Mapped[LongText | None] = said("evidence", personal=True, searched=Searched.WHAT)
    """What the ground asks besides: court and claim number, the earlier case, the other route, the law."""
    discretion: Mapped[LongText | None] = said("why discretion is not used", personal=True, fixed_with="refused_on")
    safety: Mapped[bool | None] = said("health, safety or safeguarding")
    proposed_on: Mapped[date] = said("proposed")
    proposed_by_id: Mapped[str | None] = to("officer", "proposed by", signs=True, nullable=True)
    refused_on: Mapped[date | None] = said("refused", fixed_with="refused_on")
    """The day the letter went."""
    dropped_on: Mapped[date | None] = said("not pursued")
    directed_on: Mapped[date | None] = said("acceptance directed by the Ombudsman")
    directed_by: Mapped[Text200 | None] = said("who directed it", personal=True)
    taken_back_on: Mapped[date | None] = said("taken back")
    """The day we accepted it after all, of our own accord."""
    taken_back_because: Mapped[LongText | None] = said("why it was taken back", personal=True)
    taken_back_by_id: Mapped[str | None] = to("officer", "taken back by", signs=True, nullable=True)


class Approval(Captured, Base):
    """What somebody else with the right said to a refusal; never changed once written (Code 2.1)."""

    __tablename__ = "approval"
    about = About(
        called="Approval of {refusal_id}",
        subject="case",
        belongs=Belongs.TO_CASE,
    )
    __table_args__ = (one_of("judgement", Judgement), at_most("because"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    refusal_id: Mapped[str] = to("refusal", "refusal", index=True)
    judgement: Mapped[Text80] = said("judgement")
    because: Mapped[LongText | None] = said("reason", personal=True)
    approved_by_id: Mapped[str | None] = to("officer", "judged by", signs=True, nullable=True)
    approved_on: Mapped[date] = said("day")
    recorded_at: Mapped[datetime] = said("recorded")
