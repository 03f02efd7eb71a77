"""The pictures of quality: a draw, the form of a review, what was found, how reviewers agree, and a review read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.numbers.quality_screen import DRAWS, REVIEWS, QualityScreen
from ui.workplace.place import Place

if TYPE_CHECKING:
    from ui.demonstration.camera import Studio


def view(name: str) -> Callable[[Studio], QualityScreen | None]:
    """Return how one of the lists is shown."""

    def go(studio: Studio) -> QualityScreen | None:
        studio.window.show_place(Place("quality", place=name))
        studio.settle()
        return studio.window.findChild(QualityScreen)

    return go


def asked(studio: Studio) -> None:
    """Show what is asked before answers are drawn."""
    screen = view(DRAWS)(studio)
    if screen is not None:
        screen.draw()


def form(studio: Studio) -> None:
    """Show the form of the first answer that this officer is to review."""
    screen = view(DRAWS)(studio)
    if screen is None or screen.board is None:
        return
    me = screen.workplace.desk().officer.id
    waits = (item.id for draw in screen.board.draws for item in draw.items if item.waits_for(me))
    item = next(waits, None)
    if item is not None:
        studio.window.show_place(Place("quality", place="item", subject=item))


def read(studio: Studio) -> None:
    """Show a review as it is read: one that fell short of something."""
    screen = view(REVIEWS)(studio)
    if screen is not None and screen.board is not None:
        short = max(screen.board.mine, key=lambda each: (each.score.failed, len(each.review.replies)), default=None)
        if short is not None:
            studio.window.show_place(Place("quality", place="review", subject=short.review.id))
