"""A stage of a case, with its dated events."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.investigation import ConflictFacts, EvidenceFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.team import OfficerFacts
from db.terms import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """A stage with its dated events."""

    id: str
    number: int
    received_on: date | None
    received_by: str | None = None
    acknowledged_on: date | None = None
    responded_on: date | None = None
    outcome: Decision | None = None
    decider: OfficerFacts | None = None
    extensions: tuple[ExtensionFacts, ...] = ()
    evidence: tuple[EvidenceFacts, ...] = ()
    conflicts: tuple[ConflictFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()

    @property
    def untold(self) -> ExtensionFacts | None:
        """The extension the resident has not been told of; the furthest, where two desks made one each."""
        return max((each for each in self.extensions if each.notified_on is None), key=_end, default=None)


def _end(extension: ExtensionFacts) -> date:
    return extension.due_on
