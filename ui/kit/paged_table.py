"""A table over the whole record, as it is seen: chosen from, arranged, sorted, copied."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHoverEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.kit.clipboard import copy_table
from ui.kit.column import Column
from ui.kit.column_header import ColumnHeader
from ui.kit.paged_model import PAGE, Index, PagedModel
from ui.kit.row_menu import ALONE
from ui.kit.theme import theme

Row = TypeVar("Row")


class PagedTable(QTableView, Generic[Row]):
    """The table as seen: whole rows are chosen, Enter opens, a click on a title sorts."""

    opened = Signal(object)
    sort_asked = Signal(str, bool)
    chosen_changed = Signal()
    typed = Signal(str)
    """A letter was typed into the table, of which not every row is there to be searched."""

    def __init__(self, name: str, columns: Sequence[Column[Row]]) -> None:
        """`name` for a screen reader."""
        super().__init__()
        self._under = -1
        self.setAccessibleName(name)
        self.copies: Callable[[], object] = self._copy_known
        """Copies the rows that are chosen; a table whose rows have to be fetched has another way."""
        self.rows: PagedModel[Row] = PagedModel(columns)
        self.setModel(self.rows)
        self.columns = ColumnHeader(self, columns)
        self.setHorizontalHeader(self.columns)
        self.columns.begin()
        self.columns.sorting.asked.connect(self.sort_asked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.activated.connect(lambda index: self.opened.emit(self.rows.ids[index.row()]))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.rows.delivered.connect(self.columns.measure)
        theme().changed.connect(self._measure)
        self._measure()

    @property
    def chosen_ids(self) -> list[Hashable]:
        """The ids of the rows that are chosen, in the order shown."""
        return [self.rows.ids[row] for first, last in self._chosen_ranges() for row in range(first, last + 1)]

    @property
    def chosen_number(self) -> int:
        """How many rows are chosen."""
        return sum(last - first + 1 for first, last in self._chosen_ranges())

    def show_ids(
        self, ids: Sequence[Hashable], rows: Mapping[Hashable, Row] | None = None, *, from_top: bool = False
    ) -> None:
        """Show other rows; what was chosen stays so where it is still there.

        `from_top` after a filter or an order: the list begins at its first row. Else it stays where it was scrolled to.
        """
        chosen, place = set(self.chosen_ids), self.currentIndex().row()
        current = self.rows.ids[place] if 0 <= place < len(self.rows.ids) else None
        scrolled = self.verticalScrollBar().value()
        self.rows.show_ids(ids, rows)
        self.columns.measure(self.rows.known(self.rows.ids[:PAGE]))
        self.executeDelayedItemsLayout()
        self._choose_again(chosen, current)
        self.verticalScrollBar().setValue(0 if from_top else scrolled)

    def choose_row(self, row: int) -> None:
        """Choose this row alone. `selectRow` of Qt would add to what is chosen where Ctrl or Shift is still held."""
        self.selectionModel().setCurrentIndex(self.rows.index(row, 0), ALONE)

    def show_sort(self, key: str, *, descending: bool) -> None:
        """Mark the column the rows are sorted by."""
        self.columns.sorting.show(key, descending=descending)
        column = next((column for column in self.rows.columns if column.sort == key), None)
        way = "the last first" if descending else "the first first"
        self.setAccessibleDescription(f"In order of {column.title}, {way}" if column else "")

    @property
    def current(self) -> Row | None:
        """The row that has the cursor, once it is there."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def _chosen_ranges(self) -> list[tuple[int, int]]:
        """Return the first and the last row of each run that is chosen: a hundred thousand may be, in one run."""
        selection = cast("Sequence[QItemSelectionRange]", self.selectionModel().selection())
        runs = sorted({(run.top(), run.bottom()) for run in selection})
        return [run for run in runs if run[1] < len(self.rows.ids)]

    def _choose_again(self, chosen: set[Hashable], current: Hashable | None) -> None:
        """Choose what was chosen before, without scrolling to it."""
        if not chosen and current is None:
            return
        places = self._places_of(chosen if current is None else chosen | {current})
        last, selection = len(self.rows.columns) - 1, QItemSelection()
        again = [n for n in places if self.rows.ids[n] in chosen]
        for first, end in _runs(again):
            selection.select(self.rows.index(first, 0), self.rows.index(end, last))
        follows = self.hasAutoScroll()
        self.setAutoScroll(False)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = next((n for n in places if self.rows.ids[n] == current), again[0] if again else -1)
        if place >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(place, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.setAutoScroll(follows)

    def _places_of(self, wanted: set[Hashable]) -> list[int]:
        """Return where these rows stand, in order; one alone is found without looking at each of a hundred thousand."""
        if len(wanted) > 1:
            return [n for n, id_ in enumerate(self.rows.ids) if id_ in wanted]
        (one,) = wanted
        try:
            return [self.rows.ids.index(one)]
        except ValueError:
            return []

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().pixels(theme().dense(8.5)))
        self.setIconSize(QSize(theme().pixels(4), theme().pixels(4)))
        self.columns.forget()
        self.columns.measure(self.rows.known(self.rows.ids[:PAGE]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy whole rows, where Qt itself would copy one cell; leave Ctrl+Enter to the page."""
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copies()
        elif enters and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # it does what the page is for, where Qt would open the row as well
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the row that begins so; where rows have to be fetched, let the list be narrowed instead.

        Qt would ask for each of a hundred thousand.
        """
        if len(self.rows.known(self.rows.ids)) == len(self.rows.ids):
            super().keyboardSearch(search)
        elif search.strip():
            self.typed.emit(search)

    @property
    def row_under_pointer(self) -> int:
        """The row the pointer is over; -1 for none."""
        return self._under

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer from row to row: all of a row is marked, for all of it is opened."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter) and isinstance(event, QHoverEvent):
            self._mark_under(self.rowAt(int(event.position().y())))
        elif event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave):
            self._mark_under(-1)
        return super().viewportEvent(event)

    def _mark_under(self, row: int) -> None:
        before, self._under = self._under, row
        for each in {before, row} - {-1} if before != row else ():
            where = QRect(0, self.rowViewportPosition(each), self.viewport().width(), self.rowHeight(each))
            self.viewport().update(where)

    def _copy_known(self) -> None:
        columns = self.columns.shown()
        rows = self.rows.known(self.chosen_ids)
        if rows:
            copy_table([c.title for c in columns], [[c.text(row) for c in columns] for row in rows])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns.fit()


class RowDelegate(QStyledItemDelegate):
    """Draws a cell as under the pointer where its row is; what draws the cells of one column begins with it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Say so to the style."""
        super().initStyleOption(option, index)
        if index.row() == cast("PagedTable[Any]", self.parent()).row_under_pointer:
            option.state |= QStyle.StateFlag.State_MouseOver


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of places that follow one another."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
