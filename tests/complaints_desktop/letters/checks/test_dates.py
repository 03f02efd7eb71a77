"""The dates in what officers wrote: none that is no day, none that the record knows otherwise."""

from datetime import date

import pytest

from complaints_desktop.letters.checks import Seen, dates
from complaints_desktop.letters.page import Run
from complaints_desktop.rules.dates_said import dates_in
from tests.complaints_desktop.letters.checks.seen import saying
from tests.complaints_desktop.letters.sample import acknowledgement
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


def acknowledging(words):
    """Return the acknowledgement of the sample, whose answer is due on Monday 20 April 2026, with these words."""
    return Seen(acknowledgement(), saying(Run(words, field="personal_note")).page)


def test_whatever_says_when_it_came_or_when_we_answer_says_the_day_of_the_record():
    right, wrong = "20 April", "22 April"
    for words in (
        "We will send you our full answer by {}.",
        "You will have our full answer by {}.",
        "Our full answer will be with you on {}.",
        "Our answer is due on {}.",
        "Our answer to your complaint is due {}.",
        "You can expect our response on {}.",
        "You should get your stage 1 response by {}.",
        "We'll reply on {}.",
        "By {} we will have answered.",
        "On {}, you will have our decision.",
    ):
        assert list(dates.as_recorded(acknowledging(words.format(right)))) == [], words
        assert list(dates.as_recorded(acknowledging(words.format(wrong)))), words
    for words in (
        "Your complaint reached us on {}.",
        "Your complaint, which we received on {}, is at stage 1.",
        "Your complaint was received on {}.",
        "We got your complaint on {}.",
        "On {}, you complained to us.",
        "Thank you for your complaint. Your complaint came in on {}.",
    ):
        assert list(dates.as_recorded(acknowledging(words.format("26 March")))) == [], words
        assert list(dates.as_recorded(acknowledging(words.format("20 March")))), words
    for words in ("Your complaint was acknowledged on {}.", "We sent you our acknowledgement on {}."):
        assert list(dates.as_recorded(acknowledging(words.format("2 April")))) == [], words
        assert list(dates.as_recorded(acknowledging(words.format("4 April")))), words


def test_a_time_that_is_no_day_is_asked_about_where_it_says_when_we_answer():
    for words in (
        "We will answer within 20 working days.",
        "You will have our full answer in four weeks.",
        "Our answer will be with you by Easter.",
        "We expect to respond by the end of the month.",
        "In two weeks you will have our response.",
        "We will send you our answer next week.",
        "Your complaint reached us two weeks ago.",
        "We will answer by Friday.",
        "Our full answer will come in May.",
    ):
        (found,) = dates.no_day(acknowledging(words))
        assert "is no day" in found.why, words
    for words in (
        "We will answer by Friday 20 April.",
        "Please let us have your answer within two weeks.",
        "The surveyor comes in two weeks.",
        "From now on we will answer all emails within two working days.",
        "We will look at it in four weeks. We will answer each point.",
        "We will answer what you asked about the work in May.",
    ):
        assert list(dates.no_day(acknowledging(words))) == [], words


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
