"""The chart of a run of months: mean and limits, target, and each signal by its shape and its words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from complaints_desktop.numbers.chart import PERCENT, Axis, Chart, Line, Numbers, Place, Shape, Spot, Stroke, upright
from complaints_desktop.numbers.share import FEW, NO_CASES, Direction, one_decimal, plain
from complaints_desktop.numbers.xmr import Point, Rebase, Run, Signal, Stretch, assurance, few_points, run, variation
from complaints_desktop.rules.wording import MONTHS, count, without_weekday

COUNTED = {"n": "Number", "d": "Of cases"}
"""The columns of what a number is of."""

SHAPES: Mapping[Signal, Shape] = {
    Signal.SHIFT: Shape.SQUARE,
    Signal.TREND: Shape.DIAMOND,
    Signal.NEAR: Shape.RING,
}
"""Of a point outside the limits, a triangle that points away from them."""


@dataclass(frozen=True, slots=True)
class Period:
    """One month, or whatever a run goes by: its first day, its number, and of what that is."""

    on: date
    value: Fraction | None
    n: int | None = None
    """Of a share, how many; None where it is none."""
    d: int | None = None
    """Of how many cases the number is."""

    @property
    def of(self) -> str:
        """Return "230 of 293", "of 56 cases", or nothing where it is not told."""
        if self.d is None:
            return ""
        return f"of {count(self.d, 'case')}" if self.n is None else f"{self.n:,} of {self.d:,}"

    @property
    def few(self) -> bool:
        """Whether it is a share of so few cases that no percent is said of it."""
        return self.n is not None and self.d is not None and self.d < FEW

    def number(self, value: Fraction, unit: str) -> str:
        """Return its number: "78.5%", a count as "116", or of a few cases "3 of 8"."""
        whole = not unit and value.denominator == 1
        return self.of if self.few else f"{value.numerator:,}" if whole else f"{one_decimal(value)}{unit}"


def month(on: date) -> str:
    """Return "March 2026"."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def _short(on: date) -> str:
    return f"{MONTHS[on.month - 1][:3]} {on:%y}"


def run_chart(
    name: str,
    periods: Sequence[Period],
    *,
    source: str,
    unit: str = PERCENT,
    direction: Direction | None = None,
    target: Fraction | None = None,
    rebases: Sequence[Rebase] = (),
) -> Chart:
    """Return the chart of a run of months: mean and limits, target, and each signal by its shape and its words.

    `unit` follows each number, "%" or " days"; a percent is drawn from 0 to 100 at most.
    """
    judged = run([(each.on, each.value) for each in periods], rebases)
    points = {point.on: point for point in judged.points}
    drawing = _Run(periods, judged, points, unit)
    lines = [*drawing.joined(), *drawing.levels()]
    if target is not None and periods:
        across = ((-0.5, float(target)), (len(periods) - 0.5, float(target)))
        lines.append(Line(Stroke.TARGET, across, f"target {plain(target)}{unit}"))
    heights = [y for line in lines for _, y in line.places]
    y = upright(heights, unit)
    lines += drawing.breaks(y)
    ticks = tuple((float(at), _short(each.on)) for at, each in enumerate(periods))
    return Chart(
        name=name,
        finding=run_finding(name, judged, drawing.last_number(), direction=direction, target=target, unit=unit),
        x=Axis(-0.5, max(len(periods), 1) - 0.5, ticks),
        y=y,
        spots=tuple(drawing.spots()),
        lines=tuple(lines),
        source=source,
        notes=tuple(drawing.notes()),
        numbers=drawing.numbers(),
    )


def run_finding(
    name: str,
    judged: Run,
    number: str,
    *,
    unit: str = PERCENT,
    direction: Direction | None = None,
    target: Fraction | None = None,
) -> str:
    """Return "Answered in time: no clear change; 79.0% in March 2026; against the target of 95%: hit or miss"."""
    if not judged.points:
        return f"{name}: {NO_CASES}"
    last = judged.points[-1]
    now = f"{number} in {month(last.on)}"
    if few := few_points(judged):
        return f"{name}: {now}; {few}"
    said = f"{name}: {variation(judged, direction)}; {now}"
    if target is None or direction is None:
        return said
    return f"{said}; against the target of {plain(target)}{unit}: {assurance(judged, target, direction)}"


