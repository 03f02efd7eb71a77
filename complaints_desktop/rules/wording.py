"""Dates, money and counts in the words a person reads; the same on every platform and in every locale."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from functools import lru_cache
from math import floor
from zoneinfo import ZoneInfo

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

LONDON = ZoneInfo("Europe/London")
"""Where days begin and end, and the clock that moments are told by."""


def in_full(day: date) -> str:
    """Return "Monday 20 April 2026"."""
    return f"{DAYS[day.weekday()]} {without_weekday(day)}"


def capitalised(words: str) -> str:
    """Return words as a sentence begins with them: the first letter alone is changed, and "MP" stays as it is."""
    return words[:1].upper() + words[1:]


def without_weekday(day: date) -> str:
    """Return "20 April 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_short(day: date) -> str:
    """Return "Mon 20 Apr 2026"."""
    return f"{DAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def pounds(pence: int) -> str:
    """Return "£1,250" or "£1,250.50" for integer pence."""
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02d}" if rest else f"£{whole:,}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return "1 working day" or "5 working days"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@lru_cache(maxsize=4096)  # asked of the same few shares hundreds of times: a fraction costs 60 µs
def in_percent(share: float | Fraction) -> str:
    """Return "89.9%" or "90%": the one way a share of what was kept is said: to one place, a half up (kpis 2.1)."""
    exact = share if isinstance(share, Fraction) else Fraction(share).limit_denominator(1_000_000)
    return f"{floor(1000 * exact + Fraction(1, 2)) / 10:g}%"


def working_days(number: int) -> str:
    """Return "1 working day" or "5 working days"."""
    return count(number, "working day")


def listed(words: Sequence[str]) -> str:
    """Return "a, b and c"."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last


def some_of(names: Sequence[str], *, most: int = 6) -> str:
    """Return the first names as "A; B", and of more than `most` how many others."""
    others = f" and {count(len(names) - most, 'other')}" if len(names) > most else ""
    return f"{'; '.join(names[:most])}{others}"


def time_left(days: int | None, due: date, today: date, *, short: bool = False) -> str:
    """Return "3 working days left", "today", "2 working days overdue", or "overdue" where only days off have passed.

    `days` to the date `due`, negative for those since, None where nobody can count them: where only days off lie
    before it, "no working day left". `short` leaves the unit out.
    """
    if due == today:
        return "today"
    passed = due < today
    if days is None:
        return "overdue" if passed else ""
    said = f"{abs(days):,}" if short else working_days(abs(days))
    if passed:
        return f"{said} overdue" if days else "overdue"
    return f"{said} left" if days else "none left" if short else "no working day left"


def in_london(moment: datetime) -> datetime:
    """Return a moment by the clock of London; as it is where that would lie beyond the days there are."""
    try:
        return moment.astimezone(LONDON)
    except OverflowError:
        return moment


def moment_words(at: datetime) -> str:
    """Return "Mon 20 Apr 2026, 12:41", as it was in London."""
    there = in_london(at)
    return f"{in_short(there.date())}, {there:%H:%M}"
