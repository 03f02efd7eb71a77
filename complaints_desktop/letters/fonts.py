"""The fonts of a letter, and which characters they can print.

Open Sans first, which the program's own screens use too; DejaVu Sans for what Open Sans lacks. Scripts that run from
the right (Arabic, Hebrew) need shaping that the PDF writer does not do: they show as replacement characters, the gate
says so, and the letter is filed in Word too, which leaves them to the reader's own fonts.
"""

import unicodedata
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from complaints_desktop.letters.characters import REPLACEMENT
from complaints_desktop.letters.page import Page, runs_of
from resources.reader import read_bytes

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "OpenSans-Regular", "OpenSans-Bold"
FALLBACK = {REGULAR: "DejaVuSans", BOLD: "DejaVuSans-Bold"}

SURE = 0x17F
"""Every letter up to here (Latin, with the accents of Europe) is in Open Sans: nothing need be loaded to know."""

UNSHAPED = ("R", "AL", "AN")
"""Bidirectional classes of scripts that run from the right."""

BASIC = "\uffff"
"""The last character a PDF of ours can name for copying and reading aloud; beyond are emoji and rare scripts."""

NO_WIDTH = ("Cf", "Zl", "Zp")
"""Categories of characters that print nothing of their own, such as joiners."""

VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Marks that choose between two shapes of the character before them; our fonts have one shape."""


@lru_cache(maxsize=8)
def font(name: str) -> "TTFont":
    """Return a font of ours, registered with reportlab."""
    from reportlab.pdfbase import pdfmetrics

    from complaints_desktop.letters.typeface import LetterFont

    loaded = LetterFont(name, BytesIO(read_bytes("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(loaded)
    return loaded


def stretches(text: str, name: str) -> tuple[tuple[str, str], ...]:
    """Return `text` cut into (font, text), so that every character is in its font."""
    if not text or max(text) <= chr(SURE):
        return ((name, text),)
    found: list[tuple[str, str]] = []
    for chosen, group in groupby(text, key=lambda character: _font_for(character, name)):
        if chosen is None:
            found.append((font(FALLBACK[name]).fontName, REPLACEMENT * len(list(group))))
        elif chosen:
            found.append((chosen, "".join(group)))
    return tuple(found)


def unprintable(text: str) -> str:
    """Return the characters of `text` that no font of ours can print, each once, in order."""
    if not text or max(text) <= chr(SURE):
        return ""
    return "".join(dict.fromkeys(each for each in text if each == REPLACEMENT or _font_for(each, REGULAR) is None))


def carried_by(page: Page) -> tuple[str, ...]:
    """Return in which format a letter goes too, by the ending of a file, where its PDF cannot print all of it."""
    lines = (*page.recipient, page.landlord, *page.landlord_lines)
    lines += tuple(run.text for block in page.blocks for run in runs_of(block))
    return (".docx",) if any(unprintable(line) for line in lines) else ()


@lru_cache(maxsize=1024)
def _font_for(character: str, name: str) -> str | None:
    """The font that prints `character`; "" where there is nothing to print, None where none can."""
    if character <= chr(SURE):
        return name
    if unicodedata.category(character) in NO_WIDTH or character in VARIANTS:
        return ""
    if unicodedata.bidirectional(character) in UNSHAPED or character > BASIC:
        return None
    candidates = (name, FALLBACK[name])
    return next((each for each in candidates if ord(character) in font(each).face.charToGlyph), None)
