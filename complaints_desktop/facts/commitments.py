"""Promises and what became of them."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import CommitmentKind, CommitmentSource, CommitmentState, Dependency, Hazard, UpdateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFacts:
    """What happened to a promise."""

    kind: UpdateKind
    update_on: date
    text: str
    old_due_on: date | None
    new_due_on: date | None
    resident_agreed: bool | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentFacts:
    """A promise with its history."""

    id: str
    point_id: str | None
    source: CommitmentSource
    what: str
    kind: CommitmentKind
    owner: OfficerFacts
    contractor: str | None
    promised_on: date
    due_on: date
    first_due_on: date
    agreed_with_resident: bool
    how_you_will_know: str | None
    impact: int
    higher_risk_home: bool
    hazard: Hazard
    dependency: Dependency
    needs_appointment: bool
    appointment_on: date | None
    started_on: date | None
    work_done_on: date | None
    completed_on: date | None
    evidence: str | None
    state: CommitmentState
    offer_id: str | None = None
    """The offer it pays."""
    order_id: str | None = None
    """The sum the Ombudsman ordered that it pays."""
    hazard_limit: str | None = None
    """The limit of a hazard that it keeps, by its name in the register."""
    updates: tuple[UpdateFacts, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the promise still has to be kept."""
        return self.state is CommitmentState.OPEN
