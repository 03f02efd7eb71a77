"""Garbage is collected on the thread of the window alone.

Python collects on whatever thread happens to make an object. What it lets go of on another thread may be a part of the
window that Qt is taking apart on its own at that moment, and the program ends without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 200
"""Milliseconds between two looks at how much there is to collect: each is short, also while complaints are imported."""


class Garbage(QObject):
    """Collects here what Python would collect anywhere, as soon as its own measure of it is full."""

    def __init__(self, parent: QObject) -> None:
        """From now on nothing is collected elsewhere."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [n for n, (has, may) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if has > may > 0]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again: no other thread is left."""
        self._timer.stop()
        gc.enable()
