"""A chart as it is seen: drawn by pyqtgraph, moved over by the arrow keys, each point said in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from complaints_desktop.numbers.chart import Chart
from ui.kit.announcing import announce
from ui.kit.charts.drawing import Drawing
from ui.kit.layouts import sized
from ui.kit.telling import CHART
from ui.kit.theme import theme

HEIGHT, BAR = 56.0, 9.0
"""Units a chart of points is high, and each bar of a chart of bars."""

BESIDE = "The arrow keys move over it; the same numbers are in its table."
"""Where the numbers are on the screen."""


class ChartView(QWidget):
    """The picture. One stop of Tab: arrows, Home and End move over its points; what is said of one is `reached`."""

    reached = Signal(str)

    def __init__(self, chart: Chart) -> None:
        """Draw `chart`."""
        super().__init__()
        self.chart = chart
        self.current: int | None = None
        """The point or bar that was moved to."""
        self._drawing: Drawing | None = None
        """What is drawn; None where it has to be drawn anew when it is seen."""
        self._plot: Any = None
        self.setProperty("told-as", CHART)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stack = QVBoxLayout(self)
        self._over = _Marker(self)
        theme().changed.connect(self._draw_if_seen)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Draw another one."""
        self.chart, self.current = chart, None
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription(chart.alt(BESIDE))
        sized(self, fixed_height=BAR * len(chart.bars) + 2 if chart.bars else HEIGHT)
        self._draw_if_seen()

    def move_to(self, at: int) -> None:
        """Go to a point or bar, mark it and say it."""
        if not self.chart.said:
            return
        self.current = max(0, min(at, len(self.chart.said) - 1))
        words = self.chart.said[self.current]
        self._over.update()
        self.reached.emit(words)
        announce(self, words, now=True)

    def spot(self, at: int) -> QPointF:
        """Return where a point, or the end of a bar, stands in the picture."""
        bars, spots = self.chart.bars, self.chart.spots
        place = (bars[at].length, len(bars) - at - 0.5) if bars else spots[at].place
        self._drawn().settle()
        found = self._plot.getViewBox().mapViewToScene(QPointF(*place))
        return QPointF(self._plot.mapTo(self, self._plot.mapFromScene(found)))

    def nearest(self, where: QPointF) -> int | None:
        """Return the point or bar next to a place of the picture."""
        if not self.chart.said:
            return None
        upright = bool(self.chart.bars)

        def far(at: int) -> float:
            gap = self.spot(at) - where
            return abs(gap.y()) if upright else gap.x() ** 2 + gap.y() ** 2

        return min(range(len(self.chart.said)), key=far)

    def _draw_if_seen(self) -> None:
        """Draw it anew, in the present look; one that is not seen, when it is."""
        self._drawing = None
        if self.isVisible():
            self._drawn()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw it, if it has changed meanwhile."""
        super().showEvent(event)
        self._drawn()

    def _drawn(self) -> Drawing:
        if self._drawing is None:
            self._drawing = self._draw()
        return self._drawing

    def _draw(self) -> Drawing:
        if self._plot is not None:
            self._stack.removeWidget(self._plot)
            self._plot.setParent(None)
            self._plot.deleteLater()
        drawing = Drawing(self.chart)
        self._plot = drawing.plot
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._plot)
        self._over.raise_()
        self._over.setGeometry(self.rect())
        return drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the marker over all of it."""
        super().resizeEvent(event)
        self._over.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over the points."""
        at, last = self.current, len(self.chart.said) - 1
        steps = {
            Qt.Key.Key_Right: 0 if at is None else at + 1,
            Qt.Key.Key_Down: 0 if at is None else at + 1,
            Qt.Key.Key_Left: last if at is None else at - 1,
            Qt.Key.Key_Up: last if at is None else at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = steps.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.move_to(goal)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the point that is next."""
        found = self.nearest(event.position())
        if found is not None:
            self.move_to(found)

    def event(self, event: QEvent) -> bool:
        """Say in a tip what is said of the point under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.nearest(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), self.chart.said[found], self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keys."""
        super().focusInEvent(event)
        self._over.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has them no more."""
        super().focusOutEvent(event)
        self._over.update()


class _Marker(QWidget):
    """Lies over the picture: the ring of the focus, and one around the point that was moved to."""

    def __init__(self, view: ChartView) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        super().paintEvent(event)
        look, view = theme(), self._view
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("focus"), look.pixels(0.5)))
        if view.hasFocus():
            edge = look.pixels(0.25)
            painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), look.pixels(1), look.pixels(1))
        if view.current is not None:
            wide = look.pixels(2.5)
            painter.drawEllipse(view.spot(view.current), wide, wide)
        painter.end()
