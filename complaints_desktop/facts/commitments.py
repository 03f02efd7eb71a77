"""Promises and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from complaints_desktop.facts.team import OfficerFacts
from db.terms import (
    CommitmentKind,
    CommitmentSource,
    CommitmentState,
    Dependency,
    EndedBy,
    EvidenceKind,
    Hazard,
    Readiness,
    UpdateKind,
)


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
    readiness: Readiness | None = None
    interim: str | None = None
    """What is done for the resident meanwhile."""
    job_number: str | None = None
    cost_pence: int | None = None
    evidence_kind: EvidenceKind | None = None
    evidence_document_id: str | None = None
    ended_by: EndedBy | None = None
    """Of one that was ended: by whom; None where an earlier program did not ask."""
    cancelled_because: str | None = None
    updates: tuple[UpdateFacts, ...] = ()

    @property
    def counts_on(self) -> date:
        """The day that counts: the first, unless the resident agreed to another before it had passed (K11)."""
        moves = ((each.update_on, each.new_due_on, each.resident_agreed) for each in self.updates)
        return counting(self.first_due_on, moves)

    @property
    def started(self) -> bool:
        """Whether the work has begun, or is booked."""
        return self.started_on is not None or self.appointment_on is not None

    @property
    def moves(self) -> tuple[UpdateFacts, ...]:
        """Each new date it was given."""
        return tuple(each for each in self.updates if each.kind is UpdateKind.REDATED)

    @property
    def open(self) -> bool:
        """Whether the promise still has to be kept."""
        return self.state is CommitmentState.OPEN


class Promising(Protocol):
    """Whatever has the promises of one case: the case itself, or a list of them alone."""

    @property
    def commitments(self) -> tuple[CommitmentFacts, ...]:
        """All of them, those that ended too."""
        ...


def counting(first: date, moves: Iterable[tuple[date, date | None, bool | None]]) -> date:
    """Return the day that counts of a promise first due on `first`, by what was said since, in its order.

    Each of `moves`: its day, the new date where it gave one, and whether the resident agreed.
    """
    counted = due = first
    for said_on, new, agreed in moves:
        due = new or due
        if agreed and said_on <= counted:
            counted = due
    return counted
