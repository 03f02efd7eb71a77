"""A page with a side: the side is as wide as it would like, but never takes more than its share."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.kit.layouts import row
from ui.kit.theme import theme


class SidePanes(QWidget):
    """The main part, and a side of fixed width on its left or right."""

    def __init__(
        self, main: QWidget, side: QWidget, *, units: float, share: float = 0.34, side_first: bool = False
    ) -> None:
        """`units` is the width the side would like, `share` the most of the whole it may take."""
        super().__init__()
        self._side, self._units, self._share = side, units, share
        line: QHBoxLayout = row(self, gap=0)
        for part in (side, main) if side_first else (main, side):
            line.addWidget(part, 1 if part is main else 0)
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self._side.setFixedWidth(min(theme().pixels(self._units), int(self.width() * self._share)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side its share."""
        super().resizeEvent(event)
        self._fit()


class Pages(QStackedWidget):
    """Pages of which one is shown, in whatever height is left: each scrolls its own parts.

    Without it a layout takes the height the text of a page would like for the least it must have, and squeezes what
    stands above.
    """

    def hasHeightForWidth(self) -> bool:
        """Ask for no height by the width."""
        return False


class Held(QWidget):
    """Holds a screen at least as large as it must be, and no taller for its text: a screen scrolls its own parts.

    Without it a scroll area asks the layout how high the text would like to be at that width, and shows a bar for it.
    """

    def __init__(self, screen: QWidget) -> None:
        """Hold `screen`."""
        super().__init__()
        self.held = screen
        screen.setParent(self)
        screen.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Return the least size of the screen."""
        return self.held.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return the least size of the screen: it takes what room there is."""
        return self.held.minimumSizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the screen needs more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.setMinimumSize(self.held.minimumSizeHint())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screen all the room."""
        super().resizeEvent(event)
        self.held.resize(event.size())
