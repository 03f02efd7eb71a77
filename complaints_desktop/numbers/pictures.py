"""What the chart of a run, a funnel or causes shows: the finding, the lines with their words, the shapes of signals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from textwrap import fill

from complaints_desktop.numbers.chart import Axis, Bar, Chart, Line, Numbers, Place, Shape, Spot, Stroke, scale
from complaints_desktop.numbers.funnel import ALARM, WARN, Funnel, Placed, band
from complaints_desktop.numbers.funnel import Place as Standing
from complaints_desktop.numbers.pareto import Pareto, finding
from complaints_desktop.numbers.share import Direction, one_decimal, plain
from complaints_desktop.numbers.xmr import (
    Point,
    Rebase,
    Run,
    Signal,
    Stretch,
    assurance,
    few_points,
    run,
    variation,
)
from complaints_desktop.rules.wording import MONTHS, capitalised, count, without_weekday

PERCENT = "%"
NAME = 26
"""Characters of a bar's name in one line."""

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
    of: str = ""
    """"230 of 293"."""


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
    y = _upright(heights, unit)
    lines += drawing.breaks(y)
    ticks = tuple((float(at), _short(each.on)) for at, each in enumerate(periods))
    return Chart(
        name=name,
        finding=run_finding(name, judged, unit=unit, direction=direction, target=target),
        x=Axis(-0.5, max(len(periods), 1) - 0.5, ticks),
        y=y,
        spots=tuple(drawing.spots()),
        lines=tuple(lines),
        source=source,
        notes=tuple(drawing.notes()),
        numbers=drawing.numbers(),
    )


def run_finding(
    name: str, judged: Run, *, unit: str = PERCENT, direction: Direction | None = None, target: Fraction | None = None
) -> str:
    """Return "Answered in time: no clear change; 79.0% in March 2026; against the target of 95%: hit or miss"."""
    if not judged.points:
        return f"{name}: no cases"
    last = judged.points[-1]
    now = f"{one_decimal(last.value)}{unit} in {month(last.on)}"
    if few := few_points(judged):
        return f"{name}: {now}; {few}"
    said = f"{name}: {variation(judged, direction)}; {now}"
    if target is None or direction is None:
        return said
    return f"{said}; against the target of {plain(target)}{unit}: {assurance(judged, target, direction)}"


def _upright(heights: Sequence[float], unit: str) -> Axis:
    """Return the axis of the numbers: around them, and of a percent never beyond 0 and 100."""
    least, most = min(heights, default=0.0), max(heights, default=1.0)
    spare = (most - least) * 0.08 or 1.0
    wide = scale([least - spare, most + spare], unit=unit)
    if unit != PERCENT:
        return wide if least < 0 or wide.low >= 0 else scale([0.0, most + spare], unit=unit)
    low, high = max(wide.low, 0.0), min(wide.high, 100.0)
    kept = tuple((at, words) for at, words in wide.ticks if low <= at <= high)
    return Axis(low - (high - low) * 0.03 * (low == 0), high + (high - low) * 0.03 * (high == 100), kept)


