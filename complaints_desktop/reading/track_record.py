"""How often an owner or a contractor kept a promise on time over the last 90 days, and the risk it leads to (4.3)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.risk import Risk, missed_before, risk
from db.model import Commitment
from db.terms import CommitmentState

FEWEST = 10
"""Below so many promises due, nothing is said of anyone."""

DAYS = 90


class TrackRecords:
    """The on-time shares of owners and contractors, each counted when it is first asked for."""

    def __init__(self, session: Session, today: date) -> None:
        """Look at the promises that fell due in the 90 days before `today`."""
        self._session, self._today = session, today
        self._shares: dict[tuple[str, str], float | None] = {}

    def worse_of(self, commitment: CommitmentFacts) -> float | None:
        """Return the lower share of the commitment's owner and contractor, None where neither has enough."""
        shares = [self._share(Commitment.owner_id, commitment.owner.id)]
        if commitment.contractor:
            shares.append(self._share(Commitment.contractor, commitment.contractor))
        return min((share for share in shares if share is not None), default=None)

    def _share(self, who: InstrumentedAttribute[Any], name: str) -> float | None:
        key = (who.key, name)
        if key not in self._shares:
            kept = func.sum(case((Commitment.completed_on <= Commitment.due_on, 1), else_=0))
            counts = select(kept, func.count()).where(
                who == name,
                Commitment.due_on.between(*_window(self._today)),
                Commitment.state != CommitmentState.CANCELLED.value,
            )
            on_time, due = self._session.execute(counts).one()
            self._shares[key] = on_time / due if due >= FEWEST else None
        return self._shares[key]


def risk_of(case: CaseFacts, commitment: CommitmentFacts, desk: Desk, records: TrackRecords) -> Risk:
    """Return the risk of one open commitment of `case` today: what every list, board and screen says."""
    return risk(
        commitment,
        missed=missed_before(case, commitment),
        today=desk.today,
        calendar=desk.calendar,
        weights=desk.settings.weights,
        on_time=records.worse_of(commitment),
    )


def leaning_on(session: Session, case_ids: Sequence[str], today: date) -> Sequence[str]:
    """Return the other cases whose risk follows from these: open promises of an owner or contractor they share.

    One promise more or less kept on time may carry a share past a threshold; below FEWEST nothing is said of anyone.
    """
    named = select(Commitment.owner_id, Commitment.contractor).where(Commitment.case_id.in_(case_ids)).distinct()
    pairs = session.execute(named).all()
    owners = _counted(session, Commitment.owner_id, {owner for owner, _ in pairs}, today)
    contractors = _counted(session, Commitment.contractor, {contractor for _, contractor in pairs if contractor}, today)
    if not owners and not contractors:
        return ()
    theirs = or_(Commitment.owner_id.in_(owners), Commitment.contractor.in_(contractors))
    others = select(Commitment.case_id).where(
        Commitment.state == CommitmentState.OPEN.value, theirs, Commitment.case_id.not_in(case_ids)
    )
    return session.scalars(others.distinct()).all()


def _counted(session: Session, who: InstrumentedAttribute[Any], names: set[str], today: date) -> Sequence[str]:
    """Return those of `names` of whom something is said, or was before one promise more or less."""
    asked = select(who).where(who.in_(names), Commitment.due_on.between(*_window(today)))
    return session.scalars(asked.group_by(who).having(func.count() >= FEWEST - 1)).all()


def _window(today: date) -> tuple[date, date]:
    return today - timedelta(DAYS), today - timedelta(1)
