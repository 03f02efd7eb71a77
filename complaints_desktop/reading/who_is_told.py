"""Who there is to be told of a promise in jeopardy: the roles that somebody has who sees its case (commitments 4.5)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.permissions import rights_of
from db.model import Officer, Team
from db.terms import Role

Seats = Sequence[tuple[Role, str | None]]
"""The roles that somebody has who still works here, each with the team they have it in."""


def seats(session: Session) -> Seats:
    """Return the roles that somebody has who still works here."""
    asked = select(Officer.role, Team.name).outerjoin(Team, Team.id == Officer.team_id)
    found = session.execute(asked.where(Officer.left_on.is_(None)).distinct())
    return [(Role.of_row(role), team) for role, team in found]


def roles_there(case: CaseFacts, found: Seats) -> frozenset[Role]:
    """Return the roles of those who see `case`; who has one in another team and does not see it is told nothing."""
    return frozenset(role for role, team in found if case.team in (None, team) or rights_of(role).sees_all)


def leading(there: frozenset[Role]) -> Role | None:
    """Return the role of who leads nearest to the work, of those that are there; None where nobody leads."""
    return next((role for role in (Role.TEAM_LEADER, Role.COMPLAINTS_MANAGER, Role.HEAD) if role in there), None)


def without_desk(session: Session, today: date) -> frozenset[str]:
    """Return the ids of those whose work is looked at at no desk: who was only named as an owner, and who has left."""
    named = (Officer.role == Role.OWNER.value) & Officer.login.is_(None)
    return frozenset(session.scalars(select(Officer.id).where(named | (Officer.left_on <= today))))
