"""The parts of a case that may be asked for, and what stands in the place of those that are not."""

from collections.abc import Callable, Mapping, Set
from enum import Enum
from typing import Any

from complaints_desktop.facts.not_loaded import NotLoaded


class Part(Enum):
    """A part of a case; its own row, its resident, its stages and their extensions are always there."""

    REPRESENTATIVE = "representatives"
    NEEDS = "needs"
    ADJUSTMENTS = "adjustments"
    INVESTIGATION = "evidence and conflicts"
    MONEY = "offers"
    COMMITMENTS = "commitments"
    FOLLOW_THROUGH = "what was done to bring promises to their end"
    DEFINITION = "points and findings"
    LETTERS = "letters"
    CONTACTS = "contacts"
    INCIDENTS = "incidents"
    HAZARDS = "hazards"
    MATTERS = "other matters"
    REFUSALS = "refusals"
    DOCUMENTS = "documents"
    RESTRICTIONS = "restrictions on contact"
    KEEPING = "decisions on its keeping"
    COVER = "who does whose work on it"


Parts = Set[Part]

EVERYTHING: frozenset[Part] = frozenset(Part)

ABSENT: Mapping[Part, Any] = {part: NotLoaded(part.value) for part in Part}
"""What stands in a case for a part that was not asked for."""


def asked(parts: Parts, part: Part, load: Callable[[], Mapping[str, Any]]) -> Callable[[str], Any]:
    """Return the function from an id to what it has of `part`: loaded now for all, or absent from each."""
    if part not in parts:
        return lambda _: ABSENT[part]
    found = load()
    return lambda key: found.get(key, ())


OF_ACTS: Parts = frozenset({Part.COMMITMENTS, Part.LETTERS, Part.REFUSALS})
"""What the state of a case and the acts on it hang on, besides the case itself."""
