"""Draws the head of the first page: the landlord, the address in the window of a DL envelope, the particulars."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from complaints_desktop.letters import envelope
from complaints_desktop.letters.head import (
    ASCENT,
    DESCENT,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    NAME_LINE,
    REACH,
    SIDE,
    SIDE_WIDTH,
    WINDOW_LINE,
    WINDOW_WIDTH,
    head_of,
)
from complaints_desktop.letters.page import Page, Run, Runs
from complaints_desktop.letters.pdf.blocks import level_beneath
from complaints_desktop.letters.pdf.styles import Styles
from complaints_desktop.letters.pdf.tagged import TaggedParagraph
from complaints_desktop.letters.pdf.tags import Element, end
from complaints_desktop.letters.pdf.words import paragraph
from complaints_desktop.letters.sheet import HEIGHT, MARGIN, MM
from complaints_desktop.letters.sheet import TOP as FROM_TOP

TOP = HEIGHT - FROM_TOP
WINDOW_MIDDLE = HEIGHT - (envelope.TOP + envelope.BOTTOM) / 2 * MM


class Letterhead:
    """The head of a page in reportlab's parts, its structure beneath `root`."""

    def __init__(self, page: Page, styles: Styles, root: Element) -> None:
        self._styles, self._root = styles, root
        self._head = head = head_of(page)
        self._picture = root.child("Figure", Alt=PDFString(f"{page.landlord}, logo")) if head.logo else root
        name = _sized(styles.headings[1], head.name_size, NAME_LINE)
        self._name = [paragraph((Run(head.name),), name, root.child("P"))] if head.name else []
        self._contact = self._lines([(Run(line),) for line in head.contact])
        window = _sized(styles.tight, head.address_size, WINDOW_LINE)
        self._address = [paragraph((Run(line, field="recipient"),), window, root.child("P")) for line in head.address]
        self._particulars = self._lines(head.particulars)

    @property
    def body_top(self) -> float:
        """How far down the first page its text begins."""
        return self._head.body_top

    def _lines(self, lines: Sequence[Runs]) -> list[TaggedParagraph]:
        return [paragraph(line, self._styles.tight, self._root.child("P")) for line in lines]

    def first_flowables(self) -> list[Flowable]:
        """Return what stands beneath the window because it does not fit beside it."""
        if self._head.beside:
            return []
        return [*self._particulars, Spacer(1, self._styles.body.leading / 2)]

    def last_flowables(self) -> list[Flowable]:
        """Return what of it follows the letter, so that large print begins with what the letter says."""
        if not self._head.later:
            return []
        level = level_beneath(2, self._root)
        heading = paragraph((Run(REACH, bold=True),), self._styles.headings[2], self._root.child(f"H{level}"))
        heading.heading = level, REACH
        return [KeepTogether([heading, *self._lines(self._head.later)])]

    def draw(self, canvas: Canvas) -> None:
        """Draw the head on the first page."""
        if self._head.logo:
            _draw_logo(canvas, self._head.logo, self._picture)
        _stack(canvas, self._name, MARGIN, TOP, self._head.name_width)
        beneath = _stack(canvas, self._contact, SIDE, TOP, SIDE_WIDTH)
        if self._address:
            size, leading = self._head.address_size, self._head.address_size * WINDOW_LINE
            height = sum(line.wrap(WINDOW_WIDTH, HEIGHT)[1] for line in self._address) - leading
            ink = height + (ASCENT + DESCENT) * size
            _stack(canvas, self._address, MARGIN, WINDOW_MIDDLE + ink / 2 + (1 - ASCENT) * size, WINDOW_WIDTH)
        if self._head.beside:
            _stack(canvas, self._particulars, SIDE, beneath - self._styles.size, SIDE_WIDTH)


def _sized(style: ParagraphStyle, size: float, line: float) -> ParagraphStyle:
    return ParagraphStyle("sized", parent=style, fontSize=size, leading=size * line)


def _draw_logo(canvas: Canvas, logo: bytes, element: Element) -> None:
    picture = ImageReader(BytesIO(logo))
    width, height = picture.getSize()
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    place = MARGIN, TOP - height * scale, MARGIN + width * scale, TOP
    element.entries["A"] = f"<< /O /Layout /BBox [ {' '.join(f'{each:.2f}' for each in place)} ] >>"
    canvas.addLiteral(element.opening(canvas))
    canvas.drawImage(picture, MARGIN, TOP - height * scale, width * scale, height * scale, mask="auto")
    end(canvas)


def _stack(canvas: Canvas, lines: list[TaggedParagraph], x: float, top: float, width: float) -> float:
    """Draw `lines` one below the other from `top`; return where they end."""
    for line in lines:
        _, height = line.wrap(width, HEIGHT)
        top -= height
        line.drawOn(canvas, x, top)
    return top
