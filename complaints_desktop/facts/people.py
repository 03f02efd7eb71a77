"""The people of a case: who they are, what they need, what was agreed with them."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.restrictions import RestrictionFacts, WarningFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentFacts:
    """A reasonable adjustment in force (Code 5.10)."""

    id: str
    kind: str
    detail: str | None
    agreed_on: date
    review_on: date | None
    days_more: int | None = None
    """Working days they need to reply, where that was agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentUseFacts:
    """What an adjustment comes to in one case."""

    id: str
    adjustment_id: str
    applied: bool
    how: str
    said_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFacts:
    """A need on record."""

    id: str
    kind: str
    source: str | None
    recorded_on: date
    review_on: date | None
    note: str | None
    disability: bool | None = None
    consent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """The resident or a representative."""

    id: str
    name: str
    preferred_name: str | None = None
    address: str | None = None
    postcode: str | None = None
    uprn: str | None = None
    phone: str | None = None
    email: str | None = None
    how_to_contact: str | None = None
    died_on: date | None = None
    left_on: date | None = None
    no_surveys_on: date | None = None
    """Since when they do not want to be asked how it went."""
    needs: tuple[NeedFacts, ...] = ()
    adjustments: tuple[AdjustmentFacts, ...] = ()
    warnings: tuple[WarningFacts, ...] = ()
    """About their conduct (Code 5.14); they were told of some."""
    restrictions: tuple[RestrictionFacts, ...] = ()
    """On how they contact us: proposed, in force and ended; they follow the person over their cases."""

    @property
    def called(self) -> str:
        """The name they want to be called by."""
        return self.preferred_name or self.name

    @property
    def restricted(self) -> tuple[RestrictionFacts, ...]:
        """The restrictions that are in force."""
        return tuple(each for each in self.restrictions if each.in_force)
