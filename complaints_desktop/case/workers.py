"""Loads the officers with all that says when they work and what they can do."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from complaints_desktop.case.rows import Mapper
from complaints_desktop.case.team import OFFICER
from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.facts.team import PatternFacts, SkillFacts
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.rules.permissions import rights_of
from db.model import Absence, Case, Deputy, Membership, Officer, Skill, WorkingPattern
from db.model.team import officer_id
from db.terms import Role

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Facts = TypeVar("Facts", bound="DataclassInstance")

ABSENCE = Mapper(AbsenceFacts, Absence)
PATTERN = Mapper(PatternFacts, WorkingPattern)
SKILL = Mapper(SkillFacts, Skill)


def workers(session: Session, today: date) -> tuple[WorkerFacts, ...]:
    """Return everybody who works here today or will, by name; who has left is not among them."""
    absences = _of_each(session, ABSENCE, Absence.withdrawn_on.is_(None), order=(Absence.from_on, Absence.id))
    order = (WorkingPattern.from_on, WorkingPattern.id)
    patterns = _of_each(session, PATTERN, WorkingPattern.withdrawn_on.is_(None), order=order)
    skills = _of_each(session, SKILL, Skill.ended_on.is_(None), order=(Skill.kind, Skill.value))
    further = _further_teams(session, today)
    standing = select(Deputy.officer_id, Deputy.deputy_id).where(Deputy.ended_on.is_(None)).order_by(Deputy.id)
    deputies: dict[str, str] = {row[0]: row[1] for row in session.execute(standing)}
    own = select(Officer.login, Officer.team_id, Officer.joined_on, Officer.left_on, *OFFICER.columns())
    rows = session.execute(own.order_by(Officer.name, Officer.id)).all()
    shared = any(row.login for row in rows)
    found = []
    for login, team_id, joined_on, left_on, *row in rows:
        if left_on is not None and left_on <= today:
            continue
        officer = OFFICER.make(row, 0)
        found.append(
            WorkerFacts(
                officer=officer,
                team_id=team_id,
                teams=frozenset({*further[officer.id], *([team_id] if team_id else ())}),
                joined_on=joined_on,
                left_on=left_on,
                patterns=patterns.get(officer.id, ()),
                skills=skills.get(officer.id, ()),
                absences=absences.get(officer.id, ()),
                deputy_id=deputies.get(officer.id),
                only_named=shared and login is None and officer.id == officer_id(officer.name, officer.role.value),
            )
        )
    return tuple(found)


def _of_each(
    session: Session, mapper: Mapper[Facts], stands: ColumnElement[bool], *, order: Sequence[Any]
) -> dict[str, tuple[Facts, ...]]:
    """Return the rows that stand, by officer."""
    found: dict[str, list[Facts]] = defaultdict(list)
    for row in session.execute(select(mapper.table.c.officer_id, *mapper.columns()).where(stands).order_by(*order)):
        found[row[0]].append(mapper.make(row, 1))
    return {officer: tuple(each) for officer, each in found.items()}


def _further_teams(session: Session, today: date) -> dict[str, set[str]]:
    """Return the teams each works in beside their own."""
    stands = (Membership.from_on <= today) & (Membership.ended_on.is_(None) | (Membership.ended_on > today))
    found: dict[str, set[str]] = defaultdict(set)
    for officer, team in session.execute(select(Membership.officer_id, Membership.team_id).where(stands)):
        found[officer].add(team)
    return found


def in_sight(session: Session, case_id: str, officer: Officer, today: date) -> bool:
    """Whether an officer sees a case: of every team, of one they work in, or of none."""
    team_id = session.get_one(Case, case_id).team_id
    known = {officer.team_id, *_further_teams(session, today)[officer.id]}
    return team_id is None or team_id in known or rights_of(Role.of_row(officer.role)).sees_all
