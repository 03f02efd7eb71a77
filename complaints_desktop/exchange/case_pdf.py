"""The papers of a case as one PDF with a bookmark each: nothing in it runs, leads elsewhere or is fetched.

It says what it is called and its language, and is not tagged: its papers come from anywhere (decision 0058).
"""

import logging
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from complaints_desktop.letters.fonts import font
from complaints_desktop.reading.documents import FiledDocument, seen

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

LANGUAGE = "en-GB"
FONT = "DejaVuSans"
WIDE, HIGH = 595, 842
"""Of an A4 page, in points."""
EDGE = 50
SIZE, LEADING = 9, 13
LETTERS = 88
"""Letters in a line of words."""
SHOWN = ("/Type", "/Resources", "/MediaBox", "/CropBox", "/Contents", "/Rotate", "/UserUnit", "/Group")
"""What makes a page look as it does; whatever else is said of it may act, lead elsewhere, or tell what is not seen."""
ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/Alternates", "/Metadata", "/PieceInfo", "/AF")
"""By which a picture or a part of a page lies in another file or on the web, or has what is not seen of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper: the words of its bookmark, and what it is."""

    title: str
    paper: FiledDocument


def one_pdf(called: str, front: Sequence[tuple[str, str]], parts: Sequence[Part]) -> bytes:
    """Return the front pages and then each part, all under bookmarks; what has no pages says where it is."""
    from pypdf import PdfWriter
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL + 1
    )  # it quotes damaged files, and what they say is nobody's log
    writer = PdfWriter()
    for title, words in front:
        _add(writer, title, _pages_of_words(title, words))
    for part in parts:
        _add(writer, part.title, _pages(part))
    writer.add_metadata({"/Title": called})
    writer.root_object[NameObject("/Lang")] = TextStringObject(LANGUAGE)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    writer.root_object[NameObject("/ViewerPreferences")] = shown
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _add(writer: "PdfWriter", title: str, content: bytes) -> None:
    """Add the pages of a PDF under a bookmark; of one that cannot be read, a page that says so."""
    from pypdf import PdfReader

    first = len(writer.pages)
    try:
        pages = list(PdfReader(BytesIO(content)).pages)
        for page in pages:
            for name in [each for each in page if each not in (*SHOWN, "/Parent")]:
                del page[name]
        _keep_here(pages)
        for page in pages:
            writer.add_page(page)
    except Exception:  # noqa: BLE001  # a file from anywhere may break its reader anywhere; it is in the folder as it came
        said = "This PDF is damaged or locked, and could not be put in here. It is among the documents as it came."
        for page in PdfReader(BytesIO(_pages_of_words(title, said))).pages:
            writer.add_page(page)
    if len(writer.pages) > first:
        writer.add_outline_item(title=title, page_number=first)


def _keep_here(pages: Sequence["PageObject"]) -> None:
    """Take from everything the pages are made of what would have it fetched from elsewhere."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

    left: list[object] = list(pages)
    known: set[int] = set()
    while left:
        each = left.pop()
        if isinstance(each, IndirectObject):
            if each.idnum not in known:
                known.add(each.idnum)
                left.append(each.get_object())
        elif isinstance(each, DictionaryObject):
            for name in ELSEWHERE if isinstance(each, StreamObject) else ():
                each.pop(name, None)
            left += [each.raw_get(name) for name in each if name != "/Parent"]
        elif isinstance(each, ArrayObject):
            left += each


def _pages(part: Part) -> bytes:
    shown = seen(part.paper)
    if shown.pdf:
        return shown.pdf
    if shown.picture:
        return _page_of_picture(part.title, shown.picture)
    return _pages_of_words(part.title, shown.words or "This file has no pages. It is among the documents as it came.")


def _pages_of_words(title: str, words: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    font(FONT)
    made = BytesIO()
    canvas = Canvas(made, pagesize=(WIDE, HIGH))
    lines = [title, ""]
    for line in words.splitlines():
        lines += textwrap.wrap(line, LETTERS) or [""]
    a_page = (HIGH - 2 * EDGE) // LEADING
    for start in range(0, len(lines), a_page):
        text = canvas.beginText(EDGE, HIGH - EDGE)
        text.setFont(FONT, SIZE, LEADING)
        text.textLines(lines[start : start + a_page], trim=0)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _page_of_picture(title: str, picture: bytes) -> bytes:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    font(FONT)
    made = BytesIO()
    canvas = Canvas(made, pagesize=(WIDE, HIGH))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(EDGE, HIGH - EDGE, title)
    room = (WIDE - 2 * EDGE, HIGH - 3 * EDGE)
    canvas.drawImage(
        ImageReader(BytesIO(picture)), EDGE, EDGE, *room, preserveAspectRatio=True, anchor="n", mask="auto"
    )
    canvas.save()
    return made.getvalue()
