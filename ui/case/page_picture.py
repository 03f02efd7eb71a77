"""A page of a document as a picture; one on which areas are drawn, by the mouse or as a frame that keys move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.kit.telling import PAGE
from ui.kit.theme import theme

Edges = tuple[int, int, int, int]
"""Left, top, right and bottom, in hundredths of the page."""

BEGINS: Edges = (10, 10, 60, 15)
"""Where the frame of the arrow keys stands first."""

STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
SEEN_THROUGH = 215
"""How black an area is here: what lies beneath can be made out. In the copy nothing can."""
KEYS = "Arrow keys move the frame, Shift and an arrow sizes it, Enter blacks it out"


class PageSheet(QWidget):
    """Shows one page, as wide as there is room."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("told-as", PAGE)
        self.setMinimumSize(theme().pixels(60), theme().pixels(60))
        self._page = QPixmap()

    def show_picture(self, picture: QPixmap, words: str) -> None:
        """Show a page; `words` say which it is."""
        self._page = picture
        self.setAccessibleName(words)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page as wide as there is room, so that it can be read; it scrolls."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Draw the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme().colour("pressed"))
        painter.drawPixmap(self._place(), self._page, QRectF(self._page.rect()))
        painter.end()

    def _fit(self) -> None:
        size = self._page.size()
        if size.width():
            self.setFixedHeight(round(self.width() * size.height() / size.width()))

    def _place(self) -> QRectF:
        """Return where the page is drawn: whole, in the middle."""
        size = self._page.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())


class PagePicture(PageSheet):
    """Shows one page with what is blacked out on it."""

    marked = Signal(object)
    """The Edges of an area that was drawn."""
    framed = Signal(object)
    """The Edges of the frame, as it is moved or drawn."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.frame: Edges = BEGINS
        self._areas, self._from = list[Edges](), QPointF()

    def show_page(self, picture: QPixmap, areas: Sequence[Edges], words: str) -> None:
        """Show a page, with its areas; `words` say which page it is."""
        self._areas = list(areas)
        self.show_picture(picture, f"{words}. {KEYS}")

    def show_frame(self, edges: Edges) -> None:
        """Have the frame stand there."""
        self.frame = edges
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin an area."""
        self._from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it as it will be."""
        self._tell(self._between(self._from, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Black it out; a mere click is none."""
        if (event.position() - self._from).manhattanLength() > theme().pixels(2):
            self.marked.emit(self._between(self._from, event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or size the frame, or black out what is in it."""
        across, down = STEPS.get(Qt.Key(event.key()), (0, 0))
        left, top, right, bottom = self.frame
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.marked.emit(self.frame)
        elif not across and not down:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._tell((left, top, _held(right + across, left + 1, 100), _held(bottom + down, top + 1, 100)))
        else:
            across, down = _held(across, -left, 100 - right), _held(down, -top, 100 - bottom)
            self._tell((left + across, top + down, right + across, bottom + down))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, the areas and the frame."""
        super().paintEvent(event)
        painter, place = QPainter(self), self._place()
        for area in self._areas:
            painter.fillRect(_within(place, area), QColor(0, 0, 0, SEEN_THROUGH))
        painter.setPen(QPen(theme().colour("focus"), 2 if self.hasFocus() else 1, Qt.PenStyle.DashLine))
        painter.drawRect(_within(place, self.frame))
        painter.end()

    @property
    def framed_at(self) -> QRect:
        """Where the frame stands, in pixels."""
        return _within(self._place(), self.frame).toRect()

    def _tell(self, edges: Edges) -> None:
        self.show_frame(edges)
        self.framed.emit(edges)

    def _between(self, one: QPointF, other: QPointF) -> Edges:
        """Return the area between two places, widened to whole hundredths: what was drawn over is covered."""
        place = self._place()
        across = sorted((each.x() - place.left()) / max(place.width(), 1) * 100 for each in (one, other))
        down = sorted((each.y() - place.top()) / max(place.height(), 1) * 100 for each in (one, other))
        left, top = _held(int(across[0]), 0, 99), _held(int(down[0]), 0, 99)
        return left, top, _held(int(across[1]) + 1, left + 1, 100), _held(int(down[1]) + 1, top + 1, 100)


def _within(place: QRectF, area: Edges) -> QRectF:
    wide, high = place.width() / 100, place.height() / 100
    left, top, right, bottom = area
    return QRectF(place.left() + left * wide, place.top() + top * high, (right - left) * wide, (bottom - top) * high)


def _held(value: int, least: int, most: int) -> int:
    return max(least, min(most, value))
