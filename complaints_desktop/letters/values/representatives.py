"""Who would like to act for somebody who complains, and who may: how far, until when, with which letters (Code 3.6)."""

from collections.abc import Iterator, Mapping

from complaints_desktop.facts.representatives import AuthorityFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Row, Value, sentence
from complaints_desktop.rules.representatives import Asked, Confirming, Replying, why_not
from complaints_desktop.rules.wording import in_full, without_weekday
from db.terms import Closing, Covers, LettersTo

MAY: Mapping[Covers, str] = {
    Covers.EVERYTHING: "be told everything about the complaint, and decide",
    Covers.TOLD: "be told everything about the complaint, but not decide",
    Covers.MEETINGS: "come along when we meet",
}


def representatives(matter: LetterMatter) -> dict[str, Value]:
    """Return what the letter says of those who act for the person it is about; nothing of it in other letters."""
    about = matter.about
    asked = about.authorities if isinstance(about, Asked) else ()
    confirming = about if isinstance(about, Confirming) else None
    return {
        "elected": tuple(_elected(about, matter)) if isinstance(about, Replying) else (),
        "authorities_asked": tuple(_asked(each) for each in asked),
        "authority_giver": confirming.person.name if confirming else "",
        "authorities": tuple(_standing(each, confirming, matter) for each in confirming.authorities)
        if confirming
        else (),
    }


def _elected(about: Replying, matter: LetterMatter) -> Iterator[Row]:
    """Yield for whom the reader of a reply asks, what was agreed, and how the complaint stands."""
    reader = matter.recipient
    for each in about.authorities:
        if reader and each.person.id == reader.id:
            yield {"giver": about.person.name, "scope": sentence(each.scope), "stands": _stands(matter)}


def _stands(matter: LetterMatter) -> str:
    """Say what became of the complaint at its stage, and that it is closed."""
    case, stage = matter.case, matter.stage
    closed = f"closed it on {in_full(case.closed_on)}" if case.closed_on else ""
    if stage and stage.refused_on and stage.refused:
        look = "look into it" if stage.number == 1 else "look at it at stage 2"
        return f"We decided on {in_full(stage.refused_on)} not to {look}, and wrote why."
    if stage and stage.responded_on:
        return f"We answered it on {in_full(stage.responded_on)}{f', and {closed}' if closed else ''}."
    if closed:
        return f"It was withdrawn, and we {closed}." if case.closed_as is Closing.WITHDRAWN else f"We {closed}."
    if matter.answer_was_due:
        return f"Our answer should have come by {in_full(matter.answer_was_due)}. We are sorry that it is late."
    by = f" Our answer is due by {in_full(matter.respond_by)}." if matter.respond_by else ""
    return f"We are looking into it.{by}"


def _asked(each: AuthorityFacts) -> Row:
    return {"name": each.person.name, "capacity": _capacity(each), "may": _may(each)}


def _standing(each: AuthorityFacts, about: Confirming, matter: LetterMatter) -> Row:
    """Return one who acts, with what they may do where it holds on the day of the letter."""
    holds = each.ended_on is None and not each.waits and why_not(each, about.person, matter.issued_on) is None
    row = {"name": each.person.name, "scope": sentence(each.scope), "may": "", "period": "", "letters_to": ""}
    if holds:
        row |= {"may": _may(each), "period": _period(each), "letters_to": _letters_to(each, about)}
    comes = each.accompanies and each.covers is not Covers.MEETINGS
    return {**row, "standing": _said(each, holds=holds), "meetings": "yes" if holds and comes else ""}


def _said(each: AuthorityFacts, *, holds: bool) -> str:
    who = f"{each.person.name} ({_capacity(each)})"
    if holds:
        return f"We have what we need. {who} may act as it says here."
    if each.ended_on:
        return (
            f"The authority of {who} ended on {without_weekday(each.ended_on)}. We tell and send them nothing any more."
        )
    if each.waits:
        return f"We do not have what we need yet, so {who} may not act. Until then we tell and send them nothing."
    return f"The authority of {who} does not hold any more. We tell and send them nothing."


def _capacity(each: AuthorityFacts) -> str:
    return each.capacity or "representative"


def _may(each: AuthorityFacts) -> str:
    return MAY[each.covers or Covers.EVERYTHING]


def _period(each: AuthorityFacts) -> str:
    until = f"until {without_weekday(each.until_on)}" if each.until_on else "until it is ended"
    return f"from {without_weekday(each.from_on)} {until}"


def _letters_to(each: AuthorityFacts, about: Confirming) -> str:
    names = {
        LettersTo.REPRESENTATIVE: each.person.name,
        LettersTo.RESIDENT: about.person.name,
        LettersTo.BOTH: f"{about.person.name} and {each.person.name}",
    }
    return names[each.letters_to or LettersTo.REPRESENTATIVE]
