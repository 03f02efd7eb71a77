"""What a request for service asks for, and what happens next (Code 1.4)."""

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.values.words import Value, sentence
from complaints_desktop.rules.wording import capitalised, in_full


def first_contact(matter: LetterMatter) -> dict[str, Value]:
    """Return what was asked for, when, and what was said of it; empty in the letters of a complaint."""
    said = matter.case.first_contact
    return {
        "asked_for": capitalised(sentence(matter.case.summary or "")) if said else "",
        "asked_on": in_full(said.received_on) if said else "",
        "next_step": capitalised(sentence((said.next_step or "") if said else "")),
        "looked_at_on": in_full(said.review_on) if said and said.review_on else "",
    }
