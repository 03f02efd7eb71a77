"""How often an owner or a contractor kept a promise on time over the last 90 days (commitments 4.3)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from complaints_desktop.facts import CommitmentFacts
from db.model import Commitment
from db.words import CommitmentState

FEWEST = 10
"""Below so many promises due, nothing is said of anyone."""

DAYS = 90


class TrackRecords:
    """The on-time shares of all owners and contractors, counted once, when the first is asked for."""

    def __init__(self, session: Session, today: date) -> None:
        """Look at the promises that fell due in the 90 days before `today`."""
        self._session, self._today = session, today

    def worse_of(self, commitment: CommitmentFacts) -> float | None:
        """Return the lower share of the commitment's owner and contractor, None where neither has enough."""
        names = [commitment.owner.id, *([commitment.contractor] if commitment.contractor else [])]
        return min((self._shares[name] for name in names if name in self._shares), default=None)

    @cached_property
    def _shares(self) -> Mapping[str, float]:
        days = (self._today - timedelta(DAYS), self._today - timedelta(1))
        kept = func.sum(case((Commitment.completed_on <= Commitment.due_on, 1), else_=0))
        found: dict[str, float] = {}
        for who in (Commitment.owner_id, Commitment.contractor):
            counts = (
                select(who, kept, func.count())
                .where(Commitment.due_on.between(*days), Commitment.state != CommitmentState.CANCELLED.value)
                .group_by(who)
            )
            found |= {
                name: on_time / due for name, on_time, due in self._session.execute(counts) if name and due >= FEWEST
            }
        return found
