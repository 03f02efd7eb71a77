"""A list as it is looked at, written to a file: CSV or an Excel workbook, in which no cell is ever a formula."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import listed
from db.files import unwritable, write_whole

Cell = str | int | Decimal | date | None
"""What stands in a list: dates and numbers stay what they are where the file knows them."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes a formula to begin with; the wide ones are turned into these by some."""

FIRST_DAY = date(1900, 1, 1)
"""The first that Excel knows: one before it, in an import or mistyped, is written in words."""

TABLES = (".xlsx", ".csv")
"""The endings of a table."""

MOST_IN_CELL = 32_767
"""Characters Excel holds in a cell."""


def harmless(words: str) -> str:
    """Return words that a spreadsheet reads as words, whatever a resident typed."""
    return f"'{words}" if words.lstrip(" ").startswith(FORMULA) else words


def require_ending(path: Path, *endings: str) -> None:
    """Raise Refused where a file is called so that it is not known what to write into it."""
    if path.suffix.lower() not in endings:
        one = f"the ending {endings[0]}" if len(endings) == 1 else f"one of the endings {listed(endings)}"
        raise Refused(f"“{path.name}” does not say what it is to be", do=f"Give it {one}.", field="file")


def write_list(path: Path, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table to `path`, as the workbook or the CSV that its ending says; whole, or not at all."""
    require_ending(path, *TABLES)
    if path.suffix.lower() == ".xlsx":
        try:
            with TemporaryDirectory(prefix=".", dir=path.parent) as folder:  # for this user alone, and gone at the end
                content = as_workbook(titles, rows, folder)
        except OSError as error:
            raise unwritable(path, error) from error
    else:
        content = as_csv(titles, rows)
    write_whole(path, content)


def as_csv(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as CSV: dates as 2026-04-20, and marked as UTF-8, without which Excel spoils every accent."""
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow([harmless(title) for title in titles])
    for row in rows:
        lines.writerow([_said(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_workbook(titles: Sequence[str], rows: Iterable[Sequence[Cell]], folder: str) -> bytes:
    """Return a table as a workbook; its rows wait in `folder` meanwhile.

    A million cells in memory would take 200 MB, and each look through them by Python's collector would halt the window.
    """
    from xlsxwriter import Workbook

    content = BytesIO()
    with Workbook(content, {"constant_memory": True, "tmpdir": folder}) as book:
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
        quoted = book.add_format({"quote_prefix": True})  # stays words when somebody edits the cell
        sheet = book.add_worksheet("List")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(titles) - 1, 0), 20)
        for place, title in enumerate(titles):
            sheet.write_string(0, place, title, bold)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                if isinstance(cell, date) and cell < FIRST_DAY:
                    sheet.write_string(number, place, f"{cell.day:02}/{cell.month:02}/{cell.year:04}")
                elif isinstance(cell, date):
                    sheet.write_datetime(number, place, cell, day)
                elif isinstance(cell, int | Decimal):
                    sheet.write_number(number, place, cell)
                elif cell:
                    words = cell[:MOST_IN_CELL]
                    sheet.write_string(number, place, words, None if harmless(words) == words else quoted)
    return content.getvalue()


def _said(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else str(cell) if cell is not None else ""
