"""Whether promises were kept in time, and how many more may be missed (kpis K11, K12; commitments 4.6)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from math import floor

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from db.terms import TAKEN_BACK, CommitmentState, EndedBy, UpdateKind

TARGET = 0.9
"""The share that has to be kept in time (seed 000)."""

ATTEMPTS = 2
"""Attempts without access on so many days before the date make a class of their own."""

AT_ONCE = 5
"""Working days in which what was done is written down; what is written down later is said beside the figures."""

BY_OTHERS = frozenset({EndedBy.RESIDENT, EndedBy.MISTAKE})
"""By whom a promise may be ended by its day, and does not count; ended later it was missed before (kpis 2.1)."""

NOT_COUNTED = frozenset({*BY_OTHERS, EndedBy.NOT_ASKED})
"""By whom a promise may be ended without being a miss."""


class Kept(Enum):
    """What became of a promise by the day that counts."""

    ON_TIME = "kept in time"
    MISSED = "missed"
    NO_ACCESS = "no access"
    RUNNING = "not due yet"
    OUT = "not counted"


def kept(commitment: CommitmentFacts, today: date, *, by: date | None = None) -> Kept:
    """Return what became of a promise by the day that counts, or `by` another.

    It is kept on the day the work was done, once something shows it; ended by us is a miss.
    """
    day = by or commitment.counts_on
    if commitment.state is CommitmentState.CANCELLED:
        if ended_by_us(commitment):
            return Kept.MISSED
        if commitment.ended_by not in BY_OTHERS or (commitment.ended_on or day) <= day:
            return Kept.OUT
    if commitment.kept_by(day):
        return Kept.ON_TIME
    if commitment.completed_on is None and today <= day:
        return Kept.RUNNING
    return Kept.NO_ACCESS if _attempts(commitment, day) >= ATTEMPTS else Kept.MISSED


def ended_by_us(commitment: CommitmentFacts) -> bool:
    """Whether we ended a promise, that it will not be done; it was us where an earlier program did not ask."""
    taken_back = commitment.ended_by is None and commitment.cancelled_because == TAKEN_BACK
    ended = commitment.state is CommitmentState.CANCELLED
    return ended and not taken_back and commitment.ended_by not in NOT_COUNTED


def _attempts(commitment: CommitmentFacts, day: date) -> int:
    """On how many days an attempt failed: one that is written down twice is one."""
    tried = (each.update_on for each in commitment.updates if each.kind is UpdateKind.NO_ACCESS)
    return len({on for on in tried if on <= day})


def missed(commitment: CommitmentFacts, today: date) -> bool:
    """Whether a promise counts as a miss for its case: late, overdue, ended by us, or moved after its date."""
    return kept(commitment, today) is Kept.MISSED


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTime:
    """The promises that fell due in a period, and how many were kept in time."""

    due: int
    on_time: int
    missed: int
    no_access: int
    out: int
    """Ended by the resident, or written down by mistake: not counted."""
    moved: int
    """Given another date at least once."""
    written_late: int
    """Of those kept in time, how many were written down as kept more than AT_ONCE working days later."""
    slip: float
    """Days from the first date to the last, on average over those that were moved; 0 where none was."""

    @property
    def running(self) -> int:
        """How many are not due yet."""
        return self.due - self.on_time - self.missed - self.no_access

    @property
    def allowed(self) -> int:
        """How many of those due may be missed within the target."""
        return floor(round((1 - TARGET) * self.due, 9))

    @property
    def left(self) -> int:
        """How many more may be missed; below nothing where too many were.

        What nobody was let in for was not kept either, and uses up what may be missed (K11: in d, not in n).
        """
        return self.allowed - self.missed - self.no_access


def on_time(
    commitments: Iterable[CommitmentFacts],
    start: date,
    end: date,
    today: date,
    *,
    first: bool,
    calendar: WorkingCalendar,
) -> OnTime:
    """Count the promises due from `start` to `end`, by the `first` date of each or the one that counts.

    What is kept before its day counts when its day has come (kpis 2.1): until then it would only better the share.
    """
    found: list[tuple[CommitmentFacts, Kept]] = []
    for each in commitments:
        day = each.first_due_on if first else each.counts_on
        if start <= day <= end:
            became = kept(each, today, by=day)
            found.append((each, Kept.RUNNING if became is Kept.ON_TIME and today < day else became))
    number = Counter(became for _, became in found)
    moved = [each for each, became in found if each.moves and became is not Kept.OUT]
    days = sum((each.due_on - each.first_due_on).days for each in moved)
    return OnTime(
        due=len(found) - number[Kept.OUT],
        on_time=number[Kept.ON_TIME],
        missed=number[Kept.MISSED],
        no_access=number[Kept.NO_ACCESS],
        out=number[Kept.OUT],
        moved=len(moved),
        written_late=sum(became is Kept.ON_TIME and written_late(each, calendar) for each, became in found),
        slip=days / len(moved) if moved else 0.0,
    )


def written_late(commitment: CommitmentFacts, calendar: WorkingCalendar) -> bool:
    """Whether a promise was written down as kept more than AT_ONCE working days after the day it was kept."""
    kept_on, said_on = commitment.completed_on, commitment.kept_said_on
    return kept_on is not None and said_on is not None and (calendar.counted(kept_on, said_on) or 0) > AT_ONCE
