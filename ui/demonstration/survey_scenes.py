"""The pictures of surveys: each view of the screen, of the survey that has answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.numbers.surveys_screen import SurveysScreen
from ui.workplace.place import Place

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio


def view(name: str) -> Callable[[Studio], None]:
    """Return how one view of the surveys is shown."""

    def go(studio: Studio) -> None:
        studio.window.show_place(Place("surveys", place=name))
        studio.settle()
        screen = studio.window.findChild(SurveysScreen)
        if screen is not None:
            for each in (screen.people, screen.taking, screen.words):
                if each.isVisible() and each.table.rows.ids:
                    each.table.choose_row(0)

    return go
