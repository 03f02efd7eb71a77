"""One complaint is one case; its stages are its children."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.model.base import (
    Base,
    Captured,
    LongText,
    Text80,
    Text200,
    at_most,
    not_before,
    not_blank,
    one_of,
    to,
    to_case,
)
from db.words import Closing, Decision, Hazard


class Case(Captured, Base):
    """A complaint, from the first expression of dissatisfaction to its closing."""

    __tablename__ = "case_"
    __table_args__ = (
        not_blank("reference"),
        at_most("summary"),
        at_most("outcome_sought"),
        at_most("learning"),
        one_of("hazard", Hazard),
        one_of("closed_as", Closing),
        CheckConstraint("(closed_on IS NULL) = (closed_as IS NULL)", name="closed_with_reason"),
    )

    reference: Mapped[Text80] = mapped_column(unique=True)
    source_reference: Mapped[Text80 | None] = mapped_column(index=True)
    person_id: Mapped[str | None] = to("person", nullable=True, index=True)
    team_id: Mapped[str | None] = to("team", nullable=True, index=True)
    handler_id: Mapped[str | None] = to("officer", nullable=True, index=True)
    category: Mapped[Text80 | None]
    channel: Mapped[Text80 | None]
    summary: Mapped[LongText | None]
    outcome_sought: Mapped[LongText | None]
    expressed_on: Mapped[date | None]
    expressed_to: Mapped[Text200 | None]
    logged_on: Mapped[date | None]
    logged_at: Mapped[datetime]
    hazard: Mapped[Text80 | None]
    vulnerable: Mapped[bool | None]
    complex: Mapped[bool | None]
    updates_agreed: Mapped[Text200 | None]
    closed_on: Mapped[date | None]
    closed_as: Mapped[Text80 | None]
    learning: Mapped[LongText | None]
    void_because: Mapped[Text200 | None]
    """Why this entry is no case (an import undone); it stays on record and leaves every list."""
    import_run_id: Mapped[str | None] = to("import_run", nullable=True, index=True)
    sample: Mapped[bool] = mapped_column(default=False)


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


class Extension(Captured, Base):
    """A reasoned, capped extension of a stage; the first due date stays derivable (Code 6.4, 6.15)."""

    __tablename__ = "extension"
    __table_args__ = (at_most("reason"), at_most("good_reason"))

    case_id: Mapped[str] = to_case()
    stage_id: Mapped[str] = to("stage", index=True)
    due_on: Mapped[date]
    notified_on: Mapped[date | None]
    reason: Mapped[LongText | None]
    good_reason: Mapped[LongText | None]
    """Why more than 10 (stage 2: 20) working days were needed; a manager's words."""
    approved_by_id: Mapped[str | None] = to("officer", nullable=True)
