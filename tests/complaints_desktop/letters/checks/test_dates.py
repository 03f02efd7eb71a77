"""The dates in what officers wrote: none that is no day, none that the record knows otherwise."""

from datetime import date

import pytest

from complaints_desktop.letters.checks import dates
from complaints_desktop.letters.page import Run
from complaints_desktop.rules.dates_said import dates_in
from tests.complaints_desktop.letters.checks.seen import saying
from tests.tables import each_row

NEAR = date(2026, 4, 20)
"""The day of the sample letter; the complaint came on Thursday 26 March and was acknowledged on Thursday 2 April."""


@each_row(
    ("text", "day"),
    [
        ("on Monday 20 April 2026", date(2026, 4, 20)),
        ("on 20 April", date(2026, 4, 20)),
        ("the 3rd of May", date(2026, 5, 3)),
        ("on 28 December", date(2025, 12, 28)),
        ("April 20th, 2027", date(2027, 4, 20)),
        ("20/04/2026", date(2026, 4, 20)),
        ("20.4.26", date(2026, 4, 20)),
        ("2026-04-20", date(2026, 4, 20)),
        ("20 Sept 2026", date(2026, 9, 20)),
        ("２０ Ａｐｒｉｌ", date(2026, 4, 20)),
        ("31 June 2026", None),
        ("29 February 2027", None),
        ("29 February 2028", date(2028, 2, 29)),
        ("32/01/2026", None),
    ],
)
def test_a_date_is_read_however_it_is_written(text, day):
    (said,) = dates_in(f"We came {text}, and again.", NEAR)
    assert said.day == day


@pytest.mark.parametrize(
    "text", ["", None, "section 11", "12 of the windows", "may 4 of us", "3 marches", "1/2/3", "£20.40"]
)
def test_what_is_no_date_is_none(text):
    assert [said.words for said in dates_in(text, NEAR)] in ([], ["may 4"])


def found(check, words, field="apology"):
    return [each.why for each in check(saying(Run(words, field=field)))]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("We came on Tuesday 21 April 2026.", []),
        ("We came on Monday 21 April 2026.", ["“monday 21 april 2026”: that day is a Tuesday"]),
        ("We came on Mon 20 Apr.", []),
        ("We came on 31 April.", ["“31 april”: there is no such day"]),
    ],
)
def test_a_date_is_a_day_there_is(words, why):
    assert found(dates.real, words) == why


@each_row(
    ("words", "wrong"),
    [
        ("You complained on 26 March 2026.", False),
        ("You complained on 22 March 2026.", True),
        ("You first complained to us on 1 March.", True),
        ("We received your complaint on 24 March.", True),
        ("You told us on 1 March that it leaks.", False),
        ("You complained that on 1 March nobody came.", False),
        ("You complained about the visit of 1 March.", False),
        ("We acknowledged your complaint on 2 April.", False),
        ("We acknowledged your complaint on 3 April.", True),
        ("We will answer by 30 May 2026.", False),
        ("The roofer will answer you by 30 May.", False),
    ],
)
def test_a_date_the_record_knows_is_the_records(words, wrong):
    assert bool(found(dates.as_recorded, words)) is wrong


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ("We will come on 19 April 2026.", True),
        ("We will come on 20 April 2026.", False),
        ("The works are due by 1 April.", True),
        ("Please tell us by 19 April 2026 which day suits you.", True),
        ("Please tell us by 20 April 2026 which day suits you.", False),
        ("We review it again on 19 April.", True),
        ("We reviewed it again on 19 April.", False),
        ("The next visit is on 19 April.", True),
        ("The last visit was on 19 April.", False),
        ("Please look at our letter of 1 April.", False),
        ("We came on 19 April 2026.", False),
        ("We will write. We came on 19 April 2026.", False),
    ],
)
def test_nothing_is_promised_for_a_day_that_has_passed(words, passed):
    assert bool(found(dates.ahead, words)) is passed


@pytest.mark.parametrize(("words", "why"), [("We will come on 3 June.", 1), ("We came on 3 March.", 0)])
def test_a_date_to_come_that_nothing_on_record_keeps_is_worth_a_look(words, why):
    assert len(found(dates.kept, words)) == why


def test_the_dates_of_the_record_and_the_residents_words_are_not_asked():
    assert found(dates.real, "On 31 June it rained", field="points.1.outcome_sought") == []
