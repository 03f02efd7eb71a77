"""Units that a limit is counted in: its last day, what was taken of it, and what is after it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import gt

from complaints_desktop.rules.calendar import Day, WorkingCalendar
from complaints_desktop.rules.wording import LONDON, count

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Unit:
    """One row: a unit by the name a setting keeps, and how it is counted from a day or a moment."""

    name: str
    one: str
    in_a_day: int = 1
    counted: Callable[[date], date]
    """The day or the moment, as it is counted."""
    due: Callable[[WorkingCalendar, date, int], date]
    between: Callable[[WorkingCalendar, date, date], int]
    after: Callable[[date, date], bool]
    days: Callable[[WorkingCalendar, date, date], Iterator[Day]]
    """Each day after the first to the last, numbered where it counts; none where no day is counted."""

    def words(self, number: int) -> str:
        """Return "1 working day" or "24 clock hours"."""
        return count(number, self.one)


def day_of(when: date) -> date:
    """Return the day of a moment in London; a day is itself."""
    return when.astimezone(LONDON).date() if isinstance(when, datetime) else when


def _calendar_days(_: WorkingCalendar, start: date, end: date) -> Iterator[Day]:
    return (Day(start + timedelta(n), n, None) for n in range(1, (end - start).days + 1))


def _next_worked(calendar: WorkingCalendar, start: date, limit: int) -> date:
    last = start + timedelta(limit)
    while not calendar.is_working(last):
        last += timedelta(1)
    return last


def begins(when: date) -> datetime:
    """Return the moment, or the first of a day of which the hour is not recorded."""
    return when if isinstance(when, datetime) else datetime.combine(when, time(), LONDON).astimezone(UTC)


def _ends(when: date) -> datetime:
    """The moment, or the last second of a day: what may still be in time is not called late."""
    return when if isinstance(when, datetime) else begins(when + timedelta(1)) - timedelta(seconds=1)


WORKING_DAYS = Unit(
    name="working days",
    one="working day",
    counted=day_of,
    due=WorkingCalendar.due,
    between=WorkingCalendar.between,
    after=gt,
    days=WorkingCalendar.days,
)
CALENDAR_DAYS = Unit(
    name="calendar days",
    one="calendar day",
    counted=day_of,
    due=lambda _, start, limit: start + timedelta(limit),
    between=lambda _, start, end: (end - start).days,
    after=gt,
    days=_calendar_days,
)
CALENDAR_DAYS_TO_A_WORKING_DAY = Unit(
    name="calendar days, the last one worked",
    one="calendar day",
    counted=day_of,
    due=_next_worked,
    between=lambda _, start, end: (end - start).days,
    after=gt,
    days=_calendar_days,
)
"""As the data protection clock is counted: a last day off moves to the next working day (world_2026.md 14.2)."""

CLOCK_HOURS = Unit(
    name="clock hours",
    one="clock hour",
    in_a_day=24,
    counted=lambda when: when,
    due=lambda _, start, limit: _ends(start).astimezone(UTC) + limit * HOUR,
    between=lambda _, start, end: -((_ends(start) - begins(end)) // HOUR),
    after=lambda when, due: begins(when) > due,
    days=lambda *_: iter(()),
)

UNITS: Mapping[str, Unit] = {
    unit.name: unit for unit in (WORKING_DAYS, CALENDAR_DAYS, CALENDAR_DAYS_TO_A_WORKING_DAY, CLOCK_HOURS)
}
"""Every unit by the name a setting keeps."""
