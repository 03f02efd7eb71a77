"""Letters that were issued."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from complaints_desktop.facts.despatch import DespatchFacts
from complaints_desktop.facts.team import OfficerFacts, signed


class Again(Enum):
    """Whether a letter of a kind may rightly go again at the same stage, as the header of its template says."""

    NEVER = "never"
    ANOTHER_DAY = "another day"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyFacts:
    """The same letter to another person, in a document of its own."""

    id: str
    recipient: str
    recipient_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFindingFacts:
    """What the gate found in a letter that went all the same, and why it stayed."""

    id: str
    why: str
    because: str
    override_id: str | None
    """The answer of a manager that let it pass; None where its author answered a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledFacts:
    """Of two letters of one kind for one stage: which stands, and why."""

    id: str
    stands_id: str
    falls_id: str
    because: str
    settled_on: date
    settled_by: OfficerFacts | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """A letter that was issued."""

    id: str
    stage: int
    kind: str
    again: Again
    issued_on: date
    issued_at: datetime
    author: OfficerFacts | None
    recipient: str
    sha256: str
    document_id: str
    given_back_by: OfficerFacts | None = None
    copies: tuple[CopyFacts, ...] = ()
    """To others who get it (Code 3.6)."""
    findings: tuple[LetterFindingFacts, ...] = ()
    """What stayed in it: warnings that were answered, and what a manager let pass."""
    send_by: date | None = None
    """The day by which it has to have left; None of a letter from before it was recorded how letters went."""
    despatches: tuple[DespatchFacts, ...] = ()
    """Each time it, or a copy of it, was sent, the first first."""
    corrects_id: str | None = None
    """The letter that it puts right."""
    recipient_id: str | None = None
    """The person it went to; None of a letter from before that was kept."""
    submission_id: str | None = None
    """What was approved of it, where somebody had to."""

    def sent(self, copy_id: str | None = None) -> tuple[DespatchFacts, ...]:
        """Each time the first copy was sent, or that with the id."""
        return tuple(each for each in self.despatches if each.copy_id == copy_id)

    @property
    def unsent(self) -> tuple[str, ...]:
        """Whose copies nobody has recorded as sent, by name; none of a letter of which nobody had to."""
        if self.send_by is None:
            return ()
        to = ((None, self.recipient), *((each.id, each.recipient) for each in self.copies))
        return tuple(name for copy_id, name in to if not self.sent(copy_id))

    @property
    def returned(self) -> tuple[DespatchFacts, ...]:
        """What came back and waits for somebody: nothing was done about it, and that copy was not sent again since."""
        return tuple(each for each in self.despatches if each.returned_on and not self._dealt_with(each))

    def _dealt_with(self, back: DespatchFacts) -> bool:
        later = self.sent(back.copy_id)
        return bool(back.return_done) or later.index(back) + 1 < len(later)

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
