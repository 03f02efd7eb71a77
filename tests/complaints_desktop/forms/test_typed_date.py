"""Dates as people say them beside a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.forms.form import When
from complaints_desktop.forms.typed_date import read_date, understand
from complaints_desktop.rules.calendar import CalendarEnds
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import DAYS, in_full, in_short, without_weekday
from tests.tables import each_row

MONDAY = date(2026, 4, 13)
SATURDAY = date(2026, 11, 28)
DAYS_OF_LIFE = st.dates(date(2000, 1, 1), date(2099, 12, 31))
TODAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@each_row(
    ("typed", "meant"),
    [
        ("3/4/26", date(2026, 4, 3)),
        ("3 Apr 2026", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("  3 april 26 ", date(2026, 4, 3)),
        ("Friday, 3rd of April 2026", date(2026, 4, 3)),
        ("the 3rd of April", date(2026, 4, 3)),
        ("April 3", date(2026, 4, 3)),
        ("april 3rd 2026", date(2026, 4, 3)),
        ("3-Apr", date(2026, 4, 3)),
        ("3-Apr-26", date(2026, 4, 3)),
        ("3.4.", date(2026, 4, 3)),
        ("fri 3/4", date(2026, 4, 3)),
        ("today", MONDAY),
        ("this morning", MONDAY),
        ("Yesterday", date(2026, 4, 12)),
        ("last night", date(2026, 4, 12)),
        ("the day before yesterday", date(2026, 4, 11)),
        ("tomorrow", date(2026, 4, 14)),
        ("3 days ago", date(2026, 4, 10)),
        ("a week ago", date(2026, 4, 6)),
        ("two weeks ago", date(2026, 3, 30)),
        ("a fortnight ago", date(2026, 3, 30)),
        ("a couple of days ago", date(2026, 4, 11)),
        ("a month ago", date(2026, 3, 13)),
        ("2 years ago", date(2024, 4, 13)),
        ("in 3 days", date(2026, 4, 16)),
        ("in two weeks' time", date(2026, 4, 27)),
        ("a week from today", date(2026, 4, 20)),
        ("fri", date(2026, 4, 10)),
        ("on thurs", date(2026, 4, 9)),
        ("monday", date(2026, 4, 6)),
        ("last friday", date(2026, 4, 10)),
        ("this friday", date(2026, 4, 17)),
        ("next friday", date(2026, 4, 17)),
        ("friday last week", date(2026, 4, 10)),
        ("friday next week", date(2026, 4, 24)),
        ("friday week", date(2026, 4, 24)),
        ("the 12th", date(2026, 4, 12)),
        ("3/4", date(2026, 4, 3)),
        ("30 dec", date(2025, 12, 30)),
        ("", None),
    ],
)
def test_a_date_is_read_as_it_was_meant(typed, meant):
    assert read_date(typed, MONDAY) == meant


@each_row(
    "typed",
    [
        "30/2/2026",
        "31 April 2026",
        "3/13/26",
        "3/13",
        "soon",
        "1 1 0202",
        "29/2",
        "last week",
        "a week",
        "may",
        "12",
        "0th",
        "32nd",
        "999 years ago",
        "in 999 years",
        "1e9",
        "1 May 26 x",
        "Monday 3 April 2026",
    ],
)
def test_a_date_that_cannot_be_is_refused_in_words(typed):
    with pytest.raises(Refused) as refused:
        read_date(typed, MONDAY)
    assert refused.value.why
    assert refused.value.do


def test_a_weekday_that_is_not_that_of_the_date_is_named():
    with pytest.raises(Refused) as refused:
        read_date("Monday 24 November 2026", SATURDAY)
    assert refused.value.why == "24 November 2026 is a Tuesday, not a Monday"


@pytest.mark.parametrize(
    ("typed", "when", "meant", "doubt"),
    [
        ("28/11", When.PAST, date(2026, 11, 28), ""),
        ("29/11", When.PAST, date(2025, 11, 29), "29 November 2026 has not come yet"),
        ("29/11", When.ANY, date(2026, 11, 29), ""),
        ("29/11", When.AHEAD, date(2026, 11, 29), ""),
        ("28/11", When.AHEAD, date(2027, 11, 28), "28 November 2026 is not ahead"),
        ("the 28th", When.PAST, date(2026, 11, 28), ""),
        ("the 29th", When.PAST, date(2026, 10, 29), "29 November 2026 has not come yet"),
        ("the 29th", When.REVIEW, date(2026, 11, 29), ""),
        ("the 28th", When.REVIEW, date(2026, 12, 28), "28 November 2026 is not ahead"),
    ],
)
def test_what_is_left_out_follows_from_where_the_day_lies(typed, when, meant, doubt):
    found = understand(typed, SATURDAY, when)
    assert (found.day, found.doubt) == (meant, doubt)


@each_row(
    ("typed", "when", "meant", "doubt"),
    [
        ("last tuesday", When.PAST, date(2026, 11, 24), "or Tuesday 17 November 2026?"),
        ("last sunday", When.PAST, date(2026, 11, 22), ""),
        ("tuesday", When.PAST, date(2026, 11, 24), ""),
        ("tuesday", When.AHEAD, date(2026, 12, 1), ""),
        ("next tuesday", When.AHEAD, date(2026, 12, 1), ""),
        ("next sunday", When.AHEAD, date(2026, 11, 29), "or Sunday 6 December 2026?"),
        ("saturday", When.PAST, date(2026, 11, 21), "or Saturday 28 November 2026?"),
        ("saturday", When.AHEAD, date(2026, 12, 5), ""),
        ("last saturday", When.PAST, date(2026, 11, 21), ""),
        ("next saturday", When.AHEAD, date(2026, 12, 5), ""),
    ],
)
def test_where_another_week_may_be_meant_it_is_said(typed, when, meant, doubt):
    found = understand(typed, SATURDAY, when)
    assert (found.day, found.doubt) == (meant, doubt)


@pytest.mark.parametrize(
    ("today", "ago"), [(date(2026, 3, 31), date(2026, 2, 28)), (date(2026, 3, 28), date(2026, 2, 28))]
)
def test_a_month_ago_of_a_month_too_short_is_its_last_day(today, ago):
    assert read_date("a month ago", today) == ago


@given(DAYS_OF_LIFE, TODAYS, st.sampled_from(When))
def test_what_is_printed_back_is_read_as_the_same_day(day, today, when):
    printed = (in_full(day), in_short(day), without_weekday(day), day.isoformat(), f"{day.day}/{day.month}/{day.year}")
    for written in (*printed, f"{day.day} {day:%b} {day.year}", f"{day:%B} {day.day} {day.year}"):
        assert understand(written, today, when).day == day
        assert understand(written, today, when).doubt == ""


@given(st.integers(1, 999), TODAYS)
def test_so_many_days_ago_is_so_many_days_before_today(number, today):
    assert read_date(f"{number} days ago", today) == today - timedelta(number)


@given(st.sampled_from(DAYS), st.sampled_from(("", "last ")), TODAYS)
def test_a_weekday_gone_by_is_within_the_week_before_today(name, which, today):
    found = read_date(f"{which}{name}", today, When.PAST)
    assert DAYS[found.weekday()] == name
    assert 1 <= (today - found).days <= 7


@example(29, 2, date(2021, 3, 2))  # a year after a leap day the last one is more than a year ago
@given(st.integers(1, 31), st.integers(1, 12), TODAYS)
def test_without_a_year_a_day_that_has_happened_never_lies_ahead(day, month, today):
    try:
        found = read_date(f"{day}/{month}", today, When.PAST)
    except Refused:
        return
    assert (found.day, found.month) == (day, month)
    assert found <= today
    leap_day = (day, month) == (29, 2)
    assert (today - found).days <= 366 or (leap_day and found.year == today.year - 1)


@given(st.text(max_size=40), TODAYS, st.sampled_from(When))
def test_whatever_is_typed_is_a_day_or_refused_with_a_reason(typed, today, when):
    reasons = []
    try:
        understand(typed, today, when)
    except Refused as refused:
        reasons = [refused.why, refused.do]
    assert all(reasons)


CALENDAR = working_calendar()
THURSDAY = date(2026, 12, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("in 1 working day", date(2026, 12, 29)),  # Christmas Day, a weekend and the day in its place between
        ("in ten working days", date(2027, 1, 12)),
        ("in 10 working days' time", date(2027, 1, 12)),
        ("2 working days from now", date(2026, 12, 30)),
        ("a working day ago", date(2026, 12, 23)),
        ("in 0 working days", THURSDAY),
    ],
)
def test_working_days_are_counted_by_the_calendar_from_today_as_day_0(typed, meant):
    assert read_date(typed, THURSDAY, why_not=CALENDAR.why_not) == meant


def test_working_days_past_the_bank_holidays_we_know_are_refused_and_without_a_calendar_not_read():
    with pytest.raises(CalendarEnds):
        read_date("in 999 working days", CALENDAR.known_until, why_not=CALENDAR.why_not)
    with pytest.raises(Refused):
        read_date("in 10 working days", THURSDAY)
