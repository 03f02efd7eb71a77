"""Dates as people say them: today, last Tuesday, 3 days ago, the 12th, 3/4, and all that the record itself reads."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from complaints_desktop.forms.entry import month_called, parse_date, sane
from complaints_desktop.forms.form import When
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import DAYS, in_full, without_weekday

NamedDay = Callable[[date], str | None]
"""Why a day is not worked ("Good Friday"), None for a working day; `WorkingCalendar.why_not` is one."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The day that was understood, and what may have been meant instead; empty where nothing else can be."""

    day: date
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Here:
    """The day it is, and where the day of the field lies."""

    today: date
    when: When
    why_not: NamedDay | None

    @property
    def monday(self) -> date:
        """The first day of this week."""
        return self.today - timedelta(self.today.weekday())

    @property
    def ahead(self) -> bool:
        """Whether what was left unsaid lies ahead."""
        return self.when in (When.AHEAD, When.REVIEW, When.SOON)


def read_date(typed: str, today: date, when: When = When.ANY, *, why_not: NamedDay | None = None) -> date | None:
    """Return the date that was typed, None where nothing was; Refused, in words, where it cannot be."""
    found = understand(typed, today, when, why_not=why_not)
    return found.day if found else None


def understand(typed: str, today: date, when: When = When.ANY, *, why_not: NamedDay | None = None) -> Understood | None:
    """Return what was understood, None where nothing was typed; Refused, in words, where it cannot be.

    The day stands before the month. What is left unsaid follows from where the day of a field lies: a weekday is the
    last one gone by, or the next to come; a date without a year is the nearest that can be. Working days are counted
    by the calendar that `why_not` asks; without one they are not read.
    """
    said = " ".join(typed.replace(",", " ").split())
    if not said:
        return None
    here = _Here(today, when, why_not)
    for pattern, read in _WAYS:
        match = pattern.fullmatch(said.lower().removeprefix("on "))
        found = read(match, here) if match else None
        if found:
            return replace(found, day=sane(found.day, field=""))
    return Understood(parse_date(_day_first(said), field=""))


def _named(match: re.Match[str], here: _Here) -> Understood | None:
    days = _NAMED.get(match[0])
    return None if days is None else Understood(here.today + timedelta(days))


def _ago(match: re.Match[str], here: _Here) -> Understood | None:
    number = _NUMBERS.get(match[1]) or int(match[1])
    return Understood(_moved(here.today, -number, match[2]))


def _hence(match: re.Match[str], here: _Here) -> Understood | None:
    number = _NUMBERS.get(match[1]) or int(match[1])
    return Understood(_moved(here.today, number, match[2]))


def _working_days_ago(match: re.Match[str], here: _Here) -> Understood | None:
    return _worked(match, here, -1)


def _working_days_hence(match: re.Match[str], here: _Here) -> Understood | None:
    return _worked(match, here, 1)


def _worked(match: re.Match[str], here: _Here, way: int) -> Understood | None:
    """Read in 10 working days: today is day 0, as in a clock of the Code."""
    if here.why_not is None:
        return None
    left, day = _NUMBERS.get(match[1]) or int(match[1]), here.today
    while left:
        day += timedelta(way)
        left -= here.why_not(day) is None
    return Understood(day)


