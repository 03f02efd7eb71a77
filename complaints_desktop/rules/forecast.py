"""How likely an open promise is to be missed, said before its date, with reasons (commitments 4.5).

It begins with how often its owner or contractor misses a date, as log-odds, and each factor adds its own. The numbers
are judgement, written down once here; `reading/forecasts.py` says how well they did.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp, log
from typing import NamedTuple

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.calendar import WorkingCalendar
from complaints_desktop.rules.wording import count, in_percent, in_short, working_days
from db.terms import Readiness, UpdateKind

USUAL = 0.9
"""The share kept in time where nothing is known of owner and contractor: the target (seed 000)."""

SURE = 0.03
"""No record is taken for better than this from certain: every owner may miss a date, and may keep one."""

MISSED_FROM = 50
"""Percent from which a promise is forecast to be missed."""

UNPROVED, PAST = 3, 100
"""Percent where the work is done and only the evidence is missing, and where the date has passed."""

TIME_GONE = 0.3
"""Of the time left, by its logarithm: were promises kept evenly until their date, 1; most are kept in its last days."""

LAST_DAY = 0.5
"""Working days that are left on the day itself."""

IDLE, UNBOOKED, BEGUN = 1.2, 1.4, -0.6
"""Not started, no appointment where one is needed, and started: times the share of the time that is gone."""

BOOKED_LATE = 3.0
"""The appointment lies after the date: it would have to be brought forward."""

BOOKED = -0.4
"""An appointment that lies before the date."""

NO_ACCESS, MOVED = 0.6, 0.5
"""Each attempt that failed, and each time the date was moved."""

MOST_COUNTED = 3
"""So many of either are counted, and no more."""

SILENT = 0.5

READY: Mapping[Readiness, float] = {
    Readiness.NOTHING: 0.4,
    Readiness.ORDERED: 0.0,
    Readiness.WAITING: 0.8,
    Readiness.BOOKED: -0.2,
    Readiness.UNDER_WAY: -0.6,
}
"""How far it has come, as the last update said."""


class Factor(NamedTuple):
    """What one thing adds to the log-odds of a miss, and how it is said."""

    odds: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The chance of a miss in percent, with what makes it, the weightiest first."""

    percent: int
    because: tuple[str, ...]

    @property
    def missed(self) -> bool:
        """Whether it will sooner be missed than kept."""
        return self.percent >= MISSED_FROM


def forecast(
    commitment: CommitmentFacts,
    *,
    today: date,
    calendar: WorkingCalendar,
    silence: int | None = None,
    on_time: float | None = None,
) -> Forecast:
    """Return how likely an open promise is to be missed, as it stands on `today`.

    `silence`: working days without an update, where they are more than may pass. `on_time`: as for its risk.
    """
    done = commitment.work_done_on
    if done and done <= commitment.due_on:
        return Forecast(percent=UNPROVED, because=("the work is done, and only the evidence is missing",))
    if today > commitment.due_on:
        return Forecast(percent=PAST, because=("its date has passed",))
    found = sorted(_factors(commitment, today, calendar, silence), key=lambda each: -abs(each.odds))
    record = _record(on_time)
    chance = 1 / (1 + exp(-record.odds - sum(each.odds for each in found)))
    raising, lowering = ([each.why for each in found if each.odds * sign > 0] for sign in (1, -1))
    because = (*raising, *(f"but {why}" for why in lowering), record.why)
    return Forecast(percent=min(max(round(100 * chance), 1), 99), because=because)


def window(commitment: CommitmentFacts, left: int, calendar: WorkingCalendar) -> int:
    """Return the working days a promise had from the day it was made, of which so many are `left`."""
    return max(calendar.counted(commitment.promised_on, commitment.due_on) or left, 1)


def _record(on_time: float | None) -> Factor:
    share = USUAL if on_time is None else min(max(on_time, SURE), 1 - SURE)
    known = "nothing is known of its owner: taken as" if on_time is None else "its owner or contractor kept"
    said = USUAL if on_time is None else on_time
    return Factor(log((1 - share) / share), f"{known} {in_percent(said)} in time")


def _factors(
    commitment: CommitmentFacts, today: date, calendar: WorkingCalendar, silence: int | None
) -> Iterator[Factor]:
    left = calendar.counted(today, commitment.due_on)
    if left is not None:
        whole = window(commitment, left, calendar)
        share = min(max(left, LAST_DAY) / whole, 1)
        yield Factor(-TIME_GONE * log(share), f"{working_days(left)} left of {whole}")
        yield _begun(commitment, 1 - share)
    yield _booked(commitment)
    failed = sum(each.kind in (UpdateKind.NO_ACCESS, UpdateKind.DECLINED) for each in commitment.updates)
    yield Factor(NO_ACCESS * min(failed, MOST_COUNTED), f"{count(failed, 'attempt')} without access")
    moves = len(commitment.moves)
    yield Factor(MOVED * min(moves, MOST_COUNTED), f"its date was moved {count(moves, 'time')}")
    yield Factor(SILENT if silence else 0, f"no update for {working_days(silence or 0)}")
    ready = commitment.readiness
    yield Factor(READY.get(ready, 0) if ready else 0, f"the last that was said is “{ready}”")


def _begun(commitment: CommitmentFacts, gone: float) -> Factor:
    if commitment.needs_appointment and commitment.appointment_on is None:
        return Factor(UNBOOKED * gone, "no appointment is booked")
    return Factor(BEGUN * gone, "it is started") if commitment.started else Factor(IDLE * gone, "it is not started")


def _booked(commitment: CommitmentFacts) -> Factor:
    booked = commitment.appointment_on
    if booked is None:
        return Factor(0, "")
    late = booked > commitment.due_on
    where = "after its date" if late else "before its date"
    return Factor(BOOKED_LATE if late else BOOKED, f"the appointment on {in_short(booked)} is {where}")
