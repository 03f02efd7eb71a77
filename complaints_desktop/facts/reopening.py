"""Reopenings of a case, each with the end it came to."""

from dataclasses import dataclass
from datetime import date, datetime

from complaints_desktop.facts.team import OfficerFacts
from db.terms import Closing, Reopened


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopeningFacts:
    """A case that had ended goes on."""

    id: str
    why: Reopened
    because: str
    reopened_on: date
    reopened_by: OfficerFacts | None
    recorded_at: datetime
    closed_on: date | None
    closed_as: Closing | None
