"""Keeps the desk in step with the shared database while the window is open: soon after a change, and every so often."""

from __future__ import annotations

import random

from PySide6.QtCore import QObject, QTimer, Signal

from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.sharing.sharing import Sharing
from db.problems import EnvironmentProblem
from db.sync.transport import Revoked
from ui.workplace.operations import Operations, Task

SOON = 1_500
"""Milliseconds after a change of one's own: what follows within them goes along."""

EVERY = (10_000, 20_000)
"""Milliseconds between two cycles, drawn anew each time, so that two hundred desks do not ask at once."""

SLOWEST = 120_000
"""The longest wait between two attempts while the server cannot be reached."""


class Poll(QObject):
    """Runs one cycle after the other; only one is under way at a time."""

    revoked = Signal(object)
    """The Revoked of a desk that was shut out; nothing is asked any more."""

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        """Wait for `start`."""
        super().__init__(parent)
        self._operations = operations
        self._failures = 0
        self._under_way = self._again = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.share_now)
        self._task: Task | None = None
        operations.changed.connect(self._hear)
        operations.settled.connect(self._look)

    def start(self) -> None:
        """Share now, and go on from there; a desk that has joined nothing is not asked again until it has."""
        self.share_now()

    def stop(self) -> None:
        """Begin no further cycle."""
        self._operations.changed.disconnect(self._hear)
        self._operations.settled.disconnect(self._look)
        self._timer.stop()

    def share_now(self) -> None:
        """Begin a cycle, or another one after that which is under way."""
        self._again = self._under_way
        if self._under_way:
            return
        self._timer.stop()
        self._under_way = True
        self._task = self._operations.share(self, _cycle, self._well, troubled=self._not_well, words="Sharing")

    def _hear(self, _changes: Changes, initiator: QObject) -> None:
        if initiator is not self:
            self._wait(SOON)

    def _look(self, task: Task) -> None:
        """Go on after a bug too, which is shown as one: later, so that it is not shown again and again."""
        if task is self._task and isinstance(task.error, Exception) and not isinstance(task.error, EnvironmentProblem):
            self._under_way = self._again = False
            self._wait(SLOWEST)

    def _well(self, changes: Changes | None) -> None:
        self._failures = 0
        if changes is not None:
            self._wait(random.randint(*EVERY))  # noqa: S311 - nobody gains by guessing it
        self._ended()

    def _not_well(self, problem: EnvironmentProblem) -> None:
        self._failures += 1
        if isinstance(problem, Revoked):
            self._again = False
            self.revoked.emit(problem)
        else:
            self._wait(min(random.randint(*EVERY) * self._failures, SLOWEST))  # noqa: S311
        self._ended()
        self._operations.changed.emit(Changes(subjects=frozenset({Subject.SHARING})), self)

    def _ended(self) -> None:
        self._under_way = False
        if self._again:
            self.share_now()

    def _wait(self, milliseconds: int) -> None:
        if not self._timer.isActive() or self._timer.remainingTime() > milliseconds:
            self._timer.start(milliseconds)


def _cycle(sharing: Sharing) -> Changes | None:
    """Run one cycle; None where this desk has joined nothing."""
    return sharing.once() if sharing.state().joined else None
