"""One complaint is one case; its stages are its children."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
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
)
from db.terms import Closing, Hazard


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
