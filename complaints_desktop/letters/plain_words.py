"""Words a letter does without, and abbreviations it must spell out."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from complaints_desktop.letters.meanings import MEANINGS, Meaning
from complaints_desktop.rules.register import LETTER_WORDS, Register, WordsWithout
from complaints_desktop.rules.register.values import BLOCKS
from complaints_desktop.rules.sums import ONES
from resources.reader import read_text

SHORT = 4
"""A shorter word has no forms that matter: “as per” is found as it is."""

Span = tuple[int, int]
"""From which character to which something stands in a text."""

ABBREVIATION = re.compile(r"(?<![\w.-])[A-Z]{2,6}s?(?![\w-])")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")


@dataclass(frozen=True, slots=True, eq=False)  # each is made once, and is itself
class Ban:
    """A group of words, whether they stop a letter, and what to write instead."""

    pattern: re.Pattern[str]
    meanings: tuple[Meaning, ...]
    blocks: bool
    paragraph: str | None
    why: str
    instead: str

    def said(self, read: str) -> str:
        """Return the first words by which a text says it; empty where it does not."""
        return next((read[start:end] for start, end in self.found(read)), "")

    def found(self, read: str) -> tuple[Span, ...]:
        """Return where a text, as it is read, says it: in these words, or by its meaning in others."""
        return _found(self, read)

    def look(self, read: str) -> Iterator[Span]:
        """Yield the same, looked for anew."""
        phrases = [hit.span() for hit in self.pattern.finditer(read)]
        if phrases and self.meanings:
            freed = [hit.span() for each in self.meanings for hit in each.frees.finditer(read)]
            phrases = [each for each in phrases if not _within(each, freed)]
        told: list[Span] = []
        for span in (*phrases, *(span for each in self.meanings for span in each.found(read))):
            if not any(span[0] < end and start < span[1] for start, end in told):
                told.append(span)
                yield span


@lru_cache(maxsize=8192)
def _found(ban: Ban, read: str) -> tuple[Span, ...]:
    """Look for a ban in a line once: our own wording is the same in letter after letter, and after each key."""
    return tuple(ban.look(read))


def _within(span: Span, others: Iterable[Span]) -> bool:
    """Whether words end in a part that says the opposite: “unable to sleep, and the Ombudsman has found the same”."""
    return any(start < span[1] <= end for start, end in others)


def bans(register: Register, day: date) -> tuple[Ban, ...]:
    """Return the words to do without on `day`, as the register has them."""
    return tuple(_ban(name, row.value) for name, row in register.in_force(LETTER_WORDS, day).items())


@lru_cache(maxsize=512)
def _ban(name: str, words: WordsWithout) -> Ban:
    return Ban(
        pattern=_any_of(words.phrases),
        meanings=MEANINGS.get(name, ()),
        blocks=words.does == BLOCKS,
        paragraph=words.paragraph or None,
        why=words.why,
        instead=words.instead,
    )


def unexplained(text: str) -> tuple[str, ...]:
    """Return the abbreviations of `text` that few readers know and that it does not spell out: “damp survey (DS)”."""
    known = {*_lists()["abbreviations"]["known"], *re.findall(r"\(([A-Z]{2,6}s?)\)", text)}
    found = ABBREVIATION.findall(POSTCODE.sub("", text))
    return tuple(dict.fromkeys(each for each in found if each not in known and each.rstrip("s") not in known))


@lru_cache(maxsize=1)
def _lists() -> dict[str, Any]:
    return tomllib.loads(read_text("lists", "letter_words.toml"))


NUMBERS = {str(number): word for number, word in enumerate(ONES)}
"""The words of the small numbers, by their figures."""

APART = r"[^\w.!?]+_*|_+"
BETWEEN = r"(?:[^\w.!?]+\w+){0,6}?[^\w.!?]+"
"""What may stand for “…”: up to six words of the same sentence."""


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_phrase, phrases))})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """Return the pattern of a phrase: its words bent, parted by whatever is no letter; one with an @ stays as it is."""
    if "@" in phrase:
        return re.escape(phrase)
    parts = [re.findall(r"[^\W_]+", part) for part in phrase.split("…")]
    return BETWEEN.join(_joined(part) for part in parts)


def _joined(words: list[str]) -> str:
    """Return the pattern of words one after another; a figure may stand close to what is before it: “stage0”."""
    first, *rest = words
    return _bent(first) + "".join(rf"(?:{APART}){'?' * word.isdigit()}{_bent(word)}" for word in rest)


def _bent(word: str) -> str:
    """Return the pattern of a word in each of its forms: escalate, escalates, escalated, escalating."""
    if word in NUMBERS:
        return rf"(?:{word}|{NUMBERS[word]})"
    if len(word) < SHORT or not word.isalpha():
        return re.escape(word)
    if word.endswith("e"):
        return rf"{word[:-1]}(?:e|es|ed|ing|er)"
    if word.endswith("y"):
        return rf"(?:{word}|{word[:-1]}(?:ies|ied))"
    return rf"{word}(?:s|es|ed|ing|ly|al|{word[-1]}ed|{word[-1]}ing)?"
