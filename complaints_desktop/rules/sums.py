"""Sums of money in free text: found however they are written, so that none is promised outside an offer (Code 7.3)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from complaints_desktop.rules.content import as_read

ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SIZES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "grand": 1_000}
VALUES = {word: number for number, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
UNITS = r"pounds?|quid|sterling|gbp|squid"

_NUMBER = "|".join(sorted((*VALUES, *SIZES, "a", "and", "half", "couple of", "few"), key=len, reverse=True))
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
_SUM = re.compile(
    rf"(?:[£₤€$]|\bgbp)\s*(?P<signed>{_DIGITS})(?P<kilo>\s*k\b)?"
    rf"|(?P<figures>{_DIGITS})\s*(?P<size>k|hundred|thousand|grand)?\s*-?\s*(?P<unit>{UNITS}|pence|grand)\b"
    r"|(?P<small>\d+)p(?![.\w])"
    rf"|(?P<spelled>(?:\b(?:{_NUMBER})\b[\s,-]*)+)(?P<named>\b(?:{UNITS}|pence|grand)\b)"
    r"|\b(?:hundreds|thousands) of (?:pounds|quid)\b",
)
_PROMISE = re.compile(
    r"\b(?:pay|pays|paying|payment|payments|payout|offer|offers|offering|offered|compensat\w*|award\w*|refund\w*"
    r"|reimburs\w*|goodwill|credit(?:ing)?|redress|settlement|give you|giving you|send you|sending you"
    r"|let you have|owe you|transfer)\b"
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money that a text names."""

    words: str
    """As it is read."""
    pence: int | None
    """How much it is; None where that cannot be told."""
    promised: bool
    """Whether its sentence speaks of paying."""


def sums_in(text: str | None) -> tuple[Sum, ...]:
    """Return the sums of money that `text` names, in figures or in words."""
    return tuple(_sums(text or ""))


def _sums(text: str) -> Iterator[Sum]:
    seen = "".join(each for each in as_read(text) if unicodedata.category(each) != "Cf")
    for sentence in _SENTENCE.split(seen):
        promised = _PROMISE.search(sentence) is not None
        for found in _SUM.finditer(sentence):
            yield Sum(found[0].strip(), _pence(found), promised)


def _pence(found: re.Match[str]) -> int | None:
    if found["small"]:
        return int(found["small"])
    if found["spelled"]:
        number = _spelled(found["spelled"])
        return None if number is None else number * _worth(found["named"])
    digits = found["signed"] or found["figures"]
    if digits is None:
        return None
    whole, _, part = digits.replace(",", "").partition(".")
    if found["kilo"] or found["size"] or len(part) > 2:
        return None
    worth = _worth(found["unit"] or "pounds")
    return int(whole) * worth + (int(part.ljust(2, "0")) if worth == 100 and part else 0)


def _worth(unit: str) -> int:
    return {"pence": 1, "grand": 100_000}.get(unit, 100)


def _spelled(words: str) -> int | None:
    """Return the number that is spelled out; None where it is no plain one, as “half a”."""
    total = part = 0
    for word in re.findall(r"[a-z]+", words):
        if word in VALUES:
            part += VALUES[word]
        elif word == "a":
            part += 1
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in SIZES:
            total, part = total + max(part, 1) * SIZES[word], 0
        elif word != "and":
            return None
    return total + part


def promised_in(text: str | None) -> str:
    """Return why a text may promise money outside an offer, empty where it names no sum: it is asked as it is typed."""
    found = sums_in(text)
    return (
        f"“{found[0].words}”: money is offered under “Offer money”, and the promise to pay comes with it"
        if found
        else ""
    )
