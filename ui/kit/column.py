"""A column of a table, and how wide each is: as wide as what stands in it, and the slack to those that stretch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, NamedTuple, TypeVar

Row = TypeVar("Row")

MOST, MOST_OF_WIDE = 75.0, 125.0
"""Units a column takes for its content at most, and one that stretches before others come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column of a table: how a row reads in it, and by what the record sorts it."""

    name: str
    title: str
    width: float
    """Units it does with where room is short; else it is as wide as what stands in it."""
    text: Callable[[Row], str]
    sort: str = ""
    """The key the record sorts by; empty where it cannot be sorted."""
    mark: Callable[[Row], tuple[str, str] | None] = lambda _: None
    """(icon, tone) shown before the text."""
    tip: Callable[[Row], str] = lambda _: ""
    value: Callable[[Row], str | int | date | None] | None = None
    """What an export holds where that is not the text: a date, a number."""
    right: bool = False
    """Numbers stand to the right."""
    shown: bool = True
    """Whether it is there before a person chooses columns."""
    spare: bool = False
    """Whether, before a person chooses columns, it comes where there is room; if it is `shown`, goes where is none."""
    stretch: bool = False
    """Whether it takes the room the others leave."""

    def cell(self, row: Row) -> str | int | date | None:
        """Return what an export holds of a row."""
        return self.value(row) if self.value else self.text(row)


class Wish(NamedTuple):
    """What a column would like, in pixels: `full` shows all of it, `least` is what it does with."""

    full: int
    least: int
    stretch: bool = False
    fixed: bool = False
    """Whether a person said so: it neither gives nor takes."""


def fitted(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the widths in `room`: what is over goes to those that stretch, what lacks is taken from the widest.

    Where even the least is too much, the least is returned: the table scrolls sideways then.
    """
    widths = [wish.full for wish in wishes]
    over = room - sum(widths)
    if over >= 0:
        takers = [n for n, wish in enumerate(wishes) if wish.stretch and not wish.fixed]
        for place, n in enumerate(takers):
            widths[n] += over // len(takers) + (over % len(takers) if place == 0 else 0)
        return widths
    spared = [0 if wish.fixed else max(wish.full - wish.least, 0) for wish in wishes]
    whole = sum(spared)
    share = min(-over, whole) / whole if whole else 0
    widths = [width - int(spare * share) for width, spare in zip(widths, spared, strict=True)]
    return _to_the_pixel(widths, wishes, room)


def _to_the_pixel(widths: list[int], wishes: Sequence[Wish], room: int) -> list[int]:
    """Take the pixels that rounding left over, one from each that can spare it."""
    for n, wish in enumerate(wishes):
        if sum(widths) > room and not wish.fixed and widths[n] > wish.least:
            widths[n] -= 1
    return widths
