"""An officer with all that says when they work and what they can do."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.facts.team import OfficerFacts, PatternFacts, SkillFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerFacts:
    """An officer at work: their teams, pattern, skills, absences, and who stands in for them."""

    officer: OfficerFacts
    team_id: str | None = None
    teams: frozenset[str] = frozenset()
    """The ids of every team they work in, their own among them."""
    joined_on: date | None = None
    left_on: date | None = None
    """The first day on which they work here no more."""
    patterns: tuple[PatternFacts, ...] = ()
    """The first to hold first; of two from one day the later written holds."""
    skills: tuple[SkillFacts, ...] = ()
    absences: tuple[AbsenceFacts, ...] = ()
    deputy_id: str | None = None
    only_named: bool = False
    """Whether they are only named, as in an import, where others have a log-in: they never see what they are given."""

    @property
    def id(self) -> str:
        """The id of the officer."""
        return self.officer.id
