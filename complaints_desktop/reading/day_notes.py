"""What a team has to know on a day: the notes of today and later, of the teams of who reads and of everybody."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.permissions import rights_of
from db.model import DayNote, Membership, Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNoteTold:
    """A note for a day."""

    id: str
    noted_on: date
    words: str
    by: str


def day_notes(session: Session, desk: Desk) -> tuple[DayNoteTold, ...]:
    """Return the notes for today and later that are for the officer at this desk, the first day first."""
    me = desk.officer.id
    own = select(Officer.team_id).where(Officer.id == me)
    standing = Membership.ended_on.is_(None) | (Membership.ended_on > desk.today)
    further = select(Membership.team_id).where(Membership.officer_id == me, standing)
    asked = select(DayNote).where(DayNote.noted_on >= desk.today, DayNote.withdrawn_on.is_(None))
    if not rights_of(desk.officer.role).sees_all:
        asked = asked.where(or_(DayNote.team_id.is_(None), DayNote.team_id.in_(own), DayNote.team_id.in_(further)))
    names = Names(session)
    return tuple(
        DayNoteTold(id=row.id, noted_on=row.noted_on, words=row.words, by=by.name if by else "")
        for row in session.scalars(asked.order_by(DayNote.noted_on, DayNote.id))
        for by in (names.officer(row.written_by_id),)
    )
