"""Who sees what a resident answered, and when."""

from dataclasses import replace
from datetime import date, timedelta

from complaints_desktop.rules.survey_sight import AnswerOf, quarter_ends, sees_answer
from db.terms import Role

ANSWER = AnswerOf(answered_on=date(2026, 5, 12), identified=True, worked_on_by=frozenset({"handler"}))
CLOSES = date(2026, 6, 30)


def sees(who: str, role: Role, today: date = CLOSES, answer: AnswerOf = ANSWER) -> bool:
    return sees_answer(answer, officer_id=who, role=role, today=today)


def test_quarters_are_those_of_a_year_that_ends_on_31_march():
    for day, ends in (
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 1, 1), date(2027, 3, 31)),
    ):
        assert quarter_ends(day) == ends


def test_whoever_worked_on_a_case_sees_its_answer_when_the_quarter_has_closed():
    for role in (Role.RESOLUTION_OFFICER, Role.TEAM_LEADER, Role.HEAD):
        assert not sees("handler", role)
        assert sees("handler", role, CLOSES + timedelta(1))


def test_until_then_those_alone_see_it_who_may_take_answers():
    able = {role for role in Role if sees("another", role)}
    assert able == {Role.TEAM_LEADER, Role.COMPLAINTS_MANAGER, Role.HEAD}
    assert {role for role in Role if sees("another", role, CLOSES + timedelta(1))} == set(Role)


def test_nobody_ever_sees_whose_an_answer_without_a_name_is():
    unnamed = replace(ANSWER, identified=False)
    for today in (CLOSES, CLOSES + timedelta(1)):
        assert not any(sees("another", role, today, unnamed) for role in Role)
