"""Pages of PDFs drawn in a process apart, each within seconds: one that is drawn for ever hinders nothing here."""

from dataclasses import dataclass

from complaints_desktop.documents.apart import Apart, EndedApart
from complaints_desktop.documents.pages_apart import COUNT
from complaints_desktop.rules.refusals import Refused

SECONDS = 8
"""That one page may take, and the beginning of the process with the first; a scanned page takes half of one."""

NOT_DRAWN = "This page takes too long to draw, or breaks its reader"
ELSEWHERE = "Save a copy and open it elsewhere, if you trust whoever sent it."


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """One page: three bytes a pixel, row by row, and the words on it."""

    wide: int
    high: int
    pixels: bytes
    words: str


class PageDrawer(Apart):
    """Draws one page after the other; nothing but pixels, numbers and words is taken from the process."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """Give each page so many seconds."""
        super().__init__("pages_apart", seconds)

    def count(self, content: bytes) -> int:
        """Return how many pages a PDF has; Refused where it is damaged."""
        _, pages = self._asked_for(COUNT, content)
        if not isinstance(pages, int):
            raise _damaged()
        return pages

    def draw(self, content: bytes, number: int) -> DrawnPage:
        """Return a page, counted from 1; Refused where it is damaged or takes too long."""
        pixels, about = self._asked_for(str(number), content)
        match about:
            case {"wide": int(wide), "high": int(high), "words": str(words)} if len(pixels) == wide * high * 3 > 0:
                return DrawnPage(wide=wide, high=high, pixels=pixels, words=words)
        raise _damaged()

    def _asked_for(self, what: str, content: bytes) -> tuple[bytes, object]:
        try:
            return self.ask(what, content)
        except EndedApart as ended:
            raise Refused(NOT_DRAWN, do=ELSEWHERE) from ended


def _damaged() -> Refused:
    return Refused("This PDF is damaged or locked", do="Ask for it again, without a password.")
