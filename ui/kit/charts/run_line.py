"""A run of numbers in a tile: a line without axes, its mean, its target, and the shape of where it is now."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from complaints_desktop.numbers.chart import CORNERS, LOOKS, Chart, Place, Shape, Stroke
from ui.kit.layouts import sized
from ui.kit.theme import theme

HIGH = 9.0
DRAWN = (Stroke.MEAN, Stroke.TARGET, Stroke.RUN)
"""What there is room for; limits are seen in the chart."""


class RunLine(QWidget):
    """The chart of a run, small: read by a screen reader and in its tip as what it shows."""

    def __init__(self, chart: Chart) -> None:
        """Draw the run of `chart`."""
        super().__init__()
        self._chart = chart
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sized(self, fixed_height=HIGH)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Draw another run."""
        self._chart = chart
        self.setAccessibleName(chart.finding)
        self.setToolTip(chart.finding)
        self.update()

    def place(self, at: Place) -> QPointF:
        """Return where a place of the chart stands."""
        edge = theme().pixels(1.5)
        x, y = self._chart.x, self._heights()
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        across, up = (at[0] - x.low) / (x.high - x.low), (at[1] - y[0]) / (y[1] - y[0])
        return QPointF(room.left() + across * room.width(), room.bottom() - up * room.height())

    def _heights(self) -> tuple[float, float]:
        found = [y for line in self._chart.lines if line.stroke in DRAWN for _, y in line.places]
        low, high = min(found, default=0.0), max(found, default=1.0)
        return (low, high) if low < high else (low - 1, high + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, and the last point in its shape."""
        super().paintEvent(event)
        look, chart = theme(), self._chart
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for line in chart.lines:
            if line.stroke in DRAWN:
                drawn = LOOKS[line.stroke]
                pen = QPen(look.colour(drawn.ink), drawn.width * look.percent / 75)
                if drawn.dashes:
                    pen.setDashPattern(drawn.dashes)
                    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawPolyline(QPolygonF([self.place(each) for each in line.places]))
        if chart.spots:
            last = chart.spots[-1]
            painter.setPen(QPen(look.colour("ink"), look.pixels(0.4)))
            painter.setBrush(look.colour("surface" if last.shape is Shape.RING else "ink"))
            self._shape(painter, last.shape, self.place(last.place))
        painter.end()

    def _shape(self, painter: QPainter, shape: Shape, at: QPointF) -> None:
        wide = theme().pixels(2.5 if shape is not Shape.DOT else 1.5)
        if shape not in CORNERS:
            painter.drawEllipse(at, wide / 2, wide / 2)
            return
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x * wide, at.y() - y * wide) for x, y in CORNERS[shape]]))
