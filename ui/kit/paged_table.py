"""A table over the whole record: it holds ids, and asks for rows by page when they are looked at."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from ui.kit.icons import icon
from ui.kit.theme import theme

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

PAGE = 50
"""Rows asked for at once: a screen and a half."""

KEPT_PAGES = 40
"""Pages kept; the ones looked at longest ago are let go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column of a table: how a row reads in it, and by what the record sorts it."""

    name: str
    title: str
    width: float
    """In units."""
    text: Callable[[Row], str]
    sort: str = ""
    """The key the record sorts by; empty where it cannot be sorted."""
    mark: Callable[[Row], tuple[str, str] | None] = lambda _: None
    """(icon, tone) shown before the text."""
    tip: Callable[[Row], str] = lambda _: ""
    right: bool = False
    """Numbers stand to the right."""
    shown: bool = True
    """Whether it is there before a person chooses columns."""
    stretch: bool = False
    """Whether it takes the room the others leave; `width` is then its least."""


class PagedModel(QAbstractTableModel, Generic[Row]):
    """The rows by id; a row not fetched yet reads as an ellipsis."""

    wanted = Signal(object)

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
        self._asked.intersection_update(sorted(self._asked)[:0] if len(self._asked) > KEPT_PAGES else self._asked)
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
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row_at(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip(row) or column.text(row)
        mark = column.mark(row)
        return icon(mark[0], mark[1] or "ink", units=4) if mark else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None


class PagedTable(QTableView, Generic[Row]):
    """The table as seen: whole rows are chosen, Enter opens, a click on a title sorts."""

    opened = Signal(object)
    sort_asked = Signal(str, bool)
    columns_changed = Signal()

    def __init__(self, name: str, columns: Sequence[Column[Row]]) -> None:
        """`name` for a screen reader."""
        super().__init__()
        self.setAccessibleName(name)
        self.rows: PagedModel[Row] = PagedModel(columns)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._dress_header()
        self.activated.connect(lambda index: self.opened.emit(self.rows.ids[index.row()]))
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def chosen_ids(self) -> list[Hashable]:
        """The ids of the rows that are chosen, in the order shown."""
        return [self.rows.ids[index.row()] for index in sorted(self.selectionModel().selectedRows())]

    def show_ids(self, ids: Sequence[Hashable], rows: Mapping[Hashable, Row] | None = None) -> None:
        """Show other rows, staying on the one that was current where it is still there."""
        current = self.currentIndex().row()
        stay = self.rows.ids[current] if 0 <= current < len(self.rows.ids) else None
        self.rows.show_ids(ids, rows)
        place = next((n for n, id_ in enumerate(ids) if id_ == stay), -1) if stay is not None else -1
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Mark the column the rows are sorted by."""
        section = next((n for n, column in enumerate(self.rows.columns) if column.sort == key), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are shown, as they stand."""
        header = self.horizontalHeader()
        order = sorted(range(len(self.rows.columns)), key=header.visualIndex)
        return tuple(self.rows.columns[n].name for n in order if not self.isColumnHidden(n))

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order, and hide the others."""
        header = self.horizontalHeader()
        places = {column.name: n for n, column in enumerate(self.rows.columns)}
        for place, name in enumerate(name for name in names if name in places):
            header.moveSection(header.visualIndex(places[name]), place)
        for name, section in places.items():
            self.setColumnHidden(section, name not in names)

    def column_menu(self) -> QMenu:
        """Return a menu to choose columns from."""
        menu = QMenu("Columns", self)
        for section, column in enumerate(self.rows.columns):
            action = QAction(column.title, menu, checkable=True, checked=not self.isColumnHidden(section))
            action.toggled.connect(lambda on, section=section: self._toggle(section, on=on))
            menu.addAction(action)
        return menu

    def _toggle(self, section: int, *, on: bool) -> None:
        self.setColumnHidden(section, not on)
        self.columns_changed.emit()

    def _dress_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        sortable = any(column.sort for column in self.rows.columns)
        header.setSortIndicatorShown(sortable)
        header.setSectionsClickable(sortable)
        header.setHighlightSections(False)
        header.setStretchLastSection(not any(column.stretch for column in self.rows.columns))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._sort_by)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda where: self.column_menu().popup(header.mapToGlobal(where)))
        for section, column in enumerate(self.rows.columns):
            self.setColumnHidden(section, not column.shown)

    def _sort_by(self, section: int) -> None:
        key = self.rows.columns[section].sort
        if key:
            self.sort_asked.emit(key, self.horizontalHeader().sortIndicatorOrder() == Qt.SortOrder.DescendingOrder)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().pixels(8.5))
        for section, column in enumerate(self.rows.columns):
            self.setColumnWidth(section, theme().pixels(column.width))
        self._stretch()

    def _stretch(self) -> None:
        """Give the column that stretches the room the others leave."""
        for section, column in enumerate(self.rows.columns):
            if column.stretch:
                others = sum(self.columnWidth(n) for n in range(len(self.rows.columns)) if n != section)
                self.setColumnWidth(section, max(theme().pixels(column.width), self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._stretch()
