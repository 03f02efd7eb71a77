"""What of a chart's words has room, and where: reckoned once for the screen and the paper, each with its own print."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from complaints_desktop.numbers.chart import Axis, Bar, Chart, Line, Place, Spot
from complaints_desktop.numbers.placing import Box, Words, along, beside, every, spread

MARGIN = 0.27
"""Of the width of a picture that the words of its lines may take before they go into two lines."""

GAP, HALF = 0.6, 0.35
"""Lines of print between a point and its words, and from the middle of a point to its edge."""


@dataclass(frozen=True, slots=True)
class Print:
    """How wide words are where they are drawn, and how high a line of them."""

    wide: Callable[[str], float]
    line: float

    def widest(self, said: Sequence[str]) -> float:
        """Return how wide the widest of some words is."""
        return max(map(self.wide, said), default=0.0)


def ticks(axis: Axis, room: float, printed: Print) -> list[tuple[float, str]]:
    """Return the ticks along the foot that have room for their words, the last of them always: it is the newest."""
    found = axis.ticks
    if len(found) < 2:
        return list(found)
    step = room * (found[1][0] - found[0][0]) / (axis.high - axis.low)
    keep = every([printed.wide(words) for _, words in found], step, printed.line / 2)
    return [each for at, each in enumerate(found) if at % keep == (len(found) - 1) % keep]


def labelled(chart: Chart) -> list[Line]:
    """Return the lines that have words at their right end."""
    return [line for line in chart.lines if line.label and line.places]


def line_words(chart: Chart, whole: float, printed: Print) -> list[str]:
    """Return the words of the lines, in two lines each where one would take much of the `whole` width."""
    said = [line.label for line in labelled(chart)]
    return [_in_two(words) for words in said] if printed.widest(said) > whole * MARGIN else said


def line_places(wanted: Sequence[float], said: Sequence[str], room: tuple[float, float], printed: Print) -> list[float]:
    """Return the middles of the words of lines, each as near to its line as lets none lie over another."""
    lines = max((words.count("\n") + 1 for words in said), default=1)
    return spread(wanted, printed.line * (lines if lines == 1 else lines + 0.4), room)


def bar_words(bars: Sequence[Bar], room: float, printed: Print) -> list[str]:
    """Return the words at the ends of bars: with what follows them where half of the `room` is enough for all."""
    said = [bar.label + bar.more for bar in bars]
    return said if printed.widest(said) <= room / 2 else [bar.label for bar in bars]


def spot_words(chart: Chart, at: Callable[[Place], Place], room: Box, printed: Print) -> list[tuple[Spot, Box]]:
    """Return the points whose words have room, and where: over no point and no other words, and clear of lines."""
    half, spots = printed.line * HALF, [spot for spot in chart.spots if spot.label]
    words = [
        Words(*at(spot.place), printed.wide(spot.label), printed.line, strong=spot.strong, loose=chart.joined)
        for spot in spots
    ]
    points = [at(spot.place) for spot in chart.spots]
    taken = [Box(x - half, y - half, 2 * half, 2 * half) for x, y in points]
    avoided = [box for line in chart.lines for box in along([at(place) for place in line.places], half)]
    stand = beside(words, taken, room, printed.line * GAP, avoided=avoided)
    return [(spot, box) for spot, box in zip(spots, stand, strict=True) if box]


def widest_shape(chart: Chart, at: Callable[[Place], Place]) -> float | None:
    """Return how wide the shape of a point of a run may be, so that none touches the next; None where any may."""
    across = sorted({at(spot.place)[0] for spot in chart.spots}) if chart.joined else []
    steps = [later - earlier for earlier, later in pairwise(across)]
    return min(steps) * 0.9 if steps else None


def _in_two(label: str) -> str:
    """Return "upper limit 95.5%" in two lines."""
    return "\n".join(label.rsplit(" ", 1))
