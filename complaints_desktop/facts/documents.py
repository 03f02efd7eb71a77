"""Documents of a case: what is said of each file that came or was made for it."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """A document of the case; one of a letter that was issued is told by the letter."""

    id: str
    title: str
    media_type: str
    sha256: str
    size: int
    added_at: datetime
    added_by: OfficerFacts | None
    kind: str
    dated_on: date | None
    sender: str | None
    point_id: str | None
    contact_id: str | None
    copy_of_id: str | None
    place: int | None
    withdrawn_on: date | None
    withdrawn_because: str | None
    destroyed_at: datetime | None
    """When its bytes were destroyed, at every desk; what is said of it stays."""
    destroyed_because: str | None
    here: bool
    """Whether its bytes are on this desk; else they are on their way."""
    unread: str | None
    """Why the search does not find it by all of its words, as far as they were taken already."""
