"""A few choices side by side where one line has room for them, else in a list: the same choice either way."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import Segments
from ui.kit.choice_box import ChoiceBox
from ui.kit.flow import Flow
from ui.kit.layouts import column, show_if

ROOM_FOR_COUNT = 4
"""Characters that a count takes after the words of a choice."""


class FoldingSegments(QWidget):
    """Segments that become a list where they would need a second line."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """`name` for a screen reader; `choices` as (value, words)."""
        super().__init__()
        self.segments, self.box = Segments(name, choices), ChoiceBox()
        self.box.setAccessibleName(name)
        self.box.setMinimumContentsLength(max(len(words) for _, words in choices) + ROOM_FOR_COUNT)
        for value, words in choices:
            self.box.addItem(words, value)
        stack = column(self, gap=0)
        stack.addWidget(self.segments)
        stack.addWidget(self.box)
        self.box.hide()
        self.segments.chosen.connect(self._chose)
        self.box.activated.connect(lambda place: self._chose(self.box.itemData(place)))

    @property
    def value(self) -> str:
        """The choice that is made."""
        return self.segments.value

    def choose(self, value: str) -> None:
        """Make a choice without saying so."""
        self.segments.choose(value)
        self.box.setCurrentIndex(self.box.findData(value))

    def set_words(self, value: str, words: str) -> None:
        """Change the words of one choice, to show a count in them."""
        self.segments.set_words(value, words)
        self.box.setItemText(self.box.findData(value), words)

    def fold(self, room: int) -> None:
        """Be a list where one line of so many pixels is too short, else the choices side by side."""
        folded = self.segments.one_line > room
        show_if(self.segments, not folded)
        show_if(self.box, folded)

    def _chose(self, value: str) -> None:
        self.choose(value)
        self.chosen.emit(value)


class FoldingBar(Flow):
    """A choice with what stands beside it, in as few lines as there is room for."""

    def __init__(self, choice: FoldingSegments, *beside: QWidget) -> None:
        """The `choice` comes first."""
        super().__init__(choice, *beside)
        self._choice = choice

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the choice to the room there is, and place all anew."""
        self.fold()
        super().resizeEvent(event)

    def fold(self) -> None:
        """Fold the choice, or unfold it: its words may have changed."""
        self._choice.fold(self.width())
        self._forget()
