"""A line with a list that fills as you type: arrows move in it, Enter takes, Escape closes it and keeps the typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.kit.fields import TextLine
from ui.kit.icons import icon
from ui.kit.theme import theme

PAUSE = 90
"""Milliseconds without a key before it is asked: quicker than a person notices, slower than they type."""


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the list: what it stands for, its words, and a few more after them."""

    value: object
    words: str
    more: str = ""
    icon_name: str = ""


class Finder(TextLine):
    """A search line. `asked` says what was typed; the screen answers with `show_found`."""

    asked = Signal(str)
    taken = Signal(object)
    left = Signal()
    """On to what was found, in a list of the screen's own."""

    def __init__(self, name: str, placeholder: str, *, least: int = 2, narrows: bool = False) -> None:
        """`least` letters before anything is asked; one that `narrows` a list is cleared by Escape."""
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("role", "search")
        self._least, self._narrows = least, narrows
        self._list = QListWidget(self.window())
        self._list.setAccessibleName(f"{name}: results")
        self._list.setWindowFlags(Qt.WindowType.ToolTip)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda _: self._take())
        self._list.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text().strip()))
        self.textEdited.connect(self._typed)
        self._found: Sequence[Found] = ()

    @property
    def listing(self) -> QListWidget:
        """The list under the line."""
        return self._list

    def begin(self) -> None:
        """Be empty, and ask nothing more of what stood here."""
        self._pause.stop()
        self._list.hide()
        self.clear()

    def show_found(self, found: Sequence[Found], nothing: str = "Nothing found") -> None:
        """Show what was found, if the person is still here."""
        self._found = found
        self._list.clear()
        for each in found:
            item = QListWidgetItem(f"{each.words}   {each.more}".rstrip())
            if each.icon_name:
                item.setIcon(icon(each.icon_name, "quiet", units=4))
            self._list.addItem(item)
        if not found:
            empty = QListWidgetItem(nothing)
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(empty)
        if self.hasFocus():
            self._open()

    def _typed(self, words: str) -> None:
        if len(words.strip()) < self._least:
            self._pause.stop()
            self._list.hide()
        else:
            self._pause.start()

    def _open(self) -> None:
        look = theme()
        lines = min(self._list.count(), 10)
        self._list.setParent(self.window(), Qt.WindowType.ToolTip)
        edges = 2 * self._list.frameWidth() + look.pixels(1)
        tall = sum(self._list.sizeHintForRow(n) for n in range(lines)) + edges
        room = self.window().width() - self.mapTo(self.window(), QPoint(0, 0)).x()
        wanted = self._list.sizeHintForColumn(0) + edges + look.pixels(4)
        self._list.setFixedSize(max(self.width(), min(wanted, room)), tall)
        self._list.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self._list.setCurrentRow(0 if self._found else -1)
        self._list.show()

    def _take(self) -> None:
        place = self._list.currentRow()
        self._list.hide()
        if 0 <= place < len(self._found):
            self.taken.emit(self._found[place].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take from it, or close it."""
        key, opened = Qt.Key(event.key()), self._list.isVisible()
        if opened and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
        elif opened and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif opened and key == Qt.Key.Key_Escape:
            self._list.hide()
        elif self._narrows and key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.asked.emit("")
        elif self._narrows and key in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Close the list with the line."""
        self._list.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the person goes on."""
        self._list.hide()
        super().focusOutEvent(event)
