"""The rows of a table over the whole record: it holds ids, and asks for rows by page when they are looked at."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from ui.kit.column import Column
from ui.kit.icons import icon

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 50
"""Rows asked for at once: a screen and a half."""

KEPT_PAGES = 40
"""Pages kept; the ones looked at longest ago are let go."""

SAID = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)
"""What a cell answers from its row."""


class PagedModel(QAbstractTableModel, Generic[Row]):
    """The rows by id; a row not fetched yet reads as an ellipsis."""

    wanted = Signal(object)
    delivered = Signal(object)
    """The rows that came."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        """Show nothing yet in `columns`."""
        super().__init__()
        self.columns = tuple(columns)
        self.ids: Sequence[Hashable] = ()
        self._rows: dict[Hashable, Row] = {}
        self._asked: set[int] = set()
        self._queue: list[int] = []

    def show_ids(self, ids: Sequence[Hashable], rows: Mapping[Hashable, Row] | None = None) -> None:
        """Show these, in this order; `rows` that are known already need not be asked for."""
        self.beginResetModel()
        self.ids, self._rows, self._asked, self._queue = ids, dict(rows or {}), set(), []
        self.endResetModel()

    def deliver(self, rows: Mapping[Hashable, Row]) -> None:
        """Take the rows that were asked for."""
        self._rows.update(rows)
        if self.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, len(self.columns) - 1))
            self.delivered.emit(tuple(rows.values()))

    def known(self, ids: Sequence[Hashable]) -> list[Row]:
        """Return the rows of these that are there already."""
        return [self._rows[each] for each in ids if each in self._rows]

    def row_at(self, row: int) -> Row | None:
        """Return the row shown at a place, None where it is not fetched yet; asks for its page."""
        known = self._rows.get(self.ids[row])
        if known is None:
            self._want(row // PAGE)
        return known

    def _want(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        self._queue.append(page)
        if len(self._queue) == 1:
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        """Ask once for all pages that came up while the view was drawn; the newest matter most."""
        pages, self._queue = self._queue[-3:], []
        if len(self._asked) > KEPT_PAGES:
            self._asked.clear()
        if len(self._rows) > KEPT_PAGES * PAGE:
            self._rows.clear()
        self._asked.update(pages)
        ids = tuple(self.ids[n] for page in pages for n in range(page * PAGE, min((page + 1) * PAGE, len(self.ids))))
        if ids:
            self.wanted.emit(ids)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many rows there are in all."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell as text, its mark, its alignment or its tip."""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column.right)
        if role not in SAID:
            return None
        row = self.row_at(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) or column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(column.text(row), column.tip(row) if column.mark(row) else "")
        mark = column.mark(row)
        return icon(mark[0], mark[1] or "ink", units=4) if mark else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section].right)
        return None


def _spoken(words: str, mark: str) -> str:
    """Return a cell for a screen reader: its words, and what the mark before them means."""
    return words if not mark else mark if mark.startswith(words) else f"{words}. {mark}"


def _side(right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
