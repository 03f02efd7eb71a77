"""The sheet that a letter is printed on, as PDF and from Word alike: its measures, and how wide words are on it."""

import re

from complaints_desktop.letters.fonts import REGULAR, font

MM = 72 / 25.4
"""Points."""

WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 22 * MM
TEXT_WIDTH = WIDTH - 2 * MARGIN
TOP = 15 * MM
"""Where the head of the first page begins."""

BODY_TOP = 99 * MM
"""The text of the first page begins at the first fold."""

LATER_TOP = 20 * MM
"""Where the text of all other pages begins."""

FOOT = 11 * MM
"""Where the last line of the footer stands above the foot of the sheet."""

CLEAR, CLEAR_LARGE = 4 * MM, 0.75
"""Between the text and the room of the footer: at least, and over the text size, so that it never reads on into it."""

LINE = 1.31
"""Line height over text size: Open Sans is tall, and lines across a whole page need room between them."""

HEADINGS = {1: (1.5, 8), 2: (1.2, 4), 3: (1, 0)}
"""A heading's size by its level: so many times the text's, and no more than so many points larger."""

MOST = "Page 88 of 88"
"""The widest number of a page there is room for beside the reference."""


def width(text: str, size: float, name: str = REGULAR) -> float:
    """Return how many points wide `text` is in our print; Word's Arial is a little narrower."""
    return float(font(name).stringWidth(text, size))


def heading_size(level: int, size: float) -> float:
    """Return the size of a heading of a level over text of a size: in large print the difference shows soon enough."""
    times, most = HEADINGS[level]
    return min(size * times, size + most)


def foot_lines(footer: str, size: float) -> int:
    """Return how many lines the foot of each page has: the reference, and the number beside it or beneath."""
    return 1 if width(footer, size) <= TEXT_WIDTH - width(MOST, size) - size else 2


def text_bottom(footer: str, size: float) -> float:
    """Return how far above the foot of the sheet the text of each page ends: clear of the foot of the page."""
    return FOOT + foot_lines(footer, size) * size * LINE + max(CLEAR, CLEAR_LARGE * size)


def breakable(text: str, size: float, room: float = TEXT_WIDTH) -> str:
    """Break a web or e-mail address that is wider than `room` where it has an at sign, a slash, a dot or a hyphen."""
    fits = int(room / (0.6 * size))
    if len(text) <= fits:
        return text
    return re.sub(rf"\S{{{fits + 1},}}", lambda long: _broken(long[0], fits), text)


def _broken(word: str, fits: int) -> str:
    lines = []
    while len(word) > fits:
        cut = next((at for mark in "@/.-" if (at := word.rfind(mark, 0, fits) + 1)), 0)
        if not cut:
            break
        lines.append(word[:cut])
        word = word[cut:]
    return "\n".join([*lines, word])
