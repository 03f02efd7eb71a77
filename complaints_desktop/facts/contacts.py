"""What was said, when, by whom."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts, signed
from db.terms import ContactKind, ContactPurpose, Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """A contact as it was recorded."""

    id: str
    kind: ContactKind
    direction: Direction
    contact_on: date
    with_whom: str | None
    summary: str
    author: OfficerFacts | None
    recorded_at: datetime
    given_back_by: OfficerFacts | None = None
    purpose: ContactPurpose | None = None
    accompanied_by: str | None = None
    otherwise_because: str | None = None

    @property
    def by(self) -> str:
        """Who signed it, in words; what somebody gave back in another's name is said to be theirs."""
        return signed(self.author, self.given_back_by)
