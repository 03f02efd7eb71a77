"""The words of a web page, a Word document or a spreadsheet, and nothing else: no script, no picture, no formula."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from complaints_desktop.documents.file_kinds import ASK_AGAIN
from complaints_desktop.rules.refusals import Refused

MOST = 5_000_000
"""Characters of mark-up that are read; what comes after them is left out."""
UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "template", "object", "svg"})
LINES = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "table"})
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRINGS = "xl/sharedStrings.xml"
SHEETS = 100
"""Sheets of a spreadsheet that are read."""

BREAKS = {f"{WORD}p": "\n", f"{WORD}tab": " "}


def words_of_html(page: str) -> str:
    """Return the text of a page as it would be read; a page that is none has no text."""
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True)
    parser.feed(page[:MOST])
    try:
        root = parser.close()
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    said: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in UNSEEN:
            unseen += 1 if event == "start" else -1
        elif event == "start" and element.tag in LINES:
            said.append("\n")
        text = element.text if event == "start" else element.tail
        if text and not unseen:
            said.append(re.sub(r"\s+", " ", text))
    return tidied("".join(said))


def words_of_docx(content: bytes) -> str:
    """Return the text of a Word document, a line a paragraph; Refused where it is damaged."""
    with _parts(content) as (_, part):
        root = part("word/document.xml")
    said: list[str] = []
    for each in root.iter(*BREAKS, f"{WORD}t"):  # once: a paragraph in a paragraph is not read again
        said.append(BREAKS.get(each.tag, each.text or ""))
    return tidied("".join(said))


def words_of_xlsx(content: bytes) -> str:
    """Return the texts and numbers of a spreadsheet, a line a row, formulas as they came out; Refused if damaged."""
    with _parts(content) as (names, part):
        shared = part(STRINGS) if STRINGS in names else ()
        known = ["".join(each.itertext(f"{SHEET}t")) for each in shared]
        sheets = sorted(name for name in names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name))[:SHEETS]
        rows = [row for name in sheets for row in part(name).iter(f"{SHEET}row")]
        return tidied("\n".join(" ".join(_cell(each, known) for each in row) for row in rows))


def _cell(cell: Any, known: Sequence[str]) -> str:  # noqa: ANN401  # an element of lxml, which has no types
    """Return what stands in a cell: one of the `known` strings, a text of its own, or a number."""
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext(f"{SHEET}t"))
    value = str(cell.findtext(f"{SHEET}v") or "")
    if cell.get("t") != "s":
        return value
    return known[int(value)] if value.isdecimal() and int(value) < len(known) else ""


@contextmanager
def _parts(content: bytes) -> Iterator[tuple[Sequence[str], Callable[[str], Any]]]:
    """Hand out the names of the parts of an Office document, and what reads one; Refused where it is damaged."""
    from lxml import etree

    def part(name: str) -> Any:  # noqa: ANN401  # an element of lxml, which has no types
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        with packed.open(name) as opened:
            return etree.fromstring(opened.read(MOST * 4), parser)

    try:
        with ZipFile(BytesIO(content)) as packed:
            yield packed.namelist(), part
    except (BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, etree.LxmlError) as damaged:
        raise Refused("The document is damaged, and cannot be shown", do=ASK_AGAIN) from damaged


def tidied(text: str) -> str:
    """Return a text without spaces at the ends of lines, and with no more than one empty line in a row."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.strip())
    return "\n".join(lines).strip()
