"""Reads the first sheet of an Excel workbook, within limits looked at before anything of it is trusted."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from complaints_desktop.rules.refusals import Refused

MOST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts of a workbook; a table of 100,000 complaints has fewer."""

MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 200_000, 500
MOST_CELLS = 4_000_000
"""Rows times columns of the area in use: a reader keeps room for each."""

MOST_TEXT = 200 * 1024 * 1024
"""Bytes of all cells once each has its own copy of the text it shares with others."""

PIECE = 1024 * 1024
OVERLAP = 64
"""Characters of the piece before that are looked at again: what is sought may lie across two pieces."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")
FORBIDDEN = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
CELL = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
SHARED = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d{1,9})""")
TEXT = re.compile(rb"<(?:\w+:)?si\b")
TEXTS = "xl/sharedStrings.xml"


def is_workbook(content: bytes, suffix: str) -> bool:
    """Whether the file is read as a workbook: by what it begins with, or by what it is called."""
    return content.startswith((ZIP, OLE)) or suffix.lower() in (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def workbook_lines(content: bytes, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of the first sheet with their numbers, each cell as text; Refused where it is not to be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    _refuse_other_formats(content, name)
    try:
        with ZipFile(BytesIO(content)) as parts:
            _look_through(parts, name)
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            sheet = book.get_sheet_by_index(0)
            for number, cells in enumerate(sheet.iter_rows(), 1):
                yield number, [_cell(value) for value in cells]
    except (BadZipFile, CalamineError, NotImplementedError, RuntimeError, EOFError, ValueError) as problem:
        raise _refused(name, "is not an Excel workbook, or is damaged", "Save it again as XLSX or CSV.") from problem


def _refuse_other_formats(content: bytes, name: str) -> None:
    if content.startswith(OLE):
        if LOCKED in content:
            raise _refused(name, "is locked with a password", "Open it, take the password off, and save it again.")
        raise _refused(name, "is a workbook of Excel 97 to 2003", "Open it in Excel and save it as XLSX or CSV.")


def _look_through(parts: ZipFile, name: str) -> None:
    """Unpack every part piece by piece, keeping none: its true size, its kind of XML, and the area of its sheets."""
    entries = parts.infolist()
    if "xl/workbook.xml" not in {entry.filename for entry in entries}:
        raise _refused(name, "is not an Excel workbook", "Save it again as XLSX or CSV.")
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise _too_large(name)
    shared = [len(each) for each in TEXT.split(_part(parts, name, TEXTS))[1:]]
    unpacked = 0
    for entry in entries:
        with parts.open(entry) as part:
            texts = shared if "worksheets/" in entry.filename else None
            unpacked += _look_at(part, name, MOST_UNPACKED - unpacked, texts)


def _part(parts: ZipFile, name: str, called: str) -> bytes:
    """Return one part whole; nothing where the workbook has none."""
    if called not in parts.namelist():
        return b""
    with parts.open(called) as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise _too_large(name)
    return content


def _look_at(part: IO[bytes], name: str, room: int, texts: Sequence[int] | None) -> int:
    """Return the true size of one part; Refused where it says what no workbook has to say.

    `texts`: of a sheet, how long each text is that its cells may share.
    """
    size = rows = columns = said = 0
    before = b""
    while piece := part.read(PIECE):
        size += len(piece)
        if size > room:
            raise _too_large(name)
        seen = before + piece
        if FORBIDDEN.search(seen):
            raise _refused(
                name, "declares XML entities, which no spreadsheet does", "Save it again from Excel, as XLSX or CSV."
            )
        if texts is not None:
            for letters, number in CELL.findall(seen):
                rows, columns = max(rows, int(number)), max(columns, _column(letters))
            said += sum(texts[int(each)] for each in SHARED.findall(seen) if int(each) < len(texts))
            if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_CELLS or said > MOST_TEXT:
                raise _too_large(name)
        before = seen[-OVERLAP:]
    return size


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(name: str) -> Refused:
    most = f"{MOST_ROWS:,} rows, {MOST_COLUMNS} columns or {MOST_UNPACKED // 1_048_576} MB unpacked"
    return _refused(
        name, f"holds more than {most}", "Keep the rows of complaints only, or split it into several files."
    )


def _refused(name: str, why: str, do: str) -> Refused:
    return Refused(f"{name} {why}", do=do, field="file")


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever a workbook holds
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
