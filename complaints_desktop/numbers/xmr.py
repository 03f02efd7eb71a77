"""A run of numbers and what of it is more than chance: XmR limits and their four signals (reports 10.6).

Exactly as NHSRplotthedots has it, the open package of NHS England's "Making Data Count".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from complaints_desktop.numbers.share import Direction

LIMIT = Fraction("2.66")
"""Mean moving ranges from the mean to a limit; the near limit is two thirds of the way."""

SCREEN = Fraction("3.267")
"""A moving range of so many means is no measure of chance, and is left out once."""

LEAST = 12
"""Points without which there are no limits."""

RUN = 7
"""Points of a shift, and of a trend."""

Series = Sequence[tuple[date, Fraction | None]]
"""The day each period begins, and its number: None where it has none, as a month without cases."""


class Signal(StrEnum):
    """What of a point is more than chance."""

    OUTSIDE = "outside the limits"
    SHIFT = "one of 7 or more on one side of the mean"
    TREND = "one of 7 or more that rise or fall"
    NEAR = "one of 2 of 3 near a limit"


@dataclass(frozen=True, slots=True)
class Limits:
    """Within which a point may lie by chance."""

    lower: Fraction
    near_lower: Fraction
    near_upper: Fraction
    upper: Fraction


@dataclass(frozen=True, slots=True)
class Rebase:
    """From a day on the limits are reckoned anew, as something has changed for good: what, is recorded."""

    on: date
    reason: str

    def __post_init__(self) -> None:
        """Hold that there is a reason."""
        if not self.reason.strip():
            raise ValueError("limits are reckoned anew only with a reason")


@dataclass(frozen=True, slots=True)
class Point:
    """One period."""

    on: date
    value: Fraction
    side: int
    """1 above the mean of its stretch, -1 below, 0 on it."""
    signals: frozenset[Signal] = frozenset()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The points that have a mean and limits in common; without limits where they are fewer than 12."""

    points: tuple[Point, ...]
    mean: Fraction
    moving_range: Fraction
    limits: Limits | None
    since: Rebase | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run of numbers, judged."""

    stretches: tuple[Stretch, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All its points; a period without a number is not among them."""
        return tuple(point for stretch in self.stretches for point in stretch.points)

    @property
    def now(self) -> Stretch | None:
        """The stretch that goes on."""
        return self.stretches[-1] if self.stretches else None


def run(series: Series, rebases: Sequence[Rebase] = ()) -> Run:
    """Return the run of a series in order of its days, its limits reckoned anew at each of `rebases`."""
    known = [(on, Fraction(value)) for on, value in series if value is not None]
    marks: list[Rebase | None] = [None, *sorted(rebases, key=lambda each: each.on)]
    stretches: list[Stretch] = []
    for since, following in zip(marks, [*marks[1:], None], strict=True):
        inside = [
            (on, value)
            for on, value in known
            if (since is None or on >= since.on) and (following is None or on < following.on)
        ]
        if inside:
            stretches.append(_stretch(inside, since))
    return Run(tuple(stretches))


def _stretch(inside: Sequence[tuple[date, Fraction]], since: Rebase | None) -> Stretch:
    values = [value for _, value in inside]
    mean = sum(values, Fraction(0)) / len(values)
    moving = moving_range(values)
    limits = limits_of(mean, moving) if len(values) >= LEAST else None
    sides = [(value > mean) - (value < mean) for value in values]
    found = signals(values, sides, limits) if limits else [frozenset[Signal]()] * len(values)
    points = (Point(on, value, side, kinds) for (on, value), side, kinds in zip(inside, sides, found, strict=True))
    return Stretch(tuple(points), mean, moving, limits, since)


def moving_range(values: Sequence[Fraction]) -> Fraction:
    """Return the mean of the steps from point to point, reckoned once more without the steps that are far out."""
    steps = [abs(later - earlier) for earlier, later in pairwise(values)]
    bound = SCREEN * _mean(steps)
    return _mean([step for step in steps if step < bound])


def limits_of(mean: Fraction, moving: Fraction) -> Limits:
    """Return the limits around a mean."""
    far, near = LIMIT * moving, LIMIT * moving * Fraction(2, 3)
    return Limits(mean - far, mean - near, mean + near, mean + far)


def signals(values: Sequence[Fraction], sides: Sequence[int], limits: Limits) -> list[frozenset[Signal]]:
    """Return what of each point is more than chance."""
    outside = [value < limits.lower or value > limits.upper for value in values]
    close = [
        not out and (value < limits.near_lower or value > limits.near_upper)
        for value, out in zip(values, outside, strict=True)
    ]
    found: list[set[Signal]] = [{Signal.OUTSIDE} if out else set() for out in outside]
    for signal, places in (
        (Signal.SHIFT, _shifts(sides)),
        (Signal.TREND, _trends(values)),
        (Signal.NEAR, _near(close, sides)),
    ):
        for place in places:
            found[place].add(signal)
    return [frozenset(each) for each in found]


def _shifts(sides: Sequence[int]) -> Iterator[int]:
    """Yield the places of all runs of 7 on one side; a point on the mean ends a run."""
    for end in range(RUN, len(sides) + 1):
        if abs(sum(sides[end - RUN : end])) == RUN:
            yield from range(end - RUN, end)


def _trends(values: Sequence[Fraction]) -> Iterator[int]:
    """Yield the places of all runs of 7 points of which each is above, or each below, the one before."""
    for end in range(RUN, len(values) + 1):
        part = values[end - RUN : end]
        steps = [(later > earlier) - (later < earlier) for earlier, later in pairwise(part)]
        if abs(sum(steps)) == RUN - 1:
            yield from range(end - RUN, end)


def _near(close: Sequence[bool], sides: Sequence[int]) -> Iterator[int]:
    """Yield the places between near limit and limit, two of three neighbours that are all on one side of the mean."""
    for end in range(3, len(close) + 1):
        three = range(end - 3, end)
        if abs(sum(sides[end - 3 : end])) == 3 and sum(close[end - 3 : end]) >= 2:
            yield from (place for place in three if close[place])


def variation(judged: Run, direction: Direction | None) -> str:
    """Return "better", "worse" or "no clear change", of the last point; "higher" or "lower" where neither is better."""
    points = judged.points
    if not points or not points[-1].signals:
        return "no clear change"
    up = points[-1].side > 0
    if direction is None:
        return "higher" if up else "lower"
    return "better" if up == (direction is Direction.UP) else "worse"


def assurance(judged: Run, target: Fraction, direction: Direction) -> str:
    """Return "consistently passes", "consistently fails" or "hit or miss"; in words why not, where there are no limits.

    A target within the limits is sometimes met and sometimes missed by chance alone: that is not red.
    """
    now = judged.now
    if now is None or now.limits is None:
        return few_points(judged)
    if now.limits.lower <= target <= now.limits.upper:
        return "hit or miss"
    above = target > now.limits.upper
    return "consistently fails" if above == (direction is Direction.UP) else "consistently passes"


def few_points(judged: Run) -> str:
    """Return "too early to say what is usual (9 of 12 points)"; empty where there are limits."""
    now = judged.now
    number = len(now.points) if now else 0
    if now and now.limits:
        return ""
    return f"too early to say what is usual ({number or 'none'} of {LEAST} points)"


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers) if numbers else Fraction(0)
