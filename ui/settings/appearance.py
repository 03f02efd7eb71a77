"""Light, dark, high contrast or as the system is; the size of text; how close rows stand. Kept in the home."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject

from db.files import UNREADABLE, make_private_folder, write_whole
from ui.kit.colours import Look
from ui.kit.theme import SCALES, Density, Theme
from ui.settings.system import System

SYSTEM, AS_SYSTEM = "system", 0
"""The look and the size of text that follow the settings of the computer."""


class Appearance(QObject):
    """The appearance a person chose, applied and kept."""

    def __init__(self, theme: Theme, file: Path | None = None, *, system: System | None = None) -> None:
        """Apply what `file` holds; None keeps nothing. `system` tells what the computer's own settings say."""
        super().__init__(theme)
        self._theme, self._file, self._system = theme, file, system or System()
        self.look, self.size, self.density = SYSTEM, AS_SYSTEM, Density.COMFORTABLE
        self._read()
        self._apply()
        self._system.changed.connect(self._apply)

    @property
    def percent(self) -> int:
        """The size of text that holds, in per cent: one of those offered."""
        wanted = self.size or self._system.percent
        return min(SCALES, key=lambda each: abs(each - wanted))

    def choose_look(self, look: str) -> None:
        """Choose "system" or the value of a Look."""
        self.look = look
        self._changed()

    def choose_size(self, percent: int) -> None:
        """Choose the size of text, 100 to 200 per cent, or AS_SYSTEM."""
        self.size = percent and max(SCALES[0], min(SCALES[-1], percent))
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
        self.choose_size(SCALES[max(0, min(len(SCALES) - 1, SCALES.index(self.percent) + by))])

    def _changed(self) -> None:
        self._apply()
        if self._file:
            make_private_folder(self._file.parent)
            write_whole(
                self._file, json.dumps({"look": self.look, "percent": self.size, "density": self.density}).encode()
            )

    def _apply(self) -> None:
        self._theme.set(look=self._look(), percent=self.percent)
        self._theme.set_density(self.density)

    def _look(self) -> Look:
        if self.look != SYSTEM:
            return Look(self.look)
        return Look.CONTRAST if self._system.contrast else Look.DARK if self._system.dark else Look.LIGHT

    def _read(self) -> None:
        if not (self._file and self._file.exists()):
            return
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            self.look = kept["look"] if kept["look"] in (SYSTEM, *Look) else SYSTEM
            self.size = int(kept["percent"])
            self.density = Density(kept.get("density", Density.COMFORTABLE))  # none was kept before there was a choice
        except UNREADABLE:
            self.look, self.size = SYSTEM, AS_SYSTEM  # a file that cannot be read costs no more than how all looks
            self.density = Density.COMFORTABLE
