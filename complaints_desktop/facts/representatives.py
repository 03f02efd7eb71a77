"""Who speaks for those who complain, by what authority, and who complains beside the resident (Code 3.6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from complaints_desktop.facts.people import PersonFacts
from db.terms import Basis, Covers, LettersTo


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityFacts:
    """What somebody may do for a resident."""

    id: str
    person: PersonFacts
    given_by_id: str | None = None
    """One of those who complain; the resident where nobody is named."""
    capacity: str | None = None
    basis: Basis | None = None
    covers: Covers | None = None
    """None of one from before this was asked: it covered everything, and our letters."""
    scope: str
    evidence: str
    letters_to: LettersTo | None = None
    kinds: Mapping[str, LettersTo] = field(default_factory=dict)
    """Who gets letters of a kind, where that is not who gets the others."""
    accompanies: bool | None = None
    from_on: date
    until_on: date | None = None
    ended_on: date | None = None
    seen_on: date | None = None

    @property
    def waits(self) -> bool:
        """Whether the consent was asked for and nobody has seen it yet."""
        return self.covers is not None and self.seen_on is None

    def letters(self, kind: str) -> LettersTo:
        """Who gets a letter of this kind."""
        return self.kinds.get(kind) or self.letters_to or LettersTo.REPRESENTATIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantFacts:
    """Somebody who complains of the same thing, jointly with the resident or as one of a group."""

    id: str
    person: PersonFacts
    joined_on: date
