"""Light, dark, high contrast or as the system is; the size of text; how close rows stand. Kept in the home."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from db.files import make_private_folder, write_whole
from ui.kit.colours import Look
from ui.kit.theme import SCALES, Density, Theme

SYSTEM = "system"


class Appearance(QObject):
    """The appearance a person chose, applied and kept."""

    def __init__(self, theme: Theme, file: Path | None = None) -> None:
        """Apply what `file` holds; None keeps nothing."""
        super().__init__(theme)
        self._theme, self._file = theme, file
        self.look, self.percent, self.density = SYSTEM, 100, Density.COMFORTABLE
        self._read()
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)

    def choose_look(self, look: str) -> None:
        """Choose "system" or the value of a Look."""
        self.look = look
        self._changed()

    def choose_size(self, percent: int) -> None:
        """Choose the size of text, 100 to 200 per cent."""
        self.percent = max(SCALES[0], min(SCALES[-1], percent))
        self._changed()

    def choose_density(self, density: str) -> None:
        """Choose the value of a Density."""
        self.density = Density(density)
        self._changed()

    def turn_density(self) -> None:
        """Let the rows of lists stand closer, or wider apart again."""
        compact = self.density is Density.COMPACT
        self.choose_density(Density.COMFORTABLE if compact else Density.COMPACT)

    def step(self, by: int) -> None:
        """Make text one size larger (1) or smaller (-1)."""
        nearest = min(range(len(SCALES)), key=lambda n: abs(SCALES[n] - self.percent))
        self.choose_size(SCALES[max(0, min(len(SCALES) - 1, nearest + by))])

    def _changed(self) -> None:
        self._apply()
        if self._file:
            make_private_folder(self._file.parent)
            write_whole(
                self._file, json.dumps({"look": self.look, "percent": self.percent, "density": self.density}).encode()
            )

    def _apply(self) -> None:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        look = (Look.DARK if dark else Look.LIGHT) if self.look == SYSTEM else Look(self.look)
        self._theme.set(look=look, percent=self.percent)
        self._theme.set_density(self.density)

    def _read(self) -> None:
        if not (self._file and self._file.exists()):
            return
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            self.look = kept["look"] if kept["look"] in (SYSTEM, *Look) else SYSTEM
            self.percent = int(kept["percent"])
            self.density = Density(kept.get("density", Density.COMFORTABLE))  # none was kept before there was a choice
        except (ValueError, KeyError, TypeError, OSError):
            self.look, self.percent = SYSTEM, 100  # a file that cannot be read costs no more than how all looks
            self.density = Density.COMFORTABLE
