"""What somebody said that is no complaint, and what becomes of it (Code 1.4)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstContactFacts:
    """A service request, a compliment or an enquiry; what was said is the summary of its case."""

    id: str
    received_on: date
    received_by: str | None = None
    asked_by: str | None = None
    about_whom: str | None = None
    next_step: str | None = None
    told_on: date | None = None
    review_on: date | None = None
    passed_on_to: str | None = None
    passed_on_on: date | None = None
    ended_on: date | None = None
    ended_because: str | None = None

    @property
    def reviewed_by(self) -> date | None:
        """The day it is looked at again; None once it is done."""
        return None if self.ended_on else self.review_on
