"""Work that takes longer than a moment: what it is, and a way to give it up."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar

from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column, show_if, sized
from ui.kit.texts import text


class ProgressStrip(QFrame):
    """A strip that is there only while something is under way, in as many lines as it needs.

    It comes and goes by itself: were it wider than a small window, the window would grow under the hand.
    """

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setProperty("role", "foot")
        self._words = _OneLine()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Under way")
        sized(self._bar, fixed_width=50)
        self._cancel = Button("Cancel", self._give_up)
        self._far = text("", "small", wrap=False)
        self._act: Callable[[], object] | None = None
        column(self, edge=(1.5, 4)).addWidget(flow(self._words, self._bar, self._far, self._cancel, gap=3))
        self.hide()

    def say(self, words: str, cancel: Callable[[], object] | None) -> None:
        """Say what is under way; empty words end it."""
        self._words.setText(f"{words} …" if words else "")
        self._bar.setRange(0, 0)
        self._say_far("")
        self._act = cancel
        show_if(self._cancel, cancel is not None)
        show_if(self, bool(words))

    @Slot(int, int)
    def measure(self, done: int, total: int) -> None:
        """Say how much is done of what there is in all."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._say_far(f"{done:,} of {total:,}" if total else "")

    def _say_far(self, words: str) -> None:
        self._far.setText(words)
        self._bar.setAccessibleDescription(words)
        show_if(self._far, bool(words))

    def _give_up(self) -> None:
        if self._act:
            self._act()
        self.say("", None)


class _OneLine(QLabel):
    """Words that would like to stand in one line, and take more where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """Return the room of one line: Qt would like words that may wrap to be about as high as wide."""
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(wide, self.heightForWidth(wide))
