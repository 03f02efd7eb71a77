"""A chart as it is seen: drawn by pyqtgraph, moved over by the arrow keys, each point said in words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from complaints_desktop.numbers.chart import LOOKS, Chart, Line, Look, Shape, Stroke
from complaints_desktop.numbers.placing import Box, Words, along, beside, every, spread
from ui.kit.announcing import announce
from ui.kit.charts.plotting import plotting
from ui.kit.layouts import sized
from ui.kit.telling import CHART
from ui.kit.theme import theme

HEIGHT, BAR = 56.0, 9.0
"""Units a chart of points is high, and each bar of a chart of bars."""

BESIDE = "The arrow keys move over it; the same numbers are in its table."
"""Where the numbers are on the screen."""

TEXT = 3.1
"""Units of its words: those of small text."""

SYMBOLS = {
    Shape.DOT: "o",
    Shape.RING: "o",
    Shape.SQUARE: "s",
    Shape.DIAMOND: "d",
    Shape.UP: "t1",
    Shape.DOWN: "t",
}
SIZES = {Shape.DOT: 1.75, Shape.RING: 3.0, Shape.DIAMOND: 3.5}
"""Units a shape is wide, of the others 3."""


class ChartView(QWidget):
    """The picture. One stop of Tab: arrows, Home and End move over its points; what is said of one is `reached`."""

    reached = Signal(str)

    def __init__(self, chart: Chart) -> None:
        """Draw `chart`."""
        super().__init__()
        self.chart = chart
        self.current: int | None = None
        """The point or bar that was moved to."""
        self._plot: Any = None
        self.setProperty("told-as", CHART)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._stack = QVBoxLayout(self)
        self._over = _Marker(self)
        theme().changed.connect(self._draw)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Draw another one."""
        self.chart, self.current = chart, None
        self.setAccessibleName(chart.name)
        self.setAccessibleDescription(chart.alt(BESIDE))
        sized(self, fixed_height=BAR * len(chart.bars) + 2 if chart.bars else HEIGHT)
        self._draw()

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

    def _draw(self) -> None:
        """Draw it anew, in the present look."""
        if self._plot is not None:
            self._stack.removeWidget(self._plot)
            self._plot.setParent(None)
            self._plot.deleteLater()
        self._drawing = _Drawing(self.chart)  # kept: the binding would let go of what is called when it is resized
        self._plot = self._drawing.plot
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._plot)
        self._over.raise_()
        self._over.setGeometry(self.rect())

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


