"""The pictures of numbers: the tiles of a year, and one measure opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.numbers.screen import ALL, NumbersScreen
from ui.workplace.place import Place

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio


def tiles(studio: Studio) -> None:
    """Show the measures of the year."""
    studio.window.show_place(ALL)
    screen = studio.window.findChild(NumbersScreen)
    if screen is not None:
        screen.measures.period.box.setCurrentText("This year")


def measure(code: str) -> Callable[[Studio], None]:
    """Return how one measure is opened."""

    def go(studio: Studio) -> None:
        tiles(studio)
        studio.settle()
        studio.window.show_place(Place("numbers", place=code))

    return go
