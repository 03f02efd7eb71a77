"""A PDF of ours drawn as what it is made of: letters as letters, lines as lines, so that print is sharp and small."""

from __future__ import annotations

import ctypes
from cmath import phase
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files
from math import degrees
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QRawFont,
    QTransform,
)

PICTURE_DPI = 300
"""Of a page that holds what is not drawn here."""

REGULAR, BOLD = QFont.Weight.Normal, QFont.Weight.Bold
OURS = {
    "OpenSans": ("OpenSans-Regular", REGULAR),
    "OpenSans-Bold": ("OpenSans-Bold", BOLD),
    "DejaVuSans": ("DejaVuSans", REGULAR),
    "DejaVuSans-Bold": ("DejaVuSans-Bold", BOLD),
}
"""Our fonts by the names they have in a PDF: the file, and how bold it is."""

Object = Any
"""What a page is made of, as PDFium hands it out."""

Fonts = dict[tuple[str, float], QRawFont]
"""Fonts by name and size. Qt keeps them for one thread, and lets go of them when it ends: none is kept for another."""


class DrawnPdf:
    """The pages of a PDF, to be drawn by a painter."""

    def __init__(self, content: bytes) -> None:
        """Open a PDF of ours."""
        self._document = pypdfium2.PdfDocument(content)
        self._fonts: Fonts = {}

    def __len__(self) -> int:
        """How many pages it has."""
        return len(self._document)

    def draw(self, painter: QPainter, number: int, dpi: float) -> None:
        """Draw a page (from 0), its upper left corner where the painter is."""
        page = self._document[number]
        try:
            _Page(page, painter, dpi / 72, self._fonts).draw(list(page.get_objects(max_depth=1)))
        finally:
            page.close()


