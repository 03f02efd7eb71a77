"""How well misses were forecast: each promise that has ended, as it stood five working days before its date."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.case.case import load_cases
from complaints_desktop.case.part import Part
from complaints_desktop.desk.desk import Desk
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.track_record import EveryDay, TrackRecords, risk_of
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.forecast import USUAL
from complaints_desktop.rules.on_time import Kept, kept
from complaints_desktop.rules.risk import Band
from complaints_desktop.rules.risk_history import case_as_at
from db.model import Commitment

BEFORE = 5
"""Working days before the date that counts on which the forecast is looked at."""

LONGEST = 3 * BEFORE
"""Days within which so many working days lie, whatever the holidays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """One promise that has ended: what was forecast of it, and what came."""

    percent: int
    band: Band
    missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The Brier score of a forecast and of two that know less: 0 is never wrong, 1 always."""

    promises: int
    missed: int
    forecast: float | None
    always: float | None
    """Of saying that nine in ten are kept, whatever is promised."""
    band: float | None
    """Of saying of each the share missed in its risk band, which is known only afterwards: a hard rival."""

    @property
    def useful(self) -> bool:
        """Whether the forecast was nearer to what came than saying the same of every promise."""
        return self.forecast is not None and self.always is not None and self.forecast < self.always


def score(found: Iterable[Foretold]) -> Score:
    """Return how well the misses were forecast; None for each score where no promise has ended."""
    all_ = tuple(found)
    bands = _shares(all_)
    return Score(
        promises=len(all_),
        missed=sum(each.missed for each in all_),
        forecast=_brier([(each.percent / 100, each.missed) for each in all_]),
        always=_brier([(1 - USUAL, each.missed) for each in all_]),
        band=_brier([(bands[each.band], each.missed) for each in all_]),
    )


def _shares(found: Iterable[Foretold]) -> Mapping[Band, float]:
    of: dict[Band, list[bool]] = defaultdict(list)
    for each in found:
        of[each.band].append(each.missed)
    return {band: sum(missed) / len(missed) for band, missed in of.items()}


def _brier(said: list[tuple[float, bool]]) -> float | None:
    return sum((chance - missed) ** 2 for chance, missed in said) / len(said) if said else None


class _Records:
    """The track records as they stood on many days."""

    def __init__(self, session: Session) -> None:
        self._session, self._every = session, EveryDay(session)
        self._on: dict[date, TrackRecords] = {}

    def on(self, day: date) -> TrackRecords:
        """Return those of one day."""
        if day not in self._on:
            self._on[day] = TrackRecords(self._session, day, tally=self._every.tally(day))
        return self._on[day]


def forecasts(session: Session, desk: Desk) -> Score:
    """Return how well the misses of this record were forecast five working days before."""
    ids = session.scalars(select(Commitment.case_id).where(Commitment.first_due_on < desk.today).distinct()).all()
    records = _Records(session)
    cases = load_cases(session, ids, parts=frozenset({Part.COMMITMENTS}))
    return score(each for case in cases for each in _foretold(case, desk, records))


def _foretold(case: CaseFacts, desk: Desk, records: _Records) -> Iterator[Foretold]:
    for each in case.commitments:
        became, day = kept(each, desk.today), day_before(each.counts_on, desk.calendar)
        if became in (Kept.RUNNING, Kept.OUT) or day is None or day < each.promised_on:
            continue
        then = case_as_at(case, day)
        this = known_then(next(one for one in then.commitments if one.id == each.id))
        if this.open and not this.work_done_on:
            risk = risk_of(then, this, desk, records.on(day), on=day)
            yield Foretold(percent=risk.forecast.percent, band=risk.band, missed=became is not Kept.ON_TIME)


def known_then(commitment: CommitmentFacts) -> CommitmentFacts:
    """Return a promise without its appointment, as the record keeps the last alone.

    One made anew after a miss hides that there was another before: taken as none, it would tell what came.
    """
    return replace(commitment, appointment_on=None, needs_appointment=False)


def day_before(due: date, calendar: WorkingCalendar) -> date | None:
    """Return the last working day from which five more were left; None where that lies outside the known calendar."""
    back = (due - timedelta(days) for days in range(1, LONGEST + 1))
    far = (day for day in back if (calendar.counted(day, due) or 0) >= BEFORE)
    return next((day for day in far if calendar.is_working(day)), None)
