"""The one working-day loop: Monday to Friday, less the bank holidays of England and Wales."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import without_weekday

WEEKEND = ("Saturday", "Sunday")


class CalendarEnds(Refused):
    """A date lies outside the years whose bank holidays are known."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a count: `number` where it is counted, `skipped` (why) where it is not."""

    on: date
    number: int | None
    skipped: str | None


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Working days as a table of ordinals, so that each question is O(1).

    The day of an event is day 0 (`event_day=1` counts it as day 1, a landlord's stricter reading).
    Raises CalendarEnds for a date before `known_from` or after `known_until`, rather than guess.
    """

    known_from: date
    known_until: date
    holidays: Mapping[date, str]
    event_day: int = 0
    _first: int = field(init=False, repr=False)
    _counts: tuple[int, ...] = field(init=False, repr=False)
    _days: tuple[date, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Have the working days counted, up to and including each known day."""
        counts, days = _counted(self.known_from, self.known_until, frozenset(self.holidays))
        object.__setattr__(self, "_first", self.known_from.toordinal())
        object.__setattr__(self, "_counts", counts)
        object.__setattr__(self, "_days", days)

    def is_working(self, day: date) -> bool:
        """Whether `day` is worked."""
        return self.why_not(day) is None

    def why_not(self, day: date) -> str | None:
        """Return the name of a day that is not worked ("Saturday", "Good Friday"), None for a working day."""
        self._counted_to(day)
        return self.holidays.get(day) or (WEEKEND[day.weekday() - 5] if day.weekday() > 4 else None)

    def due(self, start: date, limit: int) -> date:
        """Return the last day of `limit` working days that start with the event on `start` (day 0)."""
        offset = start.toordinal() - self._first
        if not 0 <= offset < len(self._counts):
            raise self._ends(start)
        index = self._counts[offset] + limit - 1
        if self.event_day:
            index -= self._event_day_counts(start)
        if index >= len(self._days):
            raise self._ends(start)
        return self._days[index]

    def between(self, start: date, end: date) -> int:
        """Return the working days from an event on `start` (day 0) to `end`; negative where `end` is earlier."""
        return self._counted_to(end) - self._counted_to(start) + self._event_day_counts(start)

    def counted(self, start: date, end: date) -> int | None:
        """Return the same, and None where either day lies outside the known years: nothing is guessed."""
        try:
            return self.between(start, end)
        except CalendarEnds:
            return None

    def days(self, start: date, end: date) -> Iterator[Day]:
        """Yield each day after `start` up to `end`, numbered where it counts and named where it does not."""
        for offset in range(1, (end - start).days + 1):
            day = start + timedelta(offset)
            skipped = self.why_not(day)
            yield Day(day, None if skipped else self.between(start, day), skipped)

    def ends_soon(self, today: date) -> str | None:
        """Return a warning when the known bank holidays end within 12 months of `today`."""
        if (self.known_until - today).days > 365:
            return None
        return (
            f"The bank holidays are known only to {without_weekday(self.known_until)}. "
            "Install a newer version of this program before then: dates past that day are not computed."
        )

    def _event_day_counts(self, start: date) -> int:
        return int(self.event_day == 1 and self.is_working(start))

    def _counted_to(self, day: date) -> int:
        index = day.toordinal() - self._first
        if not 0 <= index < len(self._counts):
            raise self._ends(day)
        return self._counts[index]

    def _ends(self, day: date) -> CalendarEnds:
        return CalendarEnds(
            f"The bank holidays are known from {self.known_from} to {self.known_until}; a date near {day} was asked",
            do="Correct the date, or install a newer version of this program, which knows later ones.",
        )


@lru_cache(maxsize=8)
def _counted(first: date, last: date, holidays: frozenset[date]) -> tuple[tuple[int, ...], tuple[date, ...]]:
    """Return how many working days there are up to and with each day, and which: counted once for the same holidays."""
    every = [first + timedelta(n) for n in range((last - first).days + 1)]
    worked = [day.weekday() < 5 and day not in holidays for day in every]
    return tuple(accumulate(map(int, worked))), tuple(day for day, works in zip(every, worked, strict=True) if works)
