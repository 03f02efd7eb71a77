"""Who is away, and who does whose work on a case."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Away, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceFacts:
    """Days on which an officer is away; without an end, until they are back."""

    id: str
    officer_id: str
    kind: Away
    from_on: date
    from_midday: bool = False
    to_on: date | None = None
    to_midday: bool = False
    every_weeks: int | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFacts:
    """That somebody does a piece of another's work."""

    id: str
    part: Part
    commitment_id: str | None
    owner: OfficerFacts
    """Whose work it is."""
    officer: OfficerFacts
    """Who does it."""
    absence_id: str | None
    for_good: bool
    from_on: date
    because: str
    recorded_at: datetime
    ended_on: date | None = None

    def stands(self, day: date) -> bool:
        """Whether they do it on `day`, and it is not theirs for good."""
        return not self.for_good and self.from_on <= day and (self.ended_on is None or day < self.ended_on)
