"""What a letter does when it leaves, to be looked at once more: to whom, what it promises and offers, what follows."""

from collections.abc import Iterator
from dataclasses import dataclass

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.letters.approval import submission_of
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.copies import copies
from complaints_desktop.letters.events import Recorded
from complaints_desktop.letters.values import stage_offers
from complaints_desktop.rules.wording import in_full, pounds


@dataclass(frozen=True, slots=True, kw_only=True)
class LastLook:
    """A letter that nothing blocks, told in a few lines."""

    title: str
    to: str
    """The name it is addressed to, and the address; never more than the letter itself says."""
    promises: tuple[str, ...]
    """Each with its date."""
    money: str
    """The sum it offers; empty where none."""
    follows: str
    set_in: str
    """The format: the size of print of each copy."""
    fixes: tuple[str, ...]
    """The dates that it fixes, the day it bears first."""
    approved_by: str = ""
    """Who approved it, where somebody had to."""


def last_look(matter: LetterMatter) -> LastLook:
    """Return what `matter` says and does when it is issued."""
    offered = sum(offer.pence for offer in stage_offers(matter)) if matter.kind.field("money") else 0
    return LastLook(
        title=matter.kind.title,
        to="; and ".join(_envelope(copy.recipient) for copy in copies(matter) if copy.recipient),
        promises=tuple(_promises(matter)),
        money=pounds(offered) if offered else "",
        follows=matter.kind.event.does,
        set_in="; ".join(_set_in(matter)),
        fixes=tuple(_fixes(matter)),
        approved_by=by.name if (by := _approver(matter)) else "",
    )


def _envelope(person: PersonFacts) -> str:
    parts = (person.name, (person.address or "").replace("\n", ", "), person.postcode)
    return ", ".join(part for part in parts if part)


def _set_in(matter: LetterMatter) -> Iterator[str]:
    first, *others = copies(matter)
    yield f"PDF on A4, {first.text_size} point"
    for copy in others:
        if copy.to and copy.text_size != first.text_size:
            yield f"to {copy.to.name} {copy.text_size} point"


def _fixes(matter: LetterMatter) -> Iterator[str]:
    yield f"The letter bears {in_full(matter.issued_on)}"
    if matter.kind.records is Recorded.ACKNOWLEDGED and matter.respond_by:
        yield f"Our answer is due by {in_full(matter.respond_by)}"
    if matter.kind.records in {Recorded.MATTER_ACKNOWLEDGED, Recorded.MATTER_TOLD} and matter.other_by:
        yield f"We aim to answer the other matter by {in_full(matter.other_by)}"
    if matter.next_update:
        yield f"They hear from us again by {in_full(matter.next_update)}"
    untold = matter.stage.untold if matter.kind.records is Recorded.EXTENDED and matter.stage else None
    if untold:
        yield f"Our answer is due by {in_full(untold.due_on)}"


def _approver(matter: LetterMatter) -> OfficerFacts | None:
    sent = submission_of(matter)
    return sent.approved_by if sent else None


def _promises(matter: LetterMatter) -> Iterator[str]:
    if matter.kind.field("respond_by") and matter.respond_by:
        yield f"Our answer, by {in_full(matter.respond_by)}"
    untold = matter.stage.untold if matter.stage else None
    if matter.kind.field("extension_to") and untold:
        yield f"Our answer, by {in_full(untold.due_on)}"
    promised = matter.case.open_commitments
    if not matter.kind.field("commitments"):
        unpaid = {each.id for each in stage_offers(matter) if each.unpaid and matter.kind.field("paid_by")}
        promised = tuple(each for each in promised if each.offer_id in unpaid)
    for each in promised:
        yield f"{each.what.rstrip('. ')}, by {in_full(each.due_on)}"
