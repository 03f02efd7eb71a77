"""The colours of the program: one table, a column for each look, and the contrast every pair must keep."""

from enum import StrEnum


class Look(StrEnum):
    """How the program is coloured."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "high contrast"


COLOURS: dict[str, tuple[str, str, str]] = {
    # name: (light, dark, high contrast)
    "window": ("#F2F4F6", "#17191D", "#000000"),
    "surface": ("#FFFFFF", "#202328", "#000000"),
    "sunken": ("#F8F9FA", "#1B1E22", "#000000"),
    "rail": ("#E7EBEF", "#121417", "#000000"),
    "hover": ("#EDF1F5", "#2A2E35", "#1F1F1F"),
    "pressed": ("#DCE4EC", "#333942", "#333333"),
    "chosen": ("#DCE9F5", "#1F3A55", "#FFE14D"),
    "ink": ("#16202A", "#E9ECEF", "#FFFFFF"),
    "quiet": ("#515D69", "#A9B3BE", "#FFFFFF"),
    "chosen-ink": ("#0F3454", "#E3F0FC", "#000000"),
    "line": ("#DCE1E6", "#343A42", "#FFFFFF"),
    "edge": ("#77828E", "#7E8996", "#FFFFFF"),
    "accent": ("#14568C", "#7FB8EC", "#FFE14D"),
    "accent-hover": ("#0E4570", "#9CCAF3", "#FFFFFF"),
    "on-accent": ("#FFFFFF", "#0C1B29", "#000000"),
    "focus": ("#0A6BC9", "#FFC857", "#00E5FF"),
    "danger": ("#A82015", "#FF9B8F", "#FF9C9C"),
    "danger-soft": ("#FBEAE8", "#3F2221", "#000000"),
    "warn": ("#7A4A00", "#F5C165", "#FFD24A"),
    "warn-soft": ("#FDF1DA", "#3A2E17", "#000000"),
    "good": ("#17663A", "#83D3A2", "#8CF5B4"),
    "good-soft": ("#E5F3EA", "#1B3326", "#000000"),
    "info": ("#14568C", "#8EC3F1", "#9AD4FF"),
    "info-soft": ("#E6F0F9", "#1A2F43", "#000000"),
    "plain-soft": ("#EBEEF1", "#2C3138", "#000000"),
    "sample": ("#4A2C82", "#D7C4F7", "#FFFFFF"),
    "sample-soft": ("#ECE5F8", "#332650", "#4B0082"),
    "paper": ("#FFFFFF", "#FFFFFF", "#FFFFFF"),
}
"""Every colour by name. A screen names a colour by what it means, never by its value."""

TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of the shapes and edges that carry meaning (WCAG 2.2, 1.4.3 and 1.4.11)."""

PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, TEXT) for ink in ("ink", "quiet") for ground in ("window", "surface", "sunken", "rail", "hover")),
    *((ink, f"{ink}-soft", TEXT) for ink in ("danger", "warn", "good", "info", "sample")),
    *((ink, ground, TEXT) for ink in ("danger", "warn", "good", "info", "accent") for ground in ("window", "surface")),
    *(("ink", f"{ground}-soft", TEXT) for ground in ("danger", "warn", "good", "info", "plain")),
    ("ink", "pressed", TEXT),
    ("quiet", "plain-soft", TEXT),
    ("chosen-ink", "chosen", TEXT),
    ("on-accent", "accent", TEXT),
    ("on-accent", "accent-hover", TEXT),
    ("on-accent", "danger", TEXT),
    *(("edge", ground, SHAPE) for ground in ("window", "surface", "sunken")),
    *(("focus", ground, SHAPE) for ground in ("window", "surface", "sunken", "rail", "hover")),
    *(("focus", f"{ground}-soft", SHAPE) for ground in ("danger", "warn", "good", "info", "plain")),
)
"""(front, ground, least contrast): every pair the styles put together; a test computes each in every look."""


def colour(name: str, look: Look) -> str:
    """Return the colour called `name` in that look, as #RRGGBB."""
    return COLOURS[name][tuple(Look).index(look)]


def contrast(front: str, ground: str) -> float:
    """Return the WCAG contrast of two #RRGGBB colours, from 1 to 21."""
    light, dark = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: str) -> float:
    parts = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
