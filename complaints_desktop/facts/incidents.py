"""Serious incidents raised by a complaint (the landlord's policy)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFacts:
    """A serious incident: to whom it was taken, who was told and when, and what they answered."""

    id: str
    what: str
    taken_to: str
    told: str
    told_at: datetime
    answer: str | None
    answered_on: date | None
