"""Spelling: British English, with the Welsh words of names and places, and the landlord's own words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.register import OWN_WORDS, Register
from resources.reader import opened_folder

DICTIONARIES = ("en_GB", "cy_GB")
"""The first is that of letters, which offers what is right. A Welsh word is right where it is a name, or among others:
“mold” is one too, and would hide what was meant."""

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
NO_WORDS = re.compile(r"\S*[@/\\\d]\S*|\bwww\.\S*")
"""Addresses, references, postcodes and sums: nothing in them is a word."""

SHORTEST = 2
MOST_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Slip:
    """A word that no dictionary has: where in the text it stands."""

    start: int
    end: int
    word: str


class Speller:
    """Knows how words are spelt; made off the window's thread, for the dictionaries take a moment to load."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known`: what is right beside the dictionaries: names, and the landlord's own words."""
        self._letters, self._welsh = (_dictionary(name) for name in DICTIONARIES)
        self._known = {part.casefold() for words in known for part in WORD.findall(words)}

    def slips(self, text: str) -> tuple[Slip, ...]:
        """Return the words of `text` that are spelt wrong, in their order."""
        covered = NO_WORDS.sub(lambda found: " " * len(found.group()), text)
        words = [Slip(each.start(), each.end(), each.group()) for each in WORD.finditer(covered)]
        wrong = [slip for slip in words if not self._is_english(slip.word)]
        welsh = [slip for slip in wrong if _has(self._welsh, slip.word)]
        in_welsh = 2 * len(welsh) > len(words)
        return tuple(each for each in wrong if each not in welsh or not (in_welsh or each.word[0].isupper()))

    def offers(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant, the likeliest first."""
        return tuple(self._letters.suggest(_plain(word)))[:MOST_OFFERED]

    def learn(self, word: str) -> None:
        """Take a word for right from now on, as long as this speller is used."""
        self._known.add(word.casefold())

    def _is_english(self, word: str) -> bool:
        stem = word.removesuffix("’s").removesuffix("'s")
        if len(word) < SHORTEST or word.isupper() or {word.casefold(), stem.casefold()} & self._known:
            return True
        return _has(self._letters, word) or _has(self._letters, stem)


def speller(register: Register, day: date, case: CaseFacts | None, names: Iterable[str] = ()) -> Speller:
    """Return a speller for a letter about `case` on a `day`: it knows the names in it, and our own words."""
    own = (word for row in register.in_force(OWN_WORDS, day).values() for word in row.value.words)
    return Speller((*own, *names, *(_names(case) if case else ())))


def _names(case: CaseFacts) -> Iterator[str]:
    """Yield the names and addresses of a case: of people, of who owns its promises, of who works on it."""
    for person in (case.resident, *(each.person for each in case.authorities)):
        if person:
            yield from (person.name, person.preferred_name or "", person.address or "")
    yield from (each.owner.name for each in case.commitments if each.owner)
    if case.handler:
        yield case.handler.name


def _has(words: Any, word: str) -> bool:  # noqa: ANN401 - the library has no types
    return bool(words.spell(_plain(word)))


def _plain(word: str) -> str:
    """Return a word with the apostrophe the dictionaries have."""
    return word.replace("’", "'")


@lru_cache(maxsize=2)
def _dictionary(name: str) -> Any:  # noqa: ANN401 - the library has no types
    from hunspell import Hunspell

    with opened_folder("dictionaries") as folder:
        return Hunspell(name, hunspell_data_dir=str(folder))
