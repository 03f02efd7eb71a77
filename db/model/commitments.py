"""Promises: each a row before it is a line in a letter, and open until it is kept."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from db.model.base import (
    Base,
    Captured,
    Id,
    LongText,
    Text80,
    Text200,
    at_most,
    not_blank,
    one_of,
    to,
    to_case,
)
from db.model.marks import About, Belongs, Searched, said
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    Dependency,
    EndedBy,
    EvidenceKind,
    Hazard,
    Readiness,
    UpdateKind,
)


class Commitment(Captured, Base):
    """A promise made to a resident: who does what by when, and how they will know (Code 6.6, 7.3)."""

    __tablename__ = "commitment"
    about = About(
        called="Promise “{what}”",
        referred="the promise “{what}”",
        subject="commitments",
        belongs=Belongs.TO_CASE,
        owner="owner_id",
    )
    __table_args__ = (
        not_blank("what"),
        one_of("kind", CommitmentKind),
        one_of("source", CommitmentSource),
        one_of("state", CommitmentState),
        one_of("dependency", Dependency),
        one_of("hazard", Hazard),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact_1_to_5"),
        CheckConstraint("(state = 'completed') = (completed_on IS NOT NULL)", name="completed_with_date"),
        one_of("readiness", Readiness),
        one_of("evidence_kind", EvidenceKind),
        one_of("ended_by", EndedBy),
        CheckConstraint("cost_pence >= 0 AND cost_pence <= 100000000", name="cost_pence_sane"),
        at_most("evidence"),
        at_most("interim"),
        *(
            Index(f"ix_commitment_{who}_due_on", who, "due_on", "state", "completed_on")
            for who in ("owner_id", "contractor")
        ),
    )

    case_id: Mapped[str] = to_case()
    point_id: Mapped[str | None] = to("point", "point", nullable=True)
    source: Mapped[Text80] = said("where it comes from", default=CommitmentSource.STAGE_1.value)
    what: Mapped[LongText] = said("what was promised", personal=True, searched=Searched.WHAT)
    kind: Mapped[Text80] = said("kind")
    owner_id: Mapped[str] = to("officer", "owner", signs=False, index=True)
    contractor: Mapped[Text200 | None] = said("contractor", personal=True, searched=Searched.WHAT)
    promised_on: Mapped[date] = said("promised")
    due_on: Mapped[date] = said("due", index=True)
    first_due_on: Mapped[date] = said("first due", index=True)
    agreed_with_resident: Mapped[bool] = said("agreed with the resident", default=False)
    how_you_will_know: Mapped[Text200 | None] = said("how the resident will know", personal=True)
    impact: Mapped[int] = said("impact")
    home_hazard_id: Mapped[str | None] = to("home_hazard", "hazard", nullable=True)
    """The hazard whose limit the promise keeps."""
    past_hour: Mapped[bool | None] = said("done after its hour")
    """Of a limit in hours: that it was done on its day and after the hour, which days alone do not say."""
    hazard_limit: Mapped[Text80 | None] = said("limit of the hazard", personal=False)
    higher_risk_home: Mapped[bool] = said("higher-risk home", default=False)
    hazard: Mapped[Text80] = said("hazard in the home", default=Hazard.NONE.value)
    dependency: Mapped[Text80] = said("on whom it depends", default=Dependency.OWN_STAFF.value)
    needs_appointment: Mapped[bool] = said("needs an appointment", default=False)
    appointment_on: Mapped[date | None] = said("appointment")
    started_on: Mapped[date | None] = said("started")
    readiness: Mapped[Text80 | None] = said("how far it has come")
    interim: Mapped[LongText | None] = said("what is done meanwhile", personal=True, searched=Searched.WHAT)
    job_number: Mapped[Text80 | None] = said("job number", personal=True, searched=Searched.NUMBER)
    cost_pence: Mapped[int | None] = said("cost in pence")
    work_done_on: Mapped[date | None] = said("work done")
    completed_on: Mapped[date | None] = said("completed")
    evidence: Mapped[LongText | None] = said("evidence", personal=True, searched=Searched.WHAT)
    evidence_kind: Mapped[Text80 | None] = said("what sort of evidence it is")
    evidence_document_id: Mapped[str | None] = to("document", "document that shows it", nullable=True)
    state: Mapped[Text80] = said("state", default=CommitmentState.OPEN.value, index=True)
    cancelled_because: Mapped[Text200 | None] = said("why it was cancelled", personal=True)
    ended_by: Mapped[Text80 | None] = said("who ended it")
    miss_reason: Mapped[Text200 | None] = said("why it was missed", personal=True)
    offer_id: Mapped[Id | None] = said("the offer it pays", personal=False)
    order_id: Mapped[Id | None] = said("the ordered sum it pays", personal=False)


class CommitmentUpdate(Captured, Base):
    """What happened to a promise; a change of date keeps the old one (commitments 4.6)."""

    __tablename__ = "commitment_update"
    about = About(
        called="Update of {commitment_id}",
        subject="commitments",
        belongs=Belongs.TO_CASE,
        owner="commitment_id.owner_id",
    )
    __table_args__ = (one_of("kind", UpdateKind), not_blank("text"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", "promise", index=True)
    kind: Mapped[Text80] = said("kind")
    update_on: Mapped[date] = said("day")
    text: Mapped[LongText] = said("text", personal=True, searched=Searched.WHAT)
    old_due_on: Mapped[date | None] = said("due before")
    new_due_on: Mapped[date | None] = said("new date", index=True)
    resident_agreed: Mapped[bool | None] = said("the resident agreed")
    author_id: Mapped[str | None] = to("officer", "written by", signs=True, nullable=True)
    recorded_at: Mapped[datetime] = said("recorded")
