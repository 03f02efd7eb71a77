"""Rows of a table on the clipboard: as a table for a letter or a spreadsheet, and as plain text between tabs."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from complaints_desktop.exchange.listed import harmless

TEXT_CELL = "mso-number-format:'\\@'"
"""Tells Excel that a cell is words."""


def copy_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put a table on the clipboard, its titles first; no cell of it becomes a formula where it is pasted."""
    lines = [[harmless(" ".join(cell.split())) for cell in line] for line in (titles, *rows)]
    data = QMimeData()
    data.setText("\n".join("\t".join(line) for line in lines))
    data.setHtml(_html(lines))
    QGuiApplication.clipboard().setMimeData(data)


def copy_words(words: str) -> None:
    """Put words on the clipboard."""
    QGuiApplication.clipboard().setText(words)


def _html(lines: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f'<{tag} style="{TEXT_CELL}">{escape(cell)}</{tag}>' for cell in cells) + "</tr>"

    titles, *rows = lines
    return f"<table>{line(titles, 'th')}{''.join(line(cells, 'td') for cells in rows)}</table>"
