"""A page whose lines stay short enough to read, however wide the window is."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from ui.kit.theme import theme


class Readable(QWidget):
    """Keeps what is in it at most so many units wide, by the edge on its right.

    Not a greatest width: a layout asks for heights without regard to that, and what wraps would be cut off.
    """

    def __init__(self, *, most: float) -> None:
        """`most` units wide, its edges included."""
        super().__init__()
        self._most = most

    def _right(self, layout: QLayout, width: int) -> int:
        """Return the right edge that a width asks for."""
        return theme().pixels(layout.property("units")[3]) + max(0, width - theme().pixels(self._most))

    def heightForWidth(self, width: int) -> int:
        """Return the height of what is in it, at the width it will have; asked for in the midst of a layout.

        The edge stays as it is meanwhile: a layout that is changed while it is asked for its height ends the program.
        """
        layout = self.layout()
        if layout is None:
            return super().heightForWidth(width)
        return layout.totalHeightForWidth(width + layout.contentsMargins().right() - self._right(layout, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the right edge."""
        layout = self.layout()
        if layout:
            edges = layout.contentsMargins()
            edges.setRight(self._right(layout, self.width()))
            layout.setContentsMargins(edges)
        super().resizeEvent(event)
