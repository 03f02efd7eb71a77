"""Cells of a workbook that do not stand for themselves: computed by a formula, or merged with others."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from complaints_desktop.exchange.workbooks import is_workbook

FORMULA = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*<(?:\w+:)?f[\s/>]""")
FIRST = re.compile(rb"""<(?:\w+:)?sheet\b[^>]*?\b\w+:id=["']([^"']+)["']""")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
TARGET = re.compile(rb"""\bTarget=["']/?(?:xl/)?([^"']+)["']""")
LETTERS = 26


def unplain_cells(path: Path) -> Mapping[int, str]:
    """Return, by the row of the first sheet, what is wrong with one of its cells; none of a CSV file.

    Asked of a file that `read_table` has read: then it is within the limits.
    """
    from python_calamine import CalamineWorkbook

    content = path.read_bytes()
    if not is_workbook(content, path.suffix):
        return {}
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        ranges = book.get_sheet_by_index(0).merged_cell_ranges or []
    found = {
        row + 1: f"Cells {_cell(left, top)} to {_cell(right, bottom)} are merged into one"
        for (top, left), (bottom, right) in ranges
        for row in range(top, bottom + 1)
    }
    with ZipFile(BytesIO(content)) as parts:
        for letters, number in FORMULA.findall(_first_sheet(parts)):
            found.setdefault(int(number), f"Cell {letters.decode()}{int(number)} holds a formula")
    return found


def _first_sheet(parts: ZipFile) -> bytes:
    named = FIRST.search(parts.read("xl/workbook.xml"))
    relations = RELATION.findall(parts.read("xl/_rels/workbook.xml.rels"))
    for each in relations:
        target = TARGET.search(each)
        if named and target and re.search(rb"\bId=[\"']" + re.escape(named[1]) + rb"[\"']", each):
            return parts.read(f"xl/{target[1].decode()}")
    return b""


def _cell(column: int, row: int) -> str:
    letters = ""
    column += 1
    while column:
        column, left = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + left) + letters
    return f"{letters}{row + 1}"
