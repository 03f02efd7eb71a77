"""Who is away, and who does whose work on a case."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.team_terms import Away, Part


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
    ended_because: str | None = None

    def goes_on(self, day: date) -> bool:
        """Whether they do it on `day` or will, and it is not theirs for good."""
        return not self.for_good and (self.ended_on is None or day < self.ended_on)

    def stands(self, day: date) -> bool:
        """Whether they do it on `day`, and it is not theirs for good."""
        return self.from_on <= day and self.goes_on(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """What somebody who takes over a case has to know."""

    id: str
    officer: OfficerFacts
    """To whom."""
    words: str
    written_by: OfficerFacts | None
    written_at: datetime
    absence_id: str | None = None
    read_at: datetime | None = None
    resident_told_on: date | None = None


@dataclass(frozen=True, slots=True)
class Spell:
    """One time somebody is away, in half days: from the first half to the last, both included."""

    first: tuple[date, int]
    """A day, and 0 for its morning or 1 for its afternoon."""
    last: tuple[date, int] | None
    """None where nobody knows until when."""
    absence: AbsenceFacts

    def holds(self, half: tuple[date, int]) -> bool:
        """Whether they are away in that half of a day."""
        return self.first <= half and (self.last is None or half <= self.last)
