"""How often an owner or a contractor kept a promise on time over the last 90 days, and the risk it leads to (4.3)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, chain, groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from complaints_desktop.case.rows import among, those
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts, Promising, counting, kept_by
from complaints_desktop.rules.jeopardy import Jeopardy, jeopardy
from complaints_desktop.rules.on_time import BY_OTHERS
from complaints_desktop.rules.risk import Risk, missed_before, risk
from db.model import Commitment, CommitmentUpdate, table_of
from db.terms import TAKEN_BACK, CommitmentState, EndedBy, UpdateKind

FEWEST = 10
"""Below so many promises due, nothing is said of anyone."""

DAYS = 90


Who = tuple[str, str]
"""An owner or a contractor: the column, and who stands in it."""

Tally = Mapping[Who, "Counted"]
"""What fell due of each, and was kept in time."""


class TrackRecords:
    """The on-time shares of owners and contractors, each counted when it is first asked for."""

    def __init__(self, session: Session, today: date, *, tally: Tally | None = None) -> None:
        """Look at the promises that fell due in the 90 days before `today`; in `tally`, where all are counted already.

        First those are counted that are asked for; who asks again goes through many cases, and all are counted at once.
        """
        self._session, self._today, self._tally = session, today, tally
        self._shares: dict[Who, float | None] = {}

    def know(self, commitments: Iterable[CommitmentFacts]) -> None:
        """Count for all their owners and contractors at once, where that is not done yet."""
        self.know_of({who for each in commitments for who in promisers(each)})

    @property
    def known(self) -> Mapping[Who, float | None]:
        """The shares that were counted."""
        return self._shares

    def of_contractors(self, names: Iterable[str]) -> dict[str, float | None]:
        """Return the share of each of these contractors, None where too little fell due to say."""
        asked = {(Commitment.contractor.key, name): name for name in names}
        self.know_of(set(asked))
        return {name: self._shares[who] for who, name in asked.items()}

    def know_of(self, asked: set[Who]) -> None:
        """Count for these, where that is not done yet."""
        named = asked - self._shares.keys()
        if not named:
            return
        if self._tally is None and self._shares:
            self._tally = together(tallies(self._session, self._today).values())
        tally = self._tally if self._tally is not None else self._of(named)
        for each in named:
            self._shares[each] = tally.get(each, NOTHING).share

    def _of(self, named: set[Who]) -> Tally:
        """Count for these alone."""
        names = [(who, [name for key, name in named if key == who.key]) for who in PROMISERS]
        within = _window(self._today)
        arms = [_unmoved(within, literal(who.key), who).where(who.in_(some)) for who, some in names]
        counted = {(key, name): Counted(kept, due) for key, name, kept, due in self._session.execute(union_all(*arms))}
        theirs = or_(*(who.in_(some) for who, some in names))
        for _, _, owner, contractor, kept in _moved(self._session, within, theirs, {}):
            for each in named.intersection(_who(owner, contractor)):
                counted[each] = counted.get(each, NOTHING).with_(Counted(kept, 1))
        return counted

    def worse_of(self, commitment: CommitmentFacts) -> float | None:
        """Return the lower share of the commitment's owner and contractor, None where neither has enough."""
        self.know([commitment])
        shares = (self._shares[who] for who in promisers(commitment))
        return min((share for share in shares if share is not None), default=None)


def tallies(session: Session, today: date, cases: Sequence[str] | None = None) -> dict[str, Tally]:
    """Return what fell due of these cases, or of all, case by case."""
    found: dict[str, dict[Who, Counted]] = defaultdict(dict)
    among_them = None if cases is None else among(table_of(Commitment).c.case_id)
    given, within = {} if cases is None else those(cases), _window(today)
    unmoved = _unmoved(within, Commitment.case_id, *PROMISERS)
    rows = session.execute(unmoved if among_them is None else unmoved.where(among_them), given)
    moved = ((case_id, *who, kept, 1) for _, case_id, *who, kept in _moved(session, within, among_them, given))
    for case_id, owner, contractor, kept, due in chain(rows, moved):
        of_case = found[case_id]
        for who in _who(owner, contractor):
            of_case[who] = of_case.get(who, NOTHING).with_(Counted(kept, due))
    return dict(found)


class EveryDay:
    """What fell due on every day of the record, for who asks of hundreds of days: read once, and counted by sums."""

    def __init__(self, session: Session) -> None:
        """Read it."""
        days: dict[Who, dict[date, Counted]] = defaultdict(dict)
        rows = session.execute(_unmoved(None, Commitment.due_on, *PROMISERS))
        moved = ((day, *who, kept, 1) for day, _, *who, kept in _moved(session, None, None, {}))
        for day, owner, contractor, kept, due in chain(rows, moved):
            for who in _who(owner, contractor):
                days[who][day] = days[who].get(day, NOTHING).with_(Counted(kept, due))
        self._days = {who: sorted(of) for who, of in days.items()}
        in_order = {who: [of[day] for day in sorted(of)] for who, of in days.items()}
        self._sums = {who: [NOTHING, *accumulate(of, Counted.with_)] for who, of in in_order.items()}

    def tally(self, today: date) -> Tally:
        """Return what fell due in the 90 days before `today`."""
        first, last = _window(today)
        found: dict[Who, Counted] = {}
        for who, days in self._days.items():
            before, after = self._sums[who][bisect_left(days, first)], self._sums[who][bisect_right(days, last)]
            found[who] = Counted(after.kept - before.kept, after.due - before.due)
        return found


