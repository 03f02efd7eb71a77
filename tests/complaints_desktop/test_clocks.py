"""The Code's clocks, at both sides of each boundary."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.clocks import Clock, ClockName, Outcome, Target, clocks, explain
from complaints_desktop.facts import CaseFacts
from complaints_desktop.holidays import working_calendar
from tests.complaints_desktop.facts import a_case, a_stage, an_extension

CALENDAR = working_calendar()
RECEIVED = date(2026, 3, 26)
ACKNOWLEDGE_BY = date(2026, 4, 2)
ANSWER_BY = date(2026, 4, 20)


def the_clock(case: CaseFacts, name: ClockName, today: date, stage: int = 1) -> Clock:
    found = clocks(case, today=today, calendar=CALENDAR)
    return next(clock for clock in found if clock.rule.clock is name and clock.rule.stage == stage)


def acknowledged(on: date | None = ACKNOWLEDGE_BY, **facts: object) -> CaseFacts:
    return a_case(a_stage(received_on=RECEIVED, acknowledged_on=on, **facts))


@pytest.mark.parametrize(
    ("done", "today", "outcome"),
    [
        (ACKNOWLEDGE_BY, ACKNOWLEDGE_BY, Outcome.MET),
        (date(2026, 4, 7), date(2026, 4, 7), Outcome.LATE),
        (None, ACKNOWLEDGE_BY, Outcome.RUNNING),
        (None, date(2026, 4, 3), Outcome.OVERDUE),
    ],
)
def test_a_complaint_is_acknowledged_within_5_working_days_of_receipt(done, today, outcome):
    clock = the_clock(acknowledged(done), ClockName.ACKNOWLEDGE, today)
    assert (clock.due, clock.outcome) == (ACKNOWLEDGE_BY, outcome)


@pytest.mark.parametrize(
    ("done", "today", "outcome"),
    [
        (ANSWER_BY, ANSWER_BY, Outcome.MET),
        (date(2026, 4, 21), date(2026, 4, 21), Outcome.LATE),
        (None, ANSWER_BY, Outcome.RUNNING),
        (None, date(2026, 4, 21), Outcome.OVERDUE),
    ],
)
def test_stage_1_is_answered_within_10_working_days_of_the_acknowledgement(done, today, outcome):
    clock = the_clock(acknowledged(responded_on=done), ClockName.RESPOND, today)
    assert (clock.due, clock.outcome) == (ANSWER_BY, outcome)


def test_a_late_acknowledgement_is_its_own_failure_and_moves_the_answer():
    case = acknowledged(date(2026, 4, 7))
    assert the_clock(case, ClockName.ACKNOWLEDGE, date(2026, 4, 7)).outcome is Outcome.LATE
    assert the_clock(case, ClockName.RESPOND, date(2026, 4, 7)).due == CALENDAR.due(date(2026, 4, 7), 10)


def test_an_earlier_expression_of_dissatisfaction_starts_the_clock():
    case = a_case(a_stage(acknowledged_on=date(2024, 6, 5)), expressed_on=date(2024, 4, 4))
    clock = the_clock(case, ClockName.ACKNOWLEDGE, date(2024, 6, 5))
    assert (clock.taken, clock.outcome) == (42, Outcome.LATE)


def test_a_later_expression_does_not_move_the_receipt():
    case = a_case(a_stage(received_on=RECEIVED), expressed_on=RECEIVED + timedelta(1))
    assert the_clock(case, ClockName.ACKNOWLEDGE, RECEIVED).started == RECEIVED


@pytest.mark.parametrize(
    ("done", "outcome"),
    [
        (ANSWER_BY, Outcome.MET),
        (date(2026, 4, 21), Outcome.EXTENDED),
        (date(2026, 5, 5), Outcome.EXTENDED),
        (date(2026, 5, 6), Outcome.LATE),
    ],
)
def test_an_answer_within_an_extension_is_extended_and_after_it_late(done, outcome):
    case = acknowledged(responded_on=done, extensions=(an_extension(date(2026, 5, 5)),))
    clock = the_clock(case, ClockName.RESPOND, date(2026, 6, 1))
    assert (clock.first_due, clock.due, clock.outcome) == (ANSWER_BY, date(2026, 5, 5), outcome)


def test_an_extension_that_ends_before_the_first_due_date_extends_nothing():
    case = acknowledged(extensions=(an_extension(ANSWER_BY - timedelta(3)),))
    assert the_clock(case, ClockName.RESPOND, ANSWER_BY).due == ANSWER_BY


@pytest.mark.parametrize(
    ("done", "today", "outcome"),
    [
        (ANSWER_BY, ANSWER_BY, Outcome.NOT_RECORDED),
        (date(2026, 4, 21), date(2026, 4, 21), Outcome.LATE),
        (None, ANSWER_BY, Outcome.NOT_RECORDED),
        (None, date(2026, 4, 21), Outcome.OVERDUE),
    ],
)
def test_without_an_acknowledgement_an_answer_is_judged_by_the_latest_date_the_code_could_allow(done, today, outcome):
    clock = the_clock(acknowledged(None, responded_on=done), ClockName.RESPOND, today)
    assert (clock.due, clock.outcome, clock.projected) == (ANSWER_BY, outcome, True)
    assert any("latest date the Code could allow" in line for line in explain(clock, CALENDAR))


def test_stage_2_has_5_days_from_the_request_and_20_from_its_acknowledgement():
    requested, acknowledged_2 = date(2026, 5, 11), date(2026, 5, 18)
    case = a_case(a_stage(), a_stage(2, received_on=requested, acknowledged_on=acknowledged_2))
    assert the_clock(case, ClockName.ACKNOWLEDGE, requested, 2).due == acknowledged_2
    respond = the_clock(case, ClockName.RESPOND, requested, 2)
    assert (respond.due, respond.rule.paragraph) == (CALENDAR.due(acknowledged_2, 20), "6.14")


def test_a_stage_2_answer_without_its_acknowledgement_counts_from_the_request():
    case = a_case(a_stage(), a_stage(2, received_on=date(2023, 12, 11), responded_on=date(2024, 2, 8)))
    clock = the_clock(case, ClockName.RESPOND, date(2024, 3, 1), 2)
    assert (clock.from_receipt, clock.outcome) == (40, Outcome.LATE)


def test_a_date_that_is_missing_in_a_stage_gone_by_is_not_recorded_rather_than_overdue():
    case = a_case(a_stage(received_on=RECEIVED), a_stage(2, received_on=date(2026, 6, 1)))
    assert the_clock(case, ClockName.ACKNOWLEDGE, date(2026, 7, 1)).outcome is Outcome.NOT_RECORDED


def test_nothing_known_is_not_recorded():
    found = clocks(a_case(a_stage()), today=RECEIVED, calendar=CALENDAR)
    assert {clock.outcome for clock in found} == {Outcome.NOT_RECORDED}
    assert all(list(explain(clock, CALENDAR)) for clock in found)


def test_the_explanation_names_every_day_and_the_reason_each_skipped_one_is():
    lines = list(explain(the_clock(acknowledged(), ClockName.RESPOND, ANSWER_BY), CALENDAR))
    assert lines[0].startswith("Code 6.3: respond stage 1 within 10 working days")
    assert "Friday 3 April 2026: not counted (Good Friday)." in lines
    assert "Monday 6 April 2026: not counted (Easter Monday)." in lines
    assert "Monday 20 April 2026: day 10, the due date." in lines
    assert len(lines) == 2 + (ANSWER_BY - ACKNOWLEDGE_BY).days + 1


def test_a_landlords_own_target_stands_beside_the_codes_date_and_never_in_its_place():
    target = Target("Two days", ClockName.ACKNOWLEDGE, 1, 2)
    clock = clocks(acknowledged(None), today=RECEIVED, calendar=CALENDAR, targets=[target])[0]
    assert clock.due == ACKNOWLEDGE_BY
    assert [(each.due, each.met) for each in clock.targets] == [(date(2026, 3, 30), None)]


@pytest.mark.parametrize(("today", "met"), [(date(2026, 3, 30), None), (date(2026, 3, 31), False)])
def test_a_target_is_missed_the_day_after_it(today, met):
    target = Target("Two days", ClockName.ACKNOWLEDGE, 1, 2)
    clock = clocks(acknowledged(None), today=today, calendar=CALENDAR, targets=[target])[0]
    assert clock.targets[0].met is met


def test_a_case_past_the_known_calendar_says_so_instead_of_a_date():
    case = a_case(a_stage(received_on=date(2028, 12, 29)))
    clock = the_clock(case, ClockName.ACKNOWLEDGE, date(2028, 12, 30))
    assert clock.due is None
    assert "bank holidays are known" in next(explain(clock, CALENDAR))


@given(
    received=st.dates(date(2015, 1, 1), date(2027, 1, 1)),
    after=st.integers(0, 40),
    answered=st.integers(0, 60),
)
def test_an_answer_is_late_when_it_took_more_than_its_limit_or_came_on_a_day_off_after_it(received, after, answered):
    sent = received + timedelta(after)
    done = sent + timedelta(answered)
    case = a_case(a_stage(received_on=received, acknowledged_on=sent, responded_on=done))
    for name, limit in ((ClockName.ACKNOWLEDGE, 5), (ClockName.RESPOND, 10)):
        clock = the_clock(case, name, date(2028, 1, 1))
        assert clock.taken is not None
        assert clock.done is not None
        over = clock.taken > limit or (clock.taken == limit and not CALENDAR.is_working(clock.done))
        assert (clock.outcome is Outcome.LATE) == over
