"""What the gate says where nothing is there for a letter to tell, as the row of its event has it."""

from typing import cast

from complaints_desktop.letters.checks import Found, Seen
from complaints_desktop.letters.events import Missing


def nothing_to_tell(seen: Seen) -> Found:
    """Return what is missing for a letter that is about somebody, or about another matter."""
    missing = cast(Missing, seen.matter.kind.event.missing)
    return Found(missing.why, missing.do, missing.place)
