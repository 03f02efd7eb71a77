"""What the answers say: how many were satisfied, how sure that is, and what may be said of it."""

from datetime import date
from decimal import Decimal

from complaints_desktop.numbers.share import Share
from complaints_desktop.surveys.answers import (
    NO_ANSWERS,
    Answered,
    by_mode,
    lifted,
    non_response,
    percent,
    response,
    satisfied,
    told,
)
from complaints_desktop.surveys.questions import ANSWERS, HANDLING, OUTCOME, QUESTIONS, SCALE, Answering
from db.number_terms import QUESTIONS as COLUMNS
from db.number_terms import Satisfied, SurveyMode


def answered(*said: Satisfied | None, mode: SurveyMode = SurveyMode.LETTER) -> list[Answered]:
    return [
        Answered(
            id=str(number),
            stage=1,
            mode=mode,
            answered_on=date(2026, 5, 12),
            said={HANDLING: each} if each else {},
        )
        for number, each in enumerate(said)
    ]


PRINTED = {
    (7, 10): (40, 89),
    (14, 20): (48, 86),
    (21, 30): (52, 83),
    (35, 50): (56, 81),
    (70, 100): (60, 78),
    (140, 200): (63, 76),
    (280, 400): (65, 74),
}
"""The intervals that are printed in whole per cent (quality 9.7), rounded from one decimal: 85.45 is 85.5 is 86."""


def test_the_intervals_are_those_of_the_printed_table():
    for (n, d), ends in PRINTED.items():
        interval = Share(n, d).interval
        assert interval
        assert tuple(int(Decimal(end) + Decimal("0.5")) for end in interval.printed) == ends
        assert told(Share(n, d)).endswith("too close to tell from 70%")


def test_satisfied_are_the_two_upper_answers_of_five():
    assert satisfied(answered(*Satisfied, None), HANDLING) == Share(2, 5)


def test_not_applicable_and_what_was_left_open_are_in_no_sum():
    nothing = answered(Satisfied.NOT_APPLICABLE, None)
    assert satisfied(nothing, HANDLING) == Share(0, 0)
    assert told(satisfied(nothing, HANDLING)) == NO_ANSWERS
    assert satisfied(answered(Satisfied.VERY), OUTCOME) == Share(0, 0)


def test_of_fewer_than_ten_answers_no_percentage_is_said():
    assert (told(Share(6, 9)), percent(Share(6, 9)), percent(Share(6, 10))) == ("6 of 9", None, "60.0")
    assert told(Share(7, 10)) == "7 of 10, 70.0% (between 39.7% and 89.2%); too close to tell from 70%"


def test_a_target_is_met_or_missed_only_where_the_interval_is_wholly_on_one_side():
    assert told(Share(90, 100)).endswith("met (target 70%)")
    assert told(Share(50, 100)).endswith("missed (target 70%)")
    assert told(Share(280, 400)).endswith("too close to tell from 70%")


def test_few_answers_are_said_to_be_few_below_a_quarter():
    assert non_response(response(24, 100)).startswith("Only 24 of 100 answered.")
    assert non_response(response(25, 100)) == ""
    assert non_response(response(0, 100)) == non_response(response(0, 0)) == ""


def test_twenty_per_cent_more_is_shown_by_both_readings():
    assert lifted(Share(40, 100)) == "20 points more would be 60.0%; a fifth more would be 48.0%"
    assert lifted(Share(90, 100)) == "20 points more would be 100.0%; a fifth more would be 100.0%"
    assert lifted(Share(4, 9)) == ""


def test_modes_are_kept_apart():
    post = answered(Satisfied.VERY, Satisfied.VERY)
    online = answered(Satisfied.VERY_NOT, mode=SurveyMode.ONLINE)
    found = by_mode([*post, *online], HANDLING)
    assert found == {SurveyMode.LETTER: Share(2, 2), SurveyMode.ONLINE: Share(0, 1)}
    assert Decimal(satisfied([*post, *online], HANDLING).percent or 0) == Decimal("66.7")


def test_each_question_of_five_answers_has_its_field_and_handling_is_not_outcome():
    assert tuple(each.name for each in SCALE) == COLUMNS
    assert [each.name for each in QUESTIONS[:2]] == [HANDLING, OUTCOME]
    assert len(QUESTIONS) == 10
    assert [len(ANSWERS[each]) for each in Answering] == [6, 4, 0, 0]
