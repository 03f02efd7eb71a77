"""Which letter is the next step after an act: the one that is true then, of those whose header names the act."""

from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.briefing import PARTS, matter_of
from complaints_desktop.letters.catalogue import kinds_after
from complaints_desktop.letters.gate import tells
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.letters.wordings import kind_at
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.workflow import refusal


def offered_after(session: Session, desk: Desk, *, case_id: str, act: Act) -> LetterKind | None:
    """Return the letter to write after `act`; None where none is true then, or where a person has to choose."""
    return offered(load_case(session, case_id, parts=PARTS), desk, act)


def offered(case: CaseFacts, desk: Desk, act: Act) -> LetterKind | None:
    """Return the same of a case that is read; one that says all that another does goes instead of it."""
    stage, role = case.current.number, desk.officer.role
    may = (each for each in kinds_after(act) if stage in each.stages and not refusal(case, role, each.act))
    found = [each for each in may if tells(matter_of(case, desk, kind=kind_at(desk, each.name), typed={}))]
    less = frozenset[str]().union(*(each.instead_of for each in found))
    left = [each for each in found if each.name not in less]
    return left[0] if len(left) == 1 else None
