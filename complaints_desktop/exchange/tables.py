"""Reads a table of complaints from a CSV or XLSX file, row by row, and says what cannot be read."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from pathlib import Path

from complaints_desktop.exchange.columns import COLUMNS
from complaints_desktop.exchange.workbooks import is_workbook, workbook_lines
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem

LARGEST_FILE = 200 * 1024 * 1024
LARGEST_FIELD = 8 * 1024 * 1024
"""Characters the reader takes in one field, and in one line; what is too long for the record is said of its row."""

DELIMITERS = (",", ";", "\t", "|")
WINDOWS = "windows-1252"
"""What Excel for Windows writes as plain CSV in Britain."""

NO_LETTERS = (b"\x81", b"\x8d", b"\x8f", b"\x90", b"\x9d")
"""The bytes that are no letter of it."""

ENCODINGS = ("utf-8", WINDOWS)
SAMPLES = 3
UTF8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
"""A letter beyond ASCII as UTF-8 writes it."""

NOT_UTF8 = re.compile("[\udc80-\udcff]")
"""Where `surrogateescape` puts the bytes that are not UTF-8."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file's rows with their line numbers, and the columns nobody here knows."""

    rows: Sequence[tuple[int, Mapping[str, str]]]
    unknown_columns: tuple[str, ...]
    sha256: str
    read_as: "ReadAs | None" = None


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a file that is not UTF-8 was read: guessed until a person confirms it by its letters."""

    encoding: str
    confirmed: bool
    samples: tuple[str, ...]
    """Cells in which the letters that differ stand, with the line of each."""


def read_table(
    path: Path, encoding: str | None = None, *, columns: Collection[str] = tuple(COLUMNS), what: str = "complaints"
) -> Table:
    """Return the table in `path`; Refused where it is no table of `what`, having none of its `columns`.

    `encoding`: one of ENCODINGS, where a person has said how the letters are to be read.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise Refused(f"“{encoding[:20]}” is no encoding of an import", do=f"Choose {' or '.join(ENCODINGS)}.")
    content = _content(path)
    read_as = None
    if is_workbook(content, path.suffix):
        lines: Iterator[tuple[int, Sequence[str]]] = workbook_lines(content, path.name)
    elif encoding == WINDOWS or (encoding is None and _looks_like_windows(content)):
        _require_windows(content, path.name)
        read_as = ReadAs(WINDOWS, encoding is not None, tuple(_samples(content, columns)))
        lines = _csv_lines(content, WINDOWS, columns)
    else:
        lines = _csv_lines(content, _encoding_of(content), columns)
    _, header = next(lines, (1, []))
    names = [name.strip().lower().replace(" ", "_") for name in header]
    if not set(names) & set(columns):
        raise Refused(
            f"{path.name} is not a table of {what}: none of its columns is known",
            do=f"Give it a header row with columns such as {', '.join(list(columns)[:4])}; CSV or XLSX.",
            field="file",
        )
    _refuse_twice(names, path.name)
    filled = ((number, line) for number, line in lines if any(cell.strip() for cell in line))
    rows = [(number, dict(zip(names, line, strict=False))) for number, line in filled]
    unknown = tuple(name for name in names if name and name not in columns)
    return Table(rows, unknown, sha256(content).hexdigest(), read_as)


def require_letters(table: Table, path: Path) -> None:
    """Raise Refused where the letters of the file can only be guessed at: a person looks at some, and says how."""
    if table.read_as and not table.read_as.confirmed:
        raise Refused(
            f"{path.name} is not UTF-8; read as Windows text it says: {'; '.join(table.read_as.samples)}",
            do=f"If these letters are right, import it with --encoding {table.read_as.encoding}; "
            "otherwise save it as CSV UTF-8.",
            field="file",
        )


def unreadable(value: str) -> bool:
    """Whether a field holds bytes that are not UTF-8."""
    return not value.isascii() and NOT_UTF8.search(value) is not None


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            megabytes = size // 1_048_576
            raise Refused(f"{path.name} has {megabytes} MB", do="Split it into files under 200 MB.", field="file")
        return path.read_bytes()
    except OSError as problem:
        raise EnvironmentProblem(
            f"{path.name} cannot be read ({problem.strerror})",
            safe="Nothing was imported.",
            do="Check the name and that you may open it.",
        ) from problem


def _encoding_of(content: bytes) -> str:
    """Return UTF-8, or UTF-16 by its mark."""
    return "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"


def _looks_like_windows(content: bytes) -> bool:
    """Whether bytes that are not UTF-8 are all letters of Windows, and none of the file's is UTF-8 beyond ASCII."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\0" in content:
        return False
    return not (content.isascii() or UTF8.search(content) or any(byte in content for byte in NO_LETTERS))


def _require_windows(content: bytes, name: str) -> None:
    found = [at for byte in NO_LETTERS if (at := content.find(byte)) >= 0]
    if found:
        raise Refused(
            f"{name} is not Windows text: byte {min(found) + 1:,} is no letter of it",
            do="Save it as CSV UTF-8.",
            field="file",
        )


def _samples(content: bytes, columns: Collection[str]) -> Iterator[str]:
    """Yield the first cells whose letters depend on how the file is read."""
    found = 0
    for number, line in _csv_lines(content, WINDOWS, columns):
        for cell in line:
            if not cell.isascii() and found < SAMPLES:
                found += 1
                yield f"line {number}: {' '.join(cell.split())[:80]}"
        if found == SAMPLES:
            return


def _csv_lines(content: bytes, encoding: str, columns: Collection[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the lines; the file is never in memory as text, which takes up to four times as much as its bytes."""
    first = next(_text_lines(content, encoding), "")
    delimiter = max(DELIMITERS, key=lambda mark: len(set(first.strip().split(mark)) & set(columns)))
    others = csv.field_size_limit(LARGEST_FIELD)  # of every reader in the program
    reader = csv.reader(_text_lines(content, encoding), delimiter=delimiter)
    try:
        for line in reader:
            yield reader.line_num, line
    except csv.Error as problem:  # of lines parted where they end, the reader says nothing else
        raise _too_long(reader.line_num, "a field") from problem
    finally:
        csv.field_size_limit(others)


def _text_lines(content: bytes, encoding: str) -> Iterator[str]:
    """Yield the file as lines of text; bytes that are no letters are kept as marks, for the rows that hold them."""
    errors = "replace" if encoding == "utf-16" else "surrogateescape"
    stream = TextIOWrapper(BytesIO(content), encoding, errors, newline="")
    for number, line in enumerate(iter(lambda: stream.readline(LARGEST_FIELD + 2), ""), 1):
        if len(line.rstrip("\r\n")) > LARGEST_FIELD:
            raise _too_long(number, "a line")
        yield line


def _too_long(number: int, what: str) -> Refused:
    return Refused(
        f"Line {number} of the file has {what} of more than {LARGEST_FIELD:,} characters",
        do="Look at it in a spreadsheet: a quotation mark may be missing. Then save it again as CSV (UTF-8).",
        field="file",
    )


def _refuse_twice(names: Sequence[str], file_name: str) -> None:
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise Refused(f"{file_name} has the column {twice[0]} twice", do="Keep one of them.", field="file")
