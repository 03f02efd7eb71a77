"""The words of a letter without those by which somebody is known, for residents who review letters (quality 9.8).

What is on record of a case is taken out wherever it stands, and what looks like a date, a number or an address besides.
It is no promise: `STILL` says what a person has to look for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

STILL = (
    "Names that are on no record here: neighbours, children, doctors, a contractor’s fitter.",
    "A place that only one home has: the house by the old bakery, flat 4 above the chemist.",
    "Small facts by which somebody is known: a rare illness, a job, an event that was in the newspaper.",
    "Anything the resident said in their own words that others would know them by.",
    "Pictures, signatures and attachments: only the words of the letter are here.",
)
"""What a person must still look for before anybody else reads it."""

LEAST = 3
"""Letters of a name from which on it is taken out by itself."""

TITLES = re.compile(r"^(mr|mrs|ms|miss|mx|dr|prof|rev|sir|lady|cllr)\.?$", re.IGNORECASE)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("postcode", re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b", re.IGNORECASE)),
    (
        "date of birth",
        re.compile(
            r"\b(?:born(?: on)?|date of birth:?|d\.?o\.?b\.?:?)\s*"
            rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\s+[0-9]{{4}}|[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-][0-9]{{2,4}})",
            re.IGNORECASE,
        ),
    ),
    ("phone number", re.compile(r"(?<![\w£.,])(?:\+44\s?\(?0?\)?|0)[0-9][0-9\s()-]{7,13}[0-9]\b")),
    ("National Insurance number", re.compile(r"\b[A-Z]{2}\s?(?:[0-9]{2}\s?){3}[A-D]\b", re.IGNORECASE)),
    (
        "street address",
        re.compile(
            r"\b(?i:flat|apartment|room|unit)\s+[0-9]+[a-z]?\b|\b[0-9]{1,4}[a-z]?\s+(?:[A-Z][\w’'-]+\s+){1,3}"
            r"(?:Street|Road|Avenue|Lane|Close|Drive|Court|Way|Place|Terrace|Gardens|Grove|Crescent|Square|Row|House|Mews)\b"
        ),
    ),
    ("reference", re.compile(r"\b[A-Z0-9]{2,}(?:[-/][A-Z0-9]{2,}){1,4}\b")),
)
"""What is taken out by how it looks, the longer kinds first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is on record by which somebody is known."""

    residents: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    """Who sees to promises is often a team: its name is taken out whole, for its words are anybody's."""
    addresses: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """And phone numbers, e-mail addresses, numbers of the home: taken out as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymised:
    """What is left, and how much was taken out, by kind."""

    text: str
    taken: Mapping[str, int] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """What was taken out, in words."""
        if not self.taken:
            return "Nothing was found to take out. Read it all the more closely."
        return "Taken out: " + ", ".join(f"{kind} {number:,} ×" for kind, number in sorted(self.taken.items())) + "."


def anonymised(text: str, known: Known) -> Anonymised:
    """Return the text with each of these replaced by what it is."""
    taken: Counter[str] = Counter()

    def out(pattern: re.Pattern[str], kind: str, within: str) -> str:
        replaced, number = pattern.subn(f"[{kind}]", within)
        taken[kind] += number
        return replaced

    text = out(EMAIL, "e-mail address", text)
    whole = (
        ("address", known.addresses),
        ("reference", known.references),
        ("resident", [each for name in known.residents for each in (name, _untitled(name))]),
        ("member of staff", (*known.staff, *known.teams)),
    )
    for kind, values in whole:
        for value in _longest_first(values):
            text = out(_as_written(value), kind, text)
    for kind, names in (("resident", known.residents), ("member of staff", known.staff)):
        for part in _longest_first(part for name in names for part in _parts(name)):
            text = out(_as_a_name(part), kind, text)
    for kind, pattern in PATTERNS:
        text = out(pattern, kind, text)
    return Anonymised(text=text, taken={kind: number for kind, number in taken.items() if number})


def _longest_first(values: Iterable[str]) -> list[str]:
    return sorted({each.strip() for each in values if each.strip()}, key=lambda each: (-len(each), each))


def _untitled(name: str) -> str:
    return " ".join(each for each in re.split(r"[\s,]+", name) if not TITLES.match(each))


def _parts(name: str) -> list[str]:
    """Return the parts of a name that are long enough to be known by; a title is none."""
    words = _untitled(name).split()
    return [piece for each in words for piece in (each, *each.split("-")) if len(piece) >= LEAST]


def _as_a_name(part: str) -> re.Pattern[str]:
    """Match a part of a name where it is written as one: “Will” and “WILL”, and not “will”."""
    forms = (re.sub("['’]", "['’]", re.escape(each)) for each in (part[0].upper() + part[1:], part.upper()))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")


def _as_written(value: str) -> re.Pattern[str]:
    """Match a value in whatever case and spacing, as whole words, and with a possessive."""
    words = (re.sub("['’]", "['’]", re.escape(each)) for each in re.split(r"[\s,]+", value))
    inner = r"[\s,]+".join(words)
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)