class _Page:
    """One page, and the painter that draws it; its measures are points from the foot."""

    def __init__(self, page: pypdfium2.PdfPage, painter: QPainter, scale: float, fonts: Fonts) -> None:
        self._page, self._painter, self._scale, self._fonts = page, painter, scale, fonts
        self._height = page.get_height()

    def draw(self, objects: list[pypdfium2.PdfObject]) -> None:
        """Draw the objects of the page in their order; a picture of it where one of them is not known here."""
        letters = self._letters()
        if any(each.type not in DRAWN for each in objects) or letters is None:
            self._draw_picture()
            return
        for each in objects:
            match each.type:
                case pdfium.FPDF_PAGEOBJ_TEXT:
                    self._draw_text(each.raw, letters.get(_address(each.raw), []))
                case pdfium.FPDF_PAGEOBJ_PATH:
                    self._draw_path(each.raw)
                case pdfium.FPDF_PAGEOBJ_IMAGE:
                    self._draw_image(each)

    def _at(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._scale, (self._height - y) * self._scale)

    def _letters(self) -> dict[int, list[_Letter]] | None:
        """The letters of each text object; None where one has a font that is not ours."""
        text = pdfium.FPDFText_LoadPage(self._page.raw)
        found: dict[int, list[_Letter]] = defaultdict(list)
        try:
            for place in range(pdfium.FPDFText_CountChars(text)):
                if pdfium.FPDFText_IsGenerated(text, place) == 1:
                    continue
                letter = _Letter(text, place)
                if letter.font not in OURS:
                    return None
                found[_address(pdfium.FPDFText_GetTextObject(text, place))].append(letter)
        finally:
            pdfium.FPDFText_ClosePage(text)
        return found

    def _draw_text(self, raw: Object, letters: list[_Letter]) -> None:
        """Draw the letters of one text object, which have one font, size, colour and direction."""
        if not letters:
            return
        first = letters[0]
        font = self._font(first.font, first.size * self._scale)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes([font.glyphIndexesForString(each.character)[0] for each in letters])
        turned = QTransform().rotate(-first.angle)
        start = self._at(first.x, first.y)
        back = turned.inverted()[0]
        run.setPositions([back.map(self._at(each.x, each.y) - start) for each in letters])
        self._painter.save()
        self._painter.translate(start)
        self._painter.setTransform(turned, combine=True)
        self._painter.setPen(_colour(pdfium.FPDFPageObj_GetFillColor, raw))
        self._painter.drawGlyphRun(QPointF(), run)
        self._painter.restore()

    def _font(self, name: str, size: float) -> QRawFont:
        """Return a font of ours in a size, made once a document."""
        if (name, size) not in self._fonts:
            self._fonts[name, size] = _made(name, size)
        return self._fonts[name, size]

    def _draw_path(self, raw: Object) -> None:
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(raw, mode, stroked)
        wide = ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(raw, wide)
        filled = mode.value != pdfium.FPDF_FILLMODE_NONE
        pen = QPen(_colour(pdfium.FPDFPageObj_GetStrokeColor, raw), wide.value * self._scale)
        self._painter.setPen(pen if stroked.value else Qt.PenStyle.NoPen)
        self._painter.setBrush(_colour(pdfium.FPDFPageObj_GetFillColor, raw) if filled else QBrush())
        self._painter.drawPath(self._path(raw))

    def _path(self, raw: Object) -> QPainterPath:
        """The path of an object: lines and, of three points each, curves."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(raw, matrix)
        moved = QTransform(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        path, curve = QPainterPath(), list[QPointF]()
        for place in range(pdfium.FPDFPath_CountSegments(raw)):
            segment = pdfium.FPDFPath_GetPathSegment(raw, place)
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            within = moved.map(QPointF(x.value, y.value))
            point = self._at(within.x(), within.y())
            match pdfium.FPDFPathSegment_GetType(segment):
                case pdfium.FPDF_SEGMENT_MOVETO:
                    path.moveTo(point)
                case pdfium.FPDF_SEGMENT_LINETO:
                    path.lineTo(point)
                case pdfium.FPDF_SEGMENT_BEZIERTO:
                    curve.append(point)
                    if len(curve) == 3:
                        path.cubicTo(*curve)
                        curve.clear()
            if pdfium.FPDFPathSegment_GetClose(segment):
                path.closeSubpath()
        return path

    def _draw_image(self, each: pypdfium2.PdfObject) -> None:
        """Draw a picture where it stands, as sharp as it is."""
        left, foot, right, top = each.get_bounds()
        place = QRectF(self._at(left, top), self._at(right, foot))
        self._painter.drawImage(place, _picture(each.get_bitmap(render=True)))

    def _draw_picture(self) -> None:
        """Draw the whole page as a picture."""
        whole = QRectF(self._at(0, self._height), self._at(self._page.get_width(), 0))
        self._painter.drawImage(whole, _picture(self._page.render(scale=PICTURE_DPI / 72)))


DRAWN = (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
"""What is drawn as what it is."""


class _Letter:
    """A letter of a page: which, in which font and size, where, and turned by how many degrees against the clock."""

    def __init__(self, text: Object, place: int) -> None:
        x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        pdfium.FPDFText_GetMatrix(text, place, matrix)
        self.x, self.y = x.value, y.value
        self.character = chr(pdfium.FPDFText_GetUnicode(text, place))
        turned = complex(matrix.a, matrix.b)
        self.size = pdfium.FPDFText_GetFontSize(text, place) * (abs(turned) or 1)
        self.angle = degrees(phase(turned))
        name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(text, place, name, len(name), flags)
        self.font = name.value.decode("latin-1").rpartition("+")[2]


def _made(name: str, size: float) -> QRawFont:
    """Return a font of ours in a size; known to Qt by its file, or it would be printed as mere shapes."""
    file, weight = OURS[name]
    font = QFont(_family(file), -1, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    found = QRawFont.fromFont(font)
    found.setPixelSize(size)
    return found


@lru_cache(maxsize=8)
def _family(file: str) -> str:
    known = QFontDatabase.addApplicationFont(str(Path(str(files("resources"))) / "fonts" / f"{file}.ttf"))
    return QFontDatabase.applicationFontFamilies(known)[0]


def _colour(get: Any, raw: Object) -> QColor:  # noqa: ANN401 - one of PDFium's functions
    parts = [ctypes.c_uint() for _ in range(4)]
    get(raw, *parts)
    return QColor(*(each.value for each in parts))


def _picture(bitmap: pypdfium2.PdfBitmap) -> QImage:
    image = bitmap.to_pil().convert("RGBA")
    return QImage(image.tobytes(), image.width, image.height, QImage.Format.Format_RGBA8888).copy()


def _address(raw: Object) -> int:
    return ctypes.cast(raw, ctypes.c_void_p).value or 0
