"""Words that the gate stops and a complaints manager lets stay."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideAnswerFacts:
    """What a manager said to a request."""

    id: str
    judgement: Judgement
    because: str
    answered_by: OfficerFacts | None
    answered_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRequestFacts:
    """A request to let stay what the gate found in a letter."""

    id: str
    letter: str
    """The name of its kind."""
    finding: str
    why: str
    field: str | None
    words: str | None
    because: str
    asked_on: date
    asked_by: OfficerFacts | None
    dropped_on: date | None
    answers: tuple[OverrideAnswerFacts, ...] = ()

    @property
    def answered(self) -> OverrideAnswerFacts | None:
        """What was said to it last."""
        return self.answers[-1] if self.answers else None

    @property
    def waits(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.dropped_on is None and not self.answers

    @property
    def given(self) -> OverrideAnswerFacts | None:
        """The answer by which it may stay; None where it may not, or not any more."""
        last = self.answered
        return last if last and self.dropped_on is None and last.judgement is Judgement.APPROVED else None
