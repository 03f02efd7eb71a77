"""What people type is cleaned, bounded and dated the same way everywhere, and refused in words at its field."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.forms import entry
from complaints_desktop.rules.refusals import Refused
from db.dates import EARLIEST_DATE, LATEST_DATE
from db.model.base import LONG_TEXT
from tests.tables import each_row

TODAY = date(2026, 3, 26)
TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff"


@each_row(
    ("written", "kept"),
    [
        (None, None),
        ("", None),
        ("   ", None),
        ("\n\t ", None),
        ("\0\x07", None),
        (TURNING, None),
        ("  The leak  ", "The leak"),
        ("\n\nThe leak\n", "The leak"),
        ("one\ntwo", "one\ntwo"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one\ntwo"),  # the line end of old Macs: without it two words become one
        ("one\ttwo", "one\ttwo"),
        ("one\0two", "onetwo"),
        ("a\x1b[31mred", "a[31mred"),
        ("half a pair: \ud83d", "half a pair:"),
        ("José Ó Súilleabháin", "José Ó Súilleabháin"),
        ("नमस्ते", "नमस्ते"),
        ("می‌خواهم", "می‌خواهم"),  # a mark between letters that Persian needs
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("one\u00a0two", "one\u00a0two"),
    ],
)
def test_text_is_kept_as_it_was_meant(written: str | None, kept: str | None):
    assert entry.text(written, field="summary") == kept


@pytest.mark.parametrize("nothing", ["\u200b", "\u200b \u200d\n", "\u2060", "\u00ad", "\u2028\u2029"])
def test_text_that_nobody_can_see_is_none(nothing: str):
    assert entry.text(nothing, field="name") is None
    with pytest.raises(Refused, match="The resident's name is missing"):
        entry.required(nothing, field="name", what="The resident's name")


@each_row("mark", TURNING)
def test_no_mark_that_turns_the_reading_direction_stays(mark: str):
    assert entry.text(f"pay £100{mark} now", field="text") == "pay £100 now"


@given(st.text(max_size=60))
def test_cleaning_what_is_clean_changes_nothing(written: str):
    once = entry.text(written, field="text")
    assert entry.text(once, field="text") == once
    assert once is None or once == once.strip() != ""


@pytest.mark.parametrize(
    ("limit", "length", "said"),
    [
        (1, 2, "This text has 2 characters, and 1 fit"),
        (80, 81, "This text has 81 characters, and 80 fit"),
        (LONG_TEXT, LONG_TEXT + 1, "This text has 20,001 characters, and 20,000 fit"),
    ],
)
def test_text_up_to_its_limit_is_taken_and_one_character_more_is_refused(limit: int, length: int, said: str):
    assert entry.text("x" * limit, field="note", limit=limit) == "x" * limit
    with pytest.raises(Refused) as refused:
        entry.text("x" * length, field="note", limit=limit)
    assert (refused.value.why, refused.value.field) == (said, "note")
    assert refused.value.do == "Shorten it, or keep the long version as a document of the case."


def test_spaces_around_a_text_do_not_count_towards_its_limit():
    assert entry.text(f"  {'x' * 80}  ", field="note", limit=80) == "x" * 80


def test_what_is_missing_is_named_with_its_paragraph():
    with pytest.raises(Refused) as refused:
        entry.required(" ", field="learning", what="What was learned", paragraph="9.1")
    assert refused.value.as_json() == {
        "refused": "What was learned is missing",
        "paragraph": "9.1",
        "do": "Fill it in.",
        "field": "learning",
    }
    assert str(refused.value) == "What was learned is missing (Code 9.1). Fill it in."
    assert entry.required(" Ring first ", field="learning", what="What was learned") == "Ring first"


@each_row(
    "written",
    [
        *("2026-04-03", "2026-4-3", "03/04/2026", "3/4/2026", "3/4/26", "3.4.2026", "3.4.26", "3-4-2026", "3 4 2026"),
        *("3 April 2026", "3 april 26", "3 Apr 2026", "3rd April 2026", "03 APRIL 2026", "  3   April   2026 "),
    ],
)
def test_a_day_is_read_as_british_people_write_it(written: str):
    assert entry.parse_date(written, field="received_on") == date(2026, 4, 3)


@each_row(
    ("written", "month"),
    [
        *(("1 jan 2026", 1), ("2nd Feb 2026", 2), ("3rd Mar 2026", 3), ("4th Apr 2026", 4), ("5 may 2026", 5)),
        *(("6 Jun 2026", 6), ("7 July 2026", 7), ("8 Aug 2026", 8), ("9 Sept 2026", 9), ("10 Octob 2026", 10)),
        *(("11 Nov 2026", 11), ("12 December 2026", 12)),
    ],
)
def test_a_month_is_known_by_its_first_letters(written: str, month: int):
    assert entry.parse_date(written, field="received_on") == date(2026, month, int(month))


@each_row(
    "written",
    [
        *("", "yesterday", "3 Ap 2026", "3 Mayor 2026", "3 Foo 2026", "April 2026", "3/4", "3/4/226", "20260403"),
        *("2026/04/03", "3rd of April 2026", "3/4/2026 10:00", "2026-04-03T10:00", "²/4/2026", "-3/4/2026"),
    ],
)
def test_what_is_no_day_is_refused_in_the_words_it_was_typed_in(written: str):
    with pytest.raises(Refused, match="is not a date") as refused:
        entry.parse_date(written, field="received_on")
    assert refused.value.field == "received_on"
    assert refused.value.do == "Type it as 3/4/2026 or 3 April 2026."


def test_no_more_than_the_beginning_of_what_is_no_day_is_repeated():
    with pytest.raises(Refused) as refused:
        entry.parse_date("x" * 500, field="received_on")
    assert refused.value.why == f"“{'x' * 30}” is not a date"


@pytest.mark.parametrize(
    ("there", "not_there"),
    [
        ("31/1/2026", "32/1/2026"),
        ("28/2/2026", "29/2/2026"),
        ("29/2/2028", "30/2/2028"),
        ("30 April 2026", "31 April 2026"),
        ("1/12/2026", "1/13/2026"),
        ("2026-12-31", "2026-12-32"),
        ("1/1/2026", "0/1/2026"),
        ("01/01/2026", "01/00/2026"),
    ],
)
def test_a_day_that_is_not_in_the_calendar_is_refused(there: str, not_there: str):
    entry.parse_date(there, field="received_on")
    with pytest.raises(Refused) as refused:
        entry.parse_date(not_there, field="received_on")
    assert refused.value.why == f"There is no such day as {not_there}"
    assert refused.value.do == "Check the day and the month."


@pytest.mark.parametrize(
    ("written", "year"),
    [("31/12/1999", "1999"), ("0026-01-01", "0026"), ("1/1/0099", "0099"), ("1/1/2100", "2100")],
)
def test_a_year_that_can_only_be_a_slip_is_refused(written: str, year: str):
    with pytest.raises(Refused) as refused:
        entry.parse_date(written, field="received_on")
    assert (refused.value.why, refused.value.do) == (f"The year {year} cannot be right", "Check the year.")


def test_the_first_and_the_last_day_of_the_record_are_taken():
    assert entry.parse_date("1/1/2000", field="x") == EARLIEST_DATE == entry.sane(EARLIEST_DATE, field="x")
    assert entry.parse_date("31/12/2099", field="x") == LATEST_DATE == entry.sane(LATEST_DATE, field="x")
    assert entry.parse_date("31/12/99", field="x") == LATEST_DATE
    for day in (EARLIEST_DATE - timedelta(1), LATEST_DATE + timedelta(1)):
        with pytest.raises(Refused):
            entry.sane(day, field="x")


@given(st.dates(EARLIEST_DATE, LATEST_DATE))
def test_every_day_of_the_record_is_read_back_however_it_is_written(day: date):
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.day}.{day.month}.{day:%y}"):
        assert entry.parse_date(written, field="x") == day


def test_what_happened_lies_no_later_than_today():
    assert entry.past(TODAY, TODAY, field="done_on") == TODAY
    assert entry.past(None, TODAY, field="done_on") is None
    with pytest.raises(Refused) as refused:
        entry.past(TODAY + timedelta(1), TODAY, field="done_on")
    assert str(refused.value) == "Friday 27 March 2026 has not come yet. Give the day it happened."
    assert refused.value.field == "done_on"


def test_a_slip_of_the_year_is_said_before_the_future_is():
    with pytest.raises(Refused, match="The year 2206 cannot be right"):
        entry.past(date(2206, 3, 26), TODAY, field="done_on")


def test_what_follows_comes_on_the_same_day_or_later():
    assert entry.after(TODAY, TODAY, field="x", what="the receipt") == TODAY
    with pytest.raises(Refused) as refused:
        entry.after(TODAY - timedelta(1), TODAY, field="x", what="the receipt")
    assert refused.value.why == "Wednesday 25 March 2026 is before the receipt on Thursday 26 March 2026"
    assert refused.value.do == "Check both dates."


@pytest.mark.parametrize(("day", "earlier"), [(None, TODAY), (TODAY, None), (None, None)])
def test_a_day_that_is_not_known_comes_before_nothing(day: date | None, earlier: date | None):
    assert entry.after(day, earlier, field="x", what="the receipt") is day


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("115", 11_500), ("£1,250.50", 125_050), (" 0.05 ", 5), ("12.3", 1_230), ("0", 0), ("100000", 10_000_000)],
)
def test_pounds_are_read_as_people_type_them(typed: str, pence: int):
    assert entry.pence_of(typed, field="pence") == pence


@each_row(
    "typed",
    [
        "",
        "ten",
        "1.005",
        "-3",
        "NaN",
        ".",
        "1.",
        ".5",
        "1,25",
        "1e9",
        "1e99999999",
        "1_000",
        "１２",
        "9" * 10,
        "100000.01",
    ],
)
def test_what_is_no_sum_of_money_is_refused_at_its_field(typed: str):
    with pytest.raises(Refused) as refused:
        entry.pence_of(typed, field="pence")
    assert refused.value.field == "pence"


@pytest.mark.parametrize(
    ("days", "why"), [(0, "is not ahead"), (1, ""), (92, ""), (93, "more than three months ahead")]
)
def test_what_is_looked_at_regularly_is_looked_at_within_three_months(days, why):
    today = date(2026, 3, 9)
    day = today + timedelta(days)
    if not why:
        assert entry.soon(day, today, field="review_on") == day
        return
    with pytest.raises(Refused, match=why) as refused:
        entry.soon(day, today, field="review_on", paragraph="1.4")
    assert (refused.value.field, refused.value.paragraph) == ("review_on", "1.4")
