"""Whose a piece of work is: the handler of a case, who considers stage 2, the owner of a promise."""

from collections.abc import Callable, Mapping
from datetime import date

from complaints_desktop.facts.absences import CoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.refusals import Refused
from db.team_terms import Part


def holder(case: CaseFacts, part: Part, commitment_id: str | None = None) -> OfficerFacts | None:
    """Return whose that piece of `case` is, None where it is nobody's; Refused where there is no such piece."""
    return HELD[part](case, commitment_id)


def _promise(case: CaseFacts, commitment_id: str | None) -> CommitmentFacts:
    found = next((each for each in case.open_commitments if each.id == commitment_id), None)
    if found is None:
        do = "Leave it out: nothing is left to do of it."
        raise Refused(f"That promise of {case.reference} is not open any more", do=do)
    return found


def _reviewer(case: CaseFacts, _: str | None) -> OfficerFacts | None:
    return case.current.reviewer.officer if case.is_complaint and case.current.reviewer else None


HELD: Mapping[Part, Callable[[CaseFacts, str | None], OfficerFacts | None]] = {
    Part.HANDLER: lambda case, _: case.handler,
    Part.REVIEWER: _reviewer,
    Part.PROMISE: lambda case, commitment_id: _promise(case, commitment_id).owner,
}


def cover(case: CaseFacts, part: Part, day: date, commitment_id: str | None = None) -> CoverFacts | None:
    """Return who does that piece for whose it is on `day`; of two that were given it at two desks the later given."""
    standing = covering(case, part, day, commitment_id)
    return standing[-1] if standing else None


def covering(case: CaseFacts, part: Part, day: date, commitment_id: str | None = None) -> tuple[CoverFacts, ...]:
    """Return everybody who was given that piece and has it on `day`; more than one, where two desks gave it.

    Nobody does it any more for somebody whose it is not: it was allocated to another since, here or at another desk.
    """
    asked = (part, commitment_id)
    found = tuple(each for each in case.covers if (each.part, each.commitment_id) == asked and each.stands(day))
    owner = _owner(case, part, commitment_id) if found else None
    return tuple(each for each in found if owner is None or each.owner.id == owner.id)


def _owner(case: CaseFacts, part: Part, commitment_id: str | None) -> OfficerFacts | None:
    """Return whose that piece is as far as the case says: of a promise that is done, nobody's."""
    done = part is Part.PROMISE and is_over(case, part, commitment_id)
    return None if done else holder(case, part, commitment_id)


def is_over(case: CaseFacts, part: Part, commitment_id: str | None = None) -> bool:
    """Whether nothing is left to do of that piece: the promise is not open any more, or the case is closed."""
    if part is Part.PROMISE:
        return commitment_id not in {each.id for each in case.open_commitments}
    return case.closed_on is not None


def acting(case: CaseFacts, part: Part, day: date, commitment_id: str | None = None) -> OfficerFacts | None:
    """Return who does that piece on `day`: who covers it, otherwise whose it is."""
    found = cover(case, part, day, commitment_id)
    return found.officer if found else holder(case, part, commitment_id)


def does(case: CaseFacts, officer_id: str, part: Part, day: date, commitment_id: str | None = None) -> bool:
    """Whether that piece is an officer's to do on `day`: it is theirs, or they cover it for whose it is."""
    found = (holder(case, part, commitment_id), *(each.officer for each in covering(case, part, day, commitment_id)))
    return any(each is not None and each.id == officer_id for each in found)
