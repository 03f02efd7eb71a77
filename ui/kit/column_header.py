"""The titles of a table: widths that fit, and the order, the width and the choice of columns a person gave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ui.kit.column import Column, fitted
from ui.kit.column_widths import ColumnWidths
from ui.kit.sorting import Sorting
from ui.kit.texts import unmarked


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a person arranged a table: its columns as they stand, and the widths they drew, in units."""

    columns: tuple[str, ...] = ()
    """Empty: as they stand before anybody chooses."""
    widths: Mapping[str, float] = field(default_factory=dict)


class ColumnHeader(QHeaderView):
    """The header of one table. A column is as wide as what stands in it, until a person draws it wider or narrower."""

    arranged = Signal()
    """A person chose, moved or drew a column."""

    def __init__(self, table: QTableView, columns: Sequence[Column[Any]]) -> None:
        """Stand over `table`."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setObjectName("columns")
        self._columns = tuple(columns)
        self._places = {column.name: n for n, column in enumerate(columns)}
        self._table = table
        self._first = tuple(column.name for column in columns if column.shown)
        self._widths = ColumnWidths()
        self._chosen = self._fitting = self._pulled = False
        self.sorting = Sorting(self, columns)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda where: self.menu().popup(self.mapToGlobal(where)))

    def begin(self) -> None:
        """Begin, once the table has its columns."""
        self.sorting.begin()
        self.sectionResized.connect(self._drew)
        self.sectionMoved.connect(lambda *_: self._moved())
        self.sectionHandleDoubleClicked.connect(self._fit_again)
        self.viewport().installEventFilter(self)
        self._as_at_first()

    @property
    def arrangement(self) -> Arrangement:
        """What a person made of it; nothing where they left it as it was."""
        return Arrangement(self.shown_columns() if self._chosen else (), dict(self._widths.drawn))

    def arrange(self, kept: Arrangement) -> None:
        """Stand as a person arranged it before."""
        known = {column.name for column in self._columns}
        self._widths.drawn = {name: width for name, width in kept.widths.items() if name in known}
        if known & set(kept.columns):
            self.show_columns(kept.columns)
        else:
            self._as_at_first()
        self.fit()

    def begin_with(self, names: Sequence[str]) -> None:
        """Show these before anybody chooses, and the spare ones where there is room."""
        self._first = tuple(names)
        self.fit()

    def shown_columns(self) -> tuple[str, ...]:
        """Return the names of the columns that are shown, as they stand."""
        order = sorted(range(len(self._columns)), key=self.visualIndex)
        return tuple(self._columns[n].name for n in order if not self.isSectionHidden(n))

    def shown(self) -> list[Column[Any]]:
        """Return the columns that are shown, as they stand."""
        return [self._named(name) for name in self.shown_columns()]

    def show_columns(self, names: Sequence[str]) -> None:
        """Show these columns in this order; the others are hidden, and keep the order they have in the table."""
        self._chosen = True
        self._stand(names)
        self.fit()

    def menu(self) -> QMenu:
        """Return a menu to choose columns from, and to have them as they were."""
        menu = QMenu("Columns", self)
        shown = self.shown_columns()
        for column in self._columns:
            action = QAction(unmarked(column.title), menu, checkable=True, checked=column.name in shown)
            action.setEnabled(shown != (column.name,))  # one stays: a table with no column could not be mended
            action.toggled.connect(lambda on, name=column.name: self._toggle(name, on=on))
            menu.addAction(action)
        menu.addSeparator()
        if self.sorting.possible:
            self.sorting.add_to(menu)
        menu.addAction("As wide as their content", self._fit_all_again).setEnabled(bool(self._widths.drawn))
        menu.addAction("As they were at first", self._begin_again).setEnabled(self._chosen or bool(self._widths.drawn))
        return menu

    def measure(self, rows: Sequence[Any]) -> None:
        """Make room for what stands in these rows; a column that was wider before stays so, and nothing jumps."""
        looked_at = [each for n, each in enumerate(self._columns) if each.spare or not self.isSectionHidden(n)]
        self._widths.measure(looked_at, rows, self._table.fontMetrics())
        self.fit()

    def forget(self) -> None:
        """Measure all anew: the text has another size."""
        self._widths.forget()
        self.fit()

    def fit(self) -> None:
        """Share the room of the table among the columns shown; once more where a scroll bar came or went by it."""
        room = self._table.viewport().width()
        self._share(room)
        if self._table.viewport().width() != room:
            self._share(self._table.viewport().width())

    def _share(self, room: int) -> None:
        if not self._chosen:
            self._stand(self._at_first(room))
        shown = self.shown()
        if not shown:
            return
        stretching = any(column.stretch for column in self._columns)
        wishes = [
            self._widths.wish(each, stretch=each.stretch or (not stretching and each is shown[-1])) for each in shown
        ]
        with self._by_ourselves():
            for column, wide in zip(shown, fitted(wishes, room), strict=True):
                self.resizeSection(self._places[column.name], wide)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room anew when a person lets a column go, and not while they draw it."""
        if event.type() == QEvent.Type.MouseButtonRelease and self._pulled:
            self._pulled = False
            self.fit()
            self.arranged.emit()
        return super().eventFilter(watched, event)

    def _at_first(self, room: int) -> list[str]:
        """Return the columns shown before anybody chooses: those that are spare only where there is room."""
        names = self._that_fit(room)
        if len(names) < len(self._first):
            return [column.name for column in self._columns if column.name in names]
        left = room - sum(self._widths.wish(self._named(name)).full for name in names)
        for column in self._columns:
            if column.spare and column.name not in names:
                left -= self._widths.wish(column).full
                if left < 0:
                    break
                names.add(column.name)
        return [column.name for column in self._columns if column.name in names]

    def _that_fit(self, room: int) -> set[str]:
        """Return the first columns, without the last of those that go where even their least has no room."""
        least = {name: self._widths.wish(self._named(name)).least for name in self._first}
        for column in reversed(self._columns):
            if (column.spare or column.goes) and column.name in least and sum(least.values()) > room:
                del least[column.name]
        return set(least)

    def _as_at_first(self) -> None:
        self._chosen = False
        self._stand(self._at_first(self._table.viewport().width()))

    def _stand(self, names: Sequence[str]) -> None:
        known = [column.name for column in self._columns]
        shown = [name for name in dict.fromkeys(names) if name in known]
        if tuple(shown) == self.shown_columns():
            return
        with self._by_ourselves():
            for place, name in enumerate([*shown, *(name for name in known if name not in shown)]):
                self.moveSection(self.visualIndex(self._places[name]), place)
            for n, name in enumerate(known):
                self.setSectionHidden(n, name not in shown)

    @contextmanager
    def _by_ourselves(self) -> Iterator[None]:
        """Move and size columns without taking it for a person's doing; Qt comes back here in the midst of it."""
        before, self._fitting = self._fitting, True
        yield
        self._fitting = before

    def _toggle(self, name: str, *, on: bool) -> None:
        shown = [each for each in self.shown_columns() if each != name]
        self.show_columns([*shown, name] if on else shown)
        self.arranged.emit()

    def _moved(self) -> None:
        if not self._fitting:
            self._chosen = True
            self.arranged.emit()

    def _drew(self, section: int, _before: int, wide: int) -> None:
        if not self._fitting and wide:
            self._widths.draw(self._columns[section].name, wide)
            self._pulled = True

    def _fit_again(self, section: int) -> None:
        self._widths.drawn.pop(self._columns[section].name, None)
        self.fit()
        self.arranged.emit()

    def _fit_all_again(self) -> None:
        self._widths.drawn.clear()
        self.fit()
        self.arranged.emit()

    def _begin_again(self) -> None:
        self._widths.drawn.clear()
        self._as_at_first()
        self.fit()
        self.arranged.emit()

    def _named(self, name: str) -> Column[Any]:
        return self._columns[self._places[name]]
