"""What a letter tells somebody of their conduct, or of how they may contact us (Code 5.14, 5.15)."""

from complaints_desktop.facts.restrictions import RestrictionFacts, WarningFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Row, Value, sentence
from complaints_desktop.rules.restrictions import Imposing, ReviewOf, Warned, warned_on
from complaints_desktop.rules.wording import capitalised, listed, without_weekday
from db.terms import Reviewed

OUTCOMES = {
    Reviewed.KEPT: "We have decided that it stays as it is.",
    Reviewed.RELAXED: "We have decided to relax it.",
    Reviewed.ENDED: "We have decided to end it.",
}


def restrictions(matter: LetterMatter) -> dict[str, Value]:
    """Return what the letter tells of one person, each a block of one row; nothing of it in other letters."""
    about = matter.about
    reader, phone = matter.recipient, matter.landlord.phone
    return {
        "conduct": (_warning(about.warning),) if isinstance(about, Warned) else (),
        "restriction": (_restriction(about, matter),) if isinstance(about, Imposing) else (),
        "review": (_review(about),) if isinstance(about, ReviewOf) else (),
        "about_other": about.person.name if about and reader and about.person.id != reader.id else "",
        "emergencies": f"Report them at any time{f', by phone on {phone}' if phone else ''}.",
    }


def _warning(warning: WarningFacts) -> Row:
    return {
        "happened": sentence(warning.happened),
        "shown_by": _shown_by(warning.evidence),
        "effect": sentence(warning.effect),
        "must_change": sentence(warning.must_change),
        "support": sentence(warning.support),
    }


def _restriction(about: Imposing, matter: LetterMatter) -> Row:
    restriction, warned = about.restriction, warned_on(about.person)
    urgent = restriction.no_warning
    return {
        **_holding(restriction),
        "reasons": sentence(restriction.reasons),
        "shown_by": _shown_by(restriction.evidence),
        "warned_on": without_weekday(warned) if warned else "",
        "no_warning": urgent.value if urgent and not warned else "",
        "urgent": sentence(restriction.no_warning_because or "") if urgent and not warned else "",
        "proportionate": sentence(restriction.proportionate),
        "equality": sentence(restriction.equality),
        "adjusted": sentence(restriction.adjusted or ""),
        "starts_on": without_weekday(matter.issued_on),
        "review_on": without_weekday(restriction.review_on),
    }


def _review(about: ReviewOf) -> Row:
    restriction, review = about.restriction, about.review
    others = [each.kind for each in about.person.restricted if each.id != restriction.id]
    ended = review.outcome is Reviewed.ENDED
    return {
        **_holding(restriction),
        "imposed_on": without_weekday(restriction.imposed_on) if restriction.imposed_on else "",
        "appealed_on": without_weekday(review.appealed_on) if review.appealed_on else "",
        "outcome": OUTCOMES[review.outcome] if review.outcome else "",
        "because": sentence(review.because or ""),
        "goes_on": "" if ended else "yes",
        "free": "yes" if ended and not others else "",
        "still": listed(others) if ended and others else "",
        "next_on": without_weekday(review.next_on) if review.next_on else "",
    }


def _holding(restriction: RestrictionFacts) -> Row:
    """Return what holds, and the way that stays."""
    return {
        "what": capitalised(restriction.kind),
        "detail": sentence(restriction.holds),
        "reach": sentence(restriction.reach),
    }


def _shown_by(evidence: str | None) -> str:
    """Return the evidence as one sentence of the letter, which names each contact and document."""
    return listed(evidence.splitlines()) if evidence else ""
