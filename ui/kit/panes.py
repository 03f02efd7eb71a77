"""A page with a side: the side is as wide as it would like, but never takes more than its share."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
