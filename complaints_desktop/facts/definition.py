"""What is complained of, point by point (Code 5.6)."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.findings import FindingFacts
from db.terms import (
    Responsibility,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFacts:
    """One point of the definition, with its findings."""

    id: str
    number: int
    text: str
    outcome_sought: str | None
    responsibility: Responsibility | None
    responsible_body: str | None
    settled_on: date | None = None
    """The resident accepts the answer of stage 1 on it."""
    findings: tuple[FindingFacts, ...] = ()

    def finding(self, stage: int) -> FindingFacts | None:
        """The finding at `stage`, if there is one."""
        return next((finding for finding in self.findings if finding.stage == stage), None)
