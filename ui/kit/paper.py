"""The page as it will print, live beside the words."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.kit.layouts import column
from ui.kit.theme import theme

DPI = 300
"""Dots per inch a page is printed with."""


class Paper(QWidget):
    """Shows a PDF from memory, and stays where the person was reading when it changes.

    The document belongs to this widget and not to the view: a view that outlives it half-way is not safe.
    """

    def __init__(self, name: str = "The page as it will print") -> None:
        """Start empty."""
        super().__init__()
        self.content = b""
        self._buffer, self._document = QBuffer(self), QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(name)
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFocusProxy(self._view)
        column(self, gap=0).addWidget(self._view)
        theme().changed.connect(self._colour)
        self._colour()

    def show_pdf(self, content: bytes) -> None:
        """Show another PDF at the place where the last one was looked at."""
        if content == self.content:
            return
        place = self._view.verticalScrollBar().value()
        self.content = content
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._view.verticalScrollBar().setValue(place)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def _colour(self) -> None:
        palette = self._view.palette()
        palette.setColor(palette.ColorRole.Dark, theme().colour("pressed"))
        self._view.setPalette(palette)


def print_pdf(parent: QWidget, content: bytes) -> bool:
    """Ask for a printer and print a PDF; return whether it was sent to one."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    print_to(printer, content)
    return True


def print_to(printer: QPrinter, content: bytes) -> None:
    """Print a PDF page by page."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer.setResolution(DPI)
    painter = QPainter(printer)
    for number in range(document.pageCount()):
        if number:
            printer.newPage()
        points = document.pagePointSize(number)
        size = (points * DPI / 72).toSize()
        paper = printer.pageLayout().paintRectPixels(DPI)
        full = printer.pageLayout().fullRectPixels(DPI)
        painter.drawImage(QPointF(full.topLeft() - paper.topLeft()), document.render(number, size))
    painter.end()
    document.close()
