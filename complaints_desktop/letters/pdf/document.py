"""Builds the PDF: pages, their numbers, their marks, and what the file says about itself."""

from functools import partial
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate

from complaints_desktop.letters.fonts import BOLD, REGULAR, font
from complaints_desktop.letters.page import WHITE, Page
from complaints_desktop.letters.pdf.archive import MAKER, SUBJECT, make_lasting
from complaints_desktop.letters.pdf.blocks import flowables
from complaints_desktop.letters.pdf.letterhead import Letterhead
from complaints_desktop.letters.pdf.links import EDGE, at_edge
from complaints_desktop.letters.pdf.structure import write_structure
from complaints_desktop.letters.pdf.styles import Styles
from complaints_desktop.letters.pdf.tagged import Bookmark
from complaints_desktop.letters.pdf.tags import FOOTER, HEADER, Element, artifact, end
from complaints_desktop.letters.sheet import (
    FOOT,
    HEIGHT,
    LATER_TOP,
    LINE,
    MARGIN,
    MM,
    TEXT_WIDTH,
    WIDTH,
    foot_lines,
    text_bottom,
)

PALE = HexColor("#ececec")
"""The grey of the mark behind the text: seen at once, and every word over it stays legible."""


class LetterCanvas(Canvas):
    """A canvas that knows how many pages there are before it writes any, and what each piece of content is."""

    _doc: Any
    _startPage: Any  # noqa: N815 - reportlab's name

    def __init__(self, page: Page, root: Element, *args: Any, **options: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(*args, **options)
        self._page, self._root = page, root
        issued = page.issued_on
        self._doc._timeStamp.YMDhms = (issued.year, issued.month, issued.day, 0, 0, 0)
        self._finished: list[dict[str, Any]] = []
        self.bookmarks: list[Bookmark] = []
        self.setNamedCB(EDGE, at_edge)

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page until all are there."""
        self._finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Number the pages, write them, then the structure over them."""
        finished = self._finished
        for number, state in enumerate(finished, start=1):
            self.__dict__.update(state)
            self._footer(f"Page {number} of {len(finished)}")
            self._bookmark([each for each in self.bookmarks if each.page == number])
            super().showPage()
        write_structure(self._root, self._doc)
        make_lasting(self._doc, self._page)
        super().save()

    def _bookmark(self, headings: list[Bookmark]) -> None:
        """Enter the headings of this page in the list that a viewer shows beside the pages."""
        for place, heading in enumerate(headings):
            key = f"{heading.page}.{place}"
            self.bookmarkPage(key, fit="XYZ", left=0, top=heading.top)
            self.addOutlineEntry(heading.words, key, level=heading.level - 1)

    def _footer(self, number: str) -> None:
        """The reference and the number of the page: beside each other, or one above the other in large print."""
        size = self._page.text_size
        artifact(self, FOOTER)
        self.setFont(REGULAR, size)
        self.drawRightString(WIDTH - MARGIN, FOOT, number)
        above = (foot_lines(self._page.footer, size) - 1) * size * LINE
        self.drawString(MARGIN, FOOT + above, self._page.footer)
        end(self)


def build(page: Page) -> bytes:
    """Return the PDF of `page`: tagged, in British English, the same bytes for the same page."""
    rl_config.trustedHosts, rl_config.trustedSchemes = [], ["data"]  # a second lock behind the escaping
    rl_config.useA85 = 0  # bytes as bytes: text for mail gateways of old makes a file a quarter larger and slower
    font(REGULAR), font(BOLD)
    styles = Styles(page.text_size, page.colour)
    root = Element("Document")
    head = Letterhead(page, styles, root)
    out = BytesIO()
    template = _template(page, head, out)
    flow = [NextPageTemplate("later"), *head.first_flowables(), *flowables(page.blocks, styles, root)]
    flow += head.last_flowables()
    template.build(flow, canvasmaker=partial(LetterCanvas, page, root))
    return out.getvalue()


def _template(page: Page, head: Letterhead, out: BytesIO) -> BaseDocTemplate:
    bottom = text_bottom(page.footer, page.text_size)

    def first(canvas: Canvas, _: BaseDocTemplate) -> None:
        _sheet(canvas, page)
        _marks(canvas, page)
        head.draw(canvas)

    def later(canvas: Canvas, _: BaseDocTemplate) -> None:
        _sheet(canvas, page)
        _marks(canvas, page)

    template = BaseDocTemplate(
        out,
        pagesize=(WIDTH, HEIGHT),
        title=page.title,
        author=page.landlord,
        subject=SUBJECT,
        creator=MAKER,
        lang="en-GB",
        invariant=1,
        displayDocTitle=True,
        initialFontName=REGULAR,
    )
    template.addPageTemplates(
        [
            PageTemplate("first", [_frame(bottom, HEIGHT - head.body_top)], onPage=first),
            PageTemplate("later", [_frame(bottom, HEIGHT - LATER_TOP)], onPage=later),
        ]
    )
    return template


def _frame(bottom: float, top: float) -> Frame:
    return Frame(MARGIN, bottom, TEXT_WIDTH, top - bottom, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _sheet(canvas: Canvas, page: Page) -> None:
    """Colour the whole sheet, where it is not white."""
    if page.paper == WHITE:
        return
    canvas.saveState()
    artifact(canvas)
    canvas.setFillColor(HexColor(page.paper))
    canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
    end(canvas)
    canvas.restoreState()


def _marks(canvas: Canvas, page: Page) -> None:
    """Draw the marks of a page that may not be sent: pale and huge behind the text, small and plain above it."""
    if not page.marks:
        return
    canvas.saveState()
    artifact(canvas, HEADER)
    _watermark(canvas, page.marks)
    _strip(canvas, page.mark)
    end(canvas)
    canvas.restoreState()


def _watermark(canvas: Canvas, marks: tuple[str, ...]) -> None:
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(52)
    canvas.setFillColor(PALE)
    for line, mark in enumerate(marks):
        size = min(90.0, 640 / stringWidth(mark, BOLD, 1))
        canvas.setFont(BOLD, size)
        canvas.drawCentredString(0, (len(marks) / 2 - line - 0.8) * 90, mark)
    canvas.restoreState()


def _strip(canvas: Canvas, mark: str) -> None:
    size, width = 12, stringWidth(mark, BOLD, 12) + 20
    canvas.setFillColor(white)
    canvas.setStrokeColor(black)
    canvas.rect((WIDTH - width) / 2, HEIGHT - 11 * MM, width, size * 1.6, stroke=1, fill=1)
    canvas.setFillColor(black)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(WIDTH / 2, HEIGHT - 11 * MM + size * 0.5, mark)
