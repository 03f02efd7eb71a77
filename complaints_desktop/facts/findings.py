"""What was found on a point (Code 6.7)."""

from dataclasses import dataclass

from db.terms import (
    Decision,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """What was found on a point at one stage."""

    id: str
    stage: int
    decision: Decision | None
    reasons: str | None
    reference: str | None
    no_remedy_because: str | None
    changed_because: str | None = None
    decided_by_id: str | None = None
    policy_then: str | None = None
