"""A palette over the page: a line to type in, and under it what was found, in groups of rows of two lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget

from ui.kit.announcing import announce
from ui.kit.layouts import column
from ui.kit.offer_row import OfferRow
from ui.kit.offers import Group, Offer
from ui.kit.texts import text
from ui.kit.theme import theme

Index = QModelIndex | QPersistentModelIndex

PAUSE = 40
"""Milliseconds without a key before it is asked: what is asked meanwhile is given up, and none of it takes longer."""

LOW = 100.0
"""Units under which a window has no room to spare for words about the keys."""

WIDTH, EDGE, INSIDE = 170.0, 4.0, 21.0
"""In units: how wide a palette may be, how far it stays from the edge of the window, and what is beside the words of a
row: edges, drawing, scroll bar."""

STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)
"""Ways the keys go that do not mean that the person has gone on."""


class Palette(QFrame):
    """Opened over a page by a key. Arrows move in it, Enter takes, Escape clears and closes it."""

    asked = Signal(str)
    """What was typed, when the typing pauses; empty when it opens."""

    def __init__(self, name: str, placeholder: str, over: QWidget, below: QWidget) -> None:
        """Lie over `over`, hidden until `open_`; `below` stands at the top of it and stays in sight."""
        super().__init__(over)
        self.setProperty("role", "palette")
        self.setAccessibleName(name)
        self._over, self._below, self._typed_for, self._take_first = over, below, "", False
        self._ground = _Ground(over, self.put_away)
        self._before: QWidget | None = None
        """What had the keys before."""
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setProperty("role", "search")
        self.rows = QStandardItemModel(self)
        self.list = QListView()
        self.list.setAccessibleName(f"{name}: results")
        self.list.setProperty("role", "plain")
        self.list.setModel(self.rows)
        self._drawn = OfferRow(self.list)
        self.list.setItemDelegate(self._drawn)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.clicked.connect(self._take)
        self._hint = text("Up and Down to move, Enter to open, Escape to close", "small")
        self._stack = stack = column(self, gap=2, edge=3)
        for part in (self.line, self.list, self._hint):
            stack.addWidget(part)
        stack.setStretch(1, 1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.installEventFilter(self)
        over.installEventFilter(self)
        theme().changed.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self.hide()

    @property
    def offers(self) -> list[Offer]:
        """The rows that are shown, without the headings."""
        found = (self.rows.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.rows.rowCount()))
        return [each for each in found if isinstance(each, Offer)]

    def open_(self) -> None:
        """Lie over the page, with the keys in the line."""
        if not self.isHidden():
            self.line.selectAll()
            return
        self._before = self.window().focusWidget()
        self.rows.clear()
        self._fit()
        for part in (self._ground, self):
            part.show()
            part.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._ask()

    def put_away(self, *, give_back: bool = True) -> None:
        """Clear and close; `give_back` the keys to what had them."""
        self._pause.stop()
        self._take_first = False
        before, self._before = self._before, None
        self.line.clear()
        self._ground.hide()
        self.hide()
        if give_back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_groups(self, groups: Sequence[Group], typed: str, nothing: str) -> None:
        """Show what was found for `typed`, the first row chosen; `nothing` where there is no row."""
        if self.isHidden() or typed != self.line.text().strip():
            return  # the person is further on
        stay = self._current() if typed == self._typed_for else None
        self._typed_for = typed
        self.rows.clear()
        for group in groups:
            self._heading(group.heading)
            for offer in group.rows:
                item = QStandardItem(offer.spoken)
                item.setEditable(False)
                item.setData(offer, Qt.ItemDataRole.UserRole)
                self.rows.appendRow(item)
        if not self.offers and nothing:
            self._heading(nothing)
        self._fit()
        self._choose_first(stay)
        if self._take_first:
            self._take_first = False
            self._take(self.list.currentIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and take by the keys of the line; follow the size of the page; go when the person goes on."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._fit()
        elif watched is self.line and event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in STAYS:
                self.put_away(give_back=False)
        elif watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if key in steps:
            self._move(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive() or self._typed_for != self.line.text().strip():
                self._take_first = True  # what is shown answers what was typed before
            else:
                self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def _ask(self) -> None:
        self.asked.emit(self.line.text().strip())

    def _heading(self, words: str) -> None:
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.rows.appendRow(item)

    def _lines(self) -> list[int]:
        return [row for row in range(self.rows.rowCount()) if self.rows.item(row).isEnabled()]

    def _current(self) -> Offer | None:
        found = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Offer) else None

    def _choose_first(self, stay: Offer | None) -> None:
        """Choose the first row, or the one that was chosen where more has come in below it."""
        lines = self._lines()
        same = [row for row in lines if stay and self.rows.item(row).text() == stay.spoken]
        if lines:
            self.list.setCurrentIndex(self.rows.index((same or lines)[0], 0))
        if not same:
            self.list.scrollToTop()  # its heading too
            first = self._current()
            words = (
                f"{len(lines)} found. {first.spoken}"
                if first
                else self.rows.item(0).text()
                if self.rows.item(0)
                else ""
            )
            announce(self.line, words)

    def _move(self, by: int) -> None:
        lines = self._lines()
        if lines:
            here = lines.index(row) if (row := self.list.currentIndex().row()) in lines else 0
            self.list.setCurrentIndex(self.rows.index(lines[max(0, min(len(lines) - 1, here + by))], 0))
            current = self._current()
            announce(self.line, current.spoken if current else "", now=True)

    def _take(self, index: Index) -> None:
        offer = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(offer, Offer):
            self.put_away()
            offer.take()

    def _fit(self) -> None:
        """Be as wide as there is room, and as high as the rows are; it grows downwards, so that no row moves."""
        look, room = theme(), self._over.rect()
        edge = look.pixels(EDGE)
        top = edge + (0 if self._below.isHidden() else self._below.height())
        width = min(look.pixels(WIDTH), room.width() - 2 * edge)
        self._drawn.forget(width - look.pixels(INSIDE))
        self._ground.setGeometry(room)
        self._hint.setVisible(room.height() >= look.pixels(LOW))
        self.list.setFixedHeight(0)
        wrapping = self._stack.hasHeightForWidth()
        frame = self._stack.totalHeightForWidth(width) if wrapping else self._stack.totalSizeHint().height()
        frame += 2 * self.list.frameWidth()
        rows, most = 0, room.height() - top - edge - frame
        for row in range(self.rows.rowCount()):
            height = self.list.sizeHintForRow(row)
            if rows + height > most:
                break  # whole rows only; the rest is scrolled to
            rows += height
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth())
        self.setGeometry(QRect((room.width() - width) // 2, top, width, frame + rows))


class _Ground(QWidget):
    """Lies between the page and the palette: a click beside the palette puts it away, and does nothing to the page."""

    def __init__(self, over: QWidget, put_away: Callable[[], object]) -> None:
        super().__init__(over)
        self._put_away = put_away
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Put the palette away."""
        self._put_away()
