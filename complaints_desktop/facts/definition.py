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
    refusal_id: str | None = None
    """The refusal that was accepted, where that is what changed."""


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
    def unsent(self) -> bool:
        """Whether it was added after the definition was sent and no letter has told of it: nobody else has read it."""
        return bool(self.changes) and self.changes[0].kind is PointChangeKind.ADDED and not self.changes[0].told_on

    @property
    def taken_back(self) -> bool:
        """Whether the resident withdrew it after it was sent."""
        return any(change.kind is PointChangeKind.WITHDRAWN for change in self.changes)

    @property
    def untold(self) -> tuple[PointChangeFacts, ...]:
        """The changes the resident has not been told of; what was added and dropped again by mistake is none."""
        if self.withdrawn_on and self.unsent and not self.taken_back:
            return ()
        return tuple(change for change in self.changes if change.told_on is None)

    def told_after(self, refusal_id: str) -> tuple[date | None, ...]:
        """When each letter told that this refusal of it was accepted; None of one that is still to be written."""
        return tuple(change.told_on for change in self.changes if change.refusal_id == refusal_id)

    def says(self, text: str) -> bool:
        """Whether it says the same in the same words, whatever the capitals and the stops."""
        return bare(self.text) == bare(text)


def bare(text: str) -> str:
    """Return the letters and figures of `text` alone."""
    return "".join(each for each in text.lower() if each.isalnum())
