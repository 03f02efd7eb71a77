"""What everybody carries: each open piece of work, what it weighs and why, whose it is and who does it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, or_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.absences import goes_on
from complaints_desktop.desk.desk import Desk
from complaints_desktop.rules.permissions import rights_of
from complaints_desktop.rules.risk import band_of
from complaints_desktop.rules.states import STAGE_2_OPEN
from complaints_desktop.team.load import Carried, Weighed, weigh
from db.model import Case, CaseRow, Commitment, Cover, Membership, Officer, Person, Reviewer
from db.team_terms import Part
from db.terms import CommitmentSource, CommitmentState, Dependency, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of open work."""

    part: Part
    case_id: str
    reference: str
    what: str
    """Who complains, or of a promise what it is."""
    owner_id: str | None
    """Whose it is; None where nobody has it yet."""
    actor_id: str | None
    """Who does it on the day asked for: who covers it, otherwise whose it is."""
    team_id: str | None
    due_on: date | None
    weighed: Weighed
    household: str
    """Pieces of one household have the same word here."""
    stage: int
    category: str
    hazard: bool
    commitment_id: str | None = None

    @property
    def id(self) -> str:
        """What tells it from every other."""
        return f"{self.part.name.lower()}:{self.commitment_id or self.case_id}"


SEE_ALL = [role.value for role in Role if rights_of(role).sees_all]
OF_A_CASE = (
    CaseRow.case_id,
    *(CaseRow.reference, CaseRow.resident, CaseRow.category, CaseRow.hazard, CaseRow.vulnerable),
    *(CaseRow.stage, CaseRow.state, CaseRow.next_on, CaseRow.risk, CaseRow.open_commitments),
    *(Case.team_id, Case.person_id, Person.uprn),
)


def pieces(session: Session, desk: Desk, *, on: date | None = None) -> tuple[Piece, ...]:
    """Return every open piece of work this desk knows of, with who does it today, or `on` a later day."""
    covered = _covered(session, on or desk.today)
    rows = (*_handled(session), *_reviewed(session), *_promised(session))
    return tuple(_piece(part, row, desk, covered) for part, row in rows)


def _handled(session: Session) -> Iterator[tuple[Part, Row[Any]]]:
    """Yield the cases somebody answers or closes."""
    for row in session.execute(_asking(CaseRow.handler_id.label("owner_id")).where(CaseRow.open)):
        yield Part.HANDLER, row


def _reviewed(session: Session) -> Iterator[tuple[Part, Row[Any]]]:
    """Yield the complaints somebody considers at stage 2: of two whom two desks named, the last."""
    states = [state.value for state in STAGE_2_OPEN]
    named = and_(Reviewer.case_id == CaseRow.case_id, Reviewer.ended_on.is_(None))
    asked = _asking(Reviewer.officer_id.label("owner_id")).join(Reviewer, named)
    rows = session.execute(asked.where(CaseRow.state.in_(states)).order_by(Reviewer.allocated_on, Reviewer.id))
    last = {row.case_id: row for row in rows}
    yield from ((Part.REVIEWER, row) for row in last.values())


def _promised(session: Session) -> Iterator[tuple[Part, Row[Any]]]:
    """Yield the promises still to be kept."""
    columns = (
        *(Commitment.owner_id.label("owner_id"), Commitment.id.label("commitment_id"), Commitment.what),
        *(Commitment.due_on, Commitment.source, Commitment.dependency, Commitment.contractor),
    )
    asked = _asking(*columns).join(Commitment, Commitment.case_id == CaseRow.case_id)
    for row in session.execute(asked.where(Commitment.state == CommitmentState.OPEN.value)):
        yield Part.PROMISE, row


def _asking(*columns: Any) -> Any:  # noqa: ANN401 - a SELECT of as many columns as are asked for
    found = select(*OF_A_CASE, *columns).select_from(CaseRow).join(Case, Case.id == CaseRow.case_id)
    return found.outerjoin(Person, Person.id == Case.person_id).order_by(CaseRow.reference)


Covered = Mapping[tuple[str, str, str | None], Mapping[str, str]]


def _covered(session: Session, day: date) -> Covered:
    """Return who does a piece on `day` for whom, by case, part and promise; of two the later given."""
    asked = select(Cover.case_id, Cover.part, Cover.commitment_id, Cover.for_id, Cover.officer_id)
    asked = asked.where(goes_on(day), Cover.from_on <= day)
    asked = asked.where(Cover.id.not_in(undone(day)))
    rows = session.execute(asked.order_by(Cover.recorded_at, Cover.id))
    found: dict[tuple[str, str, str | None], dict[str, str]] = defaultdict(dict)
    for row in rows:
        found[row.case_id, row.part, row.commitment_id][row.for_id] = row.officer_id
    return found


def undone(day: date) -> Select[str]:
    """Return the question for what was given to somebody who cannot do it on `day`: it has to be given anew.

    They have left, or do not see the case any more, for it or they are of another team now; a promise needs no sight.
    """
    still = or_(Membership.ended_on.is_(None), Membership.ended_on > day)
    further = select(Membership.team_id).where(Membership.officer_id == Officer.id, Membership.from_on <= day, still)
    unseen = and_(
        Cover.part != Part.PROMISE.value,
        Case.team_id.is_not(None),
        Case.team_id.is_distinct_from(Officer.team_id),
        Case.team_id.not_in(further),
        Officer.role.not_in(SEE_ALL),
    )
    asked = select(Cover.id).join(Officer, Officer.id == Cover.officer_id).join(Case, Case.id == Cover.case_id)
    return asked.where(Cover.for_good.is_(False), or_(Officer.left_on <= day, unseen))


def _actor(owner_id: str | None, given: Mapping[str, str]) -> str | None:
    """Return who does a piece: who covers it for whose it is; of one that is nobody's, who was given it."""
    return given.get(owner_id, owner_id) if owner_id else [None, *given.values()][-1]


def _piece(part: Part, row: Row[Any], desk: Desk, covered: Covered) -> Piece:
    promise = part is Part.PROMISE
    commitment_id = row.commitment_id if promise else None
    due_on = row.due_on if promise else row.next_on
    left = desk.calendar.counted(desk.today, due_on) if due_on else None
    return Piece(
        part=part,
        case_id=row.case_id,
        reference=row.reference,
        what=row.what if promise else row.resident,
        owner_id=row.owner_id,
        actor_id=_actor(row.owner_id, covered.get((row.case_id, part.value, commitment_id), {})),
        team_id=row.team_id,
        due_on=due_on,
        weighed=weigh(_carried(part, row, left, desk), desk.settings.team.weights),
        household=row.uprn or row.person_id or row.case_id,
        stage=row.stage,
        category=row.category,
        hazard=row.hazard,
        commitment_id=commitment_id,
    )


def _carried(part: Part, row: Row[Any], left: int | None, desk: Desk) -> Carried:
    """Return what is known of a piece for its weight."""
    stage = 2 if row.stage == 2 else 1
    if part is Part.PROMISE:
        waits = "" if row.dependency == Dependency.OWN_STAFF.value else row.contractor or "a contractor"
        ordered = row.source == CommitmentSource.ORDER.value
        return Carried(part=part, stage=stage, ombudsman=ordered, days_left=left, waiting_for=waits)
    if part is Part.REVIEWER:
        return Carried(part=part, stage=stage, days_left=left, needs=int(row.vulnerable))
    band = band_of(row.risk, desk.settings.weights) if row.risk else None
    needs = int(row.vulnerable)
    return Carried(part=part, stage=stage, days_left=left, band=band, commitments=row.open_commitments, needs=needs)
