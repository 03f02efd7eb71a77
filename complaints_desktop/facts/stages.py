"""A stage of a case, with its dated events."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.extensions import ExtensionFacts
from complaints_desktop.facts.investigation import (
    ChecklistFacts,
    ConflictFacts,
    ConsulteeFacts,
    DisputedFacts,
    EvidenceFacts,
    InvitationFacts,
)
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.facts.team import OfficerFacts
from db.terms import Decision

NO_STAGE = 0
"""Of what is no complaint: a service request, a compliment and an enquiry have no stages (Code 1.4, 5.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerFacts:
    """Somebody given a complaint to consider at stage 2 (Code 6.13)."""

    id: str
    officer: OfficerFacts
    allocated_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFacts:
    """A stage with its dated events."""

    id: str
    number: int
    received_on: date | None
    received_by: str | None = None
    acknowledged_on: date | None = None
    responded_on: date | None = None
    request_reason: str | None = None
    late_because: str | None = None
    told_received_on: date | None = None
    """The day of receipt that the resident was told, where it was corrected and no letter has said so."""
    directed_on: date | None = None
    taken_back_on: date | None = None
    """The day we took our refusal back."""
    refused_on: date | None = None
    outcome: Decision | None = None
    decider: OfficerFacts | None = None
    reviewer: ReviewerFacts | None = None
    """Who considers it at stage 2; the last who was given it."""
    extensions: tuple[ExtensionFacts, ...] = ()
    evidence: tuple[EvidenceFacts, ...] = ()
    conflicts: tuple[ConflictFacts, ...] = ()
    consultees: tuple[ConsulteeFacts, ...] = ()
    disputed: tuple[DisputedFacts, ...] = ()
    invitations: tuple[InvitationFacts, ...] = ()
    checklist: tuple[ChecklistFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether it was refused, and neither the Ombudsman has directed us to accept it nor we have after all."""
        return self.refused_on is not None and self.directed_on is None and self.taken_back_on is None

    @property
    def came_on(self) -> date | None:
        """The day its first clock starts from: receipt, or the day the Ombudsman directed us to accept it (Code 2.4).

        What was acknowledged before that day was acknowledged after its receipt.
        """
        acknowledged, directed = self.acknowledged_on, self.directed_on
        if acknowledged and directed and acknowledged < directed:
            return self.received_on
        return directed or self.received_on

    @property
    def untold(self) -> ExtensionFacts | None:
        """The extension the resident has not been told of; the furthest, where two desks made one each."""
        return max((each for each in self.extensions if each.notified_on is None), key=_end, default=None)


def _end(extension: ExtensionFacts) -> date:
    return extension.due_on