def _moved(day: date, number: int, unit: str) -> date:
    """Return the day so many units later, or earlier; of a month too short for it, the last."""
    if unit in _DAYS_IN:
        return day + timedelta(number * _DAYS_IN[unit])
    month = day.year * 12 + day.month - 1 + number * _MONTHS_IN[unit]
    year, month = divmod(month, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(match: re.Match[str], here: _Here) -> Understood | None:
    """Read Tuesday, last Tuesday, next Tuesday, this Tuesday: which week is meant is often in doubt."""
    which, number = match[1], _weekday_called(match[2])
    if number is None:
        return None
    if which == "this":
        return Understood(here.monday + timedelta(number))
    ahead = which in ("next", "coming") or (which is None and here.ahead)
    away = (number - here.today.weekday()) % 7 if ahead else (here.today.weekday() - number) % 7
    week = timedelta(7 if ahead else -7)
    day = here.today + (timedelta(away) if ahead else -timedelta(away))
    if not away:
        return Understood(day + week, _or(day) if which is None and not here.ahead else "")
    this_week = here.monday <= day < here.monday + timedelta(7)
    return Understood(day, _or(day + week) if this_week and which in ("last", "next") else "")


def _weekday_of_week(match: re.Match[str], here: _Here) -> Understood | None:
    """Read Tuesday last week, Friday next week."""
    number = _weekday_called(match[1])
    weeks = {"last": -7, "this": 0, "next": 7}[match[2]]
    return None if number is None else Understood(here.monday + timedelta(weeks + number))


def _week_on(match: re.Match[str], here: _Here) -> Understood | None:
    """Read Friday week: a week after the Friday to come."""
    number = _weekday_called(match[1])
    if number is None:
        return None
    return Understood(here.today + timedelta((number - here.today.weekday()) % 7 + 7))


def _weekday_and_date(match: re.Match[str], here: _Here) -> Understood | None:
    """Read Tuesday 24 November: the two must agree."""
    number = _weekday_called(match[1])
    found = understand(match[2], here.today, here.when, why_not=here.why_not) if number is not None else None
    if found is None or number is None:
        return None
    if found.day.weekday() != number:
        raise Refused(
            f"{without_weekday(found.day)} is a {DAYS[found.day.weekday()]}, not a {DAYS[number]}",
            do="Check the day and the month; the day stands first.",
        )
    return found


def _day_of_month(match: re.Match[str], here: _Here) -> Understood | None:
    """Read the 12th: of this month, or of the one before or after it."""
    first = here.today.replace(day=1)
    months = (_moved(first, number, "month") for number in range(-2, 3))
    days = (
        each.replace(day=int(match[1])) for each in months if 0 < int(match[1]) <= monthrange(each.year, each.month)[1]
    )
    return _likeliest(days, here)


def _without_year(match: re.Match[str], here: _Here) -> Understood | None:
    """Read 3/4 or 3 April."""
    said = _day_first(match[0]).rstrip(".")
    mark = next((each for each in "/.-" if each in said), " ")
    days = []
    for year in range(here.today.year - 1, here.today.year + 2):
        try:
            days.append(parse_date(f"{said}{mark}{year}", field=""))
        except Refused as refused:
            problem = refused
    if not days:
        raise Refused(f"There is no such day as {match[0]}", do=problem.do)
    return _likeliest(days, here)


def _likeliest(days: Iterable[date], here: _Here) -> Understood | None:
    """Return the nearest of `days` that can be, and why not the nearest of all."""
    near = sorted(days, key=lambda day: abs((day - here.today).days))
    past, ahead = here.when is When.PAST, here.ahead
    able = [day for day in near if not (past and day > here.today) and not (ahead and day <= here.today)]
    if not able:
        return None
    doubt = f"{without_weekday(near[0])} {'has not come yet' if past else 'is not ahead'}"
    return Understood(able[0], "" if able[0] == near[0] else doubt)


def _day_first(said: str) -> str:
    """Return a date whose month is a word as the record reads it: the day before it."""
    plain = _TH.sub(r"\1", said).replace(" of ", " ").removeprefix("the ")
    match = _MONTH_FIRST.fullmatch(plain)
    named = _DASHES.sub(r"\1 \2 \3", plain).strip()
    return f"{match[2]} {match[1]} {match[3] or ''}".strip() if match and month_called(match[1]) else named


def _weekday_called(word: str) -> int | None:
    """Return 0 to 6 for a weekday, or its first letters."""
    return next((number for number, name in enumerate(DAYS) if name.lower().startswith(word)), None)


def _or(day: date) -> str:
    return f"or {in_full(day)}?"


_NAMED = {
    "today": 0,
    "now": 0,
    "this morning": 0,
    "this afternoon": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            ("a", "an", "one"),
            ("two", "a couple of"),
            ("three",),
            ("four",),
            ("five",),
            ("six",),
            ("seven",),
            ("eight",),
            ("nine",),
            ("ten",),
            ("eleven",),
            ("twelve",),
        ),
        1,
    )
    for word in words
}
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "year": 12}

_NUMBER = r"(\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(day|week|fortnight|month|year)s?"
_NAME = r"([a-z]{3,9})"
_TH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"{_NAME} (\d{{1,2}})(?: (\d{{4}}))?", re.IGNORECASE)
_DASHES = re.compile(r"(\d{1,2})-([a-z]{3,9})-?(\d{4}|\d{2}|)", re.IGNORECASE)

_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Here], Understood | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"[a-z ]+", _named),
        (rf"{_NUMBER} working days? ago", _working_days_ago),
        (rf"in {_NUMBER} working days?(?:'? time)?", _working_days_hence),
        (rf"{_NUMBER} working days? (?:from now|from today|hence)", _working_days_hence),
        (rf"{_NUMBER} {_UNIT} ago", _ago),
        (rf"in {_NUMBER} {_UNIT}(?:'? time)?", _hence),
        (rf"{_NUMBER} {_UNIT} (?:from now|from today|hence)", _hence),
        (rf"(?:(?:the )?(last|this|next|coming) )?{_NAME}", _weekday),
        (rf"{_NAME} (last|this|next) week", _weekday_of_week),
        (rf"{_NAME} week", _week_on),
        (rf"{_NAME}\.? (?:the )?(\d.*|[a-z]{{3,9}} \d.*)", _weekday_and_date),
        (r"(?:the )?(\d{1,2})(?:st|nd|rd|th)", _day_of_month),
        (r"\d{1,2}[/.\-]\d{1,2}\.?", _without_year),
        (rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ \-]{_NAME}", _without_year),
        (rf"{_NAME} \d{{1,2}}(?:st|nd|rd|th)?", _without_year),
    )
)
"""The ways of saying a date, the first that fits is taken; what none of them reads, the record's own reader does."""
