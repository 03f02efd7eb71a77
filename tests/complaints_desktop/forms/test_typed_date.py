"""Dates as people type them beside a calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.forms.typed_date import read_date
from complaints_desktop.rules.refusals import Refused

MONDAY = date(2026, 4, 13)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3/4/26", date(2026, 4, 3)),
        ("3 Apr 2026", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("  3 april 26 ", date(2026, 4, 3)),
        ("today", MONDAY),
        ("Yesterday", date(2026, 4, 12)),
        ("tomorrow", date(2026, 4, 14)),
        ("fri", date(2026, 4, 10)),
        ("monday", date(2026, 4, 6)),
        ("3/4", date(2026, 4, 3)),
        ("30 dec", date(2025, 12, 30)),
        ("", None),
    ],
)
def test_a_date_is_read_as_it_was_meant(typed, meant):
    assert read_date(typed, MONDAY) == meant


@pytest.mark.parametrize("typed", ["30/2/2026", "31 April 2026", "3/13/26", "soon", "1 1 0202", "29/2"])
def test_a_date_that_cannot_be_is_refused_in_words(typed):
    with pytest.raises(Refused) as refused:
        read_date(typed, MONDAY)
    assert refused.value.why
    assert refused.value.do


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_is_read_back_from_the_three_ways_of_writing_it(day):
    for written in (f"{day.day}/{day.month}/{day.year}", day.isoformat(), f"{day.day} {day:%B} {day.year}"):
        assert read_date(written, MONDAY) == day
