"""A box to tick, with its words in as many lines as they need where it stands."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.kit.texts import unmarked, wrapped
from ui.kit.theme import theme

BOX = 9.0
"""Units the box takes beside its words."""

LEAST = 12.0
"""Units of words it keeps room for."""


class CheckBox(QCheckBox):
    """A box that parts its words rather than widen what it stands in."""

    def __init__(self, words: str = "") -> None:
        """A box with `words` beside it."""
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say(words)

    def say(self, words: str) -> None:
        """Show other words beside it."""
        self._words = unmarked(words)
        self._part()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the words anew."""
        super().resizeEvent(event)
        self._part()

    def sizeHint(self) -> QSize:
        """Return the size with all the words in one line, and as high as the lines there are."""
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(words + theme().pixels(BOX), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a word or two in each line."""
        return QSize(theme().pixels(BOX + LEAST), self.sizeHint().height())

    def _part(self) -> None:
        room = max(self.width() - theme().pixels(BOX), theme().pixels(LEAST))
        words = "\n".join(wrapped(self._words, self.fontMetrics(), room))
        if words != self.text():
            self.setText(words)
            lines = words.count("\n") + 1
            self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + theme().pixels(2.5))
            self.updateGeometry()
