"""What people type, before it may enter the record: cleaned, bounded, and refused in words where it cannot be."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from complaints_desktop.rules.content import says_nothing
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import LONDON, MONTHS, count, in_full, pounds
from db.dates import EARLIEST_DATE, LATEST_DATE
from db.model.base import LONG_TEXT
from db.terms import MOST_PENCE

Day = TypeVar("Day", date, date | None)

HARMLESS = frozenset("\n\t")
BIDI = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF])
"""Marks that turn the reading direction: they can make a letter read other than it was written."""

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
BRITISH = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\s+(\d{4}|\d{2})")

_POUNDS = re.compile(r"£?\s?([0-9]{1,3}(?:,[0-9]{3})*|[0-9]+)(?:\.([0-9]{1,2}))?")
"""Digits only: 1e9 is a number to a computer and a slip to a person, and a long power would hold the window up."""

FURTHEST = timedelta(92)
"""How far ahead lies the review of what is looked at regularly; ours, the Code says none."""


def text(value: str | None, *, field: str, limit: int = LONG_TEXT) -> str | None:
    """Return `value` without control and direction marks, None where nothing is left; Refused if over `limit`."""
    if value is None:
        return None
    kept = (value if value.isprintable() else _harmless(value)).strip()
    if len(kept) > limit:
        raise Refused(
            f"This text has {count(len(kept), 'character')}, and {limit:,} fit",
            do="Shorten it, or keep the long version as a document of the case.",
            field=field,
        )
    return kept or None


def _harmless(value: str) -> str:
    unturned = value.translate(BIDI).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in unturned if c in HARMLESS or unicodedata.category(c) not in ("Cc", "Cs"))
    return kept if any(unicodedata.category(c)[0] not in "CZ" for c in kept) else ""  # marks alone are seen by nobody


def required(value: str | None, *, field: str, what: str, limit: int = LONG_TEXT, paragraph: str | None = None) -> str:
    """Return the cleaned `value`; Refused where it is empty, naming `what` is missing."""
    cleaned = text(value, field=field, limit=limit)
    if cleaned is None:
        raise Refused(f"{what} is missing", do="Fill it in.", field=field, paragraph=paragraph)
    return cleaned


def worded(value: str | None, *, field: str, what: str, limit: int = LONG_TEXT) -> str:
    """Return the cleaned `value`; Refused where it is empty or says nothing, naming `what` is missing."""
    words = required(value, field=field, what=what, limit=limit)
    if says_nothing(words):
        raise Refused(f"“{words[:30]}” says nothing", do="Say it in a few words.", field=field)
    return words


def moment(day: date, typed: str, *, now: datetime, field: str) -> datetime:
    """Return the moment of a day and a time typed as 14:30, by London's clock; Refused for one still to come."""
    try:
        clock = datetime.strptime(typed.replace(".", ":"), "%H:%M").time()  # noqa: DTZ007  # a time of day alone
        at = datetime.combine(day, clock, LONDON).astimezone(UTC)
    except ValueError as unreadable:
        raise Refused(f"“{typed}” is not a time", do="Type it as 14:30.", field=field) from unreadable
    if at.astimezone(LONDON).time() != clock:
        why = f"There was no {clock:%H:%M} that day: the clocks went forward"
        raise Refused(why, do="Give the time as the clocks then showed it.", field=field)
    if at > now:
        raise Refused("That time is still to come", do="Give the time it happened.", field=field)
    return at


def parse_date(value: str, *, field: str) -> date:
    """Return the date typed as 2026-04-03, 3/4/2026, 3.4.26 or 3 April 2026; Refused for one that cannot be."""
    typed = " ".join(value.split())
    if match := ISO.fullmatch(typed):
        year, month, day = (int(part) for part in match.groups())
    elif match := BRITISH.fullmatch(typed):
        day, month, year = (int(part) for part in match.groups())
    elif (match := NAMED.fullmatch(typed)) and (named := month_called(match[2])):
        day, month, year = int(match[1]), named, int(match[3])
    else:
        raise Refused(f"“{typed[:30]}” is not a date", do="Type it as 3/4/2026 or 3 April 2026.", field=field)
    year += 2000 if year < 100 and len(match.groups()[-1]) == 2 and not ISO.fullmatch(typed) else 0
    try:
        return sane(date(year, month, day), field=field)
    except ValueError as impossible:
        raise Refused(
            f"There is no such day as {typed}", do="Check the day and the month.", field=field
        ) from impossible


def month_called(name: str) -> int | None:
    """Return 1 to 12 for a month's name or its first letters."""
    return next((n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(name.lower())), None)


def sane(day: Day, *, field: str) -> Day:
    """Return `day`; Refused where its year can only be a slip of the keyboard."""
    if day is not None and not EARLIEST_DATE <= day <= LATEST_DATE:
        raise Refused(f"The year {day.year:04d} cannot be right", do="Check the year.", field=field)
    return day


def past(day: date | None, today: date, *, field: str) -> date | None:
    """Return `day`; Refused where an event that has happened would lie in the future."""
    if day is not None and sane(day, field=field) > today:
        raise Refused(f"{in_full(day)} has not come yet", do="Give the day it happened.", field=field)
    return day


def ahead(day: date, today: date, *, field: str, paragraph: str | None = None) -> date:
    """Return `day`; Refused where what is still to come would not lie ahead."""
    if sane(day, field=field) <= today:
        raise Refused(f"{in_full(day)} is not ahead", do="Give a later date.", paragraph=paragraph, field=field)
    return day


def soon(day: date, today: date, *, field: str, paragraph: str | None = None) -> date:
    """Return `day`; Refused unless it lies ahead, and no further than what is looked at regularly may lie."""
    if ahead(day, today, field=field, paragraph=paragraph) > today + FURTHEST:
        why = f"{in_full(day)} is more than three months ahead, and that is not regularly"
        raise Refused(why, do="Give an earlier day.", paragraph=paragraph, field=field)
    return day


def review(day: date | None, today: date, *, field: str) -> date | None:
    """Return the day something is looked at again, None where none was given; Refused unless it lies ahead."""
    if day is not None and sane(day, field=field) <= today:
        raise Refused("A review lies in the future", do="Give a later date.", paragraph="5.10", field=field)
    return day


def after(day: date | None, earlier: date | None, *, field: str, what: str) -> date | None:
    """Return `day`; Refused where it comes before the `earlier` event it must follow (`what`)."""
    if day is not None and earlier is not None and day < earlier:
        raise Refused(f"{in_full(day)} is before {what} on {in_full(earlier)}", do="Check both dates.", field=field)
    return day


def pence_of(typed: str, *, field: str) -> int:
    """Return pounds as typed (115, £1,250.50) in pence; Refused for no sum, or one that no head of money can have."""
    match = _POUNDS.fullmatch(typed.strip())
    if match is None:
        raise Refused(f"“{typed[:30]}” is not a sum of money", do="Type it as 115 or 115.50.", field=field)
    pence = Decimal(match[1].replace(",", "") + (match[2] or "").ljust(2, "0"))
    if pence > MOST_PENCE:
        raise Refused(f"“{typed[:30]}” is more than {pounds(MOST_PENCE)}", do="Check the sum.", field=field)
    return int(pence)
