"""What the adjustments agreed with a person make of a letter to them (Code 5.10): one row an adjustment that acts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.letters import page
from complaints_desktop.letters.brief import LARGEST_SIZE, STANDARD_SIZE

LARGE_PRINT = 16
"""Points of large print where no size was named, and the least that is large (letters 3.5)."""

SIZE = re.compile(r"\b(\d\d)\s*-?\s*(?:pt|point)", re.IGNORECASE)
BARE = re.compile(r"(?:at least\s+)?(\d\d)", re.IGNORECASE)
"""A size of print: with its unit, or alone. A number among other words is a date or a house."""

WHITE, CREAM = "white", "cream"
PAPERS: Mapping[str, str] = {
    WHITE: page.WHITE,
    CREAM: "#fdf6e3",
    "yellow": "#fff9c4",
    "blue": "#e3f2fd",
    "green": "#e8f5e9",
    "pink": "#fce4ec",
    "peach": "#ffe9d6",
}
"""Colours of paper, pale enough for black words on them (contrast 16 to 1 and more)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """How a letter is set for one person."""

    text_size: int = STANDARD_SIZE
    """In points; at least."""
    paper: str = WHITE
    """The name of a colour of PAPERS."""
    contact: str = ""
    """Whom they deal with, where that was agreed."""
    welsh: bool = False
    """Whether they would have it in Welsh, which somebody arranges."""
    also: tuple[str, ...] = ()
    """The formats it is made in besides the PDF, by the ending of a file name."""


def adjusted(person: PersonFacts | None) -> Adjusted:
    """Return how a letter to `person` is set; as any letter, where nothing was agreed that acts."""
    found = Adjusted()
    for adjustment in person.adjustments if person else ():
        for kind, act in ACTING.items():
            if kind in adjustment.kind.casefold():
                found = act(found, adjustment.detail or "")
    return found


def _large_print(found: Adjusted, detail: str) -> Adjusted:
    named = SIZE.search(detail) or BARE.fullmatch(detail.strip())
    size = int(named[1]) if named else LARGE_PRINT
    return replace(found, text_size=max(found.text_size, min(max(size, LARGE_PRINT), LARGEST_SIZE)))


def _coloured_paper(found: Adjusted, detail: str) -> Adjusted:
    named = (word for word in re.findall(r"[a-z]+", detail.casefold()) if word in PAPERS)
    return replace(found, paper=next(named, CREAM))


def _named_contact(found: Adjusted, detail: str) -> Adjusted:
    return replace(found, contact=detail.strip())


def _also(ending: str) -> Callable[[Adjusted, str], Adjusted]:
    return lambda found, _: replace(found, also=tuple(dict.fromkeys((*found.also, ending))))


ACTING: Mapping[str, Callable[[Adjusted, str], Adjusted]] = {
    "large print": _large_print,
    "coloured paper": _coloured_paper,
    "named contact": _named_contact,
    "welsh": lambda found, _: replace(found, welsh=True),
    "plain email": _also(".txt"),
    "word document": _also(".docx"),
    "easy read": _also(".easy.docx"),
}
"""By the words of its kind, what an adjustment makes of a letter; its detail says how."""
