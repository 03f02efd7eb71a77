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
_BARE = rf"(?:{_DIGITS}|(?:\b(?:{_NUMBER})\b[\s-]*)+)"
_PAYS = (
    r"(?:pay|pays|paying|paid|give|gives|giving|offer|offers|offering|offered|compensate"
    r"|refund|reimburse|credit|award|send"
    r"|get|receive|knock|deduct)(?:ing|ed|s)?"
)
_PURSE = (
    r"(?:cheques?|checks?|vouchers?|gift cards?|tokens?|payments?|compensation|awards?"
    r"|refunds?|reimbursement|sums?|amounts?|total"
    r"|goodwill|credits?|redress|discount|rebate)"
)
_AFTER = (
    r"(?=\s*(?:$|[.,;:!?)]|in (?:compensation|all|total|recognition|full|cash)|for (?:your"
    r"|the|this|that|all)|by|to|towards|into|off|on"
    r"|is|will|and|as (?:a|compensation)|a (?:week|month|day)|each)\b|\s*[.,;:!?)]|\s*$)"
)
_UNSIGNED = re.compile(
    rf"\b{_PURSE}(?: (?:of|for|worth|with|at|is|to the (?:value|sum|amount) of|in the sum of"
    rf"|amounting to|totalling))+ (?P<worth>{_BARE}){_AFTER}"
    rf"|\b{_PAYS} (?:(?:you|your account|the account|them)(?: with"
    rf"| of)? |with |back )?(?:the sum of )?(?P<paid>{_BARE}){_AFTER}"
)
"""A number that is money by the words around it, with no sign and no unit."""

_PERIOD = r"(?:weeks?|months?|days?|years?|quarters?|fortnights?)"
_OWED = r"(?:rent|arrears|service charges?|council tax|rent account)"
_IN_KIND = re.compile(
    rf"(?:(?:\d+|\b(?:{_NUMBER}|several|some|first|next|last))[\s-]){_PERIOD}(?:'s?"
    rf"|s')?(?: of)?(?: your| free| the)* rent\b"
    rf"|\b(?:waive|write off|wrote off|writing off|reduce|cut|lower|forgive|cancel|take off"
    rf"|knock off|halve)[ds]?(?:ing)? (?:\w+ ){{0,4}}?{_OWED}\b"
    rf"|\b{_OWED} (?:\w+ ){{0,4}}?(?:be|is|are) (?:waived|reduced|written off|cancelled"
    rf"|forgiven|cleared|credited|refunded|halved|free)\b"
    rf"|\brent[\s-]free\b|\brent is free\b"
    rf"|\b(?:half|part|third|quarter|some|all|\d+ ?%|\d+ per ?cent) (?:of )?(?:your|the) {_OWED}\b"
    r"|\b(?:pay|cover|reimburse|refund|meet)s? (?:for )?your (?:\w+ ){0,3}?(?:bills?|costs?"
    r"|expenses?|charges?|fees?|deposit|taxis?|hotel|laundry|electricity|heating|meals|travel)\b"
)
"""Money that is named by what it pays: months of rent, a hotel bill."""

_PROMISE = re.compile(
    r"\b(?:waive\w*|write off|written off|rent[- ]free|on (?:its|the) way|in the post"
    r"|off your|we (?:will|shall) cover|be (?:credited|paid)|reduce|knock"
    r"|pay|pays|paying|payment|payments|payout|offer|offers|offering|offered|compensat\w*|award\w*|refund\w*"
    r"|reimburs\w*|goodwill|credit(?:ing)?|redress|settlement|give you|giving you|send you|sending you"
    r"|let you have|owe you|transfer)\b"
)
_OURS = re.compile(r"\b(?:we|i|us|our|be|is|next)\b")
"""That it is we who pay: who pays half of the rent otherwise is the resident."""

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
        named = _SUM.sub(lambda each: "£" * len(each[0]), sentence)
        for found in _UNSIGNED.finditer(named):
            yield Sum(found[0].strip(), _figure(found["worth"] or found["paid"]), promised)
        for found in _IN_KIND.finditer(named):
            yield Sum(found[0].strip(), None, promised and _OURS.search(sentence) is not None)


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


def _figure(number: str) -> int | None:
    """Return the pence of a number that is pounds, in figures or in words; None where it is no plain one."""
    whole, _, part = number.strip().replace(",", "").partition(".")
    if whole.isdigit():
        return int(whole) * 100 + int(part.ljust(2, "0")[:2] or 0) if len(part) < 3 else None
    spelled = _spelled(number)
    return None if spelled is None else spelled * 100


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
