"""How a letter looks: everything follows from one text size."""

from functools import lru_cache

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.styles import ParagraphStyle

from complaints_desktop.letters.fonts import BOLD, REGULAR
from complaints_desktop.letters.head import NAME_LINE
from complaints_desktop.letters.sheet import LINE, heading_size

STARTS = 3
"""Lines of a paragraph or list that stay with the heading above them, so that none ends a page."""

FAINT, TINT = HexColor("#c9ced6"), HexColor("#f4f5f7")
CONTRAST = 4.5
"""The least contrast with white paper at which a landlord's colour is used for words (WCAG AA)."""


class Styles:
    """The paragraph styles of one text size and one colour."""

    def __init__(self, size: int, colour: str) -> None:
        self.size = size
        self.ink = readable(colour)
        space = size * 0.55
        self.body = _style(size, space_after=space)
        self.tight = _style(size)
        self.bold = _style(size, font=BOLD)
        self.cell = _style(size, line=1.28)
        self.figure = _style(size, line=1.28, right=True)
        self.column = _style(size, font=BOLD, line=1.28)
        self.bullet = _style(size, space_after=space * 0.4, indent=size * 1.35)
        self.headings = {
            1: _style(
                heading_size(1, size),
                font=BOLD,
                line=NAME_LINE,
                colour=self.ink,
                space_before=space,
                space_after=size * 0.7,
            ),
            2: _style(
                heading_size(2, size), font=BOLD, line=1.25, colour=self.ink, space_before=size, space_after=size * 0.45
            ),
            3: _style(size, font=BOLD, space_before=size * 0.75, space_after=size * 0.35),
        }


def _style(
    size: float,
    *,
    font: str = REGULAR,
    line: float = LINE,
    colour: Color = black,
    space_before: float = 0,
    space_after: float = 0,
    indent: float = 0,
    right: bool = False,
) -> ParagraphStyle:
    return ParagraphStyle(
        "letter",
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        bulletFontSize=size,
        leading=size * line,
        textColor=colour,
        spaceBefore=space_before,
        spaceAfter=space_after,
        leftIndent=indent,
        alignment=2 if right else 0,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


@lru_cache(maxsize=16)
def readable(colour: str) -> Color:
    """Return a landlord's colour, or black where it is no colour or too pale to be read on paper."""
    try:
        chosen = HexColor(colour)
    except ValueError:
        return black
    return chosen if contrast(chosen, white) >= CONTRAST else black


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours (WCAG 2), from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.rgb()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
