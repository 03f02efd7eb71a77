"""Writes the page of a letter in the format a file name asks for."""

from collections.abc import Callable, Mapping

from complaints_desktop.letters.docx import write_docx
from complaints_desktop.letters.html import write_html
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.refusals import Refused

WRITERS: Mapping[str, Callable[[Page], bytes]] = {
    ".pdf": write_pdf,
    ".docx": write_docx,
    ".html": write_html,
    ".txt": write_text,
}
"""The formats of a letter by the ending of a file name."""


def write(page: Page, path_suffix: str) -> bytes:
    """Return `page` in the format of `path_suffix` (`.pdf`); Refused where there is no such format."""
    writer = WRITERS.get(path_suffix.lower())
    if writer is None:
        raise Refused(
            f"A letter cannot be written as “{path_suffix}”", do=f"Choose a name that ends in {' or '.join(WRITERS)}."
        )
    return writer(page)
