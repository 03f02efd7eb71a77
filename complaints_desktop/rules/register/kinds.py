"""The kinds of row of the register: what each says, in which shape, and by which day a case asks for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

from complaints_desktop.rules.register.shapes import (
    DAY,
    DOES,
    FLAG,
    LINES,
    MONEY_SUM,
    PER,
    TEXT,
    UNIT,
    WAYS,
    WHOLE,
    Asked,
    NoRow,
)
from complaints_desktop.rules.register.values import (
    Band,
    Body,
    Change,
    Edition,
    Hazard,
    Keeping,
    KnownHolidays,
    Limit,
    OwnWords,
    Rate,
    Submission,
    WordsWithout,
)
from complaints_desktop.rules.wording import listed

V = TypeVar("V")


class Called(StrEnum):
    """The rules that something else in the program asks for by name."""

    HOUSING_OMBUDSMAN = "housing-ombudsman"
    ENGLAND_AND_WALES = "england-and-wales"
    CASES = "cases"
    LOOKS = "looks"
    RESTRICTION_REVIEW = "review"
    INFORMATION_COMMISSIONER = "ico"
    FINANCIAL_OMBUDSMAN = "fos"
    CARE_OMBUDSMAN = "lgsco"
    CARE_QUALITY_COMMISSION = "cqc"


class AskedBy(Enum):
    """By which day a case asks for a rule."""

    RECEIPT = "A case keeps the rule of the day it was received"
    EVENT = "A case keeps the rule of the day of the event"
    TODAY = "The rule of today holds for every case"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Kind(Generic[V]):
    """One kind: by the name the record keeps, its heading, and what makes a value of what is kept."""

    name: str
    words: str
    asked_by: AskedBy
    value: Callable[..., V]
    asks: tuple[Asked, ...]

    def read(self, kept: Mapping[str, object]) -> V:
        """Return the value of what a row keeps; NoRow, in words, where it is none."""
        unknown = sorted(set(kept) - {each.name for each in self.asks})
        if unknown:
            raise NoRow(f"“{self.words}” has no {unknown[0]}", unknown[0])
        parts = {asked.name: self._part(asked, kept) for asked in self.asks}
        try:
            return self.value(**parts)
        except ValueError as problem:
            raise NoRow(str(problem), self.asks[-1].name) from problem

    def _part(self, asked: Asked, kept: Mapping[str, object]) -> Any:  # noqa: ANN401 - whatever the shape is of
        try:
            read = asked.shape.read(kept[asked.name]) if asked.name in kept else ""
        except ValueError as problem:
            raise NoRow(f"{asked.label}: {problem}", asked.name) from problem
        if read in ("", ()) and (asked.name not in kept or not asked.may_be_empty):
            raise NoRow(f"{asked.label} is missing", asked.name)
        return read

    def typed(self, texts: Mapping[str, str]) -> dict[str, object]:
        """Return what is kept of what is typed; NoRow, in words, naming the part that is no such thing."""
        return {asked.name: self._typed(asked, texts.get(asked.name, "").strip()) for asked in self.asks}

    def _typed(self, asked: Asked, text: str) -> object:
        if not text and not asked.may_be_empty:
            raise NoRow(f"{asked.label} is missing", asked.name)
        try:
            return asked.shape.typed(text)
        except ValueError as problem:
            raise NoRow(f"{asked.label}: {problem}", asked.name) from problem

    def shown(self, value: V) -> Mapping[str, str]:
        """Return each part of a value as it is typed."""
        return {asked.name: asked.shape.shown(getattr(value, asked.name)) for asked in self.asks}


WORDS = Asked("words", "What it is", TEXT)
LIMIT = (
    Asked("words", "What is done", TEXT),
    Asked("number", "Within how many", WHOLE),
    Asked("unit", "Of what", UNIT),
    Asked("law", "Whose rule", TEXT),
    Asked("paragraph", "Paragraph", TEXT, may_be_empty=True),
)

EDITIONS = Kind(
    name="code_edition",
    words="Codes of practice",
    asked_by=AskedBy.RECEIPT,
    value=Edition,
    asks=(WORDS,),
)
HAZARDS = Kind(
    name="hazard",
    words="Hazards",
    asked_by=AskedBy.EVENT,
    value=Hazard,
    asks=(
        WORDS,
        Asked("emergency", "In Awaab's Law as an emergency", FLAG),
        Asked("significant", "In Awaab's Law as a significant hazard", FLAG),
    ),
)
HAZARD_LIMITS = Kind(
    name="hazard_limit",
    words="Limits of Awaab's Law",
    asked_by=AskedBy.EVENT,
    value=Limit,
    asks=LIMIT,
)
RATES = Kind(
    name="compensation_rate",
    words="Compensation: fixed sums",
    asked_by=AskedBy.EVENT,
    value=Rate,
    asks=(WORDS, Asked("pence", "Pounds", MONEY_SUM), Asked("per", "For each", PER)),
)
BANDS = Kind(
    name="compensation_band",
    words="Compensation: bands of impact",
    asked_by=AskedBy.EVENT,
    value=Band,
    asks=(
        WORDS,
        Asked("least", "From, in pounds", MONEY_SUM),
        Asked("most", "To, in pounds; 0 where there is no upper end", MONEY_SUM),
    ),
)
BODIES = Kind(
    name="body",
    words="Ombudsmen and other bodies",
    asked_by=AskedBy.TODAY,
    value=Body,
    asks=(
        Asked("called", "What it is called", TEXT),
        Asked("about", "What a letter says of it, a paragraph a line", LINES),
        Asked("about_refused", "What a letter that refuses a complaint says instead", LINES, may_be_empty=True),
        Asked("reached", "How it is reached, a way a line: “Phone: 0300 …”", WAYS),
    ),
)
DATA_PROTECTION_LIMITS = Kind(
    name="data_protection_limit",
    words="Data protection complaints",
    asked_by=AskedBy.RECEIPT,
    value=Limit,
    asks=LIMIT,
)
MONEY_ADVICE_LIMITS = Kind(
    name="money_advice_limit",
    words="Complaints about money advice",
    asked_by=AskedBy.RECEIPT,
    value=Limit,
    asks=LIMIT,
)
RESTRICTION_REVIEWS = Kind(
    name="restriction_review",
    words="Reviews of restrictions on contact",
    asked_by=AskedBy.TODAY,
    value=Limit,
    asks=LIMIT,
)

CARE_LIMITS = Kind(
    name="care_limit",
    words="Complaints about care",
    asked_by=AskedBy.RECEIPT,
    value=Limit,
    asks=LIMIT,
)
"""The program ships none: no source gives one. A landlord's own are rows of the register."""

