"""The head of the first page: what stands above, in and beside the window, and in which size."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from complaints_desktop.letters import envelope
from complaints_desktop.letters.fonts import BOLD, font
from complaints_desktop.letters.logos import picture_type
from complaints_desktop.letters.page import Page, Run, Runs
from complaints_desktop.letters.sheet import (
    BODY_TOP,
    LINE,
    MARGIN,
    MM,
    TEXT_WIDTH,
    TOP,
    WIDTH,
    breakable,
    heading_size,
    width,
)

SIDE = 114 * MM
SIDE_WIDTH = WIDTH - SIDE - 16 * MM
"""The column to the right of the window."""

LOGO_WIDTH, LOGO_HEIGHT = 70 * MM, 24 * MM

NAME_HEIGHT = 29 * MM
"""The room above the window, of which none may show in it, for the landlord's name."""

NAME_LINE = 1.25
"""The line of the landlord's name over its size."""

WINDOW_WIDTH, WINDOW_HEIGHT = envelope.RIGHT * MM - MARGIN, (envelope.BOTTOM - envelope.TOP) * MM
WINDOW_LINE = 1.15
ASCENT, DESCENT = 0.8, 0.25
"""How far letters stand above and below their line, over their size."""

NAME_ALONE = 32 * MM
"""Where the text begins on what is no letter, and has no address."""

REACH = "How to reach us"
"""The heading of what follows the letter in large print."""

AT_ONCE = 2
"""How many particulars large print has on the first page: the date and the reference. The others follow the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands where; beside the window where it fits, beneath it and after the letter where the print is large."""

    logo: bytes | None
    name: str
    """The landlord's; empty where a logo stands for it."""
    name_size: float
    name_width: float
    beside: bool
    contact: tuple[str, ...]
    """The lines that stand beside the window."""
    address: tuple[str, ...]
    address_size: float
    particulars: tuple[Runs, ...]
    """On the first page, beside the window or beneath it."""
    later: tuple[Runs, ...]
    """What follows the letter, under the heading REACH."""

    @property
    def body_top(self) -> float:
        """How far down the first page its text begins: under the window, or under the name where nothing is posted."""
        return BODY_TOP if self.address or self.contact or self.later else NAME_ALONE


def head_of(page: Page) -> Head:
    """Return the head of a page."""
    size = page.text_size
    logo = page.logo if page.logo and picture_type(page.logo) else None
    contact = [page.landlord, *page.landlord_lines] if logo else list(page.landlord_lines)
    column = [breakable(line, size, SIDE_WIDTH) for line in contact]
    told = [(label, breakable(value, size, SIDE_WIDTH)) for label, value in page.particulars]
    beside = _fits_beside([*column, *(f"{label}: {value}" for label, value in told)], size)
    name_width = (SIDE - MARGIN if beside else TEXT_WIDTH) - 5 * MM
    address = envelope.address_lines(page.recipient)
    later = (*((Run(line),) for line in contact), *(_labelled(*each) for each in page.particulars[AT_ONCE:]))
    return Head(
        logo=logo,
        name="" if logo else page.landlord,
        name_size=_name_size(page.landlord, heading_size(1, size), name_width),
        name_width=name_width,
        beside=beside,
        contact=tuple(column) if beside else (),
        address=address,
        address_size=_address_size(address, size),
        particulars=tuple(_labelled(*each) for each in (told if beside else page.particulars[:AT_ONCE])),
        later=() if beside else later,
    )


def _fits_beside(texts: Sequence[str], size: float) -> bool:
    """Whether these lines fit in the column beside the window, and no word of them is broken."""
    lines = sum(ceil(width(line, size) / SIDE_WIDTH) for text in texts for line in text.split("\n"))
    widest = max((width(word, size) for text in texts for word in text.split()), default=0)
    return lines * size * LINE + size <= BODY_TOP - TOP and widest <= SIDE_WIDTH


def _name_size(name: str, size: float, room: float) -> float:
    """The size of the landlord's name: smaller where it would reach down to the window."""
    from reportlab.lib.utils import simpleSplit

    while size > envelope.SMALLEST:
        if len(simpleSplit(name, font(BOLD).fontName, size, room)) * size * NAME_LINE <= NAME_HEIGHT:
            break
        size *= 0.9
    return size


def _address_size(lines: Sequence[str], size: float) -> float:
    """The address grows with the text until it fills what always shows; larger, the postman could not read it all."""
    widest = max((width(line, 1) for line in lines), default=1)
    high = WINDOW_LINE * (len(lines) - 1) + ASCENT + DESCENT
    return max(envelope.SMALLEST, min(size, WINDOW_HEIGHT / high, (WINDOW_WIDTH - 1) / widest))


def _labelled(label: str, value: str) -> Runs:
    return (Run(f"{label}: ", bold=True), Run(value))