@dataclass(frozen=True, slots=True)
class _Run:
    """What is drawn of a run."""

    periods: Sequence[Period]
    judged: Run
    points: Mapping[date, Point]
    unit: str

    def last_number(self) -> str:
        """Return the number of the last month that has one."""
        known = [(each, self.points[each.on]) for each in self.periods if each.on in self.points]
        return known[-1][0].number(known[-1][1].value, self.unit) if known else NO_CASES

    def place(self, on: date) -> int:
        return next(at for at, each in enumerate(self.periods) if each.on == on)

    def joined(self) -> Iterator[Line]:
        """Yield a line for each run of months that have a number: a month without one parts it."""
        known = [(at, each.on in self.points) for at, each in enumerate(self.periods)]
        for there, group in groupby(known, key=lambda each: each[1]):
            if there:
                places = tuple((float(at), float(self.points[self.periods[at].on].value)) for at, _ in group)
                yield Line(Stroke.RUN, places)

    def levels(self) -> Iterator[Line]:
        """Yield mean and limits of each stretch; the words stand at those of the last."""
        for stretch in self.judged.stretches:
            last = stretch is self.judged.now
            first, end = self.place(stretch.points[0].on) - 0.5, self.place(stretch.points[-1].on) + 0.5
            mean = f"mean {one_decimal(stretch.mean)}{self.unit}"
            yield Line(Stroke.MEAN, _level(first, end, stretch.mean), mean if last else "")
            if stretch.limits:
                for words, at in (("upper limit", stretch.limits.upper), ("lower limit", stretch.limits.lower)):
                    said = f"{words} {one_decimal(at)}{self.unit}"
                    yield Line(Stroke.LIMIT, _level(first, end, self.cut(at)), said if last else "")

    def breaks(self, y: Axis) -> Iterator[Line]:
        """Yield an upright line where limits begin anew."""
        for stretch in self.judged.stretches:
            if stretch.since and stretch is not self.judged.stretches[0]:
                at = self.place(stretch.points[0].on) - 0.5
                yield Line(Stroke.BREAK, ((at, y.low), (at, y.high)))

    def cut(self, at: Fraction) -> Fraction:
        """Return a limit as far as it can be drawn: a percent is none below 0 or over 100."""
        return min(max(at, Fraction(0)), Fraction(100)) if self.unit == PERCENT else at

    def spots(self) -> Iterator[Spot]:
        """Yield the points, each as its signal has it; the last of a signal in a row has its words beside it."""
        for stretch in self.judged.stretches:
            for point in stretch.points:
                period = self.periods[self.place(point.on)]
                value = period.number(point.value, self.unit)
                parts = (value, "" if period.few else period.of, _signals(point, stretch))
                yield Spot(
                    place=(float(self.place(point.on)), float(point.value)),
                    said=f"{month(point.on)}: {', '.join(filter(None, parts))}",
                    label=_beside(point, stretch),
                    shape=_shape(point),
                )

    def notes(self) -> Iterator[str]:
        """Yield what was cut off, why limits begin anew, and that there are none yet."""
        now = self.judged.now
        for stretch in self.judged.stretches:
            if stretch.since and stretch is not self.judged.stretches[0]:
                reason = stretch.since.reason.strip().removesuffix(".")
                yield f"Limits begin anew on {without_weekday(stretch.since.on)}: {reason}"
        if now and now.limits:
            cut = [at for at in (now.limits.lower, now.limits.upper) if self.cut(at) != at]
            ends = " and ".join(f"{one_decimal(at)}{self.unit} at {self.cut(at)}{self.unit}" for at in cut)
            if cut:
                yield f"Drawn within 0 to 100%: a limit of {ends}"
        if without := [month(each.on) for each in self.periods if each.value is None]:
            yield f"No cases: {', '.join(without)}"

    def numbers(self) -> Numbers:
        """Return the table: a row a month."""
        unit = self.unit.strip()
        counted = [name for name in ("n", "d") if any(getattr(each, name) is not None for each in self.periods)]
        titles = ["Month", f"Value ({unit})" if unit else "Value", *(COUNTED[name] for name in counted), "Signal"]
        stretches = {point.on: stretch for stretch in self.judged.stretches for point in stretch.points}
        rows = []
        for each in self.periods:
            point = self.points.get(each.on)
            value: str | Decimal = NO_CASES
            if point:
                value = "few cases" if each.few else Decimal(one_decimal(point.value))
            known = [getattr(each, name) for name in counted]
            cells = ["" if cell is None else cell for cell in known]
            signals = _signals(point, stretches[each.on]) if point else ""
            rows.append((month(each.on), value, *cells, signals))
        return Numbers(tuple(titles), tuple(rows), frozenset(range(1, len(titles) - 1)))


