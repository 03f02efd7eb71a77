"""By what the rows of a table are sorted: marked at the titles, asked for by a click there or by the menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu

from ui.kit.column import Column
from ui.kit.texts import unmarked


class Sorting(QObject):
    """The order of the rows of one table; the record sorts them, and is asked to."""

    asked = Signal(str, bool)

    def __init__(self, header: QHeaderView, columns: Sequence[Column[Any]]) -> None:
        """Sort by those of the `columns` under `header` that can be sorted."""
        super().__init__(header)
        self._header, self._columns = header, tuple(columns)
        self._key, self._descending = "", False
        self.possible = any(column.sort for column in columns)

    def begin(self) -> None:
        """Begin, once the header has its columns."""
        self._header.setSortIndicatorShown(self.possible)
        self._header.setSectionsClickable(True)
        self._header.sectionClicked.connect(self._clicked)

    def show(self, key: str, *, descending: bool) -> None:
        """Mark the column the rows are sorted by."""
        self._key, self._descending = key, descending
        section = next((n for n, column in enumerate(self._columns) if column.sort == key), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._header.setSortIndicator(section, order)

    def add_to(self, menu: QMenu) -> None:
        """Offer the orders to whoever has no mouse; the one that holds is turned round."""
        sorts = menu.addMenu("Sort by")
        titles: dict[str, str] = {}
        for column in self._columns:
            if column.sort:
                titles.setdefault(column.sort, unmarked(column.title))
        for key, title in titles.items():
            action = sorts.addAction(title)
            holds = key == self._key
            action.setCheckable(holds)
            action.setChecked(holds)
            turned = holds and not self._descending
            action.triggered.connect(lambda _=False, key=key, turned=turned: self._turn(key, descending=turned))

    def _clicked(self, section: int) -> None:
        key = self._columns[section].sort
        if key:
            descending = self._header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            self._ask(key, descending=descending)
        else:
            self.show(self._key, descending=self._descending)  # Qt has marked the column that was clicked

    def _turn(self, key: str, *, descending: bool) -> None:
        self.show(key, descending=descending)
        self._ask(key, descending=descending)

    def _ask(self, key: str, *, descending: bool) -> None:
        self._key, self._descending = key, descending
        self.asked.emit(key, descending)
