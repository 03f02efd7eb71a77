"""How often an owner or a contractor kept a promise on time over the last 90 days, and the risk it leads to (4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts, Promising, counting
from complaints_desktop.rules.jeopardy import Jeopardy, jeopardy
from complaints_desktop.rules.on_time import BY_OTHERS
from complaints_desktop.rules.risk import Risk, missed_before, risk
from db.model import Commitment, CommitmentUpdate, table_of
from db.terms import TAKEN_BACK, CommitmentState, EndedBy, UpdateKind

FEWEST = 10
"""Below so many promises due, nothing is said of anyone."""

DAYS = 90


class TrackRecords:
    """The on-time shares of owners and contractors, each counted when it is first asked for."""

    def __init__(self, session: Session, today: date) -> None:
        """Look at the promises that fell due in the 90 days before `today`."""
        self._session, self._today = session, today
        self._shares: dict[tuple[str, str], float | None] = {}

    def know(self, commitments: Iterable[CommitmentFacts]) -> None:
        """Count for all their owners and contractors at once, where that is not done yet."""
        self._know({who for each in commitments for who in _promisers(each)})

    def of_contractors(self, names: Iterable[str]) -> dict[str, float | None]:
        """Return the share of each of these contractors, None where too little fell due to say."""
        asked = {(Commitment.contractor.key, name): name for name in names}
        self._know(set(asked))
        return {name: self._shares[who] for who, name in asked.items()}

    def _know(self, asked: set[tuple[str, str]]) -> None:
        named = asked - self._shares.keys()
        if not named:
            return
        arms = [self._counts(who, [name for key, name in named if key == who.key]) for who in PROMISERS]
        counted = {(who, name): Counted(kept, due) for who, name, kept, due in self._session.execute(union_all(*arms))}
        for promiser, added in self._moved(named):
            counted[promiser] = counted.get(promiser, Counted()).with_(added)
        for each in named:
            found = counted.get(each, Counted())
            self._shares[each] = found.kept / found.due if found.due >= FEWEST else None

    def worse_of(self, commitment: CommitmentFacts) -> float | None:
        """Return the lower share of the commitment's owner and contractor, None where neither has enough."""
        self.know([commitment])
        shares = (self._shares[who] for who in _promisers(commitment))
        return min((share for share in shares if share is not None), default=None)

    def _counts(self, who: InstrumentedAttribute[Any], names: Sequence[str]) -> Select[Any]:
        """How many promises of each of these that kept their date fell due, and how many were kept in time."""
        kept = func.sum(case((Commitment.completed_on <= Commitment.first_due_on, 1), else_=0))
        counts = select(literal(who.key), who, kept, func.count()).where(
            who.in_(names),
            Commitment.first_due_on.between(*_window(self._today)),
            COUNTED,
            ~MOVED,
        )
        return counts.group_by(who)

    def _moved(self, named: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Counted]]:
        """Yield of each promise that was given another date, and of which a day counts, whose it is and whether kept.

        Which day counts follows from what was agreed when, step by step, and is said in one place.
        """
        owners, contractors = ([name for key, name in named if key == who.key] for who in PROMISERS)
        theirs = or_(Commitment.owner_id.in_(owners), Commitment.contractor.in_(contractors))
        asked = select(Commitment.id, *PROMISERS, Commitment.first_due_on, Commitment.completed_on, *SAID)
        of_it = CommitmentUpdate.commitment_id == Commitment.id
        said = asked.join(CommitmentUpdate, of_it).where(theirs, MOVED, COUNTED)
        in_order = said.order_by(Commitment.id, CommitmentUpdate.update_on, CommitmentUpdate.recorded_at)
        first, last = _window(self._today)
        for _, rows in groupby(self._session.execute(in_order), key=lambda row: row[0]):
            moves = list(rows)
            _, owner, contractor, due, done, *_ = moves[0]
            day = counting(due, (row[5:] for row in moves))
            if first <= day <= last:
                for who in {(Commitment.owner_id.key, owner), (Commitment.contractor.key, contractor)} & named:
                    yield who, Counted(int(done is not None and done <= day), 1)


@dataclass(frozen=True, slots=True)
class Counted:
    """Of the promises that fell due, how many were kept in time."""

    kept: int = 0
    due: int = 0

    def with_(self, more: Counted) -> Counted:
        """Return these and those together."""
        return Counted(self.kept + more.kept, self.due + more.due)


SAID = (CommitmentUpdate.update_on, CommitmentUpdate.new_due_on, CommitmentUpdate.resident_agreed)
_END = table_of(CommitmentUpdate).alias("end")
ENDED_LATE = (
    select(_END.c.id)
    .where(
        _END.c.commitment_id == Commitment.id,
        _END.c.kind == UpdateKind.CANCELLED.value,
        _END.c.update_on > Commitment.due_on,
    )
    .correlate(Commitment)
    .exists()
)
"""Whether a promise was ended when its date had passed."""

_ended_by = func.coalesce(Commitment.ended_by, "")
COUNTED = ~or_(
    _ended_by == EndedBy.NOT_ASKED.value,
    and_(_ended_by.in_(sorted(each.value for each in BY_OTHERS)), ~ENDED_LATE),
    and_(_ended_by == "", func.coalesce(Commitment.cancelled_because, "") == TAKEN_BACK),
)
"""Whether a promise counts at all, as `kept` has it; of one whose date moved unagreed, by that date."""

_MOVE = table_of(CommitmentUpdate).alias("move")
MOVED = (
    select(_MOVE.c.id)
    .where(_MOVE.c.commitment_id == Commitment.id, _MOVE.c.new_due_on.is_not(None))
    .correlate(Commitment)
    .exists()
)
"""Whether a promise was given another date."""

PROMISERS: tuple[InstrumentedAttribute[Any], ...] = (Commitment.owner_id, Commitment.contractor)
"""Who keeps a promise or does not."""


def _promisers(commitment: CommitmentFacts) -> Iterator[tuple[str, str]]:
    """The owner and, where there is one, the contractor of a commitment: the column and who stands in it."""
    yield Commitment.owner_id.key, commitment.owner.id
    if commitment.contractor:
        yield Commitment.contractor.key, commitment.contractor


def risk_of(
    case: Promising, commitment: CommitmentFacts, desk: Desk, records: TrackRecords, *, on: date | None = None
) -> Risk:
    """Return the risk of one open commitment of `case` today: what every list, board and screen says.

    `on` another day, of what was known then, by the weights of that day and the track record of today.
    """
    day = on or desk.today
    return risk(
        commitment,
        missed=missed_before(case, commitment, day),
        today=day,
        calendar=desk.calendar,
        weights=desk.settings.weights_on(day) if on else desk.settings.weights,
        on_time=records.worse_of(commitment),
    )


def jeopardy_of(case: Promising, commitment: CommitmentFacts, risk: Risk, desk: Desk) -> Jeopardy:
    """Return the level of jeopardy that an open commitment of that risk has reached today."""
    return jeopardy(commitment, risk, missed=missed_before(case, commitment, desk.today))


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
    fell_due = or_(Commitment.first_due_on.between(*_window(today)), Commitment.due_on != Commitment.first_due_on)
    asked = select(who).where(who.in_(names), fell_due)
    return session.scalars(asked.group_by(who).having(func.count() >= FEWEST - 1)).all()


def _window(today: date) -> tuple[date, date]:
    return today - timedelta(DAYS), today - timedelta(1)
