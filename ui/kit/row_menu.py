"""The right-click menu of a list: of the row under the mouse, or by the menu key of the row that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView

Ask = Callable[[QModelIndex, QPoint], object]
"""Told the row, and where on the screen its menu belongs."""

ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class RowMenu(QObject):
    """Asks for the menu of a row of one view."""

    def __init__(self, view: QAbstractItemView, ask: Ask) -> None:
        """`ask` for the menu of a row of `view`; where there is no row, nothing is asked."""
        super().__init__(view)
        self._view, self._ask = view, ask
        for part in (view, view.viewport()):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the right click and the menu key."""
        if not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self._view.indexAt(event.pos()) if by_mouse else self._view.currentIndex()
        if index.isValid():
            where = self._view.viewport().mapToGlobal(self._view.visualRect(index).bottomLeft())
            if by_mouse and not self._view.selectionModel().isSelected(index):  # one of several keeps the others
                self._view.selectionModel().setCurrentIndex(index, ALONE)
            self._ask(index, event.globalPos() if by_mouse else where)
        return True
