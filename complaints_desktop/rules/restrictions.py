"""Restrictions on contact (Code 5.14, 5.15): whose, what waits for its letter, and what to know before speaking.

A restriction hangs on a person, and so holds in every case of theirs. No clock of a complaint
waits for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.restrictions import RestrictionFacts, RestrictionReviewFacts, WarningFacts
from complaints_desktop.rules.wording import capitalised, in_short, listed

STAYS_OPEN = ("emergency repairs", "complaints old and new", "the Housing Ombudsman")
"""What no restriction closes, whatever it says (Code 5.15): no landlord can take it off."""


@dataclass(frozen=True, slots=True)
class Imposing:
    """A restriction that is proposed, and of whom."""

    person: PersonFacts
    restriction: RestrictionFacts


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning no letter has told of, and whom it is for."""

    person: PersonFacts
    warning: WarningFacts


@dataclass(frozen=True, slots=True)
class ReviewOf:
    """A review no letter has told of, with what it is of."""

    person: PersonFacts
    restriction: RestrictionFacts
    review: RestrictionReviewFacts


def people_of(case: CaseFacts) -> tuple[PersonFacts, ...]:
    """Return those who may be restricted: who complains, and who speaks for them (Code 5.14)."""
    too, speaking = (each.person for each in case.complainants), (each.person for each in case.authorities)
    return tuple({each.id: each for each in (case.resident, *too, *speaking) if each}.values())


def person_of(case: CaseFacts, person_id: str) -> PersonFacts | None:
    """Return one of those by their id."""
    return next((each for each in people_of(case) if each.id == person_id), None)


def all_of(case: CaseFacts) -> Iterator[tuple[PersonFacts, RestrictionFacts]]:
    """Yield every restriction that was not dropped, with whose it is."""
    yield from ((person, each) for person in people_of(case) for each in person.restrictions)


def to_warn(case: CaseFacts) -> Warned | None:
    """Return the warning that waits for its letter."""
    waiting = [(person, each) for person in people_of(case) for each in person.warnings if each.untold]
    return Warned(*waiting[0]) if waiting else None


def to_impose(case: CaseFacts) -> Imposing | None:
    """Return the restriction that is proposed: the one approved before one that waits."""
    proposed = [Imposing(person, each) for person, each in all_of(case) if each.proposed]
    return min(proposed, key=lambda each: each.restriction.approved_by is None, default=None)


def to_tell(case: CaseFacts) -> ReviewOf | None:
    """Return the review that waits for its letter."""
    for person, each in all_of(case):
        if each.untold_review:
            return ReviewOf(person, each, each.untold_review)
    return None


def warned_on(person: PersonFacts) -> date | None:
    """Return the day they were last warned."""
    return max((each.told_on for each in person.warnings if each.told_on), default=None)


def on_record(person: PersonFacts) -> tuple[str, ...]:
    """Return the disabilities, needs and adjustments on record, which a restriction has to answer (Code 5.15)."""
    needs = (f"{each.kind} (a disability)" if each.disability else each.kind for each in person.needs)
    agreed = (f"agreed: {each.kind}{f' ({each.detail})' if each.detail else ''}" for each in person.adjustments)
    return (*needs, *agreed)


def took_part(restriction: RestrictionFacts, officer_id: str) -> str:
    """Return what part somebody had in it until now, as "proposed"; empty where none: then they may judge an appeal."""
    if restriction.proposed_by and restriction.proposed_by.id == officer_id:
        return "proposed"
    if restriction.approved_by and restriction.approved_by.id == officer_id:
        return "approved"
    reviewers = (each.reviewed_by for each in restriction.decided)
    return "reviewed" if any(each and each.id == officer_id for each in reviewers) else ""


def alerts(case: CaseFacts, today: date) -> tuple[str, ...]:
    """Return what an officer has to know before speaking, a line a restriction that is in force."""
    return tuple(_alert(case, person, each, today) for person in people_of(case) for each in person.restricted)


def _alert(case: CaseFacts, person: PersonFacts, restriction: RestrictionFacts, today: date) -> str:
    who = "" if case.resident and person.id == case.resident.id else f" ({person.called})"
    overdue = restriction.next_review < today
    review = f"review {'overdue since' if overdue else 'by'} {in_short(restriction.next_review)}"
    what = f"Contact restricted{who}: {restriction.kind} — {restriction.holds}".rstrip(".")
    return f"{what}. Still open: {listed(STAYS_OPEN)}. {capitalised(review)}"
