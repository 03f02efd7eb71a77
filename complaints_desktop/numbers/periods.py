"""The periods numbers are asked for: months, quarters and years to 31 March."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from complaints_desktop.rules.wording import MONTHS, without_weekday

APRIL = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Days, both ends counted, and how they are called."""

    start: date
    end: date
    words: str


def month_of(day: date) -> Span:
    """Return the month of a day."""
    start = day.replace(day=1)
    return Span(start, _months_on(start, 1) - timedelta(1), f"{MONTHS[start.month - 1]} {start.year}")


def quarter_of(day: date) -> Span:
    """Return the quarter of a day: those of the year to 31 March begin as those of the calendar."""
    start = day.replace(month=day.month - (day.month - 1) % 3, day=1)
    end = _months_on(start, 3) - timedelta(1)
    return Span(start, end, f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {end.year}")


def year_of(day: date) -> Span:
    """Return the year to 31 March of a day."""
    start = date(day.year - (day.month < APRIL), APRIL, 1)
    return Span(start, date(start.year + 1, 3, 31), f"April {start.year} to March {start.year + 1}")


def days_between(start: date, end: date) -> Span:
    """Return any days: a month, a quarter or a year by its name, others by their first and last."""
    for known in (month_of(start), quarter_of(start), year_of(start)):
        if (known.start, known.end) == (start, end):
            return known
    return Span(start, end, f"{without_weekday(start)} to {without_weekday(end)}")


def months_to(last: date, number: int) -> Iterator[Span]:
    """Yield so many months, the last that of `last`, the first first."""
    first = _months_on(last.replace(day=1), 1 - number)
    for after in range(number):
        yield month_of(_months_on(first, after))


def before(span: Span) -> Span:
    """Return what came before: the month before a month, the same days a year earlier of any other."""
    return (
        month_of(span.start - timedelta(1))
        if span == month_of(span.start)
        else days_between(_months_on(span.start, -12), _months_on(span.end + timedelta(1), -12) - timedelta(1))
    )


def _months_on(first: date, number: int) -> date:
    """Return the same day so many months on; a day that month has not is its last."""
    months = first.year * 12 + first.month - 1 + number
    year, month = divmod(months, 12)
    for day in range(first.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(first.day, 28))
