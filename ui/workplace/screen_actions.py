"""What a screen can do, with its shortcut: it stands in the menu while the screen is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def screen_action(screen: QWidget, words: str, keys: str, act: Callable[[], object]) -> QAction:
    """Give `screen` an action with a shortcut; it stands in the menu while the screen is shown."""
    action = QAction(words, screen)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda *_: act())
    screen.addAction(action)
    return action
