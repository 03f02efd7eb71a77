"""The promises that are open, case by case, with what else of their case their risk and level ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.commitments import commitments, commitments_by_case
from complaints_desktop.case.follow_through import level_answers
from complaints_desktop.case.rows import among, those
from complaints_desktop.case.team import Names
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import LevelAnswerFacts
from complaints_desktop.reading.track_record import KEPT_LATE, MOVED
from db.model import Case, Commitment, Person, table_of
from db.terms import CommitmentState


@dataclass(frozen=True, slots=True)
class Head:
    """The case of a promise, as a list names it."""

    case_id: str
    reference: str
    resident: str


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises of one case that are open or may be misses, and what was answered at each level."""

    head: Head
    commitments: tuple[CommitmentFacts, ...]
    answers: tuple[LevelAnswerFacts, ...]


IS_OPEN = Commitment.state == CommitmentState.OPEN.value
MAY_BE_MISSED = or_(
    KEPT_LATE,
    Commitment.state == CommitmentState.CANCELLED.value,
    MOVED,
)
"""Whether a promise that has ended may be a miss: `missed` says whether it is, and all others need not be read."""

_HEADS = select(Case.id, Case.reference, Person.preferred_name, Person.name).outerjoin(
    Person, Person.id == Case.person_id
)


def all_open(session: Session, names: Names) -> dict[str, Promises]:
    """Return the open promises of all cases; those that count no longer are left out.

    No case is loaded, and no promise that was kept: nine in ten are, and nothing of them is shown.
    """
    of_open = Commitment.case_id.in_(select(Commitment.case_id).where(IS_OPEN))
    opened = commitments_by_case(session, IS_OPEN, names)
    ended = commitments_by_case(session, ~IS_OPEN & MAY_BE_MISSED & of_open, names)
    return _of_cases(session, names, {case_id: (*each, *ended.get(case_id, ())) for case_id, each in opened.items()})


def open_in(session: Session, names: Names, ids: Sequence[str]) -> dict[str, Promises]:
    """Return the same of these cases alone, of which few are asked: then all their promises are read."""
    found = commitments(session, ids, names)
    return _of_cases(
        session, names, {case_id: tuple(each) for case_id, each in found.items() if any(one.open for one in each)}
    )


def _of_cases(
    session: Session, names: Names, promised: Mapping[str, tuple[CommitmentFacts, ...]]
) -> dict[str, Promises]:
    heads = heads_of(session, list(promised))
    answered = level_answers(session, list(heads), names)
    return {case_id: Promises(head, promised[case_id], answered.get(case_id, ())) for case_id, head in heads.items()}


def heads_of(session: Session, ids: Sequence[str]) -> dict[str, Head]:
    """Return how these cases are named, without those that count no longer: an import undone, a case entered twice."""
    asked = _HEADS.where(among(table_of(Case).c.id), Case.void_because.is_(None))
    rows = session.execute(asked, those(ids))
    return {case_id: Head(case_id, reference, preferred or name or "") for case_id, reference, preferred, name in rows}
