"""What the settings of the computer itself say of colours, contrast and the size of text."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication

USUAL: Mapping[str, float] = {"win32": 9, "darwin": 13}
"""Points of a system's own font where nobody made it larger."""

ELSEWHERE = 11.0
"""The same on Linux, where desktops differ: the largest usual one, so that no text grows unasked."""


class System(QObject):
    """The computer's own settings, as they are now."""

    changed = Signal()
    """A person chose other colours or another contrast there."""

    def __init__(self) -> None:
        """Listen to the settings."""
        super().__init__()
        self._hints = QGuiApplication.styleHints()
        self._access = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.changed)
        self._access.contrastPreferenceChanged.connect(self.changed)

    @property
    def dark(self) -> bool:
        """Whether dark colours are chosen."""
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def contrast(self) -> bool:
        """Whether more contrast is asked for."""
        return self._access.contrastPreference() == Qt.ContrastPreference.HighContrast

    @property
    def percent(self) -> int:
        """The size of text, in per cent of the usual."""
        points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        return per_cent(points, sys.platform)


def per_cent(points: float, platform: str) -> int:
    """Return a font of the system in per cent of what is usual on that platform; 100 where none is told."""
    return max(100, round(100 * points / USUAL.get(platform, ELSEWHERE)))
