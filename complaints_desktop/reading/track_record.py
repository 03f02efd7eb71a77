"""How often an owner or a contractor kept a promise on time over the last 90 days (commitments 4.3)."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.facts import CommitmentFacts
from db.model import Commitment
from db.words import CommitmentState

FEWEST = 10
"""Below so many promises due, nothing is said of anyone."""

DAYS = 90


class TrackRecords:
    """The on-time shares of all owners and contractors, read once."""

    def __init__(self, session: Session, today: date) -> None:
        """Read the promises that fell due in the last 90 days."""
        due: Counter[str] = Counter()
        kept: Counter[str] = Counter()
        columns = (Commitment.owner_id, Commitment.contractor, Commitment.due_on, Commitment.completed_on)
        recent = (
            select(*columns)
            .where(Commitment.due_on.between(today - timedelta(DAYS), today - timedelta(1)))
            .where(Commitment.state != CommitmentState.CANCELLED.value)
        )
        for owner, contractor, due_on, completed_on in session.execute(recent):
            for name in filter(None, {owner, contractor}):
                due[name] += 1
                kept[name] += completed_on is not None and completed_on <= due_on
        self._shares = {name: kept[name] / number for name, number in due.items() if number >= FEWEST}

    def worse_of(self, commitment: CommitmentFacts) -> float | None:
        """Return the lower share of the commitment's owner and contractor, None where neither has enough."""
        names = [commitment.owner.id, *([commitment.contractor] if commitment.contractor else [])]
        return min((self._shares[name] for name in names if name in self._shares), default=None)
