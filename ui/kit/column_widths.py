"""How wide each column of a table would be: as what stands in it, or as a person drew it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QFontMetrics

from ui.kit.column import MOST, MOST_OF_WIDE, Column, Wish
from ui.kit.theme import theme

PADDING, ARROW, MARK = 6.5, 3.5, 5.5
"""Units beside the words of a cell, for the arrow of the order beside a title, and for a mark before the words."""

ENOUGH = 200
"""Characters after which a cell is wider than any column."""


class ColumnWidths:
    """What is measured of the columns of one table, and what a person drew."""

    def __init__(self) -> None:
        """Know nothing yet: each column is as wide as it is declared."""
        self._content: dict[str, int] = {}
        self._titles: dict[str, int] = {}
        self.drawn: dict[str, float] = {}
        """By the name of a column, the units a person drew it to."""

    def measure(self, columns: Sequence[Column[Any]], rows: Sequence[Any], metrics: QFontMetrics) -> None:
        """Make room for what stands in these rows; a column that was wider before stays so, and nothing jumps."""
        mark, padding = theme().pixels(MARK), theme().pixels(PADDING)
        for column in columns if rows else ():
            wide = max(metrics.horizontalAdvance(column.text(row)[:ENOUGH]) for row in rows)
            wide += padding + (mark if any(map(column.mark, rows)) else 0)
            self._content[column.name] = max(self._content.get(column.name, 0), wide)

    def forget(self) -> None:
        """Forget what was measured: the text has another size."""
        self._content.clear()
        self._titles.clear()

    def draw(self, name: str, pixels: int) -> None:
        """Keep that a person drew a column to be so wide."""
        self.drawn[name] = pixels * 100 / theme().pixels(100)

    def wish(self, column: Column[Any], *, stretch: bool = False) -> Wish:
        """Return what a column would like, in pixels."""
        pixels = theme().pixels
        if column.name in self.drawn:
            drawn = pixels(self.drawn[column.name])
            return Wish(drawn, drawn, fixed=True)
        title = self._title(column)
        most = pixels(MOST_OF_WIDE if column.stretch else MOST)
        full = max(title, min(self._content.get(column.name, pixels(column.width)), most))
        return Wish(full, min(full, max(title, pixels(column.width))), stretch)

    def _title(self, column: Column[Any]) -> int:
        if column.name not in self._titles:
            arrow = ARROW if column.sort else 0
            words = QFontMetrics(theme().font(bold=True)).horizontalAdvance(column.title)
            self._titles[column.name] = words + theme().pixels(PADDING + arrow)
        return self._titles[column.name]
