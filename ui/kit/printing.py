"""A printer asked for, and a PDF sent to it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DPI = 300
"""Dots per inch a page is printed with."""


def print_pdf(parent: QWidget, content: bytes) -> bool:
    """Ask for a printer and print a PDF; return whether it was sent to one."""
    printer = asked_printer(parent)
    if printer is not None:
        print_to(printer, content)
    return printer is not None


def asked_printer(parent: QWidget) -> QPrinter | None:
    """Ask for a printer; None where the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    accepted = QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted
    return printer if accepted else None


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
