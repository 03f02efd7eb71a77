"""What the Ombudsman's compensation guidance comes to: days counted from dates, at the rates in force on each (7.4)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import BANDS, RATES, Rate, Register
from complaints_desktop.rules.wording import count, pounds, without_weekday

LONGEST = 3_653
"""No loss that is counted lasts more than ten years."""


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guidance comes to, and how it was counted, in words."""

    pence: int
    words: str


def guidance(
    register: Register, name: str, today: date, *, first: date | None, last: date | None, times: int | None
) -> Guide:
    """Return what the fixed sum or the band called `name` comes to; of a band, where it begins.

    A week that has begun counts as one. Days before a rate held count nothing.
    """
    day = last or today
    band = register.in_force(BANDS, day).get(name)
    if band is not None:
        return Guide(band.value.least, str(band.value))
    now = register.in_force(RATES, day).get(name)
    if now is None:
        why = f"The guidance had no such sum on {without_weekday(day)}"
        raise Refused(why, do="Leave it out, and say how the sum comes about.", paragraph="7.4", field="guide")
    if now.value.per == "time":
        if not times or times < 1:
            raise Refused("How often is not said", do="Say how often it happened.", field="times")
        return Guide(times * now.value.pence, f"{now.value}, {count(times, 'time')}")
    held, before = _days(register, name, first, last)
    parts = [_part(rate, number) for rate, number in held.items()]
    period = f"from {without_weekday(first)} to {without_weekday(last)}" if first and last else ""
    said = f"{now.value}, {period}: {' and '.join(words for _, words in parts)}"
    uncounted = f"; {count(before, 'day')} before it held count{'s' if before == 1 else ''} nothing" if before else ""
    return Guide(sum(pence for pence, _ in parts), said + uncounted)


def _days(register: Register, name: str, first: date | None, last: date | None) -> tuple[Counter[Rate], int]:
    """Return how often each rate is due, the first day and the last counted, and how many days none held.

    A week is due at the rate of its first day, whichever holds on the others.
    """
    if first is None or last is None:
        missing = "lost_from" if first is None else "lost_until"
        raise Refused("The days are not said", do="Give the first day and the last.", field=missing)
    if not first <= last < first + timedelta(LONGEST):
        raise Refused("The last day is not after the first", do="Check both dates.", field="lost_until")
    held = list(_held(register, name, first, last))
    weekly = [rate for rate in held if rate.per == "week"]
    due = Counter([*(rate for rate in held if rate.per == "day"), *weekly[::7]])
    return due, (last - first).days + 1 - len(held)


def _held(register: Register, name: str, first: date, last: date) -> Iterator[Rate]:
    for number in range((last - first).days + 1):
        row = register.in_force(RATES, first + timedelta(number)).get(name)
        if row is not None:
            yield row.value


def _part(rate: Rate, number: int) -> tuple[int, str]:
    return number * rate.pence, f"{count(number, rate.per)} at {pounds(rate.pence)}"
