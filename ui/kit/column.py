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
    goes: bool = False
    """Whether, before a person chooses columns, it goes where there is no room, but comes nowhere by itself."""
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
    """Return the widths in `room`: what is over goes to those that stretch, and what lacks they give before the others.

    Where even the least is too much, the least is returned: the table scrolls sideways then.
    """
    widths = [wish.full for wish in wishes]
    over = room - sum(widths)
    if over < 0:
        for stretch in (True, False):
            _take(widths, wishes, [n for n, wish in enumerate(wishes) if wish.stretch is stretch], room)
        return widths
    takers = [n for n, wish in enumerate(wishes) if wish.stretch and not wish.fixed]
    for place, n in enumerate(takers):
        widths[n] += over // len(takers) + (over % len(takers) if place == 0 else 0)
    return widths


def _take(widths: list[int], wishes: Sequence[Wish], givers: Sequence[int], room: int) -> None:
    """Take what lacks from these columns, from each by what it can spare; what rounding leaves, a pixel from each."""
    spared = {n: 0 if wishes[n].fixed else max(widths[n] - wishes[n].least, 0) for n in givers}
    whole, lacks = sum(spared.values()), sum(widths) - room
    for n, spare in spared.items():
        widths[n] -= int(spare * min(lacks, whole) / whole) if whole and lacks > 0 else 0
    for n in givers:
        if sum(widths) > room and not wishes[n].fixed and widths[n] > wishes[n].least:
            widths[n] -= 1
