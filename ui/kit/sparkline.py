"""A small line of how a number went from week to week, and the same in words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from complaints_desktop.rules.wording import count
from ui.kit.layouts import sized
from ui.kit.theme import theme

Points = Sequence[tuple[date, int]]

COMPARED = 28
"""Days back to the number that the words compare with."""


class Sparkline(QWidget):
    """Points joined by a line, the last of them marked."""

    def __init__(self, points: Points, *, most: int, ended: bool = False) -> None:
        """`points` from the oldest to the newest; `most` is the highest a number can be; `ended` where none follows."""
        super().__init__()
        self._points, self._most = points, most
        self.setAccessibleName(in_words(points, ended=ended))
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sized(self, fixed_height=9)

    def places(self) -> list[QPointF]:
        """Return where each point stands: in time from left to right, its number upwards."""
        if not self._points:
            return []
        edge, first = theme().pixels(1), self._points[0][0]
        days = max((self._points[-1][0] - first).days, 1)
        wide, high = self.width() - 2 * edge, self.height() - 2 * edge
        return [
            QPointF(edge + wide * (day - first).days / days, edge + high * (1 - number / self._most))
            for day, number in self._points
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, and a dot where it is now."""
        super().paintEvent(event)
        places, look = self.places(), theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(0, self.height() - 1), QPointF(self.width(), self.height() - 1))
        painter.setPen(QPen(look.colour("ink"), look.pixels(0.5)))
        painter.drawPolyline(QPolygonF(places))
        if places:
            painter.setBrush(look.colour("ink"))
            painter.drawEllipse(places[-1], look.pixels(0.75), look.pixels(0.75))
        painter.end()


def in_words(points: Points, *, ended: bool = False) -> str:
    """Return "16 now; 4 weeks ago it was 4", or of what has `ended` "16 at its end; 4 weeks before it was 4"."""
    if not points:
        return "Nothing is known of earlier weeks"
    today, now = points[-1]
    earlier = [each for each in points if (today - each[0]).days >= COMPARED][-1:] or points[:1]
    day, then = earlier[0]
    weeks = (today - day).days // 7
    at, ago = ("at its end", "before") if ended else ("now", "ago")
    if not weeks:
        return f"{now} {at}; nothing is known of a week {ago}"
    return f"{now} {at}; {count(weeks, 'week')} {ago} it was {'the same' if then == now else then}"
