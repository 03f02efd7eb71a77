"""Who works here, as others see them."""

from dataclasses import dataclass
from datetime import date

from db.team_terms import SkillKind
from db.terms import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFacts:
    """A member of staff as others see them."""

    id: str
    name: str
    role: Role
    job_title: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternFacts:
    """When an officer works, from a day on."""

    id: str
    from_on: date
    monday: int
    """In halves of a day, as the others."""
    tuesday: int
    wednesday: int
    thursday: int
    friday: int
    share: int
    """Percent of a full load."""

    @property
    def halves(self) -> tuple[int, ...]:
        """The halves of each day of the week, Monday first."""
        return (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillFacts:
    """What an officer can do that not everybody can."""

    id: str
    kind: SkillKind
    value: str
    """As it follows what somebody does: “speaks Polish”, “considers stage 2”."""


def signed(author: OfficerFacts | None, given_back_by: OfficerFacts | None) -> str:
    """Return "Ruth Adeyemi", or the claim "said to be by Ruth Adeyemi, given back by Tom Hale"; empty of nobody."""
    name = author.name if author else ""
    if given_back_by is None or given_back_by == author:
        return name
    return f"said to be by {name or 'somebody not known here'}, given back by {given_back_by.name}"
