"""How many promises were kept in time, in words: with those that were moved beside it, so that no figure flatters."""

from fractions import Fraction

from complaints_desktop.rules.on_time import AT_ONCE, OnTime
from complaints_desktop.rules.wording import capitalised, count, in_percent, working_days


def in_words(counted: OnTime, first: OnTime, period: str) -> str:
    """Return "18 of 20 due this month kept in time (90%); 1 more may be missed; ...; by first dates 85%".

    `period` as in "this month"; `counted` by the dates that count, `first` by those first promised.
    """
    if not counted.due:
        return f"Nothing was promised for {period}"
    parts = [kept_of(counted, period), _may_be_missed(counted)]
    if counted.no_access:
        parts.append(f"{counted.no_access:,} without access")
    if counted.moved:
        were = "was" if counted.moved == 1 else "were"
        parts.append(f"{counted.moved:,} {were} moved, {count(round(counted.slip), 'day')} on average")
    if counted.written_late:
        parts.append(written_late_words(counted))
    if first.due > first.running:
        parts.append(f"by first dates {percent(first)}")
    return "; ".join(parts)


def kept_of(counted: OnTime, period: str) -> str:
    """Return "18 of 20 due this month kept in time (90%)", of those whose day has come or that we ended."""
    came = counted.due - counted.running
    to_come = f"{counted.running:,} still to come" if counted.running else ""
    if not came:
        return f"none due {period} yet, {to_come}"
    said = f"{counted.on_time:,} of {came:,} due {period} kept in time ({percent(counted)})"
    return f"{said}, {to_come}" if to_come else said


def kept_briefly(counted: OnTime, period: str) -> str:
    """Return "this quarter 51 of 58 (87%)"; empty where none has come due."""
    came = counted.due - counted.running
    return f"{period} {counted.on_time:,} of {came:,} ({percent(counted)})" if came else ""


def percent(counted: OnTime) -> str:
    """Return "89.9%": to one place, a half up (kpis 2.1)."""
    return in_percent(Fraction(counted.on_time, counted.due - counted.running))


def written_late_words(counted: OnTime) -> str:
    """Return "3 were written down as kept more than 5 working days later"."""
    were = "was" if counted.written_late == 1 else "were"
    return f"{counted.written_late:,} {were} written down as kept more than {working_days(AT_ONCE)} later"


def orders_in_words(orders: OnTime, period: str) -> str:
    """Return how the Ombudsman's orders stand: of them all are to be kept, and none may be missed."""
    said = f"Ombudsman orders: {kept_of(orders, period)}"
    late = f"; {written_late_words(orders)}" if orders.written_late else ""
    return f"{said}; {orders.missed:,} missed, where none may be{late}" if orders.missed else f"{said}{late}"


def in_lines(counted: OnTime, first: OnTime, *, every: bool) -> tuple[str, ...]:
    """Return what a part of the figures says line by line: kept with and without new dates, moved, and what is left.

    `every`: all are to be kept, as the Ombudsman's orders are, and none may be missed.
    """
    if not (counted.due or first.due):
        return ("Nothing falls due",)
    lines = [
        f"With new dates that the resident agreed to in time: {_share(counted)}",
        f"By the dates first promised: {_share(first)}",
    ]
    if counted.moved:
        lines.append(f"{counted.moved:,} given another date, {count(round(counted.slip), 'day')} later on average")
    if counted.no_access:
        lines.append(f"{counted.no_access:,} without access, counted as due and not as kept")
    if counted.written_late:
        lines.append(f"Of those kept in time, {written_late_words(counted)}")
    if counted.running:
        lines.append(f"{counted.running:,} still to come")
    lines.append(_left_of_all(counted) if every else capitalised(_may_be_missed(counted)))
    return tuple(lines)


def _share(counted: OnTime) -> str:
    came = counted.due - counted.running
    return f"{counted.on_time:,} of {came:,} ({percent(counted)})" if came else "none due yet"


def _left_of_all(counted: OnTime) -> str:
    return f"{counted.missed:,} missed, where none may be" if counted.missed else "None may be missed, and none was"


def _may_be_missed(counted: OnTime) -> str:
    if counted.left < 0:
        missed = "missed or without access" if counted.no_access else "missed"
        return f"{-counted.left:,} more {missed} than may be"
    return f"{counted.left:,} more may be missed" if counted.left else "no more may be missed"
