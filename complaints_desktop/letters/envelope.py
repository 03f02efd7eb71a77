"""The address in the window of a DL envelope: what shows of the sheet however it slips, and the lines that fit there.

The window is 90 x 35 mm, 20 mm from the envelope's left and 18 mm from its foot. A sheet folded to 99 mm slips 11 mm
up and down in it, and 10 mm to the sides: what stands 57 to 81 mm from the top of the sheet and 20 to 100 mm from its
left shows always, and what stands 46 to 92 mm from the top may show.
"""

from collections.abc import Sequence

LEFT, RIGHT, TOP, BOTTOM = 20, 100, 57, 81
"""Millimetres of the sheet that always show."""

SMALLEST = 10
"""Points; a sorting machine and a postman read no smaller print well."""

MOST_LINES = 6
"""Lines of the smallest print between TOP and BOTTOM, with room between them."""

WIDEST = 22
"""Ems of the smallest print between LEFT and RIGHT, a margin left."""

CAPITAL, SMALL = 0.68, 0.56
"""Ems that a letter takes, a little more than in print: capitals, and all others."""


def address_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return an address in as many lines as show: long ones broken, short ones put together; name and end alone."""
    name, *others = (_broken(line) for line in lines) if lines else ([],)
    found = [*name, *(part for other in others for part in other)]
    while len(found) > MOST_LINES:
        pairs = [(_ems(f"{found[at]}, {found[at + 1]}"), at) for at in range(len(name), len(found) - 2)]
        width, at = min(pairs, default=(WIDEST + 1, 0))
        if width > WIDEST:
            break
        found[at : at + 2] = [f"{found[at]}, {found[at + 1]}"]
    return tuple(found)


def shows(lines: Sequence[str]) -> bool:
    """Return whether all of an address shows in the window."""
    return len(address_lines(lines)) <= MOST_LINES and all(_ems(line) <= WIDEST for line in address_lines(lines))


def _broken(line: str) -> list[str]:
    parts = [""]
    for word in line.split():
        longer = f"{parts[-1]} {word}".strip()
        if parts[-1] and _ems(longer) > WIDEST:
            parts.append(word)
        else:
            parts[-1] = longer
    return parts


def _ems(text: str) -> float:
    return sum(CAPITAL if character.isupper() else SMALL for character in text)
