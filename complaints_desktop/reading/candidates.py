"""Who could be given a case: each caseworker, what they carry, and why they may not consider stage 2 (Code 6.13)."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.case.team import OFFICER
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.acts import CASEWORKERS
from complaints_desktop.rules.independence import took_part
from complaints_desktop.rules.wording import capitalised
from db.model import CaseRow, Officer


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who works on cases."""

    name: str
    job_title: str
    open_cases: int
    """Those they handle, as this desk knows."""
    took_part: str
    """Why they may not consider stage 2, as "answered it at stage 1"; empty where they may."""


def candidates(session: Session, _desk: Desk, *, case_id: str) -> tuple[Candidate, ...]:
    """Return who could be given the case, who carries least before the rest; last those who took part in stage 1."""
    case = load_case(session, case_id)
    handled = select(CaseRow.handler_id, func.count()).where(CaseRow.open).group_by(CaseRow.handler_id)
    carried = {row[0]: row[1] for row in session.execute(handled)}
    roles = [role.value for role in CASEWORKERS]
    query = select(*OFFICER.columns()).where(Officer.left_on.is_(None), Officer.role.in_(roles))
    able = [OFFICER.make(row, 0) for row in session.execute(query)]
    second = case.current.number == 2
    found = (
        Candidate(
            name=each.name,
            job_title=each.job_title or capitalised(each.role.value),
            open_cases=carried.get(each.id, 0),
            took_part=took_part(case, each) if second else "",
        )
        for each in able
    )
    return tuple(sorted(found, key=lambda each: (bool(each.took_part), each.open_cases, each.name)))
