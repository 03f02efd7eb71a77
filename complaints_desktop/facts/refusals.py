"""Refusals of a stage or of a point, and what was said to them by who approves (Code 2.1-2.5, 5.11)."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalFacts:
    """What somebody with the right said to a refusal."""

    judgement: Judgement
    because: str | None
    approved_by: OfficerFacts | None
    approved_on: date
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFacts:
    """A refusal that was proposed; once written its words stay, and other words are another refusal."""

    id: str
    stage: int
    point_id: str | None
    ground: str
    reasons: str | None
    issue_on: date | None
    aware_on: date | None
    filed_on: date | None
    evidence: str | None
    discretion: str | None
    safety: bool | None
    proposed_on: date
    proposed_by: OfficerFacts | None
    refused_on: date | None
    dropped_on: date | None
    directed_on: date | None
    directed_by: str | None
    taken_back_on: date | None
    taken_back_because: str | None
    taken_back_by: OfficerFacts | None
    approvals: tuple[ApprovalFacts, ...] = ()

    @property
    def proposed(self) -> bool:
        """Whether it is neither told to the resident nor dropped."""
        return self.refused_on is None and self.dropped_on is None

    @property
    def stands(self) -> bool:
        """Whether the resident was told, and it has not been accepted since."""
        return self.refused_on is not None and self.accepted_on is None

    @property
    def by_direction(self) -> bool:
        """Whether the Ombudsman directed us to accept it: where two desks did one each, what came first counts."""
        directed, own = self.directed_on, self.taken_back_on
        return directed is not None and (own is None or directed <= own)

    @property
    def accepted_on(self) -> date | None:
        """The day it was accepted all the same: as the Ombudsman directed, or after all."""
        return self.directed_on if self.by_direction else self.taken_back_on

    @property
    def judged(self) -> ApprovalFacts | None:
        """What was said to it last."""
        return self.approvals[-1] if self.approvals else None

    @property
    def approved_by(self) -> OfficerFacts | None:
        """Who approved it, where it is approved by somebody other than who proposed it."""
        last = self.judged
        if last is None or last.judgement is not Judgement.APPROVED or last.approved_by == self.proposed_by:
            return None
        return last.approved_by
