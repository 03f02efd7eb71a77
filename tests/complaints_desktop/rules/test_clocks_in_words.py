"""The rules of the clocks written out by hand (code_rules B), and every sentence that explains one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.clocks import (
    CODE,
    RULES,
    Clock,
    ClockName,
    Outcome,
    Target,
    clocks,
    explain,
    waiting,
)
from db.terms import Closing
from tests.complaints_desktop.facts import a_case, a_stage, an_extension
from tests.tables import each_row

CALENDAR = working_calendar()
ACKNOWLEDGE, RESPOND = ClockName.ACKNOWLEDGE, ClockName.RESPOND
MONDAY = date(2026, 3, 2)
FIFTH, SIXTH = date(2026, 3, 9), date(2026, 3, 10)
"""5 and 6 working days later."""


def test_the_rules_are_those_of_the_code():
    assert [
        (each.clock, each.stage, each.basis, each.within, each.extension, each.extension_paragraph) for each in RULES
    ] == [
        ("acknowledge", 1, "Code 6.2", "5 working days", 0, ""),
        ("respond", 1, "Code 6.3", "10 working days", 10, "6.4"),
        ("acknowledge", 2, "Code 6.11", "5 working days", 0, ""),
        ("respond", 2, "Code 6.14", "20 working days", 20, "6.15"),
    ]
    assert CODE.rule(RESPOND, 2, MONDAY).limit == 20
    with pytest.raises(KeyError):
        CODE.rule(RESPOND, 3, MONDAY)


def clock_of(case: CaseFacts, name: ClockName, today: date = MONDAY, *targets: Target, stage: int = 1) -> Clock:
    found = clocks(case, today=today, calendar=CALENDAR, targets=targets)
    return next(each for each in found if (each.rule.clock, each.rule.stage) == (name, stage))


def case_of(**facts: object) -> CaseFacts:
    return a_case(a_stage(received_on=MONDAY, **facts))


def second(**facts: object) -> CaseFacts:
    return a_case(a_stage(received_on=date(2026, 1, 5)), a_stage(2, **{"received_on": MONDAY, **facts}))


def test_a_case_has_the_clocks_of_each_stage_it_has_come_to():
    found = [(each.rule.clock, each.rule.stage) for each in clocks(second(), today=MONDAY, calendar=CALENDAR)]
    assert found == list(CODE.names)
    assert {each.rule.stage for each in clocks(case_of(), today=MONDAY, calendar=CALENDAR)} == {1}


@pytest.mark.parametrize(
    ("case", "day", "event"),
    [
        (case_of(), MONDAY, "the complaint was received"),
        (a_case(a_stage(), expressed_on=FIFTH), FIFTH,
         "dissatisfaction was first expressed (the receipt is not recorded)"),
        (a_case(a_stage()), None, "the complaint was received"),
        (second(), MONDAY, "the request to escalate was received"),
    ],
)  # fmt: skip
def test_day_0_is_a_dated_event(case, day, event):
    clock = clock_of(case, ACKNOWLEDGE, stage=case.current.number)
    assert (clock.started, clock.started_by) == (day, event)


LATEST = (
    "The latest date the Code could allow is the day it was received + 5 + 10 working days: Monday 23 March 2026. "
    "The answer is judged against that."
)

WORDS: list[tuple[CaseFacts, ClockName, date, list[str]]] = [
    (
        case_of(acknowledged_on=date(2026, 3, 3)), ACKNOWLEDGE, MONDAY,
        [
            "Code 6.2: acknowledge stage 1 within 5 working days of the day the complaint is received.",
            "Monday 2 March 2026: day 0, the complaint was received.",
            "Tuesday 3 March 2026: day 1.",
            "Wednesday 4 March 2026: day 2.",
            "Thursday 5 March 2026: day 3.",
            "Friday 6 March 2026: day 4.",
            "Saturday 7 March 2026: not counted (Saturday).",
            "Sunday 8 March 2026: not counted (Sunday).",
            "Monday 9 March 2026: day 5, the due date.",
            "Acknowledged on Tuesday 3 March 2026, after 1 working day: met.",
        ],
    ),
    (
        a_case(a_stage(received_on=date(2026, 2, 23), acknowledged_on=date(2026, 3, 3))), ACKNOWLEDGE, MONDAY,
        [
            "Code 6.2: acknowledge stage 1 within 5 working days of the day the complaint is received.",
            "Monday 23 February 2026: day 0, the complaint was received.",
            "Tuesday 24 February 2026: day 1.",
            "Wednesday 25 February 2026: day 2.",
            "Thursday 26 February 2026: day 3.",
            "Friday 27 February 2026: day 4.",
            "Saturday 28 February 2026: not counted (Saturday).",
            "Sunday 1 March 2026: not counted (Sunday).",
            "Monday 2 March 2026: day 5, the due date.",
            "Tuesday 3 March 2026: day 6.",
            "Acknowledged on Tuesday 3 March 2026, after 6 working days: late.",
        ],
    ),
    (
        case_of(), RESPOND, MONDAY,
        [
            "Code 6.3: respond stage 1 within 10 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            LATEST,
            "Due on Monday 23 March 2026: not recorded.",
        ],
    ),
    (
        case_of(responded_on=date(2026, 3, 23)), RESPOND, MONDAY,
        [
            "Code 6.3: respond stage 1 within 10 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            LATEST,
            "Answered on Monday 23 March 2026, within the latest date the Code could allow: not recorded.",
        ],
    ),
    (
        case_of(responded_on=date(2026, 3, 24)), RESPOND, MONDAY,
        [
            "Code 6.3: respond stage 1 within 10 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            LATEST,
            "Answered on Tuesday 24 March 2026, after the latest date the Code could allow: late.",
        ],
    ),
    (
        second(), RESPOND, MONDAY,
        [
            "Code 6.14: respond stage 2 within 20 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            "The latest date the Code could allow is the day it was requested + 5 + 20 working days: Wednesday 8 "
            "April 2026. The answer is judged against that.",
            "Due on Wednesday 8 April 2026: not recorded.",
        ],
    ),
    (
        a_case(a_stage()), RESPOND, MONDAY,
        [
            "Code 6.3: respond stage 1 within 10 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            "The day it was received is not recorded either, so nothing can be said about its limit.",
        ],
    ),
    (
        a_case(a_stage()), ACKNOWLEDGE, MONDAY,
        [
            "Code 6.2: acknowledge stage 1 within 5 working days of the day the complaint is received.",
            "The day this clock starts from is not recorded, so nothing can be said about its limit.",
        ],
    ),
    (
        a_case(a_stage(responded_on=MONDAY)), RESPOND, MONDAY,
        [
            "Code 6.3: respond stage 1 within 10 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            "The day it was received is not recorded either, so nothing can be said about its limit.",
        ],
    ),
    (
        a_case(a_stage(), closed_on=MONDAY, closed_as=Closing.WITHDRAWN), RESPOND, MONDAY,
        [
            "Code 6.3: respond stage 1 within 10 working days of the day the acknowledgement is sent.",
            "The acknowledgement is not recorded, and this clock starts from it.",
            "The day it was received is not recorded either, so nothing can be said about its limit.",
        ],
    ),
    (
        a_case(a_stage(acknowledged_on=MONDAY)), ACKNOWLEDGE, MONDAY,
        [
            "Code 6.2: acknowledge stage 1 within 5 working days of the day the complaint is received.",
            "The day this clock starts from is not recorded, so nothing can be said about its limit.",
        ],
    ),
    (
        second(received_on=None), ACKNOWLEDGE, MONDAY,
        [
            "Code 6.11: acknowledge stage 2 within 5 working days of the day the request to escalate is received.",
            "The day this clock starts from is not recorded, so nothing can be said about its limit.",
        ],
    ),
]  # fmt: skip


@each_row(("case", "name", "today", "lines"), WORDS)
def test_a_clock_explains_itself_line_by_line(case, name, today, lines):
    assert list(explain(clock_of(case, name, today, stage=case.current.number), CALENDAR)) == lines


def test_a_stricter_landlord_counts_the_day_of_the_event_where_it_is_worked():
    strict = working_calendar(event_day=1)
    for day, number in ((MONDAY, 1), (date(2026, 3, 1), 0)):
        (clock, *_) = clocks(a_case(a_stage(received_on=day)), today=day, calendar=strict)
        assert list(explain(clock, strict))[1].endswith(f"day {number}, the complaint was received.")


def test_an_extension_is_explained_by_whoever_rules_it():
    extension = an_extension(date(2026, 5, 20), notified_on=SIXTH, reason="Survey")
    clock = clock_of(case_of(acknowledged_on=MONDAY, extensions=(extension,)), RESPOND, SIXTH)
    said = " ".join(explain(replace(clock, rule=replace(clock.rule, law="Procedure")), CALENDAR))
    assert "falls short of Procedure 6.4" in said
    assert "Code" not in said


def test_an_extension_is_explained_with_both_dates_and_its_length():
    until = date(2026, 3, 20)
    case = case_of(acknowledged_on=MONDAY, extensions=(an_extension(until, notified_on=SIXTH, reason="Survey"),))
    lines = list(explain(clock_of(case, RESPOND, SIXTH), CALENDAR))
    assert lines[-2:] == [
        "Extended (Code 6.4) from Monday 16 March 2026 to Friday 20 March 2026: 4 working days more.",
        "Due on Friday 20 March 2026: extended.",
    ]


def test_a_second_extension_of_a_stage_is_said_to_be_outside_the_standard():
    made = tuple(an_extension(date(2026, 3, day), notified_on=SIXTH, reason="Survey") for day in (20, 24))
    lines = list(explain(clock_of(case_of(acknowledged_on=MONDAY, extensions=made), RESPOND, SIXTH), CALENDAR))
    assert lines[-3:] == [
        "Extended (Code 6.4) from Monday 16 March 2026 to Tuesday 24 March 2026: 6 working days more.",
        "Extended again to Tuesday 24 March 2026: outside the standard, one extension a stage.",
        "Due on Tuesday 24 March 2026: extended.",
    ]


def test_a_landlords_target_is_the_last_line():
    clock = clock_of(case_of(), ACKNOWLEDGE, MONDAY, Target("Two days", ACKNOWLEDGE, 1, 2))
    assert list(explain(clock, CALENDAR))[-2:] == [
        "Due on Monday 9 March 2026: running.",
        "Our own target “Two days”: 2 working days, by Wednesday 4 March 2026.",
    ]


@pytest.mark.parametrize(
    ("closed", "last"),
    [
        (FIFTH, "Closed on Monday 9 March 2026 with nothing sent, by Monday 9 March 2026: not recorded."),
        (SIXTH, "Closed on Tuesday 10 March 2026 with nothing sent, after Monday 9 March 2026: overdue."),
    ],
)
def test_a_case_that_was_closed_with_nothing_sent_says_on_which_side_of_the_date(closed, last):
    case = a_case(a_stage(received_on=MONDAY), closed_on=closed, closed_as=Closing.WITHDRAWN)
    assert list(explain(clock_of(case, ACKNOWLEDGE, date(2026, 6, 1)), CALENDAR))[-1] == last


@pytest.mark.parametrize(
    ("facts", "name", "today", "open_"),
    [
        ({}, ACKNOWLEDGE, FIFTH, True),
        ({}, ACKNOWLEDGE, SIXTH, True),
        ({"acknowledged_on": FIFTH}, ACKNOWLEDGE, FIFTH, False),
        ({"acknowledged_on": SIXTH}, ACKNOWLEDGE, SIXTH, False),
        ({}, RESPOND, MONDAY, False),
        ({"acknowledged_on": MONDAY}, RESPOND, MONDAY, True),
        ({"acknowledged_on": MONDAY, "extensions": (an_extension(date(2026, 3, 20), notified_on=MONDAY),)},
         RESPOND, MONDAY, True),
        ({"acknowledged_on": MONDAY, "extensions": (an_extension(date(2026, 3, 20), notified_on=MONDAY),),
          "responded_on": date(2026, 3, 20)}, RESPOND, date(2026, 3, 20), False),
    ],
)  # fmt: skip
def test_a_clock_is_open_while_it_waits_for_its_event(facts, name, today, open_):
    assert clock_of(case_of(**facts), name, today).open is open_


@pytest.mark.parametrize(
    ("target", "done", "today", "expected"),
    [
        (Target("a", ACKNOWLEDGE, 1, 2), date(2026, 3, 4), FIFTH, [(date(2026, 3, 4), True)]),
        (Target("a", ACKNOWLEDGE, 1, 2), date(2026, 3, 5), FIFTH, [(date(2026, 3, 4), False)]),
        (Target("a", ACKNOWLEDGE, 1, 2, from_receipt=False), None, MONDAY, [(date(2026, 3, 4), None)]),
        (Target("a", ACKNOWLEDGE, 2, 2), None, MONDAY, []),
        (Target("a", RESPOND, 1, 2), None, MONDAY, []),
    ],
)
def test_a_target_is_held_against_its_own_clock_only(target, done, today, expected):
    clock = clock_of(case_of(acknowledged_on=done), ACKNOWLEDGE, today, target)
    assert [(each.due, each.met) for each in clock.targets] == expected


def test_a_target_on_the_answer_runs_from_receipt_or_from_the_acknowledgement():
    from_receipt, from_start = Target("a", RESPOND, 1, 5), Target("b", RESPOND, 1, 5, from_receipt=False)
    clock = clock_of(case_of(acknowledged_on=FIFTH), RESPOND, FIFTH, from_receipt, from_start)
    assert [each.due for each in clock.targets] == [FIFTH, date(2026, 3, 16)]
    waiting = clock_of(case_of(), RESPOND, MONDAY, from_start)
    assert waiting.targets == ()


@pytest.mark.parametrize(
    ("case", "name", "outcome"),
    [
        (case_of(responded_on=FIFTH), ACKNOWLEDGE, Outcome.NOT_RECORDED),
        (case_of(acknowledged_on=MONDAY), RESPOND, Outcome.OVERDUE),
        (replace(second(received_on=date(2026, 5, 1)), import_run_id="import"), RESPOND, Outcome.NOT_RECORDED),
        (second(received_on=date(2026, 5, 1)), RESPOND, Outcome.OVERDUE),
        (a_case(a_stage(received_on=MONDAY), closed_on=FIFTH, closed_as=Closing.ANSWERED), ACKNOWLEDGE,
         Outcome.NOT_RECORDED),
        (a_case(a_stage(received_on=MONDAY), closed_on=SIXTH, closed_as=None), ACKNOWLEDGE, Outcome.OVERDUE),
    ],
)  # fmt: skip
def test_what_a_case_has_gone_past_is_not_recorded_rather_than_overdue(case, name, outcome):
    assert clock_of(case, name, date(2026, 6, 1)).outcome is outcome


def test_working_days_are_counted_from_the_start_of_a_clock_and_from_receipt():
    clock = clock_of(case_of(acknowledged_on=FIFTH, responded_on=FIFTH + timedelta(1)), RESPOND, SIXTH)
    assert (clock.taken, clock.from_receipt, clock.started, clock.started_by) == (
        1, 6, FIFTH, "the acknowledgement was sent",
    )  # fmt: skip
    assert clock.from_expression is None


def test_the_expression_belongs_to_the_acknowledgement_of_stage_1_alone():
    case = a_case(a_stage(received_on=FIFTH), a_stage(2, received_on=SIXTH), expressed_on=MONDAY)
    found = [each.from_expression for each in clocks(case, today=SIXTH, calendar=CALENDAR)]
    assert (found[0], set(found[1:])) == (5, {None})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "the day the answer is counted from is not recorded"),
        ({"received_on": MONDAY, "acknowledged_on": MONDAY}, "its reason is not recorded"),
    ],
)
def test_an_extension_says_what_it_lacks(facts, said):
    case = a_case(a_stage(**facts, extensions=(an_extension(date(2026, 3, 20), reason=None),)))
    (counted,) = clock_of(case, RESPOND).extensions
    assert (counted.until, counted.falls_short) == (None, said)
    (acknowledging, *_) = clocks(case, today=MONDAY, calendar=CALENDAR)
    assert acknowledging.extensions == ()


def test_of_several_extensions_the_one_that_goes_furthest_and_counts_is_the_date():
    first, last = date(2026, 3, 20), date(2026, 3, 27)
    told = {"notified_on": MONDAY, "reason": "Survey"}
    both = (an_extension(last, **told), an_extension(first, **told))
    assert clock_of(case_of(acknowledged_on=MONDAY, extensions=both), RESPOND).due == last
    for lacking in ((last, first), (first, last)):
        short = (an_extension(lacking[0], notified_on=None, reason="x"), an_extension(lacking[1], **told))
        assert clock_of(case_of(acknowledged_on=MONDAY, extensions=short), RESPOND).due == lacking[1]


@pytest.mark.parametrize(
    ("case", "name", "due"),
    [
        (case_of(), ACKNOWLEDGE, FIFTH),
        (case_of(acknowledged_on=MONDAY), RESPOND, date(2026, 3, 16)),
        (case_of(responded_on=MONDAY), ACKNOWLEDGE, FIFTH),
        (case_of(acknowledged_on=MONDAY, responded_on=MONDAY), None, None),
        (a_case(a_stage()), None, None),
        (a_case(a_stage(acknowledged_on=MONDAY)), RESPOND, date(2026, 3, 16)),
        (second(), ACKNOWLEDGE, FIFTH),
        (a_case(a_stage(received_on=date(2028, 12, 29))), None, None),
    ],
)
def test_a_case_waits_for_the_first_event_of_its_stage_that_has_not_come_and_has_a_date(case, name, due):
    found = waiting(case, today=MONDAY, calendar=CALENDAR)
    assert (found and found.rule.clock, found and found.due) == (name, due)


GOOD, FURTHEST = date(2026, 4, 10), date(2026, 3, 30)
"""A day past what an extension may set alone (10 working days after 16 March), and the last day it may set."""


@pytest.mark.parametrize(
    ("good_reason", "counts_to", "said"),
    [
        (None, [GOOD, GOOD],
         "10 working days more are allowed without a good reason on record: it counts to Monday 30 March 2026"),
        ("The court sits in May", [GOOD, date(2026, 4, 17)], ""),
    ],
)  # fmt: skip
def test_an_extension_without_a_good_reason_takes_nothing_from_an_earlier_one_that_had_it(good_reason, counts_to, said):
    told = {"notified_on": MONDAY, "reason": "Survey"}
    both = (an_extension(GOOD, good_reason="Court", **told), an_extension(date(2026, 4, 17), **told))
    both = (both[0], replace(both[1], good_reason=good_reason))
    clock = clock_of(case_of(acknowledged_on=MONDAY, extensions=both), RESPOND)
    assert [each.until for each in clock.extensions] == counts_to
    assert [each.falls_short for each in clock.extensions] == ["", said]
    assert clock.due == counts_to[-1]


@pytest.mark.parametrize(("until", "counts_to"), [(FURTHEST, FURTHEST), (date(2026, 3, 31), FURTHEST)])
def test_an_extension_counts_no_further_than_its_limit(until, counts_to):
    longer = an_extension(until, notified_on=MONDAY, reason="Survey")
    clock = clock_of(case_of(acknowledged_on=MONDAY, extensions=(longer,)), RESPOND)
    assert (clock.due, clock.extensions[0].until) == (counts_to, counts_to)


def test_what_was_done_without_a_day_of_receipt_has_no_days_from_it():
    clock = clock_of(a_case(a_stage(acknowledged_on=MONDAY)), ACKNOWLEDGE)
    assert (clock.taken, clock.from_receipt, clock.from_expression, clock.outcome) == (
        None, None, None, Outcome.NOT_RECORDED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "outcome", "ended"),
    [
        (Closing.ANSWERED, Outcome.NOT_RECORDED, None),
        (Closing.of_row("settled by a robot"), Outcome.NOT_RECORDED, None),
        (Closing.WITHDRAWN, Outcome.OVERDUE, SIXTH),
        (Closing.REFUSED, Outcome.OVERDUE, SIXTH),
        (Closing.MERGED, Outcome.OVERDUE, SIXTH),
        (Closing.NOT_RECORDED, Outcome.OVERDUE, SIXTH),
    ],
)
def test_of_a_case_closed_as_answered_or_as_only_a_newer_program_knows_a_date_is_missing(ending, outcome, ended):
    case = a_case(a_stage(received_on=MONDAY), closed_on=SIXTH, closed_as=ending)
    clock = clock_of(case, ACKNOWLEDGE, date(2026, 6, 1))
    assert (clock.outcome, clock.ended_on, clock.open) == (outcome, ended, False)


@pytest.mark.parametrize(
    ("acknowledged", "responded", "today", "outcome"),
    [
        (None, None, date(2026, 3, 27), Outcome.EXTENDED),  # projected for 23 March, and extended to the 27th
        (None, None, date(2026, 3, 28), Outcome.OVERDUE),
        (None, date(2026, 3, 23), date(2026, 3, 28), Outcome.NOT_RECORDED),
        (None, date(2026, 3, 24), date(2026, 3, 28), Outcome.EXTENDED),
        (MONDAY, date(2026, 3, 16), date(2026, 3, 28), Outcome.MET),
        (MONDAY, date(2026, 3, 17), date(2026, 3, 28), Outcome.EXTENDED),
        (MONDAY, None, MONDAY, Outcome.EXTENDED),
        (MONDAY, None, date(2026, 3, 27), Outcome.EXTENDED),
        (MONDAY, date(2026, 3, 28), date(2026, 3, 28), Outcome.LATE),
    ],
)
def test_an_extended_clock_stands_as_its_two_dates_say(acknowledged, responded, today, outcome):
    longer = an_extension(date(2026, 3, 27), notified_on=MONDAY, reason="Survey")
    case = case_of(acknowledged_on=acknowledged, responded_on=responded, extensions=(longer,))
    assert clock_of(case, RESPOND, today).outcome is outcome


def test_an_extended_clock_that_was_closed_in_its_time_is_not_recorded():
    longer = an_extension(date(2026, 3, 27), notified_on=MONDAY, reason="Survey")
    stage = a_stage(received_on=MONDAY, acknowledged_on=MONDAY, extensions=(longer,))
    for closed, outcome in ((date(2026, 3, 27), Outcome.NOT_RECORDED), (date(2026, 3, 28), Outcome.OVERDUE)):
        case = a_case(stage, closed_on=closed, closed_as=Closing.WITHDRAWN)
        assert clock_of(case, RESPOND, date(2026, 6, 1)).outcome is outcome
