"""Sits an officer down at the desk: who they are, the calendar and the settings of the day.

Asked with plain queries: a window can then list its cases before SQLAlchemy has been imported.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from complaints_desktop.desk.contractors import contractors_of
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import corrections_of, working_calendar
from complaints_desktop.desk.register import register_of
from complaints_desktop.desk.settings import settings_on
from complaints_desktop.desk.wordings import wordings_of
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.wording import LONDON, without_weekday
from db.dates import EARLIEST_DATE, LATEST_DATE
from db.problems import EnvironmentProblem
from db.record.connection import Rows
from db.terms import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OFFICER = """
    SELECT officer.id, name, role, job_title, phone, email FROM officer JOIN desk ON desk.officer_id = officer.id"""


def desk_at(record: Rows, now: datetime) -> Desk:
    """Return the desk of the officer this record belongs to, as of `now`."""
    today = now.astimezone(LONDON).date()
    refuse_absurd(today)
    settings = settings_on(record, today)
    register = register_of(record)
    calendar = working_calendar(corrections_of(record), event_day=settings.event_day, register=register)
    return Desk(
        officer=_officer(record),
        now=now,
        calendar=calendar,
        settings=settings,
        register=register,
        wordings=wordings_of(record),
        contractors=contractors_of(record),
    )


def refuse_absurd(today: date) -> None:
    """Raise EnvironmentProblem where the computer's clock cannot be right: what it dates would stay on record."""
    if not EARLIEST_DATE <= today <= LATEST_DATE:
        raise EnvironmentProblem(
            f"This computer's clock says {without_weekday(today)}",
            safe="Nothing was changed.",
            do="Set its date and time right, then try again.",
        )


def is_new(record: Rows) -> bool:
    """Whether nobody sits at this desk yet."""
    return record.rows("SELECT officer_id FROM desk") == [(None,)]


def is_stale(record: Rows, desk: Desk) -> bool:
    """Whether the case list was last derived on another day: the risk of a promise depends on the day."""
    return record.rows("SELECT derived_on FROM desk") != [(desk.today.isoformat(),)]


def is_sample(record: Rows) -> bool:
    """Whether this record holds sample data only."""
    return record.rows("SELECT sample FROM desk") == [(1,)]


def make_first_officer(session: "Session", name: str) -> None:
    """Give a new record its officer; alone at a desk, they are the manager too, until a shared database says more."""
    from db.model import Desk as DeskRow
    from db.model import Officer

    row = session.get_one(DeskRow, 1)
    if row.officer_id is None:
        officer = Officer(name=name[:200] or "Officer", role=Role.COMPLAINTS_MANAGER.value)
        session.add(officer)
        session.flush()
        row.officer_id = officer.id


def _officer(record: Rows) -> OfficerFacts:
    ((officer_id, name, role, job_title, phone, email),) = record.rows(OFFICER)
    return OfficerFacts(id=officer_id, name=name, role=Role.of_row(role), job_title=job_title, phone=phone, email=email)
