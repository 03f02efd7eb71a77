"""Other matters that hang on a complaint, each with what was done about it."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Decision, MatterKind, MatterStepKind

ENDS = frozenset({MatterStepKind.WITHDRAWN, MatterStepKind.MISTAKEN})
"""The steps that end a matter without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterStepFacts:
    """One thing that was done about a matter."""

    id: str
    kind: MatterStepKind
    done_on: date
    text: str
    outcome: Decision | None = None
    by_letter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterFacts:
    """A matter: what it is about, when it was received, who sees to it, and the steps in the order they were taken."""

    id: str
    kind: MatterKind
    received_on: date
    what: str
    recognised: str
    owner: OfficerFacts
    steps: tuple[MatterStepFacts, ...] = ()

    def first(self, *kinds: MatterStepKind) -> date | None:
        """Return when one of those steps was first taken; None where none was."""
        return next((step.done_on for step in self.steps if step.kind in kinds), None)

    @property
    def acknowledged_on(self) -> date | None:
        """When who complained was first told that we have it: an answer says so too."""
        return self.first(MatterStepKind.ACKNOWLEDGED, MatterStepKind.ANSWERED)

    @property
    def decided(self) -> MatterStepFacts | None:
        """What was decided last, where anything was."""
        return next((step for step in reversed(self.steps) if step.kind is MatterStepKind.DECIDED), None)

    @property
    def answered_on(self) -> date | None:
        """When it was answered."""
        return self.first(MatterStepKind.ANSWERED)

    @property
    def ended(self) -> MatterStepFacts | None:
        """The step that ended it without an answer."""
        return next((step for step in self.steps if step.kind in ENDS), None)

    @property
    def open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.answered_on is None and self.ended is None
