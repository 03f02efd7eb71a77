"""The weekly list on paper: the commitments shown, by owner, with date, days left and risk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.wording import in_full, in_short, time_left
from ui.kit.printing import asked_printer


def weekly_list(parent: QWidget, lines: Sequence[BoardLine], desk: Desk) -> bool:
    """Ask for a printer and print the list; return whether it was sent to one."""
    printer = asked_printer(parent)
    if printer is None:
        return False
    document = QTextDocument()
    document.setHtml(as_html(lines, desk))
    document.print_(printer)
    return True


def as_html(lines: Sequence[BoardLine], desk: Desk) -> str:
    """Return the list as a page; what people typed is escaped, so that it reads as typed."""
    owners: dict[str, list[BoardLine]] = defaultdict(list)
    for line in lines:
        owners[line.commitment.owner.name].append(line)
    parts = [f"<h1>Commitments, {in_full(desk.today)}</h1>"]
    for owner in sorted(owners):
        rows = "".join(_row(line, desk) for line in owners[owner])
        titles = "".join(f"<th align='left'>{title}</th>" for title in ("Promised", "To", "Due", "Risk"))
        head = f"<tr>{titles}</tr>"
        parts.append(f"<h2>{escape(owner)}</h2><table width='100%' cellpadding='4'>{head}{rows}</table>")
    return "".join(parts)


def _row(line: BoardLine, desk: Desk) -> str:
    risk = line.risk
    left = time_left(risk.days_left, line.commitment.due_on, desk.today) if risk else ""
    cells = (
        line.commitment.what,
        f"{line.resident} ({line.reference})",
        ", ".join(part for part in (in_short(line.commitment.due_on), left) if part),
        f"{risk.band.value} {risk.score}" if risk else line.became.value,
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
