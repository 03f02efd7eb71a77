"""Misses that nobody has explained yet: asked for once, and counted every month (commitments 4.5; taxonomies 6.5)."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, or_, select

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.follow_through import MissFacts
from complaints_desktop.reading.track_record import COUNTED, KEPT_LATE, MOVED
from complaints_desktop.rules.on_time import missed
from db.model import Commitment, Miss
from db.terms import CommitmentState


def may_be_unexplained(today: date) -> ColumnElement[bool]:
    """Return which promises may be a miss without an explanation: `unexplained` says which of them are."""
    told = select(Miss.id).where(Miss.commitment_id == Commitment.id, Miss.withdrawn_on.is_(None))
    late = or_(
        (Commitment.state == CommitmentState.OPEN.value) & (Commitment.first_due_on < today),
        KEPT_LATE,
        (Commitment.state == CommitmentState.CANCELLED.value) & COUNTED,
        MOVED,
    )
    return late & ~told.correlate(Commitment).exists()


def unexplained(commitment: CommitmentFacts, misses: Iterable[MissFacts], today: date) -> bool:
    """Whether a promise was missed, and none of the `misses` of its case says why."""
    return missed(commitment, today) and all(each.commitment_id != commitment.id for each in misses)
