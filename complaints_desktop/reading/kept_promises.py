"""The figures of promises kept in time (kpis K11, K12): those of a period, the Ombudsman's orders apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from complaints_desktop.case.commitments import commitments_where
from complaints_desktop.case.team import Names
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.on_time import OnTime, on_time
from complaints_desktop.rules.on_time_words import in_words, orders_in_words
from complaints_desktop.rules.wording import in_short
from db.model import Case, Commitment, CommitmentUpdate
from db.terms import CommitmentSource

STAGE_1, STAGE_2, ORDERS, OTHERS = "Stage 1", "Stage 2", "Ombudsman orders", "Other promises"

PARTS: dict[CommitmentSource, str] = {
    CommitmentSource.STAGE_1: STAGE_1,
    CommitmentSource.STAGE_2: STAGE_2,
    CommitmentSource.ORDER: ORDERS,
}
"""What a promise is counted with by where it comes from: K11, K12, and what must all be kept; the others together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How the promises of one source were kept."""

    title: str
    counted: OnTime
    """By the date that counts."""
    first: OnTime
    """By the date first promised, whatever was agreed later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How the promises of one period were kept."""

    start: date
    end: date
    period: str
    """As it is said: "this month"."""
    counted: OnTime
    """By the date that counts."""
    first: OnTime
    """By the date first promised, whatever was agreed later."""
    orders: OnTime
    """The Ombudsman's orders alone, which are in neither of the others: of them none may be late."""
    parts: tuple[Part, ...]
    """Stage 1, stage 2 and the orders apart; other promises where there are any."""

    @property
    def words(self) -> tuple[str, ...]:
        """What they say, a sentence each."""
        said = in_words(self.counted, self.first, self.period)
        return (said, orders_in_words(self.orders, self.period)) if self.orders.due else (said,)


def kept_promises(session: Session, desk: Desk, *, start: date, end: date, period: str = "") -> Figures:
    """Return how the promises due from `start` to `end` were kept, by one query."""
    said = period or f"from {in_short(start)} to {in_short(end)}"
    return _figures(due_within(session, start, end), (start, end), said, desk)


def _figures(found: Sequence[CommitmentFacts], days: tuple[date, date], period: str, desk: Desk) -> Figures:
    """Return the figures of these days, of promises among which all are that are due then."""
    start, end = days
    orders = [each for each in found if each.source is CommitmentSource.ORDER]
    own = [each for each in found if each.source is not CommitmentSource.ORDER]
    return Figures(
        start=start,
        end=end,
        period=period,
        counted=on_time(own, start, end, desk.today, calendar=desk.calendar, first=False),
        first=on_time(own, start, end, desk.today, calendar=desk.calendar, first=True),
        orders=on_time(orders, start, end, desk.today, calendar=desk.calendar, first=False),
        parts=_parts(found, start, end, desk),
    )


def _parts(found: Sequence[CommitmentFacts], start: date, end: date, desk: Desk) -> tuple[Part, ...]:
    """Return the promises `found` by where they come from."""
    known: dict[str, list[CommitmentFacts]] = {title: [] for title in (*PARTS.values(), OTHERS)}
    for each in found:
        known[PARTS.get(each.source, OTHERS)].append(each)
    parts = (
        Part(
            title=title,
            counted=on_time(theirs, start, end, desk.today, calendar=desk.calendar, first=False),
            first=on_time(theirs, start, end, desk.today, calendar=desk.calendar, first=True),
        )
        for title, theirs in known.items()
    )
    return tuple(each for each in parts if each.title != OTHERS or each.counted.due or each.first.due)


def kept_now(session: Session, desk: Desk) -> tuple[Figures, Figures]:
    """Return the figures of this month and of this quarter."""
    month, quarter = _period(desk.today, 1), _period(desk.today, 3)
    found = due_within(session, *quarter)  # the month lies in it
    return _figures(found, month, "this month", desk), _figures(found, quarter, "this quarter", desk)


def _period(today: date, months: int) -> tuple[date, date]:
    """The month or quarter in which today is: the quarters of the year to 31 March begin as those of the calendar."""
    begins = today.replace(day=1, month=today.month - (today.month - 1) % months)
    last = begins.month + months
    after = begins.replace(year=begins.year + (last > 12), month=(last - 1) % 12 + 1)
    return begins, after - timedelta(1)


def due_within(session: Session, start: date, end: date, *where: ColumnElement[bool]) -> list[CommitmentFacts]:
    """Return the promises that fall due from `start` to `end`, first or by a later date, and are as `where` says."""
    return commitments_where(session, and_(due_where(start, end), *where), Names(session))


def due_where(start: date, end: date) -> ColumnElement[bool]:
    """Return that a promise falls due from `start` to `end`, first or by a later date, and its case is one."""
    moved_there = Commitment.id.in_(
        select(CommitmentUpdate.commitment_id).where(CommitmentUpdate.new_due_on.between(start, end))
    )
    void = select(Case.id).where(Case.void_because.is_not(None))
    return and_(Commitment.first_due_on.between(start, end) | moved_there, Commitment.case_id.not_in(void))
