"""Letters submitted for approval, and what was said to each by somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAnswerFacts:
    """What somebody with the right said to a letter as it stood."""

    judgement: Judgement
    code: str | None
    because: str | None
    said_sha256: str
    answered_by: OfficerFacts | None
    answered_on: date
    recorded_at: datetime

    @property
    def words(self) -> str:
        """What was said, in a line."""
        return ": ".join(each for each in (self.code, self.because) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """A letter as it was submitted; once written it stays, and other words are another submission."""

    id: str
    kind: str
    content: Mapping[str, Any]
    said_sha256: str
    note: str | None
    submitted_on: date
    submitted_at: datetime
    submitted_by: OfficerFacts | None
    dropped_on: date | None
    answers: tuple[LetterAnswerFacts, ...] = ()

    @property
    def typed(self) -> Mapping[str, str]:
        """What was typed for it."""
        return {str(name): str(value) for name, value in self.content.get("typed", {}).items()}

    @property
    def text_size(self) -> int | None:
        """In points; None where that is not known."""
        size = self.content.get("text_size")
        return size if isinstance(size, int) else None

    @property
    def answered(self) -> LetterAnswerFacts | None:
        """What was said to it last."""
        return self.answers[-1] if self.answers else None

    @property
    def approved_by(self) -> OfficerFacts | None:
        """Who approved it as it stands, where somebody other than its author did."""
        last = self.answered
        if last is None or last.judgement is not Judgement.APPROVED or last.said_sha256 != self.said_sha256:
            return None
        return None if last.answered_by == self.submitted_by else last.answered_by
