"""The process that draws the pages of PDFs: each comes back as bare pixels, with its size and its words."""

from typing import TYPE_CHECKING

from complaints_desktop.documents.process_apart import serve

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

READERS = ("pypdfium2", "PIL.Image")
"""What opens a library when it is first used."""
COUNT = "count"
"""Asked instead of the number of a page: how many there are."""
DOTS = 150 / 72
"""Pixels to a point of the page."""
LONGEST = 3_000
"""Pixels of the longer side of a page, however large it says it is."""
WORDS = 20_000
"""Characters of a page that are told to whoever cannot see it."""


def answer(asked: str, content: bytes) -> tuple[bytes, object]:
    """Return the pixels of a page and what is said of it, or how many pages there are; None of what is damaged."""
    from pypdfium2 import PdfDocument

    try:
        with PdfDocument(content) as document:
            return (b"", len(document)) if asked == COUNT else _drawn(document[int(asked) - 1])
    except Exception:  # noqa: BLE001  # a file from anywhere may break its reader anywhere
        return b"", None


def _drawn(page: "PdfPage") -> tuple[bytes, object]:
    scale = min(DOTS, LONGEST / max(*page.get_size(), 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")
    words = page.get_textpage().get_text_bounded(errors="replace")[:WORDS]
    return picture.tobytes(), {"wide": picture.width, "high": picture.height, "words": words}


if __name__ == "__main__":
    serve(answer, READERS)
