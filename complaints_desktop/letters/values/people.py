"""The people of a letter: who writes to whom, who handles the complaint, and how to reach the landlord."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from complaints_desktop.facts.people import AdjustmentFacts, PersonFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.letters.adjusted import WHITE, adjusted
from complaints_desktop.letters.brief import STANDARD_SIZE, LetterMatter
from complaints_desktop.letters.values.words import Row, Value
from complaints_desktop.rules.holding import acting, cover
from complaints_desktop.rules.representatives import Replying, acting_for, complaining
from complaints_desktop.rules.wording import capitalised, listed, without_weekday
from db.team_terms import Part

if TYPE_CHECKING:
    from complaints_desktop.desk.settings import LandlordDetails  # beside it stands what needs SQLAlchemy

IN_WELSH = "Gallwch gael y llythyr hwn yn Gymraeg. Rhowch wybod i mi os hoffech chi hynny."
"""You can have this letter in Welsh. Please let me know if you would like that."""

MOST_GREETED, MOST_NAMED = 3, 5
"""So many are greeted by name together, and so many others named; of a larger group each is greeted alone."""


def people(matter: LetterMatter) -> dict[str, Value]:
    """Return who writes to whom, and for whom; who handles it; and what was agreed with the reader."""
    case, author = matter.case, matter.author
    handler = acting(case, Part.HANDLER, matter.issued_on)
    recipient = matter.recipient
    return {
        "salutation": _salutation(matter),
        **_beside(matter),
        "reference": case.reference,
        "author_name": author.name,
        "author_title": title_words(author),
        "author_contact": _contact(author),
        "i_handle": "yes" if handler and handler.id == author.id else "",
        "handler_name": handler.name if handler else "",
        "handler_title": title_words(handler) if handler else "",
        "handler_contact": _contact(handler) if handler else "",
        **_reviewer(matter),
        "adjustments": tuple(_adjustment(each) for each in (recipient.adjustments if recipient else ())),
        "format": _format(matter),
        "in_welsh": IN_WELSH if adjusted(recipient).welsh else "",
    }


def landlord(matter: LetterMatter) -> dict[str, Value]:
    """Return who we are, and the ways to reach us."""
    us = matter.landlord
    return {
        "landlord_name": us.name,
        "data_protection": us.data_protection,
        "ways": tuple({"way": way} for way in ways_to_us(us)),
    }


def ways_to_us(us: "LandlordDetails") -> tuple[str, ...]:
    """Return the ways in which somebody may complain, or tell us anything (Code 3.1)."""
    ways = [
        f"phone us on {us.phone}" if us.phone else "",
        f"email {us.email}" if us.email else "",
        f"use our website, {us.website}" if us.website else "",
        f"write to us at {', '.join(us.address.splitlines())}" if us.address else "",
        "tell any member of our staff, in person or in any other way",
    ]
    return tuple(way for way in ways if way)


def who_did(matter: LetterMatter, name: str | None) -> str:
    """Return who did something, as its reader is told: by name where it was another of those on record, else “You”."""
    case, reader = matter.case, matter.recipient
    known = (*complaining(case, matter.issued_on), *(each.person for each in case.authorities))
    others = {each.name for each in known if reader is None or each.id != reader.id}
    return name if name in others else "You"


def _beside(matter: LetterMatter) -> dict[str, Value]:
    """Return for whom the reader acts, and who else gets the letter (Code 3.6)."""
    recipient = matter.recipient
    if recipient is None:
        return {"acting_for": "", "estate_of": "", "also_to": "", "together": ""}
    for_whom = acting_for(matter.case, recipient, matter.kind.name, matter.issued_on)
    if about := matter.about:
        themselves = about.person.id == recipient.id or isinstance(about, Replying)
        for_whom = () if themselves else (about.person,)
    others = [person for person in matter.route.to if person.id != recipient.id]
    living = [person for person in for_whom if person.died_on is None]
    died = [person for person in for_whom if person.died_on]
    return {
        "acting_for": _names(living),
        "estate_of": _names(died),
        "also_to": _names(others),
        "together": _names(_together(matter)),
    }


def _together(matter: LetterMatter) -> tuple[PersonFacts, ...]:
    """Return who complains together with the reader; nobody where it is of the reader alone, or goes to a speaker."""
    reader = matter.recipient
    all_of_them = [each for each in complaining(matter.case, matter.issued_on) if each.died_on is None]
    if reader is None or matter.about or matter.of_needs or reader.id not in {each.id for each in all_of_them}:
        return ()
    return tuple(each for each in all_of_them if each.id != reader.id)


def _salutation(matter: LetterMatter) -> str:
    """Return by what names the reader is greeted, and with them who complains together with them; not a whole group."""
    reader, beside = matter.recipient, _together(matter)
    greeted = [reader, *(beside if len(beside) < MOST_GREETED else ())] if reader else []
    return listed([each.called for each in greeted]) if greeted else ""


def _names(people: Sequence[PersonFacts]) -> str:
    """Return who they are: by name, or of a large group how many."""
    if len(people) > MOST_NAMED:
        return f"{len(people)} other people"
    return listed([person.name for person in people]) if people else ""


def _reviewer(matter: LetterMatter) -> dict[str, Value]:
    """Return who considers it at stage 2, and whether that is whoever writes (Code 6.13)."""
    reviewer = matter.stage.reviewer if matter.stage else None
    given = cover(matter.case, Part.REVIEWER, matter.issued_on)
    officer = given.officer if given else reviewer.officer if reviewer else None
    return {
        "i_review": "yes" if officer and officer.id == matter.author.id else "",
        "reviewer_name": officer.name if officer else "",
        "reviewer_title": title_words(officer) if officer else "",
    }


def _adjustment(adjustment: AdjustmentFacts) -> Row:
    detail = f": {adjustment.detail}" if adjustment.detail else ""
    return {
        "adjustment": f"{capitalised(adjustment.kind)}{detail}",
        "since": without_weekday(adjustment.agreed_on),
        "review": without_weekday(adjustment.review_on) if adjustment.review_on else "",
    }


def _format(matter: LetterMatter) -> str:
    agreed, size = adjusted(matter.recipient), f"{matter.text_size} point"
    large, coloured = agreed.text_size > STANDARD_SIZE, agreed.paper != WHITE
    printed = f"in large print ({size})" if large else f"in {size} print"
    on_paper = f", on {agreed.paper} paper" if coloured else ""
    return f"This letter is {printed}{on_paper}{', as we agreed with you' if large or coloured else ''}."


def title_words(officer: OfficerFacts) -> str:
    """Return as what an officer signs."""
    return officer.job_title or capitalised(officer.role.value)


def _contact(officer: OfficerFacts) -> str:
    return " or ".join(way for way in (officer.phone, officer.email) if way)
