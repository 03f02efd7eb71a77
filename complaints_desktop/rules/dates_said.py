"""Dates in free text: found however they are written, so that none contradicts the calendar or the record."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from complaints_desktop.rules.content import as_read
from complaints_desktop.rules.wording import DAYS, MONTHS

_MONTHS = {name[:length].lower(): number for number, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
_DAYS = {name[:length].lower(): number for number, name in enumerate(DAYS) for length in (3, 4, 5, len(name))}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(_DAYS, key=len, reverse=True))
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d)\b)?"
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_DAY})\.?,?\s+(?:the\s+)?)?"
    r"(?:"
    rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?{_YEAR.format('year')}"
    rf"|\b(?P<us_month>{_MONTH})\.?\s+(?P<us_day>\d\d?)(?:st|nd|rd|th)?\b(?!\s*\d){_YEAR.format('us_year')}"
    r"|(?<![\d/.-])(?P<d>\d\d?)(?P<part>[/.-])(?P<m>\d\d?)(?P=part)(?P<y>(?:20)?\d\d)(?![\d/-])"
    r"|(?<![\d/.-])(?P<iso>\d{4}-\d\d-\d\d)(?![\d/-])"
    r")"
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\D)|\n+")


@dataclass(frozen=True, slots=True)
class DateSaid:
    """A date that a text names."""

    words: str
    """As it is read."""
    day: date | None
    """Which day it is; None where there is no such day."""
    weekday: str
    """The day of the week it is said to be; empty where none is said."""
    before: str
    """What its sentence says before it."""
    sentence: str

    @property
    def after(self) -> str:
        """What its sentence says after it."""
        return self.sentence[len(self.before) :].lstrip().removeprefix(self.words)

    @property
    def wrong_weekday(self) -> bool:
        """Whether that day is another of the week."""
        return self.day is not None and self.weekday != "" and _DAYS[self.weekday] != self.day.weekday()


@lru_cache(maxsize=64)
def dates_in(text: str | None, near: date) -> tuple[DateSaid, ...]:
    """Return the dates that `text` names; one without its year is the nearest to `near`."""
    return tuple(_dates(as_read(text or ""), near))


def day_said(text: str, near: date) -> date | None:
    """Return the day that `text` names and says nothing beside; None where it is none, or not on that weekday."""
    match dates_in(text, near):
        case (said,) if said.words == as_read(text).strip(" ,.") and not said.wrong_weekday:
            return said.day
    return None


def _dates(text: str, near: date) -> Iterator[DateSaid]:
    for sentence in _SENTENCE.split(text):
        for found in _DATE.finditer(sentence):
            weekday = found["weekday"] or ""
            yield DateSaid(found[0].strip(" ,."), _day(found, near), weekday, sentence[: found.start()], sentence)


def _day(found: re.Match[str], near: date) -> date | None:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return _real(year, month, day)
    if found["d"]:
        year = int(found["y"])
        return _real(year if year > 99 else 2000 + year, int(found["m"]), int(found["d"]))
    day, month = int(found["day"] or found["us_day"]), _MONTHS[found["month"] or found["us_month"]]
    said = found["year"] or found["us_year"]
    if said:
        return _real(int(said), month, day)
    years = (near.year - 1, near.year, near.year + 1)
    days = [each for each in (_real(year, month, day) for year in years) if each]
    return min(days, key=lambda each: abs(each - near), default=None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
