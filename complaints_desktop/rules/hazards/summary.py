"""Which hazard the tenant is to be given the written summary of (Awaab's Law, regulation 9)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.hazards import HazardFacts
from db.terms import HazardStepKind


def to_summarise(case: CaseFacts) -> HazardFacts | None:
    """Return the hazard noticed first of those that are investigated and not summarised; None where none is."""
    waits = (each for each in case.hazards if each.investigated_at and not each.first(HazardStepKind.SUMMARY))
    return next(waits, None)
