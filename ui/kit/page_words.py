"""Where words stand on the pages of a PDF: spaces and ends of lines make no difference."""

from PySide6.QtCore import QRectF
from PySide6.QtPdf import QPdfDocument

LONGEST = 80
"""Letters by which a passage is known; a page may end further on in it."""

AROUND = 8
"""Letters before one that are taken with it: a full stop alone has no height."""

Standing = tuple[int, QRectF]
"""On which page, and where on it, in points from its upper left."""


class PageWords:
    """The letters of a document in the order they are read, each with where it stands."""

    def __init__(self, document: QPdfDocument) -> None:
        """Read all pages of `document`."""
        self._document = document
        texts = [document.getAllText(page).text() for page in range(document.pageCount())]
        self.text = "\n".join(texts)
        """All that is written."""
        found = [(page, at, sign) for page, words in enumerate(texts) for at, sign in enumerate(words)]
        self._places = [(page, at) for page, at, sign in found if not sign.isspace()]
        self._letters = "".join(sign for _, _, sign in found if not sign.isspace())

    def find(self, words: str, upto: int = 0) -> Standing | None:
        """Return where the letter number `upto` of `words` stands; None where the words do not."""
        wanted = "".join(words.split())
        start = self._letters.find(wanted[:LONGEST]) if wanted else -1
        if start < 0:
            return None
        before = len("".join(words[:upto].split()))
        place = min(start + min(before, len(wanted) - 1), len(self._places) - 1)
        page, at = self._places[place]
        begin, first = self._places[max(place - AROUND, start)]
        first = first if begin == page else at
        return page, self._document.getSelectionAtIndex(page, first, at - first + 1).boundingRectangle()
