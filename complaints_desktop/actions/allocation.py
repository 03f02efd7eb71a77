"""Give a case to another officer: to handle it, or to consider it at stage 2 (Code 4.1, 6.13)."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.actions.casework import begin, finish
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.allocation import HANDLER, Allocation
from complaints_desktop.forms.answers import checked
from complaints_desktop.rules.acts import CASEWORKERS, Act
from complaints_desktop.rules.independence import require_independent
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import STAGE_2_OPEN, state_of
from db.model import Case, Officer, Reviewer

MOST_NAMED = 12
"""How many officers a refusal names."""


def allocate(session: Session, desk: Desk, *, case_id: str, typed: Allocation) -> Changes:
    """Give the case to an officer; whoever reviews took no part in stage 1."""
    case = begin(session, desk, case_id, Act.ALLOCATE)
    said = checked(typed, desk, case)
    officer = _caseworker(session, said.officer)
    if said.part == HANDLER:
        row, found = session.get_one(Case, case_id), session.get_one(Officer, officer.id)
        row.handler_id, row.team_id = officer.id, found.team_id or row.team_id
        return finish(session, desk, case_id)
    return _name_reviewer(session, desk, case, officer)


def _name_reviewer(session: Session, desk: Desk, case: CaseFacts, officer: OfficerFacts) -> Changes:
    if state_of(case) not in STAGE_2_OPEN:
        raise Refused(
            "A reviewer considers a complaint at stage 2, and this one is not there",
            do="Record the request for stage 2 first.",
            paragraph="6.13",
            field="part",
        )
    require_independent(case, officer, field="officer")
    stage = case.current
    standing = (Reviewer.stage_id == stage.id) & Reviewer.ended_on.is_(None)
    session.execute(update(Reviewer).where(standing).values(ended_on=desk.today))
    row = Reviewer(
        case_id=case.id,
        stage_id=stage.id,
        officer_id=officer.id,
        allocated_on=desk.today,
        allocated_by_id=desk.officer.id,
    )
    session.add(row)
    return finish(session, desk, case.id, made=row.id)


def _caseworker(session: Session, name: str) -> OfficerFacts:
    """Return the officer with that name who works on cases; Refused with those there are."""
    roles = [role.value for role in CASEWORKERS]
    query = select(*OFFICER.columns()).where(Officer.left_on.is_(None), Officer.role.in_(roles)).order_by(Officer.name)
    able = [OFFICER.make(row, 0) for row in session.execute(query)]
    found = next((each for each in able if each.name.casefold() == name.casefold()), None)
    if found is None:
        names = "; ".join(each.name for each in able[:MOST_NAMED])
        raise Refused(f"Nobody called “{name}” works on cases here", do=f"Choose from: {names}.", field="officer")
    return found
