"""Small drawings, tinted by the theme: on their own (`Picture`), on buttons and in lists."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from resources.reader import read_bytes
from ui.kit.layouts import sized
from ui.kit.theme import theme


def paint_icon(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draw the icon called `name` into `where`."""
    from PySide6.QtSvg import QSvgRenderer  # late: a program without a window needs none

    drawing = QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.name().encode())))
    drawing.render(painter, where)


def icon(name: str, colour: str = "ink", *, units: float = 4.5, in_list: bool = True) -> QIcon:
    """Return a drawing as an icon, in the present look; `in_list` also as it looks on a line that is chosen."""
    look = theme()
    chosen = look.colour("chosen-ink").rgb() if in_list else None
    return _icon(name, look.colour(colour).rgb(), chosen, look.pixels(units))


def icon_pixmap(name: str, colour: QColor, side: int) -> QPixmap:
    """Return a drawing as a picture of `side` pixels, sharp on the present screen."""
    ratio = QApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(QSize(side, side) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    return pixmap


class Picture(QWidget):
    """A drawing beside words: never the only bearer of a meaning, so it has no name of its own."""

    def __init__(self, name: str, colour: str = "ink", *, units: float = 4.5) -> None:
        """Show the icon called `name` in a theme colour, `units` wide and high."""
        super().__init__()
        self._name, self._colour = name, colour
        sized(self, fixed_width=units, fixed_height=units)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another drawing."""
        self._name, self._colour = name, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # Qt's own signature
        """Draw it in the colour of the present look."""
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), theme().colour(self._colour))
        painter.end()


@lru_cache(maxsize=512)
def _icon(name: str, rgb: int, chosen: int | None, side: int) -> QIcon:
    made = QIcon(icon_pixmap(name, QColor.fromRgb(rgb), side))
    if chosen is not None:
        made.addPixmap(icon_pixmap(name, QColor.fromRgb(chosen), side), QIcon.Mode.Selected)  # Qt would pale it
    return made


@cache
def _drawing(name: str) -> bytes:
    return read_bytes("icons", f"{name}.svg")
