"""What a list needs fast: columns derived from dated events, written by one module (`reading.case_lines`)."""

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.case_list import COVERED, SORTED
from db.model.base import Base, Id, Text80, Text200


class CaseRow(Base):
    """One line of the case list. Never captured: every desk derives its own."""

    __tablename__ = "case_row"
    __table_args__ = (
        *(
            Index(f"ix_case_row_{column}", column, "row", *(other for other in COVERED if other != column))
            for column in SORTED
        ),
        Index("ix_case_row_handler_id", "handler_id"),
        Index("ix_case_row_covered_by_id", "covered_by_id"),
    )

    row: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[Id] = mapped_column(unique=True)
    reference: Mapped[Text80]
    resident: Mapped[Text200]
    address: Mapped[str]
    postcode: Mapped[Text80]
    category: Mapped[Text80]
    channel: Mapped[Text80]
    kind: Mapped[Text80 | None]
    """What it is: "complaint" too, so that a list is narrowed to it like to any other."""
    stage: Mapped[int]
    state: Mapped[Text80]
    next_kind: Mapped[Text80]
    next_on: Mapped[date | None]
    received_on: Mapped[date | None]
    handler_id: Mapped[Id | None]
    handler: Mapped[Text200]
    covered_by_id: Mapped[Id | None]
    """Who does the handler's work today; None where that is the handler."""
    covered_by: Mapped[Text200 | None]
    team: Mapped[Text200]
    vulnerable: Mapped[bool]
    hazard: Mapped[bool]
    risk: Mapped[int]
    """The highest risk score of an open commitment; 0 where none is open."""
    open_commitments: Mapped[int]
    open: Mapped[bool]


class StageRow(Base):
    """What measures count of one stage of a complaint: its days as numbers of days, derived like the line of its case.

    Days are those of `date.toordinal`, so that a hundred thousand are compared at once. Nothing in it depends on the
    day on which it is looked at.
    """

    __tablename__ = "stage_row"
    __table_args__ = (UniqueConstraint("case_id", "stage"),)

    row: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[Id]
    stage: Mapped[int]
    reference: Mapped[Text80]
    received: Mapped[int | None]
    """Stage 2: the day of the request."""
    acknowledge_by: Mapped[int | None]
    acknowledged: Mapped[int | None]
    first_due: Mapped[int | None]
    """When the answer was due before any extension; of what was never acknowledged the last day the Code allows."""
    due: Mapped[int | None]
    """The same with the extensions that count."""
    told: Mapped[int | None]
    """The day the resident was told of the first extension that counts."""
    responded: Mapped[int | None]
    refused: Mapped[int | None]
    """The day of a refusal that stands."""
    withdrawn: Mapped[int | None]
    merged: Mapped[int | None]
    passed: Mapped[int | None]
    """The day the case went past this stage without an answer on record: from then on its day is only missing."""
    asked_on: Mapped[int | None]
    """Stage 1: the day of the first request for stage 2, whatever became of it."""
    escalated: Mapped[int | None]
    """Stage 1: the day of a request for stage 2 that was not refused."""
    outcome: Mapped[int | None]
    """1 upheld, 2 partly upheld, 3 not upheld."""
    changed: Mapped[bool | None]
    """Stage 2: whether any decision is another than at stage 1."""
    taken: Mapped[int | None]
    """Working days from receipt, at stage 2 from the request, to the answer."""
    taken_from_acknowledgement: Mapped[int | None]
    ground: Mapped[Text80 | None]
    """By which ground it was refused."""
    team: Mapped[Text200]
    officer: Mapped[Text200]
    category: Mapped[Text80]
    channel: Mapped[Text80]
    estate: Mapped[Text200]
    stock_type: Mapped[Text80]
