"""Working days: day 0, weekends, bank holidays, and the end of what is known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import Correction, working_calendar
from complaints_desktop.rules.calendar import CalendarEnds, WorkingCalendar

CALENDAR = working_calendar()
KNOWN = st.dates(date(2012, 1, 1), date(2028, 6, 1))


@pytest.mark.parametrize(
    ("received", "acknowledge_by", "answer_by"),
    [
        (date(2026, 3, 26), date(2026, 4, 2), date(2026, 4, 20)),
        (date(2026, 4, 3), date(2026, 4, 13), date(2026, 4, 27)),
        (date(2026, 4, 4), date(2026, 4, 13), date(2026, 4, 27)),
        (date(2025, 12, 24), date(2026, 1, 5), date(2026, 1, 19)),
        (date(2026, 12, 23), date(2027, 1, 4), date(2027, 1, 18)),
    ],
)
def test_worked_examples_of_the_code_come_out(received, acknowledge_by, answer_by):
    assert CALENDAR.due(received, 5) == acknowledge_by
    assert CALENDAR.due(acknowledge_by, 10) == answer_by


@pytest.mark.parametrize(
    ("start", "end", "published"),
    [
        (date(2025, 3, 4), date(2025, 3, 12), 6),
        (date(2025, 3, 12), date(2025, 3, 25), 9),
        (date(2024, 1, 26), date(2024, 12, 6), 220),
        (date(2023, 5, 9), date(2023, 6, 6), 19),
        (date(2023, 12, 11), date(2024, 2, 8), 40),
        (date(2024, 2, 16), date(2024, 3, 1), 10),
        (date(2024, 3, 15), date(2024, 6, 3), 52),
    ],
)
def test_the_day_counts_the_ombudsman_published_come_out(start, end, published):
    assert CALENDAR.between(start, end) == published


def test_the_published_count_that_kept_a_bank_holiday_in_differs_by_that_one_day():
    assert CALENDAR.between(date(2023, 6, 14), date(2023, 10, 12)) == 86 - 1


def test_the_day_of_the_event_is_day_0_and_the_next_working_day_is_day_1():
    assert CALENDAR.between(date(2026, 3, 26), date(2026, 3, 26)) == 0
    assert CALENDAR.between(date(2026, 3, 26), date(2026, 3, 27)) == 1


def test_where_a_landlord_counts_the_event_as_day_1_a_limit_ends_one_day_sooner():
    strict = working_calendar(event_day=1)
    assert strict.due(date(2026, 3, 26), 5) == date(2026, 4, 1)
    assert strict.between(date(2026, 3, 26), date(2026, 4, 1)) == 5


def test_an_event_on_a_weekend_cannot_be_day_1_of_a_working_week():
    assert working_calendar(event_day=1).due(date(2026, 4, 4), 5) == CALENDAR.due(date(2026, 4, 4), 5)


def test_a_proclaimed_day_is_not_worked_and_says_its_name():
    funeral = date(2026, 9, 14)
    calendar = working_calendar([Correction(funeral, "Day of mourning", True)])
    assert calendar.why_not(funeral) == "Day of mourning"
    assert CALENDAR.why_not(funeral) is None
    assert calendar.due(date(2026, 9, 11), 1) == date(2026, 9, 15)


def test_a_day_struck_out_is_worked():
    calendar = working_calendar([Correction(date(2026, 8, 31), "Summer bank holiday", False)])
    assert calendar.is_working(date(2026, 8, 31))
    assert not CALENDAR.is_working(date(2026, 8, 31))


def test_each_day_of_a_count_is_numbered_or_named():
    days = list(CALENDAR.days(date(2026, 4, 2), date(2026, 4, 8)))
    assert [(day.number, day.skipped) for day in days] == [
        (None, "Good Friday"),
        (None, "Saturday"),
        (None, "Sunday"),
        (None, "Easter Monday"),
        (1, None),
        (2, None),
    ]


def test_the_last_known_day_is_answered_and_the_next_is_refused():
    end = CALENDAR.known_until
    assert CALENDAR.between(end, end) == 0
    with pytest.raises(CalendarEnds, match="known from 2000-01-01 to"):
        CALENDAR.between(end, end + timedelta(1))


def test_a_due_date_past_the_known_days_is_refused_rather_than_guessed():
    last_but_one = date(CALENDAR.known_until.year, 12, 28)
    with pytest.raises(CalendarEnds):
        CALENDAR.due(last_but_one, 5)


def test_a_warning_comes_within_twelve_months_of_the_end_and_not_before():
    end = CALENDAR.known_until
    assert CALENDAR.ends_soon(end - timedelta(366)) is None
    assert "known only to 31 December 2028" in (CALENDAR.ends_soon(end - timedelta(365)) or "")


def test_the_shipped_bank_holidays_do_not_run_out_unnoticed():
    assert CALENDAR.ends_soon(date(2027, 12, 1)) is None, "look up the newly published days and move known_until"


@given(start=KNOWN, limit=st.integers(1, 60))
def test_a_limit_counted_forward_is_the_limit_counted_back(start, limit):
    due = CALENDAR.due(start, limit)
    assert CALENDAR.between(start, due) == limit
    assert CALENDAR.is_working(due)
    assert due > start


@given(a=KNOWN, b=KNOWN, c=KNOWN)
def test_counts_add_up(a, b, c):
    assert CALENDAR.between(a, b) + CALENDAR.between(b, c) == CALENDAR.between(a, c)


@given(start=KNOWN, later=st.integers(0, 30), limit=st.integers(1, 20))
def test_a_later_event_never_has_an_earlier_limit(start, later, limit):
    assert CALENDAR.due(start + timedelta(later), limit) >= CALENDAR.due(start, limit)


def test_a_calendar_of_one_week_counts_it():
    week = WorkingCalendar(known_from=date(2026, 1, 5), known_until=date(2026, 1, 11), holidays={})
    assert week.between(date(2026, 1, 5), date(2026, 1, 11)) == 4
