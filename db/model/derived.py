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
    """What measures count of one stage of a complaint, derived like the line of its case.

    Nothing in it depends on the day on which it is looked at.
    """

    __tablename__ = "stage_row"
    __table_args__ = (UniqueConstraint("case_id", "stage"),)

    row: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[Id]
    stage: Mapped[int]
    reference: Mapped[Text80]
    numbers: Mapped[bytes]
    """Its days and numbers in one piece, as `complaints_desktop.numbers.packed` has them: a hundred thousand stages
    are read at once, and twenty columns of each take six times as long."""
    ground: Mapped[Text80]
    """By which ground it was refused as a whole."""
    team: Mapped[Text200]
    officer: Mapped[Text200]
    category: Mapped[Text80]
    channel: Mapped[Text80]
    estate: Mapped[Text200]
    stock_type: Mapped[Text80]
    sent: Mapped[bool] = mapped_column(default=False)
    """Whether the shared database has it for reporting tools; a row that is written anew is to be sent anew."""
