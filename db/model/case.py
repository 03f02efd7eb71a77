"""One complaint is one case; its stages are its children."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

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
from db.model.marks import About, Belongs, Searched, said
from db.number_terms import StockType
from db.terms import CaseKind, ChoiceAnswer, Closing, Hazard


class Case(Captured, Base):
    """A complaint, from the first expression of dissatisfaction to its closing."""

    __tablename__ = "case_"
    about = About(
        called="Case",
        referred="{reference}",
        subject="case",
        belongs=Belongs.IS_CASE,
    )
    __table_args__ = (
        not_blank("reference"),
        at_most("summary"),
        at_most("outcome_sought"),
        at_most("learning"),
        at_most("triage_because"),
        one_of("hazard", Hazard),
        one_of("kind", CaseKind),
        one_of("stock_type", StockType),
        one_of("choice_answer", ChoiceAnswer),
        CheckConstraint("updates_every BETWEEN 1 AND 99", name="updates_every_sane"),
        one_of("closed_as", Closing),
        CheckConstraint("(closed_on IS NULL) = (closed_as IS NULL)", name="closed_with_reason"),
    )

    reference: Mapped[Text80] = said("reference", personal=False, searched=Searched.NUMBER, unique=True)
    source_reference: Mapped[Text80 | None] = said(
        "number in the earlier system", personal=True, searched=Searched.NUMBER, index=True
    )
    kind: Mapped[Text80 | None] = said("kind of contact")
    """Empty for a complaint; otherwise what it is instead (Code 1.4)."""
    person_id: Mapped[str | None] = to("person", "resident", shows=True, on_line=True, nullable=True, index=True)
    team_id: Mapped[str | None] = to("team", "team", on_line=True, nullable=True, index=True)
    handler_id: Mapped[str | None] = to("officer", "handler", signs=False, on_line=True, nullable=True, index=True)
    category: Mapped[Text80 | None] = said("category", personal=False)
    channel: Mapped[Text80 | None] = said("channel", personal=False)
    summary: Mapped[LongText | None] = said("summary", personal=True, searched=Searched.WHAT)
    outcome_sought: Mapped[LongText | None] = said("outcome sought", personal=True)
    expressed_on: Mapped[date | None] = said("first expressed")
    expressed_to: Mapped[Text200 | None] = said("told to", personal=True)
    choice_offered_on: Mapped[date | None] = said("choice to complain offered")
    choice_offered_by: Mapped[Text200 | None] = said("choice offered by", personal=True)
    choice_answer: Mapped[Text80 | None] = said("answer to the choice")
    logged_on: Mapped[date | None] = said("logged")
    logged_at: Mapped[datetime] = said("logged at")
    hazard: Mapped[Text80 | None] = said("hazard in the home")
    vulnerable: Mapped[bool | None] = said("needs on record")
    complex: Mapped[bool | None] = said("complexity")
    priority: Mapped[Text80 | None] = said("priority", personal=False)
    route: Mapped[Text80 | None] = said("route", personal=False)
    triage_because: Mapped[LongText | None] = said("why this priority and route", personal=True)
    updates_agreed: Mapped[Text200 | None] = said("updates agreed", personal=True)
    updates_every: Mapped[int | None] = said("working days between updates")
    """As agreed with the resident, where the answer takes longer than the Code allows (Code 5.9)."""
    updates_by: Mapped[Text80 | None] = said("how updates are given", personal=False)
    closed_on: Mapped[date | None] = said("closed", once="closed_once", fixed_with="closed_on")
    closed_as: Mapped[Text80 | None] = said("closed as", once="closed_once", fixed_with="closed_on")
    """The end of the case as it was first closed; each reopening has its own."""
    learning: Mapped[LongText | None] = said("learning", personal=True)
    void_because: Mapped[Text200 | None] = said("why it is no case", personal=True)
    """Why this entry is no case (an import undone); it stays on record and leaves every list."""
    import_run_id: Mapped[str | None] = to("import_run", "import it came with", shows=True, nullable=True, index=True)
    sample: Mapped[bool] = said("sample data", default=False)
    tenure: Mapped[Text80 | None] = said("tenure", personal=False)
    """How the home was held at receipt; the regulator counts by it (kpis 2.4)."""
    stock_type: Mapped[Text80 | None] = said("stock type")
    estate: Mapped[Text200 | None] = said("estate", personal=False)
