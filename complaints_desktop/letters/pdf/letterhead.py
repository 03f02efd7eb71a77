"""The head of the first page: the landlord, the address in the window of a DL envelope, the particulars beside it."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFString
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from complaints_desktop.letters import envelope
from complaints_desktop.letters.fonts import REGULAR, font
from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.page import Page, Run, Runs
from complaints_desktop.letters.pdf.styles import HEIGHT, MARGIN, STARTS, TEXT_WIDTH, WIDTH, Styles
from complaints_desktop.letters.pdf.tagged import TaggedParagraph
from complaints_desktop.letters.pdf.tags import Element, end
from complaints_desktop.letters.pdf.words import breakable, paragraph

TOP = HEIGHT - 15 * mm
BODY_TOP = HEIGHT - 99 * mm
"""The text begins at the first fold."""

WINDOW_MIDDLE = HEIGHT - (envelope.TOP + envelope.BOTTOM) / 2 * mm
WINDOW_WIDTH, WINDOW_HEIGHT = envelope.RIGHT * mm - MARGIN, (envelope.BOTTOM - envelope.TOP) * mm
WINDOW_LINE = 1.15
ASCENT, DESCENT = 0.8, 0.25
"""How far letters stand above and below their line, over their size."""

NAME_HEIGHT = 29 * mm
"""The room above the window, of which none may show in it, for the landlord's name."""

REACH = "How to reach us"
"""The heading of what follows the letter in large print."""

AT_ONCE = 2
"""How many particulars large print has on the first page: the date and the reference. The others follow the letter."""

SIDE = 114 * mm
SIDE_WIDTH = WIDTH - SIDE - 16 * mm
"""The column to the right of the window."""

LOGO_WIDTH, LOGO_HEIGHT = 70 * mm, 24 * mm


class Letterhead:
    """Lays the head of the first page out: beside the window where it fits, beneath it where the print is large."""

    def __init__(self, page: Page, styles: Styles, root: Element) -> None:
        self._styles, self._root = styles, root
        self._logo = page.logo if page.logo and picture_type(page.logo) else None
        contact = [page.landlord, *page.landlord_lines] if self._logo else list(page.landlord_lines)
        column = [breakable(line, styles.size, SIDE_WIDTH) for line in contact]
        beside = [(label, breakable(value, styles.size, SIDE_WIDTH)) for label, value in page.particulars]
        self._beside = _fits_beside([*column, *(f"{label}: {value}" for label, value in beside)], styles)
        self._picture = root.child("Figure", Alt=PDFString(f"{page.landlord}, logo")) if self._logo else root
        self._name_width = (SIDE - MARGIN if self._beside else TEXT_WIDTH) - 5 * mm
        self._name = [] if self._logo else [self._named(page.landlord)]
        self._contact = self._lines([(Run(line),) for line in column]) if self._beside else []
        shown = envelope.address_lines(page.recipient)
        window = _window_style(shown, styles)
        self._address = [paragraph((Run(line, field="recipient"),), window, root.child("P")) for line in shown]
        told = beside if self._beside else page.particulars[:AT_ONCE]
        self._particulars = self._lines([_labelled(*each) for each in told])
        later = (*((Run(line),) for line in contact), *(_labelled(*each) for each in page.particulars[AT_ONCE:]))
        self._later = () if self._beside else later

    def _lines(self, lines: Sequence[Runs]) -> list[TaggedParagraph]:
        return [paragraph(line, self._styles.tight, self._root.child("P")) for line in lines]

    def _named(self, name: str) -> TaggedParagraph:
        """The landlord's name: smaller where it would reach down to the window."""
        element, style = self._root.child("P"), self._styles.headings[1]
        while True:
            made = paragraph((Run(name),), style, element)
            if made.wrap(self._name_width, HEIGHT)[1] <= NAME_HEIGHT or style.fontSize <= envelope.SMALLEST:
                return made
            size = style.fontSize * 0.9
            style = ParagraphStyle("name", parent=style, fontSize=size, leading=size * 1.25)

    def first_flowables(self) -> list[Flowable]:
        """Return what stands beneath the window because it does not fit beside it."""
        if self._beside:
            return []
        return [*self._particulars, Spacer(1, self._styles.body.leading / 2)]

    def last_flowables(self) -> list[Flowable]:
        """Return what of it follows the letter, so that large print begins with what the letter says."""
        if not self._later:
            return []
        heading = paragraph((Run(REACH, bold=True),), self._styles.headings[2], self._root.child("H2"))
        heading.heading = 2, REACH
        together = STARTS * self._styles.body.leading + heading.wrap(TEXT_WIDTH, HEIGHT)[1]
        return [CondPageBreak(together), heading, *self._lines(self._later)]

    def draw(self, canvas: Canvas) -> None:
        """Draw the head on the first page."""
        if self._logo:
            _draw_logo(canvas, self._logo, self._picture)
        _stack(canvas, self._name, MARGIN, TOP, self._name_width)
        beneath = _stack(canvas, self._contact, SIDE, TOP, SIDE_WIDTH) if self._beside else TOP
        if self._address:
            size, leading = self._address[0].style.fontSize, self._address[0].style.leading
            height = sum(line.wrap(WINDOW_WIDTH, HEIGHT)[1] for line in self._address) - leading
            ink = height + (ASCENT + DESCENT) * size
            _stack(canvas, self._address, MARGIN, WINDOW_MIDDLE + ink / 2 + (1 - ASCENT) * size, WINDOW_WIDTH)
        if self._beside:
            _stack(canvas, self._particulars, SIDE, beneath - self._styles.size, SIDE_WIDTH)


