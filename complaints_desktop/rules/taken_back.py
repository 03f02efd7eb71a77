"""Who took a complaint back, or a point of it: the note of that contact says who, how and on which day (Code 5.12)."""

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.contacts import ContactFacts

WITHDRAWN = "Withdrawn at the resident's request"
"""How the note of a complaint taken back begins."""

POINT_WITHDRAWN = "Point {number} withdrawn"
"""How that of a point of it does."""


def withdrawal(case: CaseFacts) -> ContactFacts | None:
    """Return the note that the complaint was taken back, the last of several; None where none was made."""
    return _noted(case, WITHDRAWN)


def point_withdrawal(case: CaseFacts, number: int) -> ContactFacts | None:
    """Return the note that a point was taken back."""
    return _noted(case, POINT_WITHDRAWN.format(number=number))


def _noted(case: CaseFacts, words: str) -> ContactFacts | None:
    return next((each for each in reversed(case.contacts) if each.summary.startswith(f"{words}: ")), None)
