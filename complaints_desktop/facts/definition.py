"""What is complained of, point by point (Code 5.6)."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.findings import FindingFacts
from db.terms import PointChangeKind, Responsibility


@dataclass(frozen=True, slots=True, kw_only=True)
class PointChangeFacts:
    """A change of a point that had been sent, and when the resident was told (Code 6.8)."""

    id: str
    kind: PointChangeKind
    was: str | None
    because: str
    changed_on: date
    told_on: date | None = None


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
    added_on: date | None = None
    withdrawn_on: date | None = None
    withdrawn_because: str | None = None
    findings: tuple[FindingFacts, ...] = ()
    changes: tuple[PointChangeFacts, ...] = ()
    """What was changed of it since the definition was sent, in order."""

    def finding(self, stage: int) -> FindingFacts | None:
        """The finding at `stage`, if there is one."""
        return next((finding for finding in self.findings if finding.stage == stage), None)

    @property
    def untold(self) -> tuple[PointChangeFacts, ...]:
        """The changes the resident has not been told of."""
        return tuple(change for change in self.changes if change.told_on is None)
