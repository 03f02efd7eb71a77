"""Hazards in a home, with what was done about each (Awaab's Law)."""

from dataclasses import dataclass
from datetime import datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Hazard, HazardStepKind

INVESTIGATED = frozenset({HazardStepKind.FOUND, HazardStepKind.FURTHER, HazardStepKind.NOT_FOUND})
"""The steps that end an investigation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardStepFacts:
    """One thing that was done about a hazard."""

    kind: HazardStepKind
    done_at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardFacts:
    """A hazard: which, how grave, who of ours became aware of it when, and the steps in the order they were taken."""

    id: str
    name: str
    words: str
    gravity: Hazard
    aware_at: datetime
    aware: str
    what: str
    owner: OfficerFacts
    steps: tuple[HazardStepFacts, ...] = ()

    def first(self, *kinds: HazardStepKind) -> datetime | None:
        """Return when one of those steps was first taken; None where none was."""
        return next((step.done_at for step in self.steps if step.kind in kinds), None)

    @property
    def investigated_at(self) -> datetime | None:
        """When the investigation ended."""
        return self.first(*INVESTIGATED)

    @property
    def found(self) -> bool:
        """Whether the investigation found a hazard; also while none has ended."""
        return self.first(HazardStepKind.NOT_FOUND) is None

    @property
    def further(self) -> bool:
        """Whether further work is needed, beside making it safe."""
        return self.first(HazardStepKind.FURTHER) is not None

    @property
    def all_done_at(self) -> datetime | None:
        """When all the work was done; None where some is to do."""
        safe, done = self.first(HazardStepKind.SAFE), self.first(HazardStepKind.DONE)
        if not self.found or safe is None or (self.further and done is None):
            return None
        return max(safe, done) if done else safe
