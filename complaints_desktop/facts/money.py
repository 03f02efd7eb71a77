"""Money offered (Code 7.2), asked for above somebody's authority (4.2), and ordered by the Ombudsman."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Judgement, MoneyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """One head of money offered."""

    id: str
    point_id: str | None
    kind: MoneyKind
    pence: int
    because: str | None
    offered_on: date | None
    accepted_on: date | None = None
    refused_on: date | None = None
    refused_because: str | None = None
    paid_on: date | None = None
    paid_how: str | None = None
    paid_reference: str | None = None
    guide: str | None = None
    """The rate or the band of the guidance that was taken account of (Code 7.4)."""
    lost_from: date | None = None
    lost_until: date | None = None
    times: int | None = None
    guide_pence: int | None = None
    below_because: str | None = None
    to_arrears: bool | None = None
    arrears_because: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it counts: what the resident refused is offered no more."""
        return self.refused_on is None

    @property
    def unpaid(self) -> bool:
        """Whether it is still to be paid."""
        return self.stands and self.paid_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyAnswerFacts:
    """What was said to a request to offer more than somebody may."""

    judgement: Judgement
    because: str | None
    answered_by: OfficerFacts | None
    answered_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRequestFacts:
    """A request to offer more on a case than whoever asks may: so much in all."""

    id: str
    pence: int
    because: str | None
    asked_on: date
    asked_by: OfficerFacts | None
    dropped_on: date | None
    answers: tuple[MoneyAnswerFacts, ...] = ()

    @property
    def answered(self) -> MoneyAnswerFacts | None:
        """What was said to it last."""
        return self.answers[-1] if self.answers else None

    @property
    def waits(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.dropped_on is None and not self.answers

    @property
    def approved(self) -> bool:
        """Whether it is approved, by somebody other than who asked."""
        last = self.answered
        by_another = last is not None and last.answered_by is not None and last.answered_by != self.asked_by
        return by_another and self.dropped_on is None and last is not None and last.judgement is Judgement.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyOrderFacts:
    """A sum the Ombudsman ordered; no offer of ours."""

    id: str
    pence: int
    reference: str
    because: str | None
    ordered_on: date
    set_aside_on: date | None
    paid_on: date | None
    paid_how: str | None
    paid_reference: str | None

    @property
    def stands(self) -> bool:
        """Whether it has to be paid, or was; not where a review set it aside."""
        return self.set_aside_on is None
