"""Page Up and Page Down over a page that scrolls: they scroll it, and turn to the next at its end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea

WAYS: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PageKeys(QObject):
    """Takes the two keys before the roll does, which would only scroll by them."""

    def __init__(self, roll: QScrollArea, turn_by: Callable[[int], object]) -> None:
        """Watch `roll`, and call `turn_by` with 1 or -1 at its ends."""
        super().__init__(roll)
        self._roll, self._turn_by = roll, turn_by
        roll.installEventFilter(self)

    def press(self, key: int) -> bool:
        """Do what the key does; return whether it is one of the two."""
        bar, way = self._roll.verticalScrollBar(), WAYS.get(key, 0)
        at_end = bar.value() == (bar.maximum() if way > 0 else bar.minimum())
        if way and (at_end or self._roll.isHidden()):
            self._turn_by(way)
        elif way:
            bar.setValue(bar.value() + way * bar.pageStep())
        return bool(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a key."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.press(event.key())
        return pressed or super().eventFilter(watched, event)
