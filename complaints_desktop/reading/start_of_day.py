"""The lines of the case list on a new day."""

from typing import TYPE_CHECKING

from complaints_desktop.desk.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def start_day(session: "Session", desk: Desk) -> None:
    """Derive the lines that a new day changes: those of cases with a promise still open.

    And those of cases that are not counted yet, as after the program has learned to count.
    """
    from sqlalchemy import select

    from complaints_desktop.reading.case_lines import restate
    from complaints_desktop.reading.stage_rows import without_stages
    from db.model import CaseRow
    from db.model import Desk as DeskRow

    with_promises = select(CaseRow.case_id).where(CaseRow.open_commitments > 0)
    restate(session, desk, session.scalars(with_promises).all())
    restate(session, desk, without_stages(session))
    session.get_one(DeskRow, 1).derived_on = desk.today
