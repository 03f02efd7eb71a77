"""How a letter went, and whether it came back."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import SentBy


@dataclass(frozen=True, slots=True, kw_only=True)
class DespatchFacts:
    """A letter or copy sent once."""

    id: str
    copy_id: str | None
    way: SentBy
    sent_on: date
    sent_by: OfficerFacts | None
    sent_to: str | None
    sent_as: str | None
    note: str | None
    recorded_at: datetime
    returned_on: date | None = None
    returned_because: str | None = None
    return_done: str | None = None
