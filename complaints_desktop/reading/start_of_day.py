"""The lines of the case list on a new day."""

from typing import TYPE_CHECKING

from complaints_desktop.desk.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from db.record.connection import Rows


def uncounted(record: "Rows") -> "Iterator[list[str]]":
    """Yield, in pages, the complaints that are not counted yet, as after the program has learned to count."""
    from complaints_desktop.reading.stage_rows import uncounted

    yield from uncounted(record)


def count_cases(session: "Session", desk: Desk, ids: "Sequence[str]") -> None:
    """Count these complaints."""
    from complaints_desktop.case.case import load_cases
    from complaints_desktop.reading.case_lines import READ
    from complaints_desktop.reading.stage_rows import write_stages

    write_stages(session, list(load_cases(session, ids, parts=READ)), desk.calendar)


def start_day(session: "Session", desk: Desk) -> None:
    """Derive the lines that a new day changes: those of cases with a promise still open."""
    from sqlalchemy import select

    from complaints_desktop.reading.case_lines import restate
    from db.model import CaseRow
    from db.model import Desk as DeskRow

    with_promises = select(CaseRow.case_id).where(CaseRow.open_commitments > 0)
    restate(session, desk, session.scalars(with_promises).all())
    session.get_one(DeskRow, 1).derived_on = desk.today
