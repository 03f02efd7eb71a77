"""Letters that were issued."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """The same letter to another person, in a document of its own."""

    id: str
    recipient: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A letter that was issued."""

    id: str
    stage: int
    kind: str
    issued_on: date
    issued_at: datetime
    author: OfficerFacts | None
    recipient: str
    sha256: str
    document_id: str
    given_back_by: OfficerFacts | None = None
    copies: tuple[CopyFacts, ...] = ()
    """To others who get it (Code 3.6)."""

    @property
    def to(self) -> str:
        """All who got it, by name."""
        return ", ".join([self.recipient, *(each.recipient for each in self.copies)])

    @property
    def claimed(self) -> bool:
        """Whether somebody else gave it back in the author's name."""
        return self.given_back_by not in (None, self.author)

    @property
    def by(self) -> str:
        """Who signed it, in words; what somebody gave back in another's name is said to be theirs."""
        return signed(self.author, self.given_back_by)


def extended_again(letters: Iterable[LetterFacts]) -> frozenset[str]:
    """Return the ids of the letters that extended a stage again: outside the standard, one a stage (Code 6.4)."""
    told = sorted((each for each in letters if each.kind == f"stage{each.stage}-extension"), key=_issued)
    return frozenset(each.id for n, each in enumerate(told) if any(one.stage == each.stage for one in told[:n]))


def _issued(letter: LetterFacts) -> datetime:
    return letter.issued_at
