"""The look of the running program: colours, the size of text and everything measured by it, set in one place."""

import re
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from resources.reader import read_text
from ui.kit.colours import Look, colour
from ui.kit.scaling import measure_all

_Window = TypeVar("_Window", bound=QWidget)

UNIT = 4.0
"""Pixels in one unit at 100 %: text is 3.5 units high, a gap between fields 4."""

SCALES = (100, 110, 125, 150, 175, 200)
"""The sizes of text offered, in per cent."""


class Density(StrEnum):
    """How close the rows of lists stand."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


HEIGHTS = {Density.COMFORTABLE: 1.0, Density.COMPACT: 0.78}
"""How high a row is, of what it would like. A compact row is still 24 pixels and more, to be hit with a pointer."""


class Theme(QObject):
    """The look and the text size of the application, owned by it as Qt's own style and palette are."""

    changed = Signal()
    running: ClassVar["Theme"]
    """That of the running application; asked for a thousand times while a screen is painted."""

    def __init__(self, app: QApplication, look: Look = Look.LIGHT, percent: int = 100) -> None:
        """Take over how `app` looks."""
        super().__init__(app)
        Theme.running = self
        self.look, self.percent, self.density = look, percent, Density.COMFORTABLE
        self._app = app
        self._family = _bundled_family()
        self._template = read_text("styles", "desk.qss")
        self._sheet = ""
        self._windows: list[QWidget] = []
        QDir.setSearchPaths("styles", [str(files("resources").joinpath("styles"))])
        app.setStyle("Fusion")
        self._show()

    def dress(self, window: _Window) -> _Window:
        """Give a window the style sheet, and whatever comes into it; call it when the window is laid out.

        The sheet is a window's and not the application's: under the application's every part that is put into another
        is styled at once, with all that is in it, so that a screen of many parts is styled a dozen times over.
        """
        self._windows = [each for each in self._windows if isValid(each)] + [window]
        window.setStyleSheet(self._sheet)
        return window

    def set(self, *, look: Look | None = None, percent: int | None = None) -> None:
        """Change the look, the text size or both, everywhere at once."""
        before = (self.look, self.percent)
        self.look = look or self.look
        self.percent = max(100, min(200, percent or self.percent))
        if (self.look, self.percent) != before:
            self._show()
            measure_all(self._app.topLevelWidgets(), self.pixels)
            self.changed.emit()

    def set_density(self, density: Density) -> None:
        """Let the rows of all lists stand closer, or wider apart."""
        if density != self.density:
            self.density = density
            self.changed.emit()

    def dense(self, units: float) -> float:
        """Return the units of a row of a list, as close as the rows are to stand."""
        return units * HEIGHTS[self.density]

    def pixels(self, units: float) -> int:
        """Return `units` in pixels at the present text size."""
        return round(units * UNIT * self.percent / 100)

    def colour(self, name: str) -> QColor:
        """Return the colour called `name` in the present look."""
        return QColor(colour(name, self.look))

    def font(self, units: float = 3.5, *, bold: bool = False) -> QFont:
        """Return the program's font, `units` high."""
        font = QFont(self._app.font())
        font.setPixelSize(self.pixels(units))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _show(self) -> None:
        font = QFont(self._family) if self._family else QFont(self._app.font())
        font.setPixelSize(self.pixels(3.5))
        self._app.setFont(font)
        self._app.setPalette(_palette(self.look))
        self._sheet = fill(self._template, self.look, self.percent)
        for window in filter(isValid, self._windows):
            window.setStyleSheet(self._sheet)


def theme() -> Theme:
    """Return the theme of the running application."""
    return Theme.running


def fill(template: str, look: Look, percent: int) -> str:
    """Return the style sheet with `@colour` and `3u` of `template` filled in."""

    def named(match: re.Match[str]) -> str:
        return look.name.lower() if match[1] == "look" else colour(match[1], look)

    def measured(match: re.Match[str]) -> str:
        return f"{round(float(match[1]) * UNIT * percent / 100)}px"

    return re.sub(r"\b(\d+(?:\.\d+)?)u\b", measured, re.sub(r"@([a-z]+(?:-[a-z]+)*)", named, template))


def _palette(look: Look) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(colour(name, look)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour("quiet", look)))
    return palette


_ROLES: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "quiet",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "chosen",
    QPalette.ColorRole.HighlightedText: "chosen-ink",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "line",
}


FAMILY = "Open Sans"
"""The program's own typeface, so that every machine shows the same page."""


def _bundled_family() -> str | None:
    folder = Path(str(files("resources"))) / "fonts"
    for name in ("Regular", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(folder / f"OpenSans-{name}.ttf"))
    return FAMILY if FAMILY in QFontDatabase.families() else None
