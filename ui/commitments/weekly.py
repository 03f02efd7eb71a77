"""The weekly list on paper: the matrix, and the promises by owner or contractor with date, days left and risk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.weekly import By, by_whom, promised
from complaints_desktop.reading.commitment_board import BoardLine, in_cells
from complaints_desktop.rules.risk import band_of
from complaints_desktop.rules.wording import in_full, in_short, time_left
from ui.kit.chips import BANDS
from ui.kit.colours import Look, colour
from ui.kit.matrix import IMPACT, LIKELIHOOD
from ui.kit.printing import asked_printer


def weekly_list(parent: QWidget, lines: Sequence[BoardLine], desk: Desk, by: By = By.OWNER) -> bool:
    """Ask for a printer and print the list; return whether it was sent to one."""
    printer = asked_printer(parent)
    if printer is None:
        return False
    _document(lines, desk, by).print_(printer)
    return True


def as_pdf(lines: Sequence[BoardLine], desk: Desk, by: By) -> bytes:
    """Return the list as a PDF; on any thread."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(_title(desk, by))
    _document(lines, desk, by).print_(writer)
    content.close()
    return bytes(content.data().data())


def as_html(lines: Sequence[BoardLine], desk: Desk, by: By = By.OWNER) -> str:
    """Return the list as a page for each owner or contractor; what people typed is escaped, to read as typed."""
    parts = [f"<h1>{escape(_title(desk, by))}</h1>", _matrix(lines, desk)]
    titles = ("Promised", "To" if by is By.OWNER else "Complaint", "Due", "Risk")
    named = "".join(f"<th align='left'>{title}</th>" for title in titles)
    head = f"<tr>{named}</tr>"
    for who, theirs in by_whom(lines, by).items():
        rows = "".join(_row(line, desk, by) for line in theirs)
        parts.append(f"<h2 style='page-break-before: always'>{escape(who)}</h2>")
        parts.append(f"<table width='100%' cellpadding='4'>{head}{rows}</table>")
    return "".join(parts)


def _title(desk: Desk, by: By) -> str:
    return f"Commitments{' by contractor' if by is By.CONTRACTOR else ''}, {in_full(desk.today)}"


def _document(lines: Sequence[BoardLine], desk: Desk, by: By) -> QTextDocument:
    document = QTextDocument()
    document.setHtml(as_html(lines, desk, by))
    return document


def _matrix(lines: Iterable[BoardLine], desk: Desk) -> str:
    """Return how many stand where: each cell with its number, and its band in colour and in words."""
    number = {place: len(each) for place, each in in_cells(lines).items()}
    rows = ""
    for likelihood in range(5, 0, -1):
        there = (_cell(impact * likelihood, number.get((impact, likelihood), 0), desk) for impact in range(1, 6))
        rows += f"<tr><th align='right'>{LIKELIHOOD[likelihood - 1]}</th>{''.join(there)}</tr>"
    foot = "".join(f"<th>{impact}</th>" for impact in IMPACT)
    return (
        "<p>How likely each is to be missed, by its impact</p>"
        f"<table cellpadding='4'>{rows}<tr><th></th>{foot}</tr></table>"
    )


def _cell(score: int, number: int, desk: Desk) -> str:
    _, tone, word = BANDS[band_of(score, desk.settings.weights).value]
    ground = colour(f"{tone}-soft", Look.LIGHT)
    words = f"{number} {word.lower()}" if number else "–"
    return f"<td bgcolor='{ground}' align='center'>{words}</td>"


def _row(line: BoardLine, desk: Desk, by: By) -> str:
    risk = line.risk
    left = time_left(risk.days_left, line.commitment.due_on, desk.today) if risk else ""
    cells = (
        *promised(line, by),
        ", ".join(part for part in (in_short(line.commitment.due_on), left) if part),
        f"{risk.band.value} {risk.score}" if risk else line.became.value,
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
