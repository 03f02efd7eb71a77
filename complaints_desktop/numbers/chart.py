"""A chart as what is to be seen of it, in words and numbers: the screen and the paper draw the same one.

It says nothing by colour: a line has its dash and its words, a point its shape and its words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import ceil, floor, log10

PERCENT = "%"

Cell = str | int | Decimal

Place = tuple[float, float]
"""Along the two axes."""


class Shape(StrEnum):
    """What a point looks like."""

    DOT = "dot"
    RING = "ring"
    SQUARE = "square"
    DIAMOND = "diamond"
    UP = "triangle upwards"
    DOWN = "triangle downwards"


class Stroke(StrEnum):
    """What a line is, and so what it looks like."""

    RUN = "run"
    MEAN = "mean"
    LIMIT = "limit"
    FAR = "far limit"
    TARGET = "target"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is drawn: its dashes and gaps in widths of it, its width in points, the name of its ink."""

    dashes: tuple[float, ...]
    width: float
    ink: str


LOOKS: Mapping[Stroke, Look] = {
    Stroke.RUN: Look((), 1.5, "accent"),
    Stroke.MEAN: Look((), 0.9, "ink"),
    Stroke.LIMIT: Look((5, 4), 1, "quiet"),
    Stroke.FAR: Look((10, 3), 1, "quiet"),
    Stroke.TARGET: Look((1.5, 2), 1.6, "ink"),
    Stroke.BREAK: Look((1, 2), 0.8, "quiet"),
}
"""No two lines that can be in one chart are alike in grey."""


CORNERS: Mapping[Shape, tuple[Place, ...]] = {
    Shape.SQUARE: ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)),
    Shape.DIAMOND: ((0, -0.5), (0.4, 0), (0, 0.5), (-0.4, 0)),
    Shape.UP: ((-0.5, -0.5), (0.5, -0.5), (0, 0.5)),
    Shape.DOWN: ((-0.5, 0.5), (0.5, 0.5), (0, -0.5)),
}
"""Of a shape that is no circle, one wide and upwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point: where it is, what is said of it, and what stands beside it if there is room."""

    place: Place
    said: str
    label: str = ""
    shape: Shape = Shape.DOT

    @property
    def strong(self) -> bool:
        """Whether it is one to be seen before the others."""
        return self.shape is not Shape.DOT


@dataclass(frozen=True, slots=True)
class Line:
    """A line through places; its words stand at its right end."""

    stroke: Stroke
    places: tuple[Place, ...]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from 0: its name at its foot, its words at its end. Hatched where it is none of the others."""

    name: str
    length: float
    label: str
    more: str = ""
    """What follows the label where there is room for that of every bar."""
    said: str
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """From where to where, with what written at which places."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The table beside a chart: the same numbers; `figures` are the columns that stand to the right."""

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: frozenset[int] = frozenset()

    @property
    def printed(self) -> tuple[tuple[str, ...], ...]:
        """The rows in words: of numbers of a thousand and more the thousands are parted."""
        return tuple(tuple(_printed(cell) for cell in row) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart: of points and lines between two axes, or of bars, never of both."""

    name: str
    """What is counted, in a few words: the name of its file and of its table."""
    finding: str
    """What it shows, in one sentence without its stop: the title."""
    x: Axis
    y: Axis
    spots: tuple[Spot, ...] = ()
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    source: str = ""
    """From what it is drawn, and of how many."""
    notes: tuple[str, ...] = ()
    """What must be known to read it: what was cut off, why limits begin anew."""
    numbers: Numbers

    @property
    def said(self) -> tuple[str, ...]:
        """What is said of each point or bar, in order."""
        return tuple(each.said for each in self.spots or self.bars)

    @property
    def joined(self) -> bool:
        """Whether its points follow one another, as months do."""
        return any(line.stroke is Stroke.RUN for line in self.lines)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be drawn."""
        return not self.said

    @property
    def foot(self) -> str:
        """The source and the notes, as they stand under it."""
        said = " ".join(f"{each.removesuffix('.')}." for each in (self.source, *self.notes) if each)
        return said.replace("n = ", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}")

    def alt(self, where: str) -> str:
        """Return it for who does not see it: what it shows, and `where` its numbers are."""
        return f"{self.finding}. {where}"


UNDER = "The numbers are in the table under the chart."
"""Where they are on paper."""

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def scale(
    values: Sequence[float], *, ticks: int = 5, low: float | None = None, high: float | None = None, unit: str = ""
) -> Axis:
    """Return an axis that holds `values`, in even steps; `low` and `high` are its ends where they are given."""
    least = min(values, default=0.0) if low is None else low
    most = max(values, default=1.0) if high is None else high
    if most <= least:
        least, most = (least - 1, most + 1) if low is None else (least, least + 1)
    step = _step((most - least) / ticks)
    first = least if low is not None else floor(least / step) * step
    last = most if high is not None else ceil(most / step) * step
    number = int((last - first) / step + 1e-9)
    places = [first + step * at for at in range(number + 1)]
    return Axis(first, last, tuple((each, f"{_tick(each, step)}{unit}") for each in places))


def upright(heights: Sequence[float], unit: str) -> Axis:
    """Return the axis of the numbers: around them, and of a percent never beyond 0 and 100."""
    least, most = min(heights, default=0.0), max(heights, default=1.0)
    spare = (most - least) * 0.08 or 1.0
    wide = scale([least - spare, most + spare], unit=unit)
    if unit != PERCENT:
        return wide if least < 0 or wide.low >= 0 else scale([0.0, most + spare], unit=unit)
    low, high = max(wide.low, 0.0), min(wide.high, 100.0)
    kept = tuple((at, words) for at, words in wide.ticks if low <= at <= high)
    return Axis(low - (high - low) * 0.03 * (low == 0), high + (high - low) * 0.03 * (high == 100), kept)


def _step(rough: float) -> float:
    """Return the even number that is next to a rough one: 1, 2, 2.5 or 5 of a power of ten."""
    power = 10.0 ** floor(log10(rough))
    return next(each for each in _STEPS if each * power >= rough * 0.999) * power


def _tick(at: float, step: float) -> str:
    places = max(0, -floor(log10(step) + 1e-9)) + (step / 10 ** floor(log10(step)) == 2.5)
    return f"{at:,.{places if step < 10 else 0}f}"


def _printed(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int | Decimal) else cell
