"""Sits an officer down at the desk: who they are, the calendar and the settings of the day."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.desk import LONDON, Desk
from complaints_desktop.facts import OfficerFacts
from complaints_desktop.holidays import corrections_of, working_calendar
from complaints_desktop.reading.cases import officer_facts
from complaints_desktop.settings import settings_on
from complaints_desktop.standing import restate
from db.model import CaseRow, Officer
from db.model import Desk as DeskRow
from db.words import Role


def desk_at(session: Session, now: datetime) -> Desk:
    """Return the desk of the officer this record belongs to, as of `now`."""
    settings = settings_on(session, now.astimezone(LONDON).date())
    calendar = working_calendar(corrections_of(session), event_day=settings.event_day)
    return Desk(officer=_officer(session), now=now, calendar=calendar, settings=settings)


def make_first_officer(session: Session, name: str) -> None:
    """Give a new record its officer; alone at a desk, they are the manager too, until a shared database says more."""
    if session.scalar(select(DeskRow.officer_id)) is None:
        officer = Officer(name=name[:200] or "Officer", role=Role.COMPLAINTS_MANAGER.value)
        session.add(officer)
        session.flush()
        session.execute(update(DeskRow).values(officer_id=officer.id))


def is_new(session: Session) -> bool:
    """Whether nobody sits at this desk yet."""
    return session.scalar(select(DeskRow.officer_id)) is None


def is_stale(session: Session, desk: Desk) -> bool:
    """Whether the case list was last derived on another day: the risk of a promise depends on the day."""
    return session.scalar(select(DeskRow.derived_on)) != desk.today


def start_day(session: Session, desk: Desk) -> None:
    """Derive the lines that a new day changes: only the risk of a promise depends on the day."""
    with_promises = select(CaseRow.case_id).where(CaseRow.open_commitments > 0)
    restate(session, desk, session.scalars(with_promises).all())
    session.execute(update(DeskRow).values(derived_on=desk.today))


def _officer(session: Session) -> OfficerFacts:
    row = session.execute(select(Officer.__table__).join(DeskRow, DeskRow.officer_id == Officer.id)).one()
    return officer_facts(row)
