"""The chart of a funnel: each share by how many cases it has, and those beyond a limit in a shape of their own."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from complaints_desktop.numbers.chart import (
    PERCENT,
    Axis,
    Chart,
    Line,
    Numbers,
    Place,
    Shape,
    Spot,
    Stroke,
    scale,
    upright,
)
from complaints_desktop.numbers.funnel import ALARM, WARN, Funnel, Placed, band
from complaints_desktop.numbers.funnel import Place as Standing
from complaints_desktop.numbers.share import Saying
from complaints_desktop.rules.wording import capitalised


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
    y = upright([low, 100.0], PERCENT)
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
            tuple((each.name, each.share.n, each.share.d, _percent(each), str(each.place)) for each in found.placed),
            frozenset({1, 2, 3}),
        ),
    )


def _percent(each: Placed) -> Decimal | str:
    """Return the share, and no percent of a few."""
    if each.share.percent is None or each.share.saying is Saying.WORDS:
        return "few cases"
    return Decimal(each.share.percent)


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
    percent = "" if each.share.saying is Saying.WORDS else f"{each.share.percent}%, "
    said = f"{each.name}: {percent}{each.share.n:,} of {each.share.d:,} {things}, {each.place}"
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
