"""Work that takes longer than a moment: what it is, and a way to give it up."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar

from ui.kit.buttons import Button
from ui.kit.layouts import row, show_if, sized
from ui.kit.texts import text


class ProgressStrip(QFrame):
    """A strip that is there only while something is under way."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setProperty("role", "foot")
        line = row(self, gap=3, edge=(1.5, 4))
        self._words = text("", wrap=False)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Under way")
        sized(self._bar, fixed_width=50)
        self._cancel = Button("Cancel", self._give_up)
        self._far = text("", "small", wrap=False)
        self._act: Callable[[], object] | None = None
        for part in (self._words, self._bar, self._far, self._cancel):
            line.addWidget(part)
        line.addStretch()
        self.hide()

    def say(self, words: str, cancel: Callable[[], object] | None) -> None:
        """Say what is under way; empty words end it."""
        self._words.setText(f"{words} …" if words else "")
        self._bar.setRange(0, 0)
        self._far.setText("")
        self._act = cancel
        show_if(self._cancel, cancel is not None)
        show_if(self, bool(words))

    @Slot(int, int)
    def measure(self, done: int, total: int) -> None:
        """Say how much is done of what there is in all."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._far.setText(f"{done:,} of {total:,}" if total else "")
        self._bar.setAccessibleDescription(self._far.text())

    def _give_up(self) -> None:
        if self._act:
            self._act()
        self.say("", None)
