"""The other complaints being typed: put aside for the next caller, each one press away."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.drafts import Kept
from complaints_desktop.rules.wording import in_london, in_short
from ui.kit.buttons import Button
from ui.kit.flow import Flow
from ui.kit.layouts import column, empty, show_if
from ui.kit.texts import text

LONGEST = 32
"""Letters of what tells one call from another."""


class OtherCalls(QWidget):
    """A line of the calls put aside: who it was and when it was typed last."""

    def __init__(self, take_up: Callable[[Kept], object]) -> None:
        """`take_up` goes on with one of them."""
        super().__init__()
        self._take_up = take_up
        self._place = column(self)
        show_if(self, False)

    def show_calls(self, calls: Sequence[Kept], today: date) -> None:
        """Show these; with none, take no room."""
        empty(self._place)
        chips = []
        for each in calls:
            words = f"{who(each)} · {_when(each, today)}"
            chips.append(Button(words, partial(self._take_up, each), role="chip", name=f"Go on with: {words}"))
        if chips:
            self._place.addWidget(Flow(text("Put aside", "overline", wrap=False), *chips, gap=2))
        show_if(self, bool(chips))


def who(kept: Kept) -> str:
    """Return what tells this call from another: the name, or the next best that was typed."""
    for name in ("name", "phone", "postcode", "email", "address", "summary"):
        typed = " ".join(str(kept.content.get(name) or "").split())
        if typed:
            return typed if len(typed) <= LONGEST else f"{typed[: LONGEST - 1]}…"
    return "No name yet"


def _when(kept: Kept, today: date) -> str:
    there = in_london(kept.saved_at)
    return f"{there:%H:%M}" if there.date() == today else in_short(there.date())
