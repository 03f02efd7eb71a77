"""What a row of the register says: one frozen value a kind."""

import re
from dataclasses import dataclass
from datetime import date

from complaints_desktop.rules.clocks.units import Unit
from complaints_desktop.rules.wording import count, pounds, without_weekday
from db.dates import EARLIEST_DATE, LATEST_DATE

LEAST_OF_A_PHRASE, MOST_OF_A_PHRASE, MOST_GAPS, FEW = 3, 12, 3, 3
"""Letters a phrase has at least; words and gaps at most; how many are named in a line."""

BLOCKS, ASKS = "blocks", "asks"
"""What words do to a letter: stop it, or have its author say why they stay."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of a code of practice."""

    words: str

    def __str__(self) -> str:
        """Say it in one line."""
        return self.words


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard, and which duties of Awaab's Law it has: as an emergency, and as a significant hazard."""

    words: str
    emergency: bool
    significant: bool

    def __str__(self) -> str:
        """Say it in one line."""
        scope = {
            (True, True): "emergency and significant",
            (True, False): "as an emergency only",
            (False, True): "as a significant hazard only",
            (False, False): "outside Awaab's Law",
        }
        return f"{self.words}: {scope[self.emergency, self.significant]}"


@dataclass(frozen=True, slots=True)
class Limit:
    """Within what something is done, and by whose paragraph."""

    words: str
    number: int
    unit: Unit
    law: str
    paragraph: str

    def __post_init__(self) -> None:
        """Refuse a limit of nothing."""
        if not self.number:
            raise ValueError("A limit is one or more")

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.words}: within {self.unit.words(self.number)} ({self.law} {self.paragraph}".rstrip() + ")"


@dataclass(frozen=True, slots=True)
class Rate:
    """A fixed sum of the compensation guidance: so many pence a day, a week, or each time."""

    words: str
    pence: int
    per: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.words}: {pounds(self.pence)} {'each time' if self.per == 'time' else f'a {self.per}'}"


@dataclass(frozen=True, slots=True)
class Band:
    """What is usual for a failing of that weight; `most` is 0 where no upper end is given."""

    words: str
    least: int
    most: int

    def __post_init__(self) -> None:
        """Refuse a band that ends before it begins."""
        if self.most and self.most < self.least:
            raise ValueError("The band ends below where it begins")

    def __str__(self) -> str:
        """Say it in one line."""
        upper = f" to {pounds(self.most)}" if self.most else " and more"
        return f"{self.words}: {pounds(self.least)}{upper}"


POST = "Post"
"""The label of the way by letter."""


@dataclass(frozen=True, slots=True)
class Body:
    """Where a resident can go, and what a letter says of it."""

    called: str
    about: tuple[str, ...]
    about_refused: tuple[str, ...]
    """What a letter that refuses a complaint says instead (Code 2.4)."""
    reached: tuple[str, ...]

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """Label and value: phone, online form, post."""
        split = (line.partition(": ") for line in self.reached)
        return tuple((label, value) for label, _, value in split)

    @property
    def post(self) -> str:
        """The address for post; empty where none is known."""
        return dict(self.ways).get(POST, "").removeprefix(f"{self.called}, ")

    def __str__(self) -> str:
        """Say it in one line."""
        return "; ".join((self.called, *self.reached))


@dataclass(frozen=True, slots=True)
class KnownHolidays:
    """The first and the last day whose bank holidays are known."""

    known_from: date
    known_until: date

    def __post_init__(self) -> None:
        """Refuse years that the program does not count in."""
        if not EARLIEST_DATE <= self.known_from < self.known_until <= LATEST_DATE:
            raise ValueError("The last day known comes after the first, and neither is far from today")

    def __str__(self) -> str:
        """Say it in one line."""
        return f"known from {without_weekday(self.known_from)} to {without_weekday(self.known_until)}"


@dataclass(frozen=True, slots=True)
class Submission:
    """What is handed in each year, and by when: a day of the year, or so many months after its end."""

    words: str
    month: int
    day: int
    months_after: int
    """Months after the end of the landlord's year; 0 where it is the day."""

    def __post_init__(self) -> None:
        """Refuse what is neither a day of the year nor a number of months, or both."""
        if bool(self.months_after) == bool(self.month or self.day) or self.months_after > 24:
            raise ValueError("It is either a day of the year or a number of months after its end")
        if not self.months_after:
            date(2000, self.month, self.day)

    def __str__(self) -> str:
        """Say it in one line."""
        if self.months_after:
            return f"{self.words}: within {count(self.months_after, 'month')} of the end of the year"
        return f"{self.words}: by {without_weekday(date(2000, self.month, self.day)).removesuffix(' 2000')}"


@dataclass(frozen=True, slots=True)
class Change:
    """Something else that changes, and what it means for us."""

    words: str
    effect: str

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.words}. {self.effect}" if self.effect else self.words


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that no dictionary has and that are spelt right."""

    words: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what is no word."""
        for word in self.words:
            if not re.fullmatch(r"[^\W\d_][\w’'. -]{1,59}", word):
                raise ValueError(f"“{word[:40]}” is no word or name")

    def __str__(self) -> str:
        """Say it in one line."""
        return ", ".join(self.words)


@dataclass(frozen=True, slots=True)
class WordsWithout:
    """Words that a letter does without: the phrases, whether they stop it, why, and what to write instead."""

    phrases: tuple[str, ...]
    does: str
    why: str
    instead: str
    paragraph: str

    def __post_init__(self) -> None:
        """Refuse a phrase that says too little to be looked for: it would be found in every letter."""
        for phrase in self.phrases:
            parts = [re.findall(r"[^\W_]+", part) for part in phrase.split("…")]
            if not all(parts) or len("".join(word for part in parts for word in part)) < LEAST_OF_A_PHRASE:
                raise ValueError(f"“{phrase[:40]}” says too little to be looked for")
            if sum(map(len, parts)) > MOST_OF_A_PHRASE or len(parts) > MOST_GAPS + 1:
                most = f"at most {MOST_OF_A_PHRASE} words, and {MOST_GAPS} gaps"
                raise ValueError(f"“{phrase[:40]}” is too long to be looked for: {most}")

    def __str__(self) -> str:
        """Say it in one line."""
        first = "; ".join(f"“{each}”" for each in self.phrases[:FEW])
        more = f" and {count(len(self.phrases) - FEW, 'more phrase')}" if len(self.phrases) > FEW else ""
        return f"{first}{more}: {'stops a letter' if self.does == BLOCKS else 'asks why'}. {self.why}"


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many months something is kept."""

    words: str
    months: int

    def __post_init__(self) -> None:
        """Refuse a period that keeps nothing."""
        if not 1 <= self.months <= 400:
            raise ValueError("A period is from 1 to 400 months")

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.words}: {count(self.months, 'month')}"
