"""Money offered (Code 7.2)."""

from dataclasses import dataclass
from datetime import date

from db.terms import MoneyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """One head of money offered."""

    id: str
    point_id: str | None
    kind: MoneyKind
    pence: int
    because: str | None
    offered_on: date | None
    accepted_on: date | None = None
    paid_on: date | None = None
