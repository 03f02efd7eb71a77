"""Cases that belong to a case."""

from dataclasses import dataclass
from datetime import date

from db.terms import LinkKind


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFacts:
    """Another case that belongs to this one."""

    id: str
    kind: LinkKind
    other_id: str
    other_reference: str
    """Of the case at the other end, whichever of the two the link was made at."""
    from_here: bool
    """Whether the link was made at this case; its kind says what the other is to it."""
    because: str | None
    linked_on: date
    ended_on: date | None
