"""Which of two letters stands, where both went for the same."""

from collections.abc import Iterator

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.letters.values.words import Row, Value
from complaints_desktop.rules.letters_twice import to_tell_which_stands
from complaints_desktop.rules.wording import in_full


def which_stands(matter: LetterMatter) -> dict[str, Value]:
    """Return what was settled and not told yet."""
    return {"corrected": tuple(_settled(matter))}


def _settled(matter: LetterMatter) -> Iterator[Row]:
    settled, letters = to_tell_which_stands(matter.case), {each.id: each for each in matter.case.letters}
    stands, falls = (letters.get(settled.stands_id), letters.get(settled.falls_id)) if settled else (None, None)
    if stands and falls:
        yield {
            "title": title_of(stands.kind),
            "stands_on": in_full(stands.issued_on),
            "stands_by": stands.author.name if stands.author else "",
            "falls_on": in_full(falls.issued_on),
            "falls_by": falls.author.name if falls.author else "",
        }
