"""Reviews of how complaints were handled: what was scored, and what was said to it."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.number_terms import DrawMethod, ReplyKind, Reviewed, Scored


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFacts:
    """How one criterion was met."""

    id: str
    criterion: str
    points: int
    scored: Scored
    computed: Scored | None
    overruled_because: str | None
    quote: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """What was said to a review."""

    id: str
    kind: ReplyKind
    criterion: str | None
    words: str
    scored: Scored | None
    replied_by: OfficerFacts | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFacts:
    """A review of a file or of a letter."""

    id: str
    case_id: str
    reference: str
    stage: int
    looks_at: Reviewed
    method: DrawMethod
    whole: bool
    """Of all: whether every answer of the days was drawn."""
    item_id: str | None
    draw_id: str | None
    handler: OfficerFacts | None
    reviewer: OfficerFacts | None
    residents: str | None
    blind: bool
    second: bool
    matrix: str
    reviewed_on: date
    strengths: str | None
    named: tuple[str, ...]
    """The critical fails that the reviewer named, by their keys."""
    finished_at: datetime | None
    withdrawn_on: date | None
    scores: tuple[ScoreFacts, ...] = ()
    replies: tuple[ReplyFacts, ...] = ()
    """The first said first."""

    @property
    def answer(self) -> str:
        """Which answer it is of, and of which of the two: a file and a letter are reviewed apart."""
        return f"{self.case_id}:{self.stage}:{self.looks_at.value}"

    def said(self, *kinds: ReplyKind) -> tuple[ReplyFacts, ...]:
        """The replies of these kinds."""
        return tuple(each for each in self.replies if each.kind in kinds)

    def stands(self, score: ScoreFacts) -> Scored:
        """How a criterion stands: as a third person decided last, otherwise as it was scored."""
        decided = [each for each in self.said(ReplyKind.DECISION) if each.criterion == score.criterion and each.scored]
        return decided[-1].scored or score.scored if decided else score.scored

    @property
    def disputed(self) -> tuple[ReplyFacts, ...]:
        """The disputes that nobody has decided since."""
        decided = self.said(ReplyKind.DECISION)
        return tuple(
            each
            for each in self.said(ReplyKind.DISPUTE)
            if not any(one.criterion == each.criterion and one.recorded_at >= each.recorded_at for one in decided)
        )
