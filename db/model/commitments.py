"""Promises: each a row before it is a line in a letter, and open until it is kept."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import (
    Base,
    Captured,
    LongText,
    Text80,
    Text200,
    at_most,
    not_blank,
    one_of,
    to,
    to_case,
)
from db.terms import CommitmentKind, CommitmentSource, CommitmentState, Dependency, Hazard, UpdateKind


class Commitment(Captured, Base):
    """A promise made to a resident: who does what by when, and how they will know (Code 6.6, 7.3)."""

    __tablename__ = "commitment"
    __table_args__ = (
        not_blank("what"),
        one_of("kind", CommitmentKind),
        one_of("source", CommitmentSource),
        one_of("state", CommitmentState),
        one_of("dependency", Dependency),
        one_of("hazard", Hazard),
        CheckConstraint("impact BETWEEN 1 AND 5", name="impact_1_to_5"),
        CheckConstraint("(state = 'completed') = (completed_on IS NOT NULL)", name="completed_with_date"),
        at_most("evidence"),
        *(
            Index(f"ix_commitment_{who}_due_on", who, "due_on", "state", "completed_on")
            for who in ("owner_id", "contractor")
        ),
    )

    case_id: Mapped[str] = to_case()
    point_id: Mapped[str | None] = to("point", nullable=True)
    source: Mapped[Text80] = mapped_column(default=CommitmentSource.STAGE_1.value)
    what: Mapped[LongText]
    kind: Mapped[Text80]
    owner_id: Mapped[str] = to("officer", index=True)
    contractor: Mapped[Text200 | None]
    promised_on: Mapped[date]
    due_on: Mapped[date] = mapped_column(index=True)
    first_due_on: Mapped[date]
    agreed_with_resident: Mapped[bool] = mapped_column(default=False)
    how_you_will_know: Mapped[Text200 | None]
    impact: Mapped[int]
    higher_risk_home: Mapped[bool] = mapped_column(default=False)
    hazard: Mapped[Text80] = mapped_column(default=Hazard.NONE.value)
    dependency: Mapped[Text80] = mapped_column(default=Dependency.OWN_STAFF.value)
    needs_appointment: Mapped[bool] = mapped_column(default=False)
    appointment_on: Mapped[date | None]
    started_on: Mapped[date | None]
    work_done_on: Mapped[date | None]
    completed_on: Mapped[date | None]
    evidence: Mapped[LongText | None]
    state: Mapped[Text80] = mapped_column(default=CommitmentState.OPEN.value, index=True)
    cancelled_because: Mapped[Text200 | None]
    miss_reason: Mapped[Text200 | None]


class CommitmentUpdate(Captured, Base):
    """What happened to a promise; a change of date keeps the old one (commitments 4.6)."""

    __tablename__ = "commitment_update"
    __table_args__ = (one_of("kind", UpdateKind), not_blank("text"))
    insert_only: ClassVar[bool] = True

    case_id: Mapped[str] = to_case()
    commitment_id: Mapped[str] = to("commitment", index=True)
    kind: Mapped[Text80]
    update_on: Mapped[date]
    text: Mapped[LongText]
    old_due_on: Mapped[date | None]
    new_due_on: Mapped[date | None]
    resident_agreed: Mapped[bool | None]
    author_id: Mapped[str | None] = to("officer", nullable=True)
    recorded_at: Mapped[datetime]
