"""The Code's clocks, at both sides of each boundary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.clocks import Clock, ClockName, Outcome, Target, because_of, clocks, explain
from db.terms import Closing
from tests.complaints_desktop.facts import a_case, a_stage, an_extension
from tests.tables import each_row

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


def test_the_clock_starts_at_the_first_expression_only_where_the_receipt_is_not_recorded():
    case = a_case(a_stage(acknowledged_on=date(2024, 6, 5)), expressed_on=date(2024, 4, 4))
    clock = the_clock(case, ClockName.ACKNOWLEDGE, date(2024, 6, 5))
    assert (clock.taken, clock.outcome) == (42, Outcome.LATE)


@pytest.mark.parametrize("days", [-30, -1, 0, 1])
def test_an_expression_beside_a_recorded_receipt_does_not_move_the_clock(days):
    case = a_case(a_stage(received_on=RECEIVED), expressed_on=RECEIVED + timedelta(days))
    assert the_clock(case, ClockName.ACKNOWLEDGE, RECEIVED).started == RECEIVED


def test_a_published_complaint_through_an_mp_is_acknowledged_after_3_days_not_18():
    received = a_stage(received_on=date(2024, 7, 26), acknowledged_on=date(2024, 7, 31))
    clock = the_clock(a_case(received, expressed_on=date(2024, 7, 5)), ClockName.ACKNOWLEDGE, date(2024, 8, 1))
    assert (clock.taken, clock.from_receipt, clock.from_expression, clock.outcome) == (3, 3, 15, Outcome.MET)


@pytest.mark.parametrize(("days", "expected"), [(-1, 1), (0, None), (1, None)])
def test_only_an_expression_before_the_receipt_is_counted_up_to_it(days, expected):
    case = a_case(a_stage(received_on=RECEIVED), expressed_on=RECEIVED + timedelta(days))
    assert the_clock(case, ClockName.ACKNOWLEDGE, RECEIVED).from_expression == expected


ENDINGS = [Closing.WITHDRAWN, Closing.REFUSED, Closing.MERGED, Closing.NOT_RECORDED]


@each_row("ending", ENDINGS)
@each_row(
    ("closed", "acknowledged", "name", "expected"),
    [
        (ACKNOWLEDGE_BY, None, ClockName.ACKNOWLEDGE, Outcome.NOT_RECORDED),
        (ACKNOWLEDGE_BY + timedelta(1), None, ClockName.ACKNOWLEDGE, Outcome.OVERDUE),
        (ANSWER_BY, ACKNOWLEDGE_BY, ClockName.RESPOND, Outcome.NOT_RECORDED),
        (ANSWER_BY + timedelta(1), ACKNOWLEDGE_BY, ClockName.RESPOND, Outcome.OVERDUE),
        (ANSWER_BY, None, ClockName.RESPOND, Outcome.NOT_RECORDED),
        (ANSWER_BY + timedelta(1), None, ClockName.RESPOND, Outcome.OVERDUE),
    ],
)
def test_what_was_overdue_on_the_day_of_closing_stays_overdue(ending, closed, acknowledged, name, expected):
    stage = a_stage(received_on=RECEIVED, acknowledged_on=acknowledged)
    clock = the_clock(a_case(stage, closed_on=closed, closed_as=ending), name, date(2026, 9, 1))
    assert (clock.outcome, clock.ended_on, clock.open) == (expected, closed, False)
    assert any("Closed on" in line for line in explain(clock, CALENDAR))


def test_what_was_late_before_a_withdrawal_stays_late():
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGE_BY + timedelta(5))
    case = a_case(stage, closed_on=date(2026, 5, 1), closed_as=Closing.WITHDRAWN)
    clock = the_clock(case, ClockName.ACKNOWLEDGE, date(2026, 9, 1))
    assert (clock.outcome, clock.ended_on) == (Outcome.LATE, None)


def test_a_case_closed_as_answered_only_lacks_the_date_of_its_answer():
    case = acknowledged(None)
    case = replace(case, closed_on=date(2026, 9, 1), closed_as=Closing.ANSWERED)
    found = clocks(case, today=date(2026, 9, 2), calendar=CALENDAR)
    assert {clock.outcome for clock in found} == {Outcome.NOT_RECORDED}


def test_a_target_missed_when_a_case_was_closed_stays_missed_and_one_not_yet_due_stays_open():
    target = Target("Two days", ClockName.ACKNOWLEDGE, 1, 2)
    for closed, met in ((date(2026, 3, 30), None), (date(2026, 3, 31), False)):
        case = replace(acknowledged(None), closed_on=closed, closed_as=Closing.WITHDRAWN)
        clock = clocks(case, today=date(2026, 9, 1), calendar=CALENDAR, targets=[target])[0]
        assert clock.targets[0].met is met


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
    case = acknowledged(responded_on=done, extensions=(an_extension(date(2026, 5, 5), notified_on=ANSWER_BY),))
    clock = the_clock(case, ClockName.RESPOND, date(2026, 6, 1))
    assert (clock.first_due, clock.due, clock.outcome) == (ANSWER_BY, date(2026, 5, 5), outcome)


FURTHEST = date(2026, 5, 5)
"""10 working days past ANSWER_BY, the May bank holiday taken out."""


@each_row(
    ("until", "facts", "due", "said"),
    [
        (FURTHEST, {"notified_on": ANSWER_BY}, FURTHEST, ""),
        (FURTHEST, {"notified_on": ANSWER_BY + timedelta(1)}, ANSWER_BY, "after the due date"),
        (FURTHEST, {"notified_on": None}, ANSWER_BY, "told of it is not recorded"),
        (FURTHEST, {"notified_on": ANSWER_BY, "reason": None}, ANSWER_BY, "its reason is not recorded"),
        (FURTHEST, {"notified_on": ANSWER_BY, "reason": ""}, ANSWER_BY, "its reason is not recorded"),
        (FURTHEST + timedelta(1), {"notified_on": ANSWER_BY}, FURTHEST, "10 working days more are allowed"),
        (FURTHEST, {"notified_on": ANSWER_BY, "reason": "N/A"}, ANSWER_BY, "“N/A” is no reason"),
        (FURTHEST + timedelta(1), {"notified_on": ANSWER_BY, "good_reason": "tbc."}, FURTHEST, "10 working days more"),
        (FURTHEST + timedelta(1), {"notified_on": ANSWER_BY, "good_reason": "Court"}, FURTHEST + timedelta(1), ""),
        (ANSWER_BY, {"notified_on": RECEIVED}, ANSWER_BY, "when the answer was due already"),
        (ANSWER_BY + timedelta(1), {"notified_on": RECEIVED}, ANSWER_BY + timedelta(1), ""),
    ],
)
def test_an_extension_counts_with_its_reason_told_in_time_and_within_its_cap(until, facts, due, said):
    case = acknowledged(extensions=(an_extension(until, **facts),))
    clock = the_clock(case, ClockName.RESPOND, ANSWER_BY)
    assert (clock.first_due, clock.due) == (ANSWER_BY, due)
    assert said in clock.extensions[0].falls_short
    assert bool(clock.extensions[0].falls_short) == bool(said)
    lines = "\n".join(explain(clock, CALENDAR))
    assert ("falls short of Code 6.4" in lines) == bool(said)


def test_stage_2_may_be_extended_by_20_working_days():
    asked = a_stage(2, received_on=date(2026, 5, 11), acknowledged_on=date(2026, 5, 11))
    first = CALENDAR.due(date(2026, 5, 11), 20)
    furthest = CALENDAR.due(first, 20)
    for until, due in ((furthest, furthest), (furthest + timedelta(1), furthest)):
        stage = replace(asked, extensions=(an_extension(until, notified_on=first),))
        assert the_clock(a_case(a_stage(), stage), ClockName.RESPOND, first, 2).due == due


def test_a_second_extension_is_told_before_the_date_the_first_one_set():
    first = an_extension(date(2026, 4, 27), notified_on=ANSWER_BY)
    for told, due in ((date(2026, 4, 27), FURTHEST), (date(2026, 4, 28), date(2026, 4, 27))):
        case = acknowledged(extensions=(an_extension(FURTHEST, notified_on=told), first))
        assert the_clock(case, ClockName.RESPOND, ANSWER_BY).due == due


def test_an_extension_past_the_known_calendar_is_said_and_not_guessed():
    far = an_extension(date(2031, 1, 6), notified_on=ANSWER_BY, good_reason="Court")
    clock = the_clock(acknowledged(extensions=(far,)), ClockName.RESPOND, ANSWER_BY)
    assert (clock.due, clock.outcome) == (None, Outcome.NOT_RECORDED)
    assert "bank holidays are known" in next(explain(clock, CALENDAR))


def test_a_target_past_the_known_calendar_is_left_out():
    target = Target("Late", ClockName.RESPOND, 1, 400, from_receipt=False)
    clock = clocks(acknowledged(date(2027, 12, 1)), today=date(2027, 12, 2), calendar=CALENDAR, targets=[target])[1]
    assert clock.targets == ()


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
    case = a_case(a_stage(received_on=RECEIVED), a_stage(2, received_on=date(2026, 6, 1)), import_run_id="import")
    assert the_clock(case, ClockName.ACKNOWLEDGE, date(2026, 7, 1)).outcome is Outcome.NOT_RECORDED


@pytest.mark.parametrize("asked_on", [RECEIVED, ACKNOWLEDGE_BY, ACKNOWLEDGE_BY + timedelta(1)])
def test_a_stage_never_answered_stays_overdue_on_whatever_day_stage_2_is_said_to_have_been_asked_for(asked_on):
    case = a_case(a_stage(received_on=RECEIVED), a_stage(2, received_on=asked_on))
    clock = the_clock(case, ClockName.ACKNOWLEDGE, date(2026, 7, 1))
    assert (clock.outcome, clock.ended_on) == (Outcome.OVERDUE, None)


def test_where_the_ombudsman_directs_us_to_accept_a_complaint_its_clocks_start_on_that_day():
    refused = a_stage(received_on=RECEIVED, refused_on=RECEIVED)
    assert the_clock(a_case(refused), ClockName.ACKNOWLEDGE, date(2026, 7, 1)).ended_on == RECEIVED
    directed = a_case(a_stage(received_on=date(2026, 1, 5), refused_on=date(2026, 1, 8), directed_on=RECEIVED))
    clock = the_clock(directed, ClockName.ACKNOWLEDGE, RECEIVED)
    assert (clock.started, clock.due, clock.ended_on, clock.outcome) == (
        RECEIVED, ACKNOWLEDGE_BY, None, Outcome.RUNNING,
    )  # fmt: skip


def test_a_direction_after_the_acknowledgement_starts_the_answer_anew_and_leaves_the_acknowledgement_as_it_was():
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGE_BY, refused_on=date(2026, 4, 8))
    for directed, due in ((ACKNOWLEDGE_BY, ANSWER_BY), (date(2026, 5, 1), date(2026, 5, 18))):
        case = a_case(replace(stage, directed_on=directed))
        answer = the_clock(case, ClockName.RESPOND, directed)
        assert (answer.started, answer.due, answer.outcome) == (directed, due, Outcome.RUNNING)
    assert answer.started_by == "acceptance was directed by the Ombudsman"
    first = the_clock(case, ClockName.ACKNOWLEDGE, directed)
    assert (first.started, first.taken, first.outcome) == (RECEIVED, 5, Outcome.MET)


@pytest.mark.parametrize(("refused_on", "overdue"), [(ACKNOWLEDGE_BY, False), (date(2026, 4, 3), True)])
@pytest.mark.parametrize("answered", [None, date(2026, 5, 5)])
def test_a_direction_wipes_nothing_that_was_overdue_when_it_was_refused(refused_on, overdue, answered):
    directed = date(2026, 4, 28)
    stage = a_stage(received_on=RECEIVED, refused_on=refused_on, directed_on=directed, acknowledged_on=directed)
    closed = {"closed_on": answered, "closed_as": Closing.ANSWERED} if answered else {}
    clock = the_clock(a_case(replace(stage, responded_on=answered), **closed), ClockName.ACKNOWLEDGE, date(2026, 5, 5))
    assert (clock.due, clock.outcome) == (date(2026, 5, 6), Outcome.MET)
    before = [(each.due, each.ended_on) for each in (clock.before,) if each]
    assert before == ([(ACKNOWLEDGE_BY, refused_on)] if overdue else [])
    said = "before the Ombudsman directed us to accept it, due by Thursday 2 April 2026, and not acknowledged"
    assert (said in because_of(clock)) is overdue
    assert any("Before the Ombudsman directed us" in line for line in explain(clock, CALENDAR)) is overdue


def test_a_direction_after_the_acknowledgement_keeps_that_the_answer_was_overdue():
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGE_BY, refused_on=date(2026, 4, 21))
    case = a_case(replace(stage, directed_on=date(2026, 5, 1)))
    answer = the_clock(case, ClockName.RESPOND, date(2026, 5, 1))
    assert (answer.outcome, answer.before.due, answer.before.outcome) == (Outcome.RUNNING, ANSWER_BY, Outcome.OVERDUE)
    assert the_clock(case, ClockName.ACKNOWLEDGE, date(2026, 5, 1)).before is None


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
