"""A letterhead as it will print: white paper, the landlord's name in the landlord's colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.layouts import sized
from ui.kit.theme import theme
from ui.settings.colour_field import PAPER, contrast_words

_EDGE, _NAME, _LINE = 5.0, 5.0, 3.25
"""Units: the edge of the paper, the height of the name, of a line under it."""


class Letterhead(QWidget):
    """The head of a letter, drawn small."""

    def __init__(self) -> None:
        """Start with an empty head."""
        super().__init__()
        self._name, self._colour = "", PAPER
        self._lines: tuple[str, ...] = ()
        sized(self, least_height=40)
        theme().changed.connect(self.updateGeometry)

    def show_head(self, name: str, lines: tuple[str, ...], colour: str) -> None:
        """Show another head; a colour too pale is shown as it will print, in black."""
        readable = contrast_words(colour)[1] == "good"
        self._name, self._lines, self._colour = name, lines, colour if readable else "#000000"
        self.setAccessibleName("Letterhead: " + ", ".join((name, *lines)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room the lines need."""
        look = theme()
        high = QFontMetrics(look.font(_NAME, bold=True)).height()
        high += QFontMetrics(look.font(_LINE)).height() * len(self._lines)
        return QSize(look.pixels(120), high + look.pixels(2 * _EDGE))

    def minimumSizeHint(self) -> QSize:
        """Keep every line in view."""
        return QSize(theme().pixels(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Draw the paper, the name and the lines."""
        look, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        painter.setPen(look.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        edge = look.pixels(_EDGE)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QColor(self._colour))
        painter.setFont(look.font(_NAME, bold=True))
        name = painter.boundingRect(room, int(Qt.AlignmentFlag.AlignLeft), self._name or " ")
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), self._name)
        painter.setPen(QColor("#000000"))
        painter.setFont(look.font(_LINE))
        painter.drawText(room.adjusted(0, name.height(), 0, 0), int(Qt.AlignmentFlag.AlignLeft), "\n".join(self._lines))
        painter.end()
