"""A chart on paper: the same one as on the screen, in lines that stay sharp, read in grey by its dashes and shapes."""

from collections.abc import Mapping, Sequence

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from complaints_desktop.letters.characters import one_line
from complaints_desktop.letters.fonts import REGULAR, font, stretches
from complaints_desktop.letters.pdf.tags import Element, end
from complaints_desktop.letters.sheet import HEIGHT, TEXT_WIDTH, width
from complaints_desktop.numbers.chart import CORNERS, LOOKS, Bar, Chart, Place, Shape, Stroke
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

HIGH, BAR = 17, 2.3
"""Heights of its text that a chart of points is high, and each bar of one of bars."""

HIGHEST = 0.42 * HEIGHT
"""In large print a heading and the source stand on the same page."""

LINE = 1.3
"""Heights of its text that a line of words is high."""

QUIET, PAPER_BAR = HexColor("#444444"), HexColor("#4d4d4d")
INKS: Mapping[str, Color] = {"ink": black, "accent": black, "quiet": QUIET}

SIZES: Mapping[Shape, float] = {Shape.DOT: 0.5, Shape.RING: 0.8, Shape.DIAMOND: 0.95}
"""Heights of its text that a shape is wide, of the others 0.8."""


class Picture(Flowable):
    """A chart as a figure of the document, with its words for who does not see it."""

    def __init__(self, chart: Chart, size: float, element: Element) -> None:
        super().__init__()
        self._chart, self._size, self._element = chart, size, element
        self.spaceAfter = size * 0.5

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return how wide and high it is: as wide as the text."""
        return TEXT_WIDTH, height(self._chart, self._size)

    def draw(self) -> None:
        """Draw it, marked as the figure that it is."""
        wide, high = TEXT_WIDTH, height(self._chart, self._size)
        left, foot = self.canv.absolutePosition(0, 0)
        place = left, foot, left + wide, foot + high
        self._element.entries["A"] = f"<< /O /Layout /BBox [ {' '.join(f'{each:.2f}' for each in place)} ] >>"
        self.canv.addLiteral(self._element.opening(self.canv))
        self.canv.saveState()
        draw(self.canv, self._chart, self._size, wide)
        self.canv.restoreState()
        end(self.canv)


def height(chart: Chart, size: float) -> float:
    """Return how many points a chart is high at a size of text."""
    if chart.bars:
        lines = (each.name.count("\n") + 1 for each in chart.bars)
        return sum(max(BAR, LINE * (each + 0.5)) for each in lines) * size
    return min(HIGH * size, HIGHEST) + (LINE * size if chart.x.title else 0)


def draw(canvas: Canvas, chart: Chart, size: float, wide: float) -> None:
    """Draw a chart from the origin of a canvas to the right and upwards."""
    font(REGULAR)
    high = height(chart, size)
    if chart.bars:
        _bars(_Pen(canvas, size, high), chart, wide)
    else:
        _Points(_Pen(canvas, size, high), chart, wide).draw()


class _Pen:
    """Draws with measures from the left and from the top, as words are placed."""

    def __init__(self, canvas: Canvas, size: float, high: float) -> None:
        self.canvas, self.size, self.high = canvas, size, high
        self.printed = Print(self.wide, size * LINE)

    def wide(self, words: str) -> float:
        """Return how wide words are."""
        return max((width(one_line(line), self.size) for line in words.split("\n")), default=0.0)

    def path(self, places: Sequence[Place], stroke: Stroke) -> None:
        """Draw a line."""
        if len(places) < 2:
            return
        look = LOOKS[stroke]
        self.canvas.setStrokeColor(INKS[look.ink])
        self.canvas.setLineWidth(look.width)
        self.canvas.setDash([each * look.width for each in look.dashes] if look.dashes else [])
        drawn = self.canvas.beginPath()
        drawn.moveTo(places[0][0], self.high - places[0][1])
        for x, y in places[1:]:
            drawn.lineTo(x, self.high - y)
        self.canvas.drawPath(drawn, stroke=1, fill=0)
        self.canvas.setDash([])

    def rule(self, one: Place, other: Place) -> None:
        """Draw a thin line of an axis."""
        self.canvas.setStrokeColor(QUIET)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(one[0], self.high - one[1], other[0], self.high - other[1])

    def words(self, said: str, x: float, middle: float, *, at: float = 0.0, ground: bool = False) -> None:
        """Write lines around a height; `at` 0 begins at `x`, 0.5 is in its middle, 1 ends there."""
        lines, step = said.split("\n"), self.size * LINE
        top = middle - step * len(lines) / 2
        wide = self.wide(said)
        if ground:
            self.canvas.setFillColor(white)
            left = x - wide * at
            self.canvas.rect(
                left - 1, self.high - top - step * len(lines), wide + 2, step * len(lines), stroke=0, fill=1
            )
        self.canvas.setFillColor(black)
        for number, line in enumerate(lines):
            words = one_line(line)
            start = x - width(words, self.size) * at
            for name, piece in stretches(words, REGULAR):
                self.canvas.setFont(name, self.size)
                self.canvas.drawString(start, self.high - top - step * (number + 0.5) - self.size * 0.35, piece)
                start += width(piece, self.size, name)

    def shape(self, shape: Shape, place: Place, most: float) -> None:
        """Draw the shape of a point, as wide as there is room for."""
        wide = min(SIZES.get(shape, 0.8) * self.size, most)
        x, y = place[0], self.high - place[1]
        self.canvas.setStrokeColor(black)
        self.canvas.setLineWidth(1)
        if shape not in CORNERS:
            self.canvas.setFillColor(white if shape is Shape.RING else black)
            self.canvas.circle(x, y, wide / 2, stroke=1, fill=1)
            return
        self.canvas.setFillColor(black)
        drawn = self.canvas.beginPath()
        corners = [(x + across * wide, y + up * wide) for across, up in CORNERS[shape]]
        drawn.moveTo(*corners[0])
        for corner in corners[1:]:
            drawn.lineTo(*corner)
        drawn.close()
        self.canvas.drawPath(drawn, stroke=0, fill=1)

    def bar(self, bar: Bar, left: float, top: float, wide: float, high: float) -> None:
        """Draw a bar: filled, or hatched."""
        canvas, foot = self.canvas, self.high - top - high
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(black)
        canvas.setFillColor(white if bar.hatched else PAPER_BAR)
        canvas.rect(left, foot, wide, high, stroke=1, fill=1)
        if bar.hatched:
            canvas.saveState()
            inside = canvas.beginPath()
            inside.rect(left, foot, wide, high)
            canvas.clipPath(inside, stroke=0, fill=0)
            for step in range(int((wide + high) / 5) + 1):
                canvas.line(left + step * 5 - high, foot, left + step * 5, foot + high)
            canvas.restoreState()


class _Points:
    """Points and lines between two axes."""

    def __init__(self, pen: _Pen, chart: Chart, wide: float) -> None:
        self._pen, self._chart = pen, chart
        size, step = pen.size, pen.size * LINE
        left = pen.printed.widest([words for _, words in chart.y.ticks]) + size * 0.5
        self._said = line_words(chart, wide, pen.printed)
        right = pen.printed.widest(self._said) + size * 0.5
        below = step * (1.2 + (1.1 if chart.x.title else 0))
        self._room = Box(left, step / 2, wide - left - right, pen.high - step / 2 - below)

    def _at(self, place: Place) -> Place:
        x, y, room = self._chart.x, self._chart.y, self._room
        across = room.left + (place[0] - x.low) / (x.high - x.low) * room.width
        return across, room.top + (y.high - place[1]) / (y.high - y.low) * room.height

    def draw(self) -> None:
        """Draw axes, lines, points, and the words where there is room for them."""
        pen, chart = self._pen, self._chart
        self._axes()
        for line in sorted(chart.lines, key=lambda each: each.stroke is Stroke.RUN):
            pen.path([self._at(place) for place in line.places], line.stroke)
        self._line_words()
        for spot, box in spot_words(chart, self._at, self._room, pen.printed):
            pen.words(spot.label, box.left, box.top + box.height / 2, ground=True)
        most = widest_shape(chart, self._at) or pen.size * 2
        for spot in chart.spots:
            pen.shape(spot.shape, self._at(spot.place), most)

    def _axes(self) -> None:
        pen, room, size = self._pen, self._room, self._pen.size
        foot, end_x = room.top + room.height, room.left + room.width
        pen.rule((room.left, room.top - size * 0.3), (room.left, foot))
        pen.rule((room.left, foot), (end_x, foot))
        for at, words in self._chart.y.ticks:
            y = self._at((self._chart.x.low, at))[1]
            pen.rule((room.left, y), (room.left + size * 0.3, y))
            pen.words(words, room.left - size * 0.4, y, at=1)
        for at, words in ticks(self._chart.x, room.width, pen.printed):
            x = self._at((at, self._chart.y.low))[0]
            pen.rule((x, foot - size * 0.3), (x, foot))
            pen.words(words, x, foot + size * LINE * 0.7, at=0.5)
        if self._chart.x.title:
            pen.words(self._chart.x.title, room.left + room.width / 2, foot + size * LINE * 1.8, at=0.5)

    def _line_words(self) -> None:
        pen, room = self._pen, self._room
        wanted = [self._at(line.places[-1])[1] for line in labelled(self._chart)]
        places = line_places(wanted, self._said, (0, room.top + room.height + pen.size), pen.printed)
        for words, y in zip(self._said, places, strict=True):
            pen.words(words, room.left + room.width + pen.size * 0.4, y)


def _bars(pen: _Pen, chart: Chart, wide: float) -> None:
    size = pen.size
    left = pen.printed.widest([bar.name for bar in chart.bars]) + size * 0.6
    said = bar_words(chart.bars, wide - left, pen.printed)
    most = max((bar.length for bar in chart.bars), default=1.0) or 1.0
    room = wide - left - pen.printed.widest(said) - size * 0.6
    top = 0.0
    for bar, words in zip(chart.bars, said, strict=True):
        high = max(BAR, LINE * (bar.name.count("\n") + 1.5)) * size
        pen.words(bar.name, left - size * 0.5, top + high / 2, at=1)
        pen.bar(bar, left, top + high / 2 - size * 0.65, room * bar.length / most, size * 1.3)
        pen.words(words, left + room * bar.length / most + size * 0.5, top + high / 2)
        top += high
    pen.rule((left, 0), (left, pen.high))