def together(several: Iterable[Tally]) -> Tally:
    """Return several tallies as one."""
    found: dict[Who, list[int]] = defaultdict(lambda: [0, 0])
    for each in several:
        for who, counted in each.items():
            sums = found[who]
            sums[0] += counted.kept
            sums[1] += counted.due
    return {who: Counted(kept, due) for who, (kept, due) in found.items()}


Days = tuple[date, date]
"""The first and the last of some days."""

Found = tuple[date, str, str, str | None, int]
"""The day that counts of a promise, its case, its owner and contractor, and whether it was kept in time."""


def _unmoved(within: Days | None, *by: Any) -> Select[Any]:  # noqa: ANN401 - columns, and what stands for one
    """Ask by these columns how many promises that kept their date fell due, and how many were kept in time.

    They are found by their date, which is the first where none was given since, for that has an index.
    """
    kept = func.sum(case((KEPT_IN_TIME, 1), else_=0))
    asked = select(*by, kept, func.count()).where(COUNTED, ~MOVED).group_by(*by)
    return asked.where(Commitment.due_on.between(*within)) if within else asked


def _moved(
    session: Session, within: Days | None, where: ColumnElement[bool] | None, given: Mapping[str, str]
) -> Iterator[Found]:
    """Yield each promise that was given another date, and of which a day counts.

    Which day counts follows from what was agreed when, step by step, and is said in one place.
    """
    dates = (Commitment.first_due_on, Commitment.completed_on, Commitment.past_hour, Commitment.ended_by)
    asked = select(Commitment.id, Commitment.case_id, *PROMISERS, *dates, *SAID, CommitmentUpdate.kind)
    said = asked.join(CommitmentUpdate, CommitmentUpdate.commitment_id == Commitment.id)
    theirs = said.where(_moved_within(within, anybodys=where is None), ~_NEVER_COUNTED)
    if where is not None:
        theirs = theirs.where(where)
    in_order = theirs.order_by(Commitment.id, CommitmentUpdate.update_on, CommitmentUpdate.recorded_at)
    for _, rows in groupby(session.execute(in_order, given), key=lambda row: row[0]):
        moves = list(rows)
        _, case_id, owner, contractor, due, done, past_hour, ended_by, *_ = moves[0]
        day = counting(due, (row[8:11] for row in moves))
        out = ended_by in BY_OTHERS and _ended_by_then(moves, day)
        if not out and (within is None or within[0] <= day <= within[1]):
            yield day, case_id, owner, contractor, int(kept_by(done, past_hour, day))


def _ended_by_then(moves: Iterable[Sequence[Any]], day: date) -> bool:
    """Whether a promise was ended by its day, by what was said of it; where the record does not say when, it was."""
    ends = [row[8] for row in moves if row[11] == UpdateKind.CANCELLED.value]
    return max(ends, default=day) <= day


def _moved_within(within: Days | None, *, anybodys: bool) -> ColumnElement[bool]:
    """Whether a promise was given another date, and one of its dates, an old or a new one, lies in these days.

    The day that counts is one of them. Of `anybodys` promises the dates are gone through once, else promise by promise.
    """
    old, new = _MOVE.c.old_due_on, _MOVE.c.new_due_on
    moves = select(_MOVE.c.commitment_id).where(new.is_not(None))
    if within:
        moves = moves.where(or_(new.between(*within), old.between(*within), old.is_(None)))
    if anybodys:
        return Commitment.id.in_(moves)
    return moves.where(_MOVE.c.commitment_id == Commitment.id).correlate(Commitment).exists()


@dataclass(frozen=True, slots=True)
class Counted:
    """Of the promises that fell due, how many were kept in time."""

    kept: int = 0
    due: int = 0

    @property
    def share(self) -> float | None:
        """The share kept in time, None where too little fell due to say."""
        return self.kept / self.due if self.due >= FEWEST else None

    def with_(self, more: Counted) -> Counted:
        """Return these and those together."""
        return Counted(self.kept + more.kept, self.due + more.due)


NOTHING = Counted()

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
_NEVER_COUNTED = or_(
    _ended_by == EndedBy.NOT_ASKED.value,
    and_(_ended_by == "", func.coalesce(Commitment.cancelled_because, "") == TAKEN_BACK),
)
COUNTED = ~or_(_NEVER_COUNTED, and_(_ended_by.in_(sorted(each.value for each in BY_OTHERS)), ~ENDED_LATE))
"""Whether a promise that kept its date counts at all, as `kept` has it."""

KEPT_IN_TIME = and_(Commitment.completed_on <= Commitment.first_due_on, Commitment.past_hour.is_not(True))
"""Whether a promise that kept its date was kept by it, as `kept_by` has it."""

KEPT_LATE = or_(Commitment.completed_on > Commitment.first_due_on, Commitment.past_hour.is_(True))
"""Whether a promise was kept after its first date, or after its hour."""

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


def promisers(commitment: CommitmentFacts) -> Iterator[Who]:
    """Yield the owner and, where there is one, the contractor of a commitment."""
    return _who(commitment.owner.id, commitment.contractor)


def _who(owner: str, contractor: str | None) -> Iterator[Who]:
    yield Commitment.owner_id.key, owner
    if contractor:
        yield Commitment.contractor.key, contractor


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


def _window(today: date) -> Days:
    return today - timedelta(DAYS), today - timedelta(1)
