"""What happens seldom, as a severe finding: the days between, and no percent of a few (reports 10.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from complaints_desktop.numbers.xmr import LEAST, limits_of, moving_range
from complaints_desktop.rules.wording import count, without_weekday

POWER = 3.6
"""Waiting times to the power of 1/3.6 lie evenly around their mean: the T chart."""


@dataclass(frozen=True, slots=True)
class Rare:
    """The days on which it happened, in order, and how long it was from each to the next."""

    days: tuple[date, ...]
    gaps: tuple[int, ...]
    since: int | None
    """Days since the last, None where it never happened."""


def rare(days: Iterable[date], today: date) -> Rare:
    """Return the days between events up to today; two on one day are 0 days apart."""
    known = tuple(sorted(day for day in days if day <= today))
    gaps = tuple((later - earlier).days for earlier, later in pairwise(known))
    return Rare(known, gaps, (today - known[-1]).days if known else None)


def rare_in_words(found: Rare) -> str:
    """Return "2 times; the last on 3 March 2026, 41 days ago, 120 days after the one before", or "never"."""
    if found.since is None:
        return "never"
    last = found.days[-1]
    ago = "today" if not found.since else f"{count(found.since, 'day')} ago"
    times = "once" if len(found.days) == 1 else f"{len(found.days):,} times; the last"
    after = f", {count(found.gaps[-1], 'day')} after the one before" if found.gaps else ""
    return f"{times} on {without_weekday(last)}, {ago}{after}"


def gap_limits(gaps: tuple[int, ...]) -> tuple[float, float, float] | None:
    """Return lower limit, centre and upper limit of the days between; None under 12 gaps, of which a list says more."""
    if len(gaps) < LEAST:
        return None
    turned = [Fraction(gap ** (1 / POWER)) for gap in gaps]
    centre = sum(turned, Fraction(0)) / len(turned)
    limits = limits_of(centre, moving_range(turned))
    lower, middle, upper = (max(float(each), 0.0) ** POWER for each in (limits.lower, centre, limits.upper))
    return lower, middle, upper