class _Drawing:
    """A chart put down with pyqtgraph in the present look: `plot` is the widget."""

    def __init__(self, chart: Chart) -> None:
        self._chart, self._look, self._pg = chart, theme(), plotting()
        self.plot = self._pg.PlotWidget(background=self._look.colour("surface"))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self._font = self._look.font(TEXT)
        self._metrics = QFontMetricsF(self._font)
        self._item = self.plot.getPlotItem()
        self._words: list[Any] = []
        self._item.hideButtons()
        self._item.setMenuEnabled(False)
        box = self.plot.getViewBox()
        box.setMouseEnabled(x=False, y=False)
        box.setDefaultPadding(0.0)
        if chart.bars:
            self._bars()
        else:
            self._points()
        box.sigResized.connect(self._place)
        self._place()

    # axes

    def _axis(self, side: str, *, line: bool = True) -> Any:  # noqa: ANN401  # pyqtgraph is untyped
        self._item.showAxis(side)
        axis = self._item.getAxis(side)
        ink = self._look.colour("edge")
        axis.setPen(self._pg.mkPen(ink if line else None, width=1))
        axis.setTextPen(self._pg.mkPen(self._look.colour("ink")))
        axis.setStyle(
            tickFont=self._font,
            tickLength=-self._look.pixels(1) if line else 0,
            tickTextOffset=self._look.pixels(1),
            autoExpandTextSpace=False,
            hideOverlappingLabels=self._look.pixels(20),  # so far words may stand over the end of an axis
            textFillLimits=[(0, 100.0)],
        )
        return axis

    def _wide(self, words: str) -> float:
        return max((self._metrics.horizontalAdvance(line) for line in words.split("\n")), default=0.0)

    def _points(self) -> None:
        chart = self._chart
        box = self.plot.getViewBox()
        box.setRange(xRange=(chart.x.low, chart.x.high), yRange=(chart.y.low, chart.y.high), padding=0)
        left, bottom = self._axis("left"), self._axis("bottom")
        left.setTicks([list(chart.y.ticks)])
        left.setWidth(max((self._wide(words) for _, words in chart.y.ticks), default=0) + self._look.pixels(3))
        titled = bool(chart.x.title)
        if titled:
            bottom.setLabel(
                chart.x.title, color=self._look.colour("ink").name(), **{"font-size": f"{self._font.pixelSize()}px"}
            )
        bottom.setHeight(self._metrics.height() * (2.4 if titled else 1.0) + self._look.pixels(2))
        self._item.layout.setContentsMargins(0, self._look.pixels(2), 0, self._look.pixels(1.5))
        labelled = [line for line in chart.lines if line.label]
        right = self._axis("right", line=False)
        right.setWidth(max((self._wide(line.label) for line in labelled), default=0) + self._look.pixels(2.5))
        for line in sorted(chart.lines, key=lambda each: each.stroke is Stroke.RUN):
            self._line(line)
        self._spots()

    def _line(self, line: Line) -> None:
        if line.places:
            across, up = zip(*line.places, strict=True)
            self._item.addItem(self._pg.PlotCurveItem(list(across), list(up), pen=self._pen(LOOKS[line.stroke])))

    def _pen(self, look: Look) -> QPen:
        width = look.width * self._look.percent / 75  # a point is 4/3 pixels
        pen = QPen(self._look.colour(look.ink), width)
        pen.setCosmetic(True)
        if look.dashes:
            pen.setDashPattern(look.dashes)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _spots(self) -> None:
        ink, run = self._look.colour("ink"), self._look.colour("accent")
        ground = self._look.colour("surface")
        spots = [
            {
                "pos": spot.place,
                "symbol": SYMBOLS[spot.shape],
                "size": self._look.pixels(SIZES.get(spot.shape, 3.0)),
                "pen": self._pg.mkPen(ink if spot.strong else run, width=self._look.pixels(0.4)),
                "brush": self._pg.mkBrush(ground if spot.shape is Shape.RING else ink if spot.strong else run),
            }
            for spot in self._chart.spots
        ]
        self._scatter = self._pg.ScatterPlotItem(spots=spots)
        self._item.addItem(self._scatter)

    def _fit_spots(self, room: QRectF) -> None:
        """Let shapes be no wider than there is room from one to the next."""
        spots = self._chart.spots
        along_x = sorted({self._pixel(spot.place, room)[0] for spot in spots})
        steps = [later - earlier for earlier, later in pairwise(along_x)] if self._chart.joined else []
        most = max(min(steps, default=room.width()) * 0.9, self._look.pixels(1))
        sizes = [min(self._look.pixels(SIZES.get(spot.shape, 3.0)), most) for spot in spots]
        if sizes:
            self._scatter.setSize(sizes)

    def _bars(self) -> None:
        chart, number = self._chart, len(self._chart.bars)
        left = self._axis("left")
        self._item.hideAxis("bottom")
        left.setTicks([[(number - at - 0.5, bar.name) for at, bar in enumerate(chart.bars)]])
        left.setStyle(tickLength=0)
        left.setWidth(max((self._wide(bar.name) for bar in chart.bars), default=0) + self._look.pixels(3))
        fill, ink = self._look.colour("accent"), self._look.colour("ink")
        for hatched, brush in ((False, self._pg.mkBrush(fill)), (True, self._pg.mkBrush(ink))):
            some = [(number - at - 0.5, bar.length) for at, bar in enumerate(chart.bars) if bar.hatched is hatched]
            if hatched:
                brush.setStyle(Qt.BrushStyle.BDiagPattern)
            if some:
                middles, lengths = zip(*some, strict=True)
                item = self._pg.BarGraphItem(
                    x0=0,
                    width=list(lengths),
                    y=list(middles),
                    height=0.56,
                    brush=brush,
                    pen=self._pg.mkPen(ink if hatched else fill),
                )
                self._item.addItem(item)

    # words that stand where there is room for them

    def _place(self) -> None:
        for each in self._words:
            self._item.removeItem(each)
        self._words = []
        room: QRectF = self.plot.getViewBox().rect()
        if room.width() < 1 or room.height() < 1:
            return
        if self._chart.bars:
            self._end_words(room)
        else:
            self._fit_spots(room)
            self._thin(room)
            self._line_words(room)
            self._spot_words(room)

    def _end_words(self, room: QRectF) -> None:
        chart = self._chart
        all_of_it = max((self._wide(bar.label + bar.more) for bar in chart.bars), default=0.0) + self._look.pixels(3)
        whole = all_of_it <= room.width() / 2
        said = [bar.label + bar.more if whole else bar.label for bar in chart.bars]
        widest = max(map(self._wide, said), default=0.0) + self._look.pixels(3)
        most = max((bar.length for bar in chart.bars), default=1.0) or 1.0
        part = max(room.width() - widest, room.width() / 4)
        self.plot.getViewBox().setRange(
            xRange=(0, most * room.width() / part), yRange=(0, max(len(chart.bars), 1)), padding=0
        )
        for at, bar in enumerate(chart.bars):
            words = self._text(said[at], anchor=(0, 0.5))
            words.setPos(bar.length + most / part * self._look.pixels(1), len(chart.bars) - at - 0.5)

    def _text(self, words: str, anchor: tuple[float, float]) -> Any:  # noqa: ANN401  # pyqtgraph is untyped
        ground = self._look.colour("surface")
        ground.setAlphaF(0.85)  # what it lies over is seen, and does not strike it through
        made = self._pg.TextItem(words, color=self._look.colour("ink"), anchor=anchor, fill=ground)
        made.setFont(self._font)
        made.textItem.document().setDocumentMargin(0)
        self._item.addItem(made)
        self._words.append(made)
        return made

    def _thin(self, room: QRectF) -> None:
        ticks = self._chart.x.ticks
        if len(ticks) < 2:
            return
        step = room.width() * (ticks[1][0] - ticks[0][0]) / (self._chart.x.high - self._chart.x.low)
        keep = every([self._wide(words) for _, words in ticks], step, self._look.pixels(2))
        last = (len(ticks) - 1) % keep  # the newest is always written
        self._item.getAxis("bottom").setTicks([[each for at, each in enumerate(ticks) if at % keep == last]])

    def _line_words(self, room: QRectF) -> None:
        labelled = [line for line in self._chart.lines if line.label and line.places]
        y, high = self._chart.y, self._metrics.height()
        scale = room.height() / (y.high - y.low)
        wanted = [(y.high - line.places[-1][1]) * scale for line in labelled]
        places = spread(wanted, high, (-high / 2, room.height() + high / 2))
        right = self._item.getAxis("right")
        right.setTicks([[(y.high - at / scale, line.label) for at, line in zip(places, labelled, strict=True)]])

    def _spot_words(self, room: QRectF) -> None:
        spots = [spot for spot in self._chart.spots if spot.label]
        pixels = [self._pixel(spot.place, room) for spot in spots]
        words = [
            Words(x, y, self._wide(spot.label), self._metrics.height(), strong=spot.strong, loose=self._chart.joined)
            for spot, (x, y) in zip(spots, pixels, strict=True)
        ]
        half = self._look.pixels(1.25)
        around = Box(0, 0, room.width(), room.height())
        taken = [
            Box(x - half, y - half, 2 * half, 2 * half)
            for x, y in (self._pixel(spot.place, room) for spot in self._chart.spots)
        ]
        lines = [
            (LOOKS[each.stroke], [self._pixel(place, room) for place in each.places]) for each in self._chart.lines
        ]
        avoided = [box for _, places in lines for box in along(places, half)]
        stand = beside(words, taken, around, self._look.pixels(2.25), avoided=avoided)
        for spot, box in zip(spots, stand, strict=True):
            if box:
                x, y = self._chart.x, self._chart.y
                made = self._text(spot.label, anchor=(0, 0))
                made.setPos(
                    x.low + box.left / room.width() * (x.high - x.low),
                    y.high - box.top / room.height() * (y.high - y.low),
                )

    def _pixel(self, place: tuple[float, float], room: QRectF) -> tuple[float, float]:
        x, y = self._chart.x, self._chart.y
        return (
            (place[0] - x.low) / (x.high - x.low) * room.width(),
            (y.high - place[1]) / (y.high - y.low) * room.height(),
        )
