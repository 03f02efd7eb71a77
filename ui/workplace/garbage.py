"""Garbage is collected between two events of the window, on its thread, and at no other time.

Python collects wherever an object happens to be made. On another thread it may let go of a part of the window that Qt
is taking apart at that moment, and the program ends without a word. In the midst of Qt's own work it may wait for
ever for what Qt holds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 200
"""Milliseconds between two looks at how much there is to collect: each is short, also while complaints are imported."""


def collect_what_is_due() -> None:
    """Collect the oldest generation that is full by Python's own measure, and with it the younger ones."""
    full = [n for n, (has, may) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if has > may > 0]
    if full:
        gc.collect(full[-1])


class Garbage(QObject):
    """Collects by a timer what Python would collect by itself."""

    def __init__(self, parent: QObject) -> None:
        """From now on, and to the end of the program, Python collects nothing by itself."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()

    def stop(self) -> None:
        """Look no more; what follows is the end of the window, in which nothing may be collected either."""
        self._timer.stop()
