"""A printer asked for, and PDFs of ours sent to it: the pages that were asked for, each PDF on sheets of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from db.progress import Progress, nobody_waits
from ui.kit.drawn_pdf import DrawnPdf

Sheet = tuple[DrawnPdf, int] | None
"""A page of a PDF (from 0); None for the back of a sheet that stays empty, so that the next PDF begins on its own."""


def print_pdf(parent: QWidget, content: bytes) -> bool:
    """Ask for a printer and print a PDF; return whether it was sent to one."""
    printer = asked_printer(parent)
    if printer is not None:
        print_to(printer, content)
    return printer is not None


def asked_printer(parent: QWidget, *, both_sides: bool = False) -> QPrinter | None:
    """Ask for a printer, and for which pages; None where the person thought better of it.

    `both_sides`: the dialog offers to print on both sides of each sheet.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if both_sides:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_to(printer: QPrinter, *contents: bytes, both_sides: bool = False, progress: Progress = nobody_waits) -> None:
    """Print PDFs as one job, as often as was asked for; on any thread. A job given up is taken back whole.

    Each begins on a front where `both_sides` are printed, or the printer says that it does so.
    """
    printer.setFullPage(True)  # our pages have their margins
    fronts = both_sides or on_both_sides(printer)
    sheets = asked_for(printer, sheets_of([DrawnPdf(each) for each in contents], both_sides=fronts))
    painter = QPainter(printer)
    try:
        for number, sheet in enumerate(_copies(printer, sheets)):
            if number:
                printer.newPage()
            if sheet is not None:
                drawn, page = sheet
                drawn.draw(painter, page, printer.resolution())
            progress(min(number + 1, len(sheets)), len(sheets))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def on_both_sides(printer: QPrinter) -> bool:
    """Return whether both sides of each sheet are printed."""
    return printer.duplex() != QPrinter.DuplexMode.DuplexNone


def sheets_of(documents: Sequence[DrawnPdf], *, both_sides: bool) -> list[Sheet]:
    """Return the pages of documents; printed on both sides, each document begins on a sheet of its own."""
    found: list[Sheet] = []
    for each in documents:
        if both_sides and len(found) % 2:
            found.append(None)
        found += [(each, number) for number in range(len(each))]
    return found


def asked_for(printer: QPrinter, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the pages whose numbers were asked for; all where none were."""
    ranges = printer.pageRanges()
    if printer.printRange() != QPrinter.PrintRange.PageRange or ranges.isEmpty():
        return list(sheets)
    return [each for number, each in enumerate(sheets, start=1) if ranges.contains(number)]


def _copies(printer: QPrinter, sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """The pages as often as the printer leaves to us: most print copies by themselves."""
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        for _ in range(times):
            yield from sheets
    else:
        yield from (each for each in sheets for _ in range(times))
