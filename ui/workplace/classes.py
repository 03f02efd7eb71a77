"""Classes of Qt are met on the window's thread, a few between two events, before another thread asks for one.

PySide makes a class when it is first met, and with it those it needs. While a thread made them and the window was at
work, the program ended without a word (decision 0044).
"""

from threading import Event

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

AT_ONCE = 10
"""Classes met between two events: some 2 ms, 14 where one of them is large."""


class Classes(QObject):
    """Meets every class of windows and drawing; whoever imports a screen elsewhere waits until they are there."""

    def __init__(self, parent: QObject) -> None:
        """Begin with the next event."""
        super().__init__(parent)
        self.met = Event()
        """Set when all are there, or nobody needs them any more."""
        self._left = [(module, name) for module in (QtGui, QtWidgets) for name in dir(module)]
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def stop(self) -> None:
        """Meet no more: the window is closing."""
        self._timer.stop()
        self.met.set()

    def _go_on(self) -> None:
        now, self._left = self._left[:AT_ONCE], self._left[AT_ONCE:]
        for module, name in now:
            getattr(module, name)
        if not self._left:
            self.stop()
