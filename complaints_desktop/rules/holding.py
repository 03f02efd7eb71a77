"""Whose a piece of work is: the handler of a case, who considers stage 2, the owner of a promise."""

from collections.abc import Callable, Mapping

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.refusals import Refused
from db.terms import Part


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
