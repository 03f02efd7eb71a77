"""Where the words of a chart stand so that none lies over another: one reckoning for the screen and the paper.

Measures run from the left and from the top, in whatever unit they are drawn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

FEW = 12
"""Words that all have a place even over a line."""


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the drawing."""

    left: float
    top: float
    width: float
    height: float

    def over(self, other: "Box") -> bool:
        """Return whether the two lie over each other."""
        across = self.left < other.left + other.width and other.left < self.left + self.width
        return across and self.top < other.top + other.height and other.top < self.top + self.height

    def within(self, room: "Box") -> bool:
        """Return whether it lies wholly in `room`."""
        beside = room.left <= self.left and self.left + self.width <= room.left + room.width
        return beside and room.top <= self.top and self.top + self.height <= room.top + room.height


@dataclass(frozen=True, slots=True)
class Words:
    """Words that would stand beside a place: those that are `strong` are placed first."""

    x: float
    y: float
    width: float
    height: float
    strong: bool = False
    loose: bool = False
    """Whether they may stand a line or two away, being no name that another place would seem to have."""


def spread(wanted: Sequence[float], height: float, room: tuple[float, float]) -> list[float]:
    """Return the middles of lines `height` high, as near to where they are wanted as lets none lie over another.

    Where there is no room for all they stand evenly, over each other as little as can be.
    """
    top, foot = room
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    step = min(height, (foot - top) / max(len(wanted), 1))
    places = [0.0] * len(wanted)
    reached = top
    for each in order:
        places[each] = max(wanted[each] - step / 2, reached)
        reached = places[each] + step
    reached = foot
    for each in reversed(order):
        places[each] = min(places[each], reached - step)
        reached = places[each]
    return [place + step / 2 for place in places]


def beside(
    words: Sequence[Words], taken: Sequence[Box], room: Box, gap: float, *, avoided: Sequence[Box] = ()
) -> list[Box | None]:
    """Return where each stands: right of its place, left, above or below it; None where it would lie over another.

    None lies over what is `taken`. Over what is `avoided`, lines that it crosses, those may that are strong or few.
    """
    stand: list[Box | None] = [None] * len(words)
    full = list(taken)
    for at in sorted(range(len(words)), key=lambda each: (not words[each].strong, each)):
        each = words[at]
        near, far = _around(each, gap), _further(each, gap) if each.loose else ()
        found = _free(near, room, [*full, *avoided]) or _free(far, room, [*full, *avoided])
        if found is None and (each.strong or len(words) <= FEW):
            near, far = _around(each, gap), _further(each, gap) if each.loose else ()
            found = _free(near, room, full) or _free(far, room, full)
        if found:
            stand[at] = found
            full.append(found)
    return stand


def _free(boxes: Iterable[Box], room: Box, full: Sequence[Box]) -> Box | None:
    return next((box for box in boxes if box.within(room) and not any(box.over(other) for other in full)), None)


def along(places: Sequence[tuple[float, float]], half: float) -> Iterator[Box]:
    """Yield boxes `half` to each side along a line."""
    last: tuple[float, float] | None = None
    for (x, y), (next_x, next_y) in pairwise(places):
        steps = max(1, int(max(abs(next_x - x), abs(next_y - y)) / (2 * half)))
        for step in range(steps + 1):
            at_x, at_y = x + (next_x - x) * step / steps, y + (next_y - y) * step / steps
            if last is None or max(abs(at_x - last[0]), abs(at_y - last[1])) >= half:
                last = at_x, at_y
                yield Box(at_x - half, at_y - half, 2 * half, 2 * half)


def _around(words: Words, gap: float) -> Iterator[Box]:
    """Yield the places beside it, the best first."""
    x, y, wide, high = words.x, words.y, words.width, words.height
    for left, top in (
        (x + gap, y - high / 2),
        (x - wide / 2, y - gap - high),
        (x - wide / 2, y + gap),
        (x - gap - wide, y - high / 2),
        (x + gap, y - gap - high),
        (x + gap, y + gap),
        (x - gap - wide, y - gap - high),
        (x - gap - wide, y + gap),
    ):
        yield Box(left, top, wide, high)


def _further(words: Words, gap: float) -> Iterator[Box]:
    """Yield the places a line or two above or below it."""
    for lines in (1, 2):
        for part in (0.5, 0.0, 1.0):
            left = words.x - words.width * part
            yield Box(left, words.y + gap + words.height * lines, words.width, words.height)
            yield Box(left, words.y - gap - words.height * (lines + 1), words.width, words.height)


def every(widths: Sequence[float], step: float, gap: float) -> int:
    """Return of how many words one is written so that none touches the next: they stand `step` apart."""
    if not widths or step <= 0:
        return 1
    wide = max(widths) + gap
    return max(1, int(-(-wide // step)))
