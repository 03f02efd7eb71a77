"""A row that goes on in the next line where it does not fit: for chips, buttons and short fields at any text size."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.fields import Field
from ui.kit.theme import theme

_ANEW = (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show)
"""What may have changed the sizes; what is hidden is not told of a change within it, so it asks when it is shown."""


class Flow(QWidget):
    """Places its widgets from left to right, top to bottom, each as wide as it would like.

    A widget and not a layout: a layout written in Python must return nothing past its end, and that is not safe.
    """

    def __init__(self, *widgets: QWidget, gap: float = 2, grow: bool = False) -> None:
        """`gap` units between widgets and between lines; `grow` shares the rest of a line among its widgets."""
        super().__init__()
        self._gap, self._grow = gap, grow
        self._heights: dict[int, int] = {}
        self._hints: dict[QWidget, QSize] = {}
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Take one more at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        if self.isVisible():  # what is put into a page already shown is not shown with it
            widget.show()
        self._forget()
        self.updateGeometry()

    def clear(self) -> None:
        """Let all of them go."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets.clear()
        self._forget()
        self.updateGeometry()

    def show_only(self, widgets: Sequence[QWidget]) -> None:
        """Show these, and let go of those that were here."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for widget in widgets:
            self.add(widget)
            widget.show()
        self._forget()
        self.updateGeometry()

    def _forget(self) -> None:
        """Ask the widgets anew how large they would like to be."""
        self._heights.clear()
        self._hints.clear()

    def _hint(self, widget: QWidget) -> QSize:
        """Return the size a widget would like; a layout asks for it many times over."""
        if widget not in self._hints:
            self._hints[widget] = widget.sizeHint()
        return self._hints[widget]

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _arrange(self, room: int, *, move: bool) -> int:
        """Place the widgets in lines no wider than `room`; return how high they are together."""
        gap, top = theme().pixels(self._gap), 0
        for line in self._lines(room, gap):
            left, drops = 0, self._drops(line)
            for (widget, size), drop in zip(line, drops, strict=True):
                if move:
                    widget.setGeometry(left, top + drop, size.width(), size.height())
                left += size.width() + gap
            top += max(drop + size.height() for (_, size), drop in zip(line, drops, strict=True)) + gap
        return max(top - gap, 0)

    def _drops(self, line: list[tuple[QWidget, QSize]]) -> list[int]:
        """Return how far each sinks in its line: the boxes of fields to one level, short ones to the middle."""
        above = [widget.above(size.width()) for widget, size in line if isinstance(widget, Field)]
        if len(above) == len(line):
            return [max(above) - each for each in above]
        tall, short = max(size.height() for _, size in line), theme().pixels(10)
        return [(tall - size.height()) // 2 if tall <= short else 0 for _, size in line]

    def _lines(self, room: int, gap: int) -> list[list[tuple[QWidget, QSize]]]:
        lines: list[list[tuple[QWidget, QSize]]] = []
        left = room + 1
        for widget in self._shown():
            size = self._size_of(widget, room)
            if left and left + size.width() > room:
                lines.append([])
                left = 0
            lines[-1].append((widget, size))
            left += size.width() + gap
        return [self._grown(line, room, gap) for line in lines] if self._grow else lines

    def _grown(self, line: list[tuple[QWidget, QSize]], room: int, gap: int) -> list[tuple[QWidget, QSize]]:
        share = (room - gap * (len(line) - 1)) // len(line)
        if any(size.width() > share for _, size in line):
            return line
        return [(widget, self._size_of(widget, share, wide=share)) for widget, _ in line]

    def _size_of(self, widget: QWidget, room: int, *, wide: int = 0) -> QSize:
        hint = self._hint(widget)
        wide = wide or min(max(hint.width(), widget.minimumWidth()), widget.maximumWidth(), max(room, 1))
        high = widget.heightForWidth(wide) if widget.hasHeightForWidth() else hint.height()
        return QSize(wide, max(high, widget.minimumHeight()))

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width; a layout asks for the same ones many times over."""
        if width not in self._heights:
            self._heights[width] = self._arrange(width, move=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return what one line of all would need."""
        hints = [self._hint(widget) for widget in self._shown()]
        wide = sum(hint.width() for hint in hints) + theme().pixels(self._gap) * max(len(hints) - 1, 0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the least width: that of the widest widget; the height follows the width there is."""
        least = [max(widget.minimumSizeHint().width(), widget.minimumWidth()) for widget in self._shown()]
        return QSize(max(least, default=0), self.heightForWidth(self.width()) if self.width() > 1 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)
        if event.size().width() != event.oldSize().width():  # what it must have follows the width
            QTimer.singleShot(0, self, self.updateGeometry)  # not now: a layout is in the midst of its work

    def event(self, event: QEvent) -> bool:
        """Place the widgets anew when one of them asks for another size."""
        if event.type() in _ANEW:
            self._forget()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):  # what is hidden is asked for no layout
            self.updateGeometry()
            self._arrange(self.width(), move=True)
        return super().event(event)


def flow(*widgets: QWidget, gap: float = 2) -> Flow:
    """Return a flow of these widgets."""
    return Flow(*widgets, gap=gap)
