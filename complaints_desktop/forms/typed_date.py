"""Dates as people type them beside a calendar: today, yesterday, Friday, 3/4, and all that the record itself reads."""

import re
from datetime import date, timedelta

from complaints_desktop.forms.entry import parse_date
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import DAYS

_NAMED = {"today": 0, "now": 0, "yesterday": -1, "tomorrow": 1}
_NO_YEAR = re.compile(r"\d{1,2}([/.\- ])\d{1,2}|\d{1,2}(?:st|nd|rd|th)?( )[a-z]{3,9}", re.IGNORECASE)


def read_date(typed: str, today: date) -> date | None:
    """Return the date that was typed, None where nothing was; Refused, in words, where it cannot be.

    A date without a year is the nearest one to `today`; a weekday alone is the last one gone by.
    """
    text = " ".join(typed.split())
    if not text:
        return None
    if text.lower() in _NAMED:
        return today + timedelta(_NAMED[text.lower()])
    weekday = next((n for n, name in enumerate(DAYS) if len(text) > 2 and name.lower().startswith(text.lower())), None)
    if weekday is not None:
        return today - timedelta((today.weekday() - weekday) % 7 or 7)
    if match := _NO_YEAR.fullmatch(text):
        return _nearest(text + (match[1] or match[2]), today)
    return parse_date(text, field="")


def _nearest(before_year: str, today: date) -> date:
    found: list[date] = []
    problem = None
    for year in range(today.year - 1, today.year + 2):
        try:
            found.append(parse_date(f"{before_year}{year}", field=""))
        except Refused as refused:
            problem = refused
    if not found:
        raise problem or ValueError(before_year)
    return min(found, key=lambda day: abs((day - today).days))
