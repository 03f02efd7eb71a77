"""The head of the first page: the landlord, the address in the window of a DL envelope, the particulars beside it."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from complaints_desktop.letters.brief import SMALLEST_SIZE
from complaints_desktop.letters.fonts import REGULAR, font
from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.page import Page, Run, Runs
from complaints_desktop.letters.pdf.styles import HEIGHT, MARGIN, TEXT_WIDTH, WIDTH, Styles
from complaints_desktop.letters.pdf.tags import Element, TaggedParagraph, artifact, end
from complaints_desktop.letters.pdf.words import breakable, paragraph

TOP = HEIGHT - 15 * mm
BODY_TOP = HEIGHT - 99 * mm
"""The text begins at the first fold."""

WINDOW_MIDDLE = HEIGHT - 69 * mm
WINDOW_WIDTH, WINDOW_HEIGHT = 80 * mm, 34 * mm
"""A DL envelope has a window of 90 x 35 mm, 20 mm from its left and 18 mm from its foot. However the folded sheet slips
in it, the window shows what stands around 69 mm from the top of the page."""

SIDE = 114 * mm
SIDE_WIDTH = WIDTH - SIDE - 16 * mm
"""The column to the right of the window."""

LOGO_WIDTH, LOGO_HEIGHT = 70 * mm, 24 * mm


class Letterhead:
    """Lays the head of the first page out: beside the window where it fits, beneath it where the print is large."""

    def __init__(self, page: Page, styles: Styles, root: Element) -> None:
        self._styles = styles
        self._logo = page.logo if page.logo and picture_type(page.logo) else None
        contact = [page.landlord, *page.landlord_lines] if self._logo else list(page.landlord_lines)
        particulars = [(label, breakable(value, styles.size, SIDE_WIDTH)) for label, value in page.particulars]
        column = [breakable(line, styles.size, SIDE_WIDTH) for line in contact]
        self._beside = _fits_beside([*column, *(f"{label}: {value}" for label, value in particulars)], styles)
        if self._beside:
            contact = column
        else:
            contact, particulars = [", ".join(contact)], list(page.particulars)
        self._name = [] if self._logo else [paragraph((Run(page.landlord),), styles.headings[1], root.child("P"))]
        self._contact = [paragraph((Run(line),), styles.tight, root.child("P")) for line in contact]
        window = _window_style(page.recipient, styles)
        self._address = [paragraph((Run(line),), window, root.child("P")) for line in page.recipient]
        self._particulars = [paragraph(_labelled(*each), styles.tight, root.child("P")) for each in particulars]

    def first_flowables(self) -> list[Flowable]:
        """Return what stands beneath the window because it does not fit beside it."""
        if self._beside:
            return []
        gap = Spacer(1, self._styles.body.leading / 2)
        return [*self._contact, gap, *self._particulars, gap]

    def draw(self, canvas: Canvas) -> None:
        """Draw the head on the first page."""
        if self._logo:
            _draw_logo(canvas, self._logo)
        _stack(canvas, self._name, MARGIN, TOP, (SIDE - MARGIN if self._beside else TEXT_WIDTH) - 5 * mm)
        beneath = _stack(canvas, self._contact, SIDE, TOP, SIDE_WIDTH) if self._beside else TOP
        height = sum(line.wrap(WINDOW_WIDTH, HEIGHT)[1] for line in self._address)
        _stack(canvas, self._address, MARGIN, WINDOW_MIDDLE + height / 2, WINDOW_WIDTH)
        if self._beside:
            _stack(canvas, self._particulars, SIDE, beneath - self._styles.size, SIDE_WIDTH)


def _fits_beside(texts: Sequence[str], styles: Styles) -> bool:
    """Whether these lines fit in the column beside the window, and no word of them is broken."""
    size = styles.size
    lines = sum(ceil(_width(line, size) / SIDE_WIDTH) for text in texts for line in text.split("\n"))
    widest = max((_width(word, size) for text in texts for word in text.split()), default=0)
    return lines * styles.tight.leading + size <= TOP - BODY_TOP and widest <= SIDE_WIDTH


def _window_style(lines: Sequence[str], styles: Styles) -> ParagraphStyle:
    """The address grows with the text until it fills the window; larger, the postman could not read it all."""
    widest = max((_width(line, 1) for line in lines), default=1)
    fits = min(WINDOW_HEIGHT / (1.25 * max(len(lines), 1)), WINDOW_WIDTH / widest)
    size = max(SMALLEST_SIZE, min(styles.size, fits))
    return ParagraphStyle("address", parent=styles.tight, fontSize=size, leading=size * 1.25)


def _draw_logo(canvas: Canvas, logo: bytes) -> None:
    picture = ImageReader(BytesIO(logo))
    width, height = picture.getSize()
    scale = min(LOGO_WIDTH / width, LOGO_HEIGHT / height)
    artifact(canvas)
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
