"""A few lines of which whole ones are seen: none is cut through where the room ends."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.kit.layouts import column, empty
from ui.kit.theme import theme

GAP = 0.5
"""Units between two lines."""


class WholeLines(QScrollArea):
    """Lines below one another, as many of them as fit whole; the rest by scrolling."""

    def __init__(self, *, most: float) -> None:
        """`most` units high; the first line is shown whole in any case."""
        super().__init__()
        self._most = most
        self._drawn: tuple[QWidget, ...] = ()
        inside = QWidget()
        inside.setProperty("role", "group")
        self._stack = column(inside, gap=GAP)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the lines in it take the keys
        self.setWidget(inside)
        theme().changed.connect(self.updateGeometry)

    def show_lines(self, lines: Sequence[QWidget]) -> None:
        """Show these in place of those before."""
        empty(self._stack)
        self._drawn = tuple(lines)
        for line in self._drawn:
            self._stack.addWidget(line)
        self.updateGeometry()

    def allow(self, most: float) -> None:
        """Be `most` units high from now on."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def bring_up(self, line: QWidget) -> None:
        """Have `line` seen whole, with whole lines after it."""
        seen = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        if not seen.contains(line.geometry()):
            self.verticalScrollBar().setValue(line.y())

    def sizeHint(self) -> QSize:
        """Return the height of the lines that fit whole."""
        wide, room, gap = self.viewport().width(), theme().pixels(self._most), theme().pixels(GAP)
        high = 0
        for line in self._drawn:
            more = line.heightForWidth(wide) + (gap if high else 0)
            if high and high + more > room:
                break
            high += more
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Give up none of it where the room is short: the page beside gives way."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
