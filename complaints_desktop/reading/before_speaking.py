"""What an officer must know before speaking with a resident: the needs and adjustments that bear on it (Code 5.10)."""

from collections.abc import Iterator

from complaints_desktop.facts.people import AdjustmentFacts, NeedFacts, PersonFacts
from complaints_desktop.forms.choices import listed


def needs_to_know(person: PersonFacts) -> Iterator[NeedFacts]:
    """Yield the needs to know before speaking; one in words of our own is among them, as no list says otherwise."""
    return (each for each in person.needs if not _named("needs_not_for_speaking", each.kind))


def adjustments_to_know(person: PersonFacts) -> Iterator[AdjustmentFacts]:
    """Yield the adjustments to know before speaking: those of letters act on the letters, and are asked for there."""
    return (each for each in person.adjustments if not _named("adjustments_not_for_speaking", each.kind))


def _named(name: str, kind: str) -> bool:
    """Whether a list names it, be it with more words behind, as a size of print."""
    return any(kind.casefold().startswith(each.words.casefold()) for each in listed(name))