def _level(first: float, end: float, at: Fraction) -> tuple[Place, ...]:
    return (first, float(at)), (end, float(at))


def _first(point: Point) -> Signal | None:
    """Return the signal a point is drawn by: one outside the limits before any other."""
    return next((signal for signal in Signal if signal in point.signals), None)


def _shape(point: Point) -> Shape:
    signal = _first(point)
    if signal is Signal.OUTSIDE:
        return Shape.UP if point.side > 0 else Shape.DOWN
    return SHAPES[signal] if signal else Shape.DOT


def _signals(point: Point, stretch: Stretch) -> str:
    """Return the signals of a point in words, "below the lower limit and one of 8 below the mean"."""
    return " and ".join(_in_words(signal, point, stretch) for signal in Signal if signal in point.signals)


def _in_words(signal: Signal, point: Point, stretch: Stretch) -> str:
    side, limit = ("above", "upper") if point.side > 0 else ("below", "lower")
    match signal:
        case Signal.OUTSIDE:
            return f"{side} the {limit} limit"
        case Signal.SHIFT:
            return f"one of {_in_a_row(signal, point, stretch)} in a row {side} the mean"
        case Signal.TREND:
            return f"one of {_in_a_row(signal, point, stretch)} in a row that {_way(point, stretch)}"
        case Signal.NEAR:
            return f"2 of 3 near the {limit} limit"


def _in_a_row(signal: Signal, point: Point, stretch: Stretch) -> int:
    """Return how many points in a row have this signal."""
    return len(_row(signal, point, stretch))


def _row(signal: Signal, point: Point, stretch: Stretch) -> list[Point]:
    """Return the points in a row that have a signal with this one: on its side, or in a trend, on its way."""
    rows = _ways(stretch.points) if signal is Signal.TREND else _sides(signal, stretch.points)
    return next(row for row in rows if point in row and all(signal in each.signals for each in row))


def _sides(signal: Signal, points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the points in a row that all have the signal or have it not, on one side of the mean."""
    for _, group in groupby(points, key=lambda each: (signal in each.signals, each.side)):
        yield list(group)


def _ways(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the points in a row of which each is above, or each below, the one before: where it turns is in both."""
    row = list(points[:1])
    for earlier, later in pairwise(points):
        if len(row) > 1 and (later.value - earlier.value) * (row[1].value - row[0].value) <= 0:
            yield row
            row = [earlier]
        row.append(later)
    yield row


def _way(point: Point, stretch: Stretch) -> str:
    row = _row(Signal.TREND, point, stretch)
    return "rise" if row[-1].value > row[0].value else "fall"


def _beside(point: Point, stretch: Stretch) -> str:
    """Return the few words beside a point: of one outside its limit, else of the last in a row that looks like it."""
    signal = _first(point)
    if signal is None:
        return ""
    alike = [each for each in _row(signal, point, stretch) if _first(each) is signal]
    last = signal is Signal.OUTSIDE or point == alike[-1]
    return _in_words(signal, point, stretch).removeprefix("one of ") if last else ""