def _fits_beside(texts: Sequence[str], styles: Styles) -> bool:
    """Whether these lines fit in the column beside the window, and no word of them is broken."""
    size = styles.size
    lines = sum(ceil(_width(line, size) / SIDE_WIDTH) for text in texts for line in text.split("\n"))
    widest = max((_width(word, size) for text in texts for word in text.split()), default=0)
    return lines * styles.tight.leading + size <= TOP - BODY_TOP and widest <= SIDE_WIDTH


def _window_style(lines: Sequence[str], styles: Styles) -> ParagraphStyle:
    """The address grows with the text until it fills what always shows; larger, the postman could not read it all."""
    widest = max((_width(line, 1) for line in lines), default=1)
    high = WINDOW_LINE * (len(lines) - 1) + ASCENT + DESCENT
    size = max(envelope.SMALLEST, min(styles.size, WINDOW_HEIGHT / high, (WINDOW_WIDTH - 1) / widest))
    return ParagraphStyle("address", parent=styles.tight, fontSize=size, leading=size * WINDOW_LINE)


def _draw_logo(canvas: Canvas, logo: bytes, element: Element) -> None:
    picture = ImageReader(BytesIO(logo))
    width, height = picture.getSize()
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    place = MARGIN, TOP - height * scale, MARGIN + width * scale, TOP
    element.entries["A"] = f"<< /O /Layout /BBox [ {' '.join(f'{each:.2f}' for each in place)} ] >>"
    canvas.addLiteral(element.opening(canvas))
    canvas.drawImage(picture, MARGIN, TOP - height * scale, width * scale, height * scale, mask="auto")
    end(canvas)


def _labelled(label: str, value: str) -> Runs:
    return (Run(f"{label}: ", bold=True), Run(value))


def _width(text: str, size: float) -> float:
    return stringWidth(text, font(REGULAR).fontName, size)


def _stack(canvas: Canvas, lines: list[TaggedParagraph], x: float, top: float, width: float) -> float:
    """Draw `lines` one below the other from `top`; return where they end."""
    for line in lines:
        _, height = line.wrap(width, HEIGHT)
        top -= height
        line.drawOn(canvas, x, top)
    return top
