"""The outcome of a stage, from the decisions on its points."""

from collections.abc import Iterable

from db.words import Decision


def overall(decisions: Iterable[Decision | None]) -> Decision | None:
    """Return the outcome as it weighs on the landlord (kpis M1): all upheld, anything upheld, or nothing."""
    made = {decision for decision in decisions if decision}
    if not made:
        return None
    if made == {Decision.UPHELD}:
        return Decision.UPHELD
    return Decision.NOT_UPHELD if made == {Decision.NOT_UPHELD} else Decision.PARTLY_UPHELD
