"""The copies of one letter: who gets it each gets their own, set as was agreed with them (Code 3.6, 5.10)."""

from dataclasses import replace

from complaints_desktop.letters.adjusted import adjusted
from complaints_desktop.letters.brief import LetterMatter


def copies(matter: LetterMatter) -> tuple[LetterMatter, ...]:
    """Return the letter as it goes to each who gets it, the first as it is; that alone where nobody else does."""
    others = matter.route.to[1:] if matter.to is None else ()
    return (
        matter,
        *(replace(matter, to=person, text_size=max(matter.text_size, adjusted(person).text_size)) for person in others),
    )
