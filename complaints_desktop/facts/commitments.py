"""Promises and what became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Protocol, Self

from complaints_desktop.facts.team import OfficerFacts
from db.terms import (
    TAKEN_BACK,
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

BY_OMBUDSMAN = frozenset({CommitmentSource.ORDER, CommitmentSource.RECOMMENDATION})
"""Where a promise comes from that the Ombudsman asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateFacts:
    """What happened to a promise."""

    kind: UpdateKind
    update_on: date
    text: str
    old_due_on: date | None
    new_due_on: date | None
    resident_agreed: bool | None
    """None where nobody was asked: of an update, and of a new date that is taken back."""
    recorded_at: datetime

    def takes_back(self, move: Self) -> bool:
        """Whether this new date is the one before `move`, put back because that was a mistake."""
        back = (self.old_due_on, self.new_due_on) == (move.new_due_on, move.old_due_on)
        return self.resident_agreed is None and back


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
    past_hour: bool | None = None
    """Of a limit in hours: that it was done after its hour, which its day does not say."""
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
    def pays(self) -> bool:
        """Whether it is a promise to pay, which is kept where the payment is recorded and nowhere else."""
        return bool(self.offer_id or self.order_id)

    def kept_by(self, day: date) -> bool:
        """Whether it was kept by `day`, and within its hour where it has one."""
        return kept_by(self.completed_on, self.past_hour, day)

    @property
    def kept_late(self) -> bool:
        """Whether it was kept, and after the day that counts or after its hour."""
        return self.completed_on is not None and not self.kept_by(self.counts_on)

    @property
    def agreed(self) -> bool:
        """Whether the resident agreed to the date it has: an agreement to another date, from another desk, is none."""
        due, said = self.first_due_on, dict[date, bool | None]()
        for each in self.updates:
            due = each.new_due_on or due
            if each.new_due_on or each.resident_agreed is not None:
                said[due] = each.resident_agreed
        agreed = said.get(self.due_on)
        return self.agreed_with_resident if agreed is None else agreed

    @property
    def kept_said_on(self) -> date | None:
        """The day it was written down as kept; None where it was not, or where the record does not say when."""
        said = (each.update_on for each in self.updates if each.kind is UpdateKind.COMPLETED)
        return max(said, default=None) if self.state is CommitmentState.COMPLETED else None

    @property
    def started(self) -> bool:
        """Whether the work has begun, or is booked."""
        return self.started_on is not None or self.appointment_on is not None

    @property
    def moves(self) -> tuple[UpdateFacts, ...]:
        """Each new date it was given; without those that were taken back."""
        stand: list[UpdateFacts] = []
        for each in (every for every in self.updates if every.kind is UpdateKind.REDATED):
            if stand and each.takes_back(stand[-1]):
                stand.pop()
            else:
                stand.append(each)
        return tuple(stand)

    @property
    def date_proposed(self) -> bool:
        """Whether the date it has is a new one that the resident has not agreed to yet."""
        return self.open and bool(self.moves) and not self.agreed and self.moves[-1].new_due_on == self.due_on

    @property
    def ended_on(self) -> date | None:
        """The day it was ended unkept; None of one that was not, or where the record does not say when."""
        ends = (each.update_on for each in self.updates if each.kind is UpdateKind.CANCELLED)
        return max(ends, default=None) if self.state is CommitmentState.CANCELLED else None

    @property
    def open_again_on(self) -> date | None:
        """The day it was open again though it was recorded as kept; None where it was not, or that was taken back."""
        return max((each.update_on for each in self._opened_again), default=None)

    @property
    def open_again_at(self) -> datetime | None:
        """When that was written down."""
        return max((each.recorded_at for each in self._opened_again), default=None)

    @property
    def _opened_again(self) -> list[UpdateFacts]:
        after = (now for then, now in pairwise(self.updates) if then.kind is UpdateKind.COMPLETED)
        return [each for each in after if not each.text.startswith(TAKEN_BACK)]

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


def kept_by(completed_on: date | None, past_hour: bool | None, day: date) -> bool:
    """Whether what was kept on that day, if it was, was kept by `day`, and not after its hour."""
    return completed_on is not None and completed_on <= day and not past_hour


def counting(first: date, moves: Iterable[tuple[date, date | None, bool | None]]) -> date:
    """Return the day that counts of a promise first due on `first`, by what was said since, in its order.

    Each of `moves`: its day, the date it gave or they agreed to, and whether the resident agreed; an agreement of an
    earlier program names no date, and is to the one it had. What is taken back on
    its day stays there, with a further line: an agreement with that it was none, a new date with the one before it
    and nothing of an agreement.
    """
    stood = [(first, first)]  # the date it had, and the day that counted, after each of them that stands
    for said_on, new, agreed in moves:
        due, counts = stood[-1]
        if _takes_back(stood, new, agreed):
            stood.pop()
        elif new or agreed:
            due = new or due
            stood.append((due, due if agreed and said_on <= counts else counts))
    return stood[-1][1]


def _takes_back(stood: Sequence[tuple[date, date]], new: date | None, agreed: bool | None) -> bool:
    if len(stood) == 1:
        return False
    return agreed is None and new == stood[-2][0] if new else agreed is False
