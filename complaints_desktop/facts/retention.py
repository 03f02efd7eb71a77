"""What was decided on how long a case is kept."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Keeping


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepingFacts:
    """One decision on the keeping of a case; the last one stands."""

    id: str
    decision: Keeping
    because: str
    keep_until: date | None
    decided_at: datetime
    by: OfficerFacts | None
