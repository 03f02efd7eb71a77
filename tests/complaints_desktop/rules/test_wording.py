"""Dates, money and counts read one way everywhere, at each side of each boundary."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.rules.wording import (
    count,
    in_full,
    in_percent,
    in_short,
    pounds,
    time_left,
    without_weekday,
    working_days,
)
from tests.tables import each_row


@each_row(
    ("days", "ahead", "said", "short"),
    [
        (2, 2, "2 working days left", "2 left"),
        (1, 1, "1 working day left", "1 left"),
        (0, 1, "no working day left", "none left"),  # a Saturday, seen on the Friday
        (0, 0, "today", "today"),
        (1, 0, "today", "today"),  # where the day of the event is counted too
        (0, -1, "overdue", "overdue"),  # a Saturday, seen on the Sunday
        (-1, -1, "1 working day overdue", "1 overdue"),
        (-2, -2, "2 working days overdue", "2 overdue"),
        (1_000, 1_400, "1,000 working days left", "1,000 left"),
        (None, 0, "today", "today"),
        (None, -1, "overdue", "overdue"),  # past the known bank holidays nobody counts
        (None, 1, "", ""),
    ],
)
def test_the_time_left_is_said_in_words(days: int | None, ahead: int, said: str, short: str):
    due, today = date(2026, 4, 11) + timedelta(ahead), date(2026, 4, 11)
    assert time_left(days, due, today) == said
    assert time_left(days, due, today, short=True) == short


@each_row(
    ("day", "full", "short"),
    [
        (date(2026, 1, 5), "Monday 5 January 2026", "Mon 5 Jan 2026"),
        (date(2026, 2, 10), "Tuesday 10 February 2026", "Tue 10 Feb 2026"),
        (date(2026, 3, 4), "Wednesday 4 March 2026", "Wed 4 Mar 2026"),
        (date(2026, 4, 2), "Thursday 2 April 2026", "Thu 2 Apr 2026"),
        (date(2026, 5, 1), "Friday 1 May 2026", "Fri 1 May 2026"),
        (date(2026, 6, 6), "Saturday 6 June 2026", "Sat 6 Jun 2026"),
        (date(2026, 7, 5), "Sunday 5 July 2026", "Sun 5 Jul 2026"),
        (date(2026, 8, 31), "Monday 31 August 2026", "Mon 31 Aug 2026"),
        (date(2026, 9, 1), "Tuesday 1 September 2026", "Tue 1 Sep 2026"),
        (date(2026, 10, 14), "Wednesday 14 October 2026", "Wed 14 Oct 2026"),
        (date(2026, 11, 26), "Thursday 26 November 2026", "Thu 26 Nov 2026"),
        (date(2026, 12, 25), "Friday 25 December 2026", "Fri 25 Dec 2026"),
        (date(2028, 2, 29), "Tuesday 29 February 2028", "Tue 29 Feb 2028"),
    ],
)
def test_a_day_reads_in_english_whatever_the_computer_speaks(day: date, full: str, short: str):
    assert in_full(day) == full
    assert in_short(day) == short
    assert without_weekday(day) == full.partition(" ")[2]


@each_row(
    ("pence", "said"),
    [
        (0, "£0"),
        (1, "£0.01"),
        (9, "£0.09"),
        (10, "£0.10"),
        (99, "£0.99"),
        (100, "£1"),
        (101, "£1.01"),
        (12_550, "£125.50"),
        (99_900, "£999"),
        (99_999, "£999.99"),
        (100_000, "£1,000"),
        (125_050, "£1,250.50"),
        (123_456_789, "£1,234,567.89"),
    ],
)
def test_a_sum_has_its_pence_only_where_there_are_some(pence: int, said: str):
    assert pounds(pence) == said


@given(st.integers(0, 10**12))
def test_no_penny_is_lost_in_words(pence: int):
    whole, _, rest = pounds(pence).removeprefix("£").replace(",", "").partition(".")
    assert int(whole) * 100 + int(rest or 0) == pence


@pytest.mark.parametrize(
    ("number", "one", "many", "said"),
    [
        (0, "case", None, "0 cases"),
        (1, "case", None, "1 case"),
        (2, "case", None, "2 cases"),
        (1_000, "case", None, "1,000 cases"),
        (1, "person", "people", "1 person"),
        (3, "person", "people", "3 people"),
        (0, "person", "people", "0 people"),
    ],
)
def test_one_is_one_and_anything_else_is_many(number: int, one: str, many: str | None, said: str):
    assert count(number, one, many) == said


def test_days_of_work_are_called_so():
    assert [working_days(each) for each in (0, 1, 5)] == ["0 working days", "1 working day", "5 working days"]


def test_a_share_is_said_to_one_place_a_half_up():
    shares = (0.896, Fraction(1799, 2000), 0.9, Fraction(13, 80), 13 / 80, 0.0, 1.0, Fraction(2, 3), 13 / 16)
    said = ["89.6%", "90%", "90%", "16.3%", "16.3%", "0%", "100%", "66.7%", "81.3%"]
    assert [in_percent(each) for each in shares] == said
