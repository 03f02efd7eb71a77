"""A page whose lines stay short enough to read, however wide the window is."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit.theme import theme


class Readable(QWidget):
    """Keeps what is in it at most so many units wide, by the edge on its right.

    Not a greatest width: a layout asks for heights without regard to that, and what wraps would be cut off.
    """

    def __init__(self, *, most: float) -> None:
        """`most` units wide, its edges included."""
        super().__init__()
        self._most = most

    def _fit(self, width: int) -> None:
        layout = self.layout()
        units = layout.property("units") if layout else None
        if layout and units:
            right = theme().pixels(units[3]) + max(0, width - theme().pixels(self._most))
            edges = layout.contentsMargins()
            if edges.right() != right:
                edges.setRight(right)
                layout.setContentsMargins(edges)

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is in it, at the width it will have."""
        self._fit(width)
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else super().heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the right edge."""
        self._fit(self.width())
        super().resizeEvent(event)
