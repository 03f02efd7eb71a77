"""How far a long piece of work has come, said from the thread that does it; and the way to give it up."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Qt, Signal

from ui.kit.progress import ProgressStrip


class GivenUp(Exception):  # it is no error: somebody asked for it
    """The work was given up by the person who asked for it; nothing of it is kept."""


class Meter(QObject):
    """Called by the work with what is done and what there is in all; raises GivenUp once it is cancelled."""

    moved = Signal(int, int)
    given_up = Signal()
    """The work has ended without a trace."""

    def __init__(self, owner: QObject) -> None:
        """Belong to whoever shows it."""
        super().__init__(owner)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Have the work give up at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether it is to be given up: for work that then ends with what it has found so far."""
        return self._cancelled.is_set()

    def show_in(self, strip: ProgressStrip) -> None:
        """Show in `strip` how far the work has come."""
        self.moved.connect(strip.measure, Qt.ConnectionType.QueuedConnection)

    def __call__(self, done: int, total: int) -> None:
        """Say how far the work has come."""
        if self._cancelled.is_set():
            raise GivenUp
        self.moved.emit(done, total)