BANK_HOLIDAYS = Kind(
    name="bank_holidays",
    words="How far bank holidays are known",
    asked_by=AskedBy.TODAY,
    value=KnownHolidays,
    asks=(Asked("known_from", "First day known", DAY), Asked("known_until", "Last day known", DAY)),
)
SUBMISSIONS = Kind(
    name="submission",
    words="What is handed in each year",
    asked_by=AskedBy.TODAY,
    value=Submission,
    asks=(
        WORDS,
        Asked("month", "Month, 1 to 12; 0 where it is counted from the end of the year", WHOLE),
        Asked("day", "Day of that month", WHOLE),
        Asked("months_after", "Months after the end of the year; 0 where it is a day", WHOLE),
    ),
)
KEEPING = Kind(
    name="keeping",
    words="How long it is kept",
    asked_by=AskedBy.TODAY,
    value=Keeping,
    asks=(WORDS, Asked("months", "Months", WHOLE)),
)
LETTER_WORDS = Kind(
    name="letter_words",
    words="Words that letters do without",
    asked_by=AskedBy.TODAY,
    value=WordsWithout,
    asks=(
        Asked("phrases", "The words, a phrase a line; “…” stands for up to six words", LINES),
        Asked("does", "What they do: stop a letter, or ask why they stay", DOES),
        Asked("why", "Why a letter does without them", TEXT),
        Asked("instead", "What to write instead", TEXT),
        Asked("paragraph", "Paragraph", TEXT, may_be_empty=True),
    ),
)
OWN_WORDS = Kind(
    name="own_words",
    words="Words of our own that are spelt right",
    asked_by=AskedBy.TODAY,
    value=OwnWords,
    asks=(Asked("words", "The words, one a line: names of estates, contractors and schemes", LINES),),
)
CHANGES = Kind(
    name="change",
    words="Other changes",
    asked_by=AskedBy.TODAY,
    value=Change,
    asks=(WORDS, Asked("effect", "What it means for us", TEXT, may_be_empty=True)),
)

KINDS: tuple[Kind[Any], ...] = (
    EDITIONS,
    HAZARDS,
    HAZARD_LIMITS,
    RATES,
    BANDS,
    BODIES,
    DATA_PROTECTION_LIMITS,
    MONEY_ADVICE_LIMITS,
    RESTRICTION_REVIEWS,
    CARE_LIMITS,
    BANK_HOLIDAYS,
    SUBMISSIONS,
    KEEPING,
    LETTER_WORDS,
    OWN_WORDS,
    CHANGES,
)
"""Every kind, in the order they are shown."""


def kind_called(name: str) -> Kind[Any]:
    """Return the kind of that name; NoRow, in words, where there is none."""
    found = next((kind for kind in KINDS if kind.name == name), None)
    if found is None:
        raise NoRow(f"There is no kind “{name[:40]}”; the kinds are {listed([each.name for each in KINDS])}", "kind")
    return found
