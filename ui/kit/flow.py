"""A row that goes on in the next line where it does not fit: for chips, buttons and short fields at any text size."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.kit.measures import measure_layout
from ui.kit.theme import theme


class Flow(QLayout):
    """Lays its widgets from left to right, top to bottom, each as wide as it would like."""

    def __init__(self, parent: QWidget | None = None, *, gap: float = 2) -> None:
        """`gap` units between widgets and between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setProperty("units", [float(gap), 0.0, 0.0, 0.0, 0.0])
        measure_layout(self, theme().pixels)

    def _arrange(self, room: QRect, *, move: bool) -> int:
        """Place the items in lines no wider than `room`; return how high they are together."""
        left, top, tall, gap = room.left(), room.top(), 0, self.spacing()
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint().boundedTo(QSize(room.width(), 10_000))
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, tall = room.left(), top + tall + gap, 0
            high = item.heightForWidth(size.width()) if item.hasHeightForWidth() else size.height()
            if move:
                item.setGeometry(QRect(QPoint(left, top), QSize(size.width(), high)))
            left += size.width() + gap
            tall = max(tall, high)
        return top + tall - room.top()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place, nothing past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of the item at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It asks for no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        """Place the items."""
        super().setGeometry(room)
        self._arrange(room, move=True)

    def sizeHint(self) -> QSize:
        """Return what one line of all would need."""
        hints = [item.sizeHint() for item in self._items]
        wide = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the least width: that of the widest item."""
        wide = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(wide, max((item.minimumSize().height() for item in self._items), default=0))


def flow(*widgets: QWidget, gap: float = 2) -> Flow:
    """Return a flow of these widgets."""
    made = Flow(gap=gap)
    for widget in widgets:
        made.addWidget(widget)
    return made
