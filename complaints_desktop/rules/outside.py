"""Whom a letter asks who neither complains nor speaks for anybody: a service, a contractor, a member of staff (5.8)."""

from dataclasses import dataclass
from datetime import date

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.investigation import EvidenceFacts, InvitationFacts
from complaints_desktop.facts.people import PersonFacts
from db.terms import EvidenceResult, Party

RESIDENT = "resident"
"""In whom this stands of those asked, the resident is asked: of them nothing is asked by a letter to a service."""


@dataclass(frozen=True, slots=True)
class AskedOf:
    """A service or contractor, and what it is asked that it has not answered."""

    person: PersonFacts
    pieces: tuple[EvidenceFacts, ...]


@dataclass(frozen=True, slots=True)
class Invited:
    """A member of staff who is invited to comment and has not replied."""

    person: PersonFacts
    invitation: InvitationFacts


def to_ask_service(case: CaseFacts) -> AskedOf | None:
    """Return the service that was asked last, with all it has not answered; None where no answer is waited for."""
    waiting = [
        each
        for each in case.current.evidence
        if each.result is EvidenceResult.ASKED and each.asked_of and RESIDENT not in each.asked_of.casefold()
    ]
    if not waiting:
        return None
    name = str(max(waiting, key=lambda each: each.asked_on or date.min).asked_of)
    return AskedOf(_named(name), tuple(each for each in waiting if each.asked_of == name))


def to_invite(case: CaseFacts) -> Invited | None:
    """Return the member of staff who was invited last and has not replied; None where none is."""
    waiting = [
        each for each in case.current.invitations if each.party is Party.STAFF and each.name and not each.replied_on
    ]
    last = max(waiting, key=lambda each: each.invited_on, default=None)
    return Invited(_named(last.name or ""), last) if last else None


def of_body(called: str, post: str) -> PersonFacts:
    """Return a body such as the Housing Ombudsman as whom a letter goes to, at its address for post."""
    return PersonFacts(id="", name=called, address=post)


def _named(name: str) -> PersonFacts:
    """Return somebody of whom no more than the name is on record: none of the people of a case."""
    return PersonFacts(id="", name=name)
