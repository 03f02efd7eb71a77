"""Extensions of a stage (Code 6.4, 6.15)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionFacts:
    """An extension of a stage."""

    id: str
    due_on: date
    notified_on: date | None
    reason: str | None
    reason_code: str | None = None
    good_reason: str | None
