"""A table of a few lines that stands on a page: as high as its lines, up to a number of them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt

from ui.kit.column import Column
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.theme import theme

Row = TypeVar("Row")

MOST_LINES = 8
"""Lines shown before it scrolls."""

LINE, HEAD, BAR = 8.5, 10.75, 3.5
"""Units of a line, of the titles with the edges, and of a bar to scroll sideways."""


class ShortTable(PagedTable[Row]):
    """All its rows are known at once."""

    def __init__(self, name: str, columns: Sequence[Column[Row]]) -> None:
        """`name` for a screen reader."""
        super().__init__(name, columns)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme().changed.connect(self._fit)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._fit())

    def show_rows(self, rows: Mapping[Hashable, Row]) -> None:
        """Show these rows, with one of them chosen."""
        self.show_ids(tuple(rows), rows)
        if rows and not self.currentIndex().isValid():
            self.choose_row(0)
        few = len(rows) <= MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if few else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self._fit()

    def _fit(self) -> None:
        lines = min(max(len(self.rows.ids), 1), MOST_LINES)
        bar = BAR if self.horizontalScrollBar().maximum() else 0
        line = theme().pixels(theme().dense(LINE)) * 100 / theme().pixels(100)  # a line is whole pixels high
        sized(self, fixed_height=line * lines + HEAD + bar)
