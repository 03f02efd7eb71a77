"""Sits an officer down at the desk: who they are, the calendar and the settings of the day."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.desk import LONDON, Desk
from complaints_desktop.facts import OfficerFacts
from complaints_desktop.holidays import corrections_of, working_calendar
from complaints_desktop.reading.cases import officer_facts
from complaints_desktop.settings import settings_on
from complaints_desktop.standing import restate_all
from db.model import Desk as DeskRow
from db.model import Officer
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
    """Whether the case list was last derived on another day: risks and what is next depend on the day."""
    return session.scalar(select(DeskRow.derived_on)) != desk.today


def start_day(session: Session, desk: Desk) -> None:
    """Derive the case list for today."""
    restate_all(session, desk)


def _officer(session: Session) -> OfficerFacts:
    row = session.execute(select(Officer.__table__).join(DeskRow, DeskRow.officer_id == Officer.id)).one()
    return officer_facts(row)
