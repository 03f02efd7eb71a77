"""Paragraphs that say whose words they are, and end each line with a space; their addresses are links."""

from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from complaints_desktop.letters.pdf.links import mark_links, same_link
from complaints_desktop.letters.pdf.tags import CLOSING, PASSED_OVER, Element, end

BULLET = "•"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the list that a viewer shows beside the pages: its level, its words, its page (from 1) and place."""

    level: int
    words: str
    page: int
    top: float


class Marked(PDFTextObject):
    """Text that is one stretch of content, marked inside it so that links within can be marked too."""

    _code: list[str]

    def getCode(self) -> str:  # noqa: N802 - reportlab's name
        """Return the code, its last stretch ended."""
        self._code.append(CLOSING)
        return str(super().getCode())


class TaggedParagraph(Paragraph):
    """A paragraph that marks its content as its element's; drawn again (a repeated table header), as an artifact."""

    element: Element
    label: Element | None = None
    """Of an item of a list: whose its bullet is."""
    heading: tuple[int, str] | None = None
    """Of a heading: its level, and its words."""
    goes_on = False
    """Whether the rest of it is overleaf."""
    drawn = False
    blPara: Any  # noqa: N815 - reportlab's name
    canv: Any
    _widths: Any = None
    _lines: Any = None

    def breakLines(self, width: Any) -> Any:  # noqa: ANN401, N802 - reportlab's names
        """Break into lines once for a width: the page, a table and each split ask again."""
        if self._lines is None or width != self._widths:
            self._widths, self._lines = width, super().breakLines(width)
        return self._lines

    def split(self, aW: float, aH: float) -> list[Any]:  # noqa: N803 - reportlab's names
        """Split, both parts belonging to the same element."""
        parts: list[Any] = super().split(aW, aH)
        for part in parts:
            part.element = self.element
        if len(parts) > 1:
            parts[0].label, parts[0].heading, parts[0].goes_on = self.label, self.heading, True
            parts[1].goes_on = self.goes_on
        return parts

    def draw(self) -> None:
        """Draw; for the first time with the bullet, the bookmark, and spaces where lines end."""
        if not self.drawn:
            if self.heading:
                top = self.canv.absolutePosition(0, self.height)[1]
                self.canv.bookmarks.append(Bookmark(*self.heading, self.canv.getPageNumber(), top))
            self._draw_label()
            self._finish_lines()
        super().draw()
        self.drawn = True

    def beginText(self, x: float, y: float) -> Marked:  # noqa: N802 - reportlab's name
        """Begin the text, marked."""
        text = Marked(self.canv, x, y)
        text._code.append(PASSED_OVER if self.drawn else self.element.opening(self.canv))
        return text

    def _draw_label(self) -> None:
        if self.label is None:
            return
        self.canv.addLiteral(self.label.opening(self.canv))
        self.canv.setFont(self.style.bulletFontName, self.style.fontSize)
        self.canv.setFillColor(self.style.textColor)
        self.canv.drawString(0, self.height - self.style.fontSize, f"{BULLET} ")
        end(self.canv)

    def _finish_lines(self) -> None:
        """End each line that is followed by another with a space, else its last word and the next are read as one."""
        lines = self.blPara.lines
        followed = lines if self.goes_on else lines[:-1]
        if self.blPara.kind == 0:
            lines[: len(followed)] = [(spare, [*words, ""]) for spare, words in followed]
            return
        for line, following in zip(followed, [*lines[1:], None], strict=False):
            if line.words and not (following and same_link(line, following)):
                line.words[-1].text += " "
        for line in lines:
            mark_links(line, self.element)
