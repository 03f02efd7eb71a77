"""A chart put down with pyqtgraph, in the present look and at the present text size."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from complaints_desktop.numbers.chart import LOOKS, Chart, Line, Look, Shape, Stroke
from complaints_desktop.numbers.laying import (
    Print,
    bar_words,
    labelled,
    line_places,
    line_words,
    spot_words,
    ticks,
    widest_shape,
)
from complaints_desktop.numbers.placing import Box
from ui.kit.charts.plotting import plotting
from ui.kit.theme import theme

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


class Drawing:
    """A chart put down with pyqtgraph in the present look: `plot` is the widget."""

    def __init__(self, chart: Chart) -> None:
        self._chart, self._look, self._pg = chart, theme(), plotting()
        self.plot = self._pg.PlotWidget(background=self._look.colour("surface"))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # else Tab goes in by it and never out
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self._font = self._look.font(TEXT)
        self._metrics = QFontMetricsF(self._font)
        self._print = Print(self._wide, self._metrics.height())
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
        self._placed = False
        box.sigResized.connect(self._moved)
        self.plot.scene().sigPrepareForPaint.connect(self.settle)

    def _moved(self) -> None:
        self._placed = False

    def settle(self) -> None:
        """Place what depends on the room, if that has changed: once for each paint, and before it."""
        if not self._placed:
            self._placed = True
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
        right = self._axis("right", line=False)
        self._right = right
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
        most = widest_shape(self._chart, partial(self._pixel, room)) or room.width()
        sizes = [min(self._look.pixels(SIZES.get(spot.shape, 3.0)), most) for spot in self._chart.spots]
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

    def _fit_labels(self) -> None:
        """Give the words of the lines the room they need."""
        self._said = line_words(self._chart, self.plot.width(), self._print)
        self._right.setWidth(self._print.widest(self._said) + self._look.pixels(2.5))

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
            self._fit_labels()
            self._fit_spots(room)
            self._item.getAxis("bottom").setTicks([ticks(self._chart.x, room.width(), self._print)])
            self._line_words(room)
            self._spot_words(room)

    def _end_words(self, room: QRectF) -> None:
        chart = self._chart
        said = bar_words(chart.bars, room.width(), self._print)
        widest = self._print.widest(said) + self._look.pixels(3)
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

    def _line_words(self, room: QRectF) -> None:
        y = self._chart.y
        scale = room.height() / (y.high - y.low)
        wanted = [(y.high - line.places[-1][1]) * scale for line in labelled(self._chart)]
        ends = -self._look.pixels(2), room.height() + self._print.line / 2
        places = line_places(wanted, self._said, ends, self._print)
        self._right.setTicks([[(y.high - at / scale, words) for at, words in zip(places, self._said, strict=True)]])

    def _spot_words(self, room: QRectF) -> None:
        x, y = self._chart.x, self._chart.y
        around = Box(0, 0, room.width(), room.height())
        for spot, box in spot_words(self._chart, partial(self._pixel, room), around, self._print):
            made = self._text(spot.label, anchor=(0, 0))
            left = x.low + box.left / room.width() * (x.high - x.low)
            made.setPos(left, y.high - box.top / room.height() * (y.high - y.low))

    def _pixel(self, room: QRectF, place: tuple[float, float]) -> tuple[float, float]:
        x, y = self._chart.x, self._chart.y
        return (
            (place[0] - x.low) / (x.high - x.low) * room.width(),
            (y.high - place[1]) / (y.high - y.low) * room.height(),
        )
