"""Updates owed while an answer is outside the Code's time: how often, how, and when the next is due (Code 5.9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.calendar import CalendarEnds, WorkingCalendar
from complaints_desktop.rules.clocks import Clock, ClockName
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.wording import in_full, working_days
from db.terms import ContactPurpose, Direction

EVERY = 5
"""Working days between two updates where nothing else is agreed; ours, the Code names no number."""

LETTER = "progress-update"
OUTSIDE = frozenset({Outcome.OVERDUE, Outcome.EXTENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateOwed:
    """The next update that is owed: counted from the last, or from the day the Code's time was over."""

    since: date
    told: bool
    """Whether there was one before."""
    every: int
    due_on: date

    @property
    def because(self) -> str:
        """Say what it is counted from: "every 5 working days; the last was on Monday 20 April 2026"."""
        last = "the last was on" if self.told else "none since the Code's time was over on"
        return f"{how_often(self.every)}; {last} {in_full(self.since)}"


def how_often(every: int) -> str:
    """Return "every 5 working days"."""
    return "every working day" if every == 1 else f"every {working_days(every)}"


def agreed(case: CaseFacts) -> str:
    """Return what is agreed about updates: the way and the interval, then what somebody typed; empty where nothing is.

    The words are never typed twice: interval and way are kept as such, and said here.
    """
    way = f"by {case.updates_by}" if case.updates_by else ""
    often = how_often(case.updates_every) if case.updates_every else ""
    said = " ".join(part for part in (way, often) if part)
    return "; ".join(part for part in (said, case.updates_agreed) if part)


def outside_time(clock: Clock) -> bool:
    """Whether an answer is still to come and outside the Code's time: put off, or overdue."""
    return clock.rule.clock == ClockName.RESPOND and clock.open and clock.outcome in OUTSIDE


def update_owed(case: CaseFacts, clock: Clock, calendar: WorkingCalendar) -> UpdateOwed | None:
    """Return the next update owed while the answer that `clock` counts is outside the Code's time, or None."""
    if not outside_time(clock) or clock.first_due is None:
        return None
    last = max(_given(case), default=None)
    since, every = last or clock.first_due, case.updates_every or EVERY
    try:
        return UpdateOwed(since=since, told=last is not None, every=every, due_on=calendar.due(since, every))
    except CalendarEnds:  # said once, of the answer's own date
        return None


def _given(case: CaseFacts) -> Iterator[date]:
    """Yield the days the resident was told how it stands: by contact, by letter, by the letter of an extension."""
    for contact in case.contacts:
        if contact.purpose is ContactPurpose.UPDATE and contact.direction is Direction.OUT:
            yield contact.contact_on
    for letter in case.letters:
        if letter.kind == LETTER:
            yield letter.issued_on
    for extension in case.current.extensions:
        if extension.notified_on:
            yield extension.notified_on
