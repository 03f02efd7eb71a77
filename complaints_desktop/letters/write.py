"""Writes the page of a letter in the format that the name of a file asks for."""

from collections.abc import Callable, Mapping

from complaints_desktop.letters.docx import write_docx
from complaints_desktop.letters.easy_read import easy_read
from complaints_desktop.letters.html import write_html
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.refusals import Refused

EASY_READ = ".easy.docx"

WRITERS: Mapping[str, Callable[[Page], bytes]] = {
    ".pdf": write_pdf,
    EASY_READ: lambda page: write_docx(easy_read(page)),
    ".docx": write_docx,
    ".html": write_html,
    ".txt": write_text,
}
"""The formats of a letter by the ending of a file name; of two that fit the first counts."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CALLED: Mapping[str, tuple[str, str]] = {
    ".pdf": ("PDF", "application/pdf"),
    EASY_READ: ("Easy Read to be finished", WORD),
    ".docx": ("Word", WORD),
    ".html": ("web page", "text/html"),
    ".txt": ("plain text", "text/plain"),
}
"""What each is called, and its media type."""


def write(page: Page, name: str) -> bytes:
    """Return `page` in the format of a file called `name` (`letter.pdf`); Refused where there is no such format."""
    for ending, writer in WRITERS.items():
        if name.lower().endswith(ending):
            return writer(page)
    known = [each for each in WRITERS if each != EASY_READ]
    raise Refused(
        f"A letter cannot be written as “{name}”",
        do=f"Choose a name that ends in {' or '.join(known)}, or in {EASY_READ} for an Easy Read to be finished.",
    )
