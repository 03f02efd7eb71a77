"""The last act, and how it is taken back: from its toast, from the menu, or by Ctrl+Z where no text field has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction

from complaints_desktop.desk.changes import Changes, Subject
from ui.kit.banner import Action

if TYPE_CHECKING:
    from ui.workplace.operations import Operations

TAKEN_BACK = "Taken back: it is as it was before. The record keeps both, with your name"


class Undoing(QObject):
    """Knows what was done last at this desk, where that can be taken back."""

    def __init__(self, operations: Operations, action: QAction, say: Callable[[str], object]) -> None:
        """Listen to what is written; `action` in the menu takes the last act back, and `say` says so."""
        super().__init__(action)
        self._operations, self._action, self._say = operations, action, say
        self._last: int | None = None
        self.let_go: Callable[[], object] = _nothing
        """Puts away the word that offers to take the last act back."""
        self._fresh = False  # whether nothing was said yet of what was done last
        operations.written.connect(self._hear)
        action.triggered.connect(self.undo_last)
        action.setEnabled(False)

    def offer(self) -> tuple[Action, ...]:
        """Return what to offer beside the word that says what was just done."""
        last, self._fresh = (self._last if self._fresh else None), False
        return (("Undo", partial(self._undo, last)),) if last is not None else ()

    def undo_last(self) -> None:
        """Take the last act back."""
        if self._last is not None:
            self._undo(self._last)

    def _undo(self, written: int) -> None:
        from complaints_desktop.actions.undo import undo  # it brings SQLAlchemy, and the first frame is painted without

        def say(_: Changes) -> None:
            if written == last:
                self.let_go()
            self._say(TAKEN_BACK)

        last = self._last
        self._operations.do(self, partial(undo, written=written), say, words="Taking back")

    def _hear(self, changes: Changes, initiator: QObject) -> None:
        if changes.subjects <= {Subject.DRAFTS}:
            return  # what is being typed has its own way back
        self._last = changes.written if initiator is not self else None
        self._fresh = self._last is not None
        self._action.setEnabled(self._fresh)
        QTimer.singleShot(0, self, self._grow_stale)  # whoever did it has said so by then

    def _grow_stale(self) -> None:
        self._fresh = False


def _nothing() -> None:
    """Nothing offers to take anything back."""
