"""The matrix of risk as a picture: drawn from shapes and words, so that SVG and print stay sharp; always on white."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QApplication

from complaints_desktop.rules.risk_words import IMPACT, LIKELIHOOD
from ui.kit.chips import BANDS
from ui.kit.colours import Look, colour
from ui.kit.matrix import CellCount, Place

WIDE, HIGH = 1000, 660
"""Of the picture, in units of its own."""

LEFT, TOP, FOOT = 170, 110, 80
CELL_WIDE, CELL_HIGH = (WIDE - LEFT - 20) / 5, (HIGH - TOP - FOOT) / 5
TIMES = 2
"""Pixels of a PNG over those units."""


def as_png(counts: Mapping[Place, CellCount], title: str, about: str) -> bytes:
    """Return the picture as PNG."""
    image = QImage(WIDE * TIMES, HIGH * TIMES, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    paint_on(image, counts, title, about)
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(content, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the program words
    return bytes(content.data().data())


def as_svg(counts: Mapping[Place, CellCount], title: str, about: str) -> bytes:
    """Return the picture as SVG."""
    from PySide6.QtSvg import QSvgGenerator  # late: few ever ask for it

    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    page = QSvgGenerator()
    page.setOutputDevice(content)
    page.setSize(QSize(WIDE, HIGH))
    page.setViewBox(QRectF(0, 0, WIDE, HIGH))
    page.setTitle(title)
    page.setDescription(about)
    paint_on(page, counts, title, about)
    return bytes(content.data().data())


def paint_on(device: QPaintDevice, counts: Mapping[Place, CellCount], title: str, about: str) -> None:
    """Draw the matrix as wide as `device` is: a printer, a picture; the ink of the light look."""
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    times = device.width() / WIDE
    painter.scale(times, times)
    try:
        _write(painter, QRectF(20, 14, WIDE - 40, 40), title, size=26, bold=True, left=True)
        _write(painter, QRectF(20, 56, WIDE - 40, 30), about, size=17, left=True)
        for (impact, likelihood), shown in counts.items():
            _cell(painter, impact, likelihood, shown)
        for step in range(1, 6):
            beneath = QRectF(LEFT + (step - 1) * CELL_WIDE, HIGH - FOOT, CELL_WIDE, 30)
            _write(painter, beneath, f"{step} {IMPACT[step - 1]}", size=17)
            beside = QRectF(10, TOP + (5 - step) * CELL_HIGH, LEFT - 20, CELL_HIGH)
            _write(painter, beside, f"{step} {LIKELIHOOD[step - 1]}", size=17)
        foot = QRectF(LEFT, HIGH - FOOT + 36, WIDE - LEFT - 20, 30)
        _write(painter, foot, "Up: how likely a miss is. Across: how much it would hurt.", size=17)
    finally:
        painter.end()


def _cell(painter: QPainter, impact: int, likelihood: int, shown: CellCount) -> None:
    """Draw a cell: how many, and its band in words, for colour alone says nothing in grey."""
    _, tone, word = BANDS[shown.band]
    where = QRectF(LEFT + (impact - 1) * CELL_WIDE, TOP + (5 - likelihood) * CELL_HIGH, CELL_WIDE, CELL_HIGH)
    inside = where.adjusted(3, 3, -3, -3)
    painter.setPen(QPen(QColor(colour("line", Look.LIGHT)), 1.5))
    painter.setBrush(QColor(colour(f"{tone}-soft", Look.LIGHT)))
    painter.drawRoundedRect(inside, 6, 6)
    upper, lower = inside.adjusted(0, 8, 0, -inside.height() * 0.4), inside.adjusted(0, inside.height() * 0.55, 0, -6)
    _write(painter, upper, f"{shown.number:,}" if shown.number else "–", size=28, bold=bool(shown.number))
    _write(painter, lower, word, size=15)


def _write(painter: QPainter, where: QRectF, words: str, *, size: int, bold: bool = False, left: bool = False) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(QColor(colour("ink", Look.LIGHT)))
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, words)
