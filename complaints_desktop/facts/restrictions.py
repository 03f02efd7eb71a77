"""How somebody may contact us: warnings, restrictions with what was said to them, reviews (Code 5.14, 5.15)."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Judgement, NoWarning, Reviewed


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningFacts:
    """A warning about somebody's conduct; it counts once a letter told them."""

    id: str
    arose_in_id: str | None
    happened: str
    evidence: str | None
    effect: str
    must_change: str
    support: str
    recorded_on: date
    recorded_by: OfficerFacts | None
    told_on: date | None

    @property
    def untold(self) -> bool:
        """Whether no letter has told of it yet."""
        return self.told_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionAnswerFacts:
    """What somebody who leads said to a restriction that is proposed."""

    judgement: Judgement
    because: str
    answered_by: OfficerFacts | None
    answered_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionReviewFacts:
    """A review: an appeal nobody decided yet, or what it came to."""

    id: str
    appealed_on: date | None
    appeal: str | None
    recorded_by: OfficerFacts | None
    outcome: Reviewed | None
    because: str | None
    remains: str | None
    next_on: date | None
    reviewed_on: date | None
    reviewed_by: OfficerFacts | None
    told_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionFacts:
    """A restriction as it was proposed, with all that was said and decided about it since."""

    id: str
    arose_in_id: str | None
    kind: str
    detail: str
    reach: str
    reasons: str
    evidence: str
    proportionate: str
    equality: str
    adjusted: str | None
    no_warning: NoWarning | None
    no_warning_because: str | None
    review_on: date
    proposed_on: date
    proposed_by: OfficerFacts | None
    imposed_on: date | None
    answers: tuple[RestrictionAnswerFacts, ...] = ()
    reviews: tuple[RestrictionReviewFacts, ...] = ()

    @property
    def proposed(self) -> bool:
        """Whether it is proposed and nobody was told yet."""
        return self.imposed_on is None

    @property
    def answered(self) -> RestrictionAnswerFacts | None:
        """What was said to the proposal last."""
        return self.answers[-1] if self.answers else None

    @property
    def approved_by(self) -> OfficerFacts | None:
        """Who approved it, where it is approved by somebody other than who proposed it."""
        last = self.answered
        if last is None or last.judgement is not Judgement.APPROVED or self.proposed_by is None:
            return None
        return None if last.answered_by == self.proposed_by else last.answered_by

    @property
    def decided(self) -> tuple[RestrictionReviewFacts, ...]:
        """The reviews that came to something, the first first."""
        return tuple(each for each in self.reviews if each.outcome)

    @property
    def appeal(self) -> RestrictionReviewFacts | None:
        """The appeal that nobody decided yet."""
        return next((each for each in self.reviews if each.outcome is None), None)

    @property
    def untold_review(self) -> RestrictionReviewFacts | None:
        """The first review no letter has told of."""
        return next((each for each in self.decided if each.told_on is None), None)

    def reviewable(self, today: date) -> bool:
        """Whether a review may be recorded: not while the letter of the last can still go, before the day it gives."""
        untold = self.untold_review
        return self.in_force and (untold is None or (untold.next_on is not None and untold.next_on <= today))

    @property
    def ended_on(self) -> date | None:
        """The day a review ended it."""
        return next((each.reviewed_on for each in self.decided if each.outcome is Reviewed.ENDED), None)

    @property
    def in_force(self) -> bool:
        """Whether they were told of it, and no review has ended it."""
        return self.imposed_on is not None and self.ended_on is None

    @property
    def holds(self) -> str:
        """What of it holds now: as the last review that relaxed it left it, or as it was imposed."""
        relaxed = (each.remains for each in reversed(self.decided) if each.remains)
        return next(relaxed, self.detail) or self.detail

    @property
    def next_review(self) -> date:
        """The day it is looked at again."""
        return next((each.next_on for each in reversed(self.decided) if each.next_on), self.review_on)