@dataclass(frozen=True, slots=True)
class _Run:
    """What is drawn of a run."""

    periods: Sequence[Period]
    judged: Run
    points: Mapping[date, Point]
    unit: str

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
            for number, point in enumerate(stretch.points):
                following = stretch.points[number + 1 : number + 2]
                ends = not following or _first(following[0]) != _first(point)
                period = self.periods[self.place(point.on)]
                parts = (f"{one_decimal(point.value)}{self.unit}", period.of, _signals(point, stretch))
                yield Spot(
                    place=(float(self.place(point.on)), float(point.value)),
                    said=f"{month(point.on)}: {', '.join(filter(None, parts))}",
                    label=_beside(stretch, number) if ends or _first(point) is Signal.OUTSIDE else "",
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
        titles = ("Month", f"Value ({self.unit.strip()})" if self.unit.strip() else "Value", "Of", "Signal")
        stretches = {point.on: stretch for stretch in self.judged.stretches for point in stretch.points}
        rows = []
        for each in self.periods:
            point = self.points.get(each.on)
            value = Decimal(one_decimal(point.value)) if point else "no cases"
            rows.append((month(each.on), value, each.of, _signals(point, stretches[each.on]) if point else ""))
        return Numbers(titles, tuple(rows), frozenset({1, 2}))


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
    """Return how many points in a row have this signal on this side."""
    found = [each.on for each in _row(signal, point, stretch)]
    return len(found)


def _row(signal: Signal, point: Point, stretch: Stretch) -> list[Point]:
    """Return the points around one that have its signal, on its side for a shift."""
    for _, group in groupby(
        stretch.points, key=lambda each: (signal in each.signals, each.side if signal is Signal.SHIFT else 0)
    ):
        row = list(group)
        if point in row:
            return row
    raise ValueError("a point of another stretch")


def _way(point: Point, stretch: Stretch) -> str:
    row = _row(Signal.TREND, point, stretch)
    return "rise" if row[-1].value > row[0].value else "fall"


def _beside(stretch: Stretch, number: int) -> str:
    """Return the few words that stand beside the point at which a signal ends."""
    point = stretch.points[number]
    signal = _first(point)
    return _in_words(signal, point, stretch).removeprefix("one of ") if signal else ""


def funnel_chart(name: str, found: Funnel, *, source: str, things: str = "cases", who: str = "Team") -> Chart:
    """Return the funnel of shares around that of all; those beyond a limit have their own shape."""
    middle = Fraction(found.whole.n, found.whole.d) if found.whole.d else Fraction(0)
    most = max((each.share.d for each in found.placed), default=1)
    x = scale([0, most * 1.05], low=0.0)
    reach = min(int(x.high), 5000)
    steps = sorted({*range(1, min(reach, 60) + 1), *range(60, reach + 1, max(1, reach // 120)), reach})
    lines = [
        Line(stroke, tuple((float(n), float(getattr(band(middle, n, errors), end))) for n in steps), words)
        for errors, stroke, words in ((WARN, Stroke.LIMIT, "95% limit"), (ALARM, Stroke.FAR, "99.8% limit"))
        for end in ("high", "low")
    ]
    whole = f"all {found.whole.percent}%" if found.whole.d else ""
    lines.append(Line(Stroke.MEAN, ((0.0, float(100 * middle)), (float(reach), float(100 * middle))), whole))
    shares = [float(each.share.exact or 0) for each in found.placed]
    low = max(0.0, min([*shares, *(y for _, y in lines[1].places[min(9, len(steps) - 1) :])], default=0.0) - 5)
    y = _upright([low, 100.0], PERCENT)
    return Chart(
        name=name,
        finding=funnel_finding(name, found),
        x=Axis(x.low, x.high, x.ticks, capitalised(things)),
        y=y,
        spots=tuple(_funnel_spot(each, things) for each in found.placed),
        lines=tuple(Line(each.stroke, _kept(each.places, y), each.label) for each in lines),
        source=source,
        notes=(
            f"The limits show how far chance alone takes a share of so many {things}",
            "Under 30 they are exact, hence the step",
        ),
        numbers=Numbers(
            (who, "Number", f"Of {things}", "Share (%)", "Standing"),
            tuple(
                (each.name, each.share.n, each.share.d, Decimal(each.share.percent or "0"), str(each.place))
                for each in found.placed
            ),
            frozenset({1, 2, 3}),
        ),
    )


def _kept(places: Sequence[Place], y: Axis) -> tuple[Place, ...]:
    """Return a line without what lies beyond the axis."""
    return tuple((x, at) for x, at in places if y.low <= at <= y.high)


def _funnel_spot(each: Placed, things: str) -> Spot:
    shapes = {
        Standing.WITHIN: Shape.DOT,
        Standing.HIGH: Shape.UP,
        Standing.FAR_HIGH: Shape.UP,
        Standing.LOW: Shape.DOWN,
        Standing.FAR_LOW: Shape.DOWN,
    }
    said = f"{each.name}: {each.share.percent}%, {each.share.n:,} of {each.share.d:,} {things}, {each.place}"
    place = float(each.share.d), float(each.share.exact or 0)
    return Spot(place=place, said=said, label=each.name, shape=shapes[each.place])


def funnel_finding(name: str, found: Funnel) -> str:
    """Return "Answered in time: East differs from all by more than chance", or that none does."""
    if not found.placed:
        return f"{name}: no cases"
    beyond = [each.name for each in found.beyond]
    if not beyond:
        return f"{name}: none of {len(found.placed):,} differs from all by more than chance"
    if len(beyond) == 1:
        return f"{name}: {beyond[0]} differs from all by more than chance"
    return f"{name}: {len(beyond):,} of {len(found.placed):,} differ from all by more than chance"


def causes_chart(name: str, found: Pareto, *, source: str, things: str = "cases") -> Chart:
    """Return the bars of causes from the most frequent, each with its number, its share, and how far all go so far."""
    bars = [
        Bar(
            name=fill(each.name, NAME),
            length=float(each.share.n),
            label=f"{each.share.n:,}, {each.share.percent}%",
            more=f" (so far {each.so_far.percent}%)",
            said=f"{each.name}: {each.share.n:,} of {found.total:,}, {each.share.percent}%; "
            f"with those above, {each.so_far.percent}%",
        )
        for each in found.causes
    ]
    rows: list[tuple[str | int | Decimal, ...]] = [
        (each.name, each.share.n, Decimal(each.share.percent or "0"), Decimal(each.so_far.percent or "0"))
        for each in found.causes
    ]
    if found.not_recorded:
        share = one_decimal(Fraction(100 * found.not_recorded, found.total))
        label = f"{found.not_recorded:,}, {share}%"
        said = f"Not recorded: {found.not_recorded:,} of {found.total:,}, {share}%"
        bars.append(Bar(name="Not recorded", length=float(found.not_recorded), label=label, said=said, hatched=True))
        rows.append(("Not recorded", found.not_recorded, Decimal(share), ""))
    most = max((each.length for each in bars), default=1.0)
    return Chart(
        name=name,
        finding=finding(found, things),
        x=Axis(0.0, most or 1.0, ()),
        y=Axis(0.0, float(max(len(bars), 1)), ()),
        bars=tuple(bars),
        source=source,
        notes=(f"The cause is not recorded of {count(found.not_recorded, things.removesuffix('s'), things)}",)
        if found.not_recorded
        else (),
        numbers=Numbers(("Cause", "Number", "Share (%)", "So far (%)"), tuple(rows), frozenset({1, 2, 3})),
    )
