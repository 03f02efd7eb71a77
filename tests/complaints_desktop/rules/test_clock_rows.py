"""A clock is a row: rows that stand only here, in every unit, with periods and in chains."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.clocks import (
    CODE,
    RULES,
    Clock,
    ClockName,
    ClockTable,
    Outcome,
    Period,
    Rule,
    Target,
    because_of,
    clocks,
    explain,
    waiting,
)
from complaints_desktop.rules.clocks.events import ACKNOWLEDGED, RECEIVED, RESPONDED, Event
from complaints_desktop.rules.clocks.units import (
    CALENDAR_DAYS,
    CALENDAR_DAYS_TO_A_WORKING_DAY,
    CLOCK_HOURS,
    UNITS,
    WORKING_DAYS,
)
from complaints_desktop.rules.duties import duties
from db.terms import Closing
from tests.complaints_desktop.facts import a_case, a_stage

CALENDAR = working_calendar()
THURSDAY = date(2026, 6, 25)


def event(when: date | None, what: str = "the hazard", done: str = "reported") -> Event:
    return Event(what=what, done=done, read=lambda *_: when)


def row(starts: Event, ends: Event, **said: object) -> Rule:
    given = {"clock": "extra", "stage": 1, "paragraph": "1", "do": "see to it", "done": "seen to", "limit": 24}
    return Rule(**{**given, "starts": starts, "ends": ends, **said})  # type: ignore[arg-type]


def extra(*rows: Rule, case: CaseFacts | None = None, today: date = THURSDAY, **said: object) -> Clock | None:
    """Return the clock `extra`, by those rows after the Code's."""
    case = case or a_case(a_stage(received_on=THURSDAY))
    found = clocks(case, today=today, calendar=CALENDAR, table=ClockTable((*RULES, *rows)), **said)  # type: ignore[arg-type]
    assert [(each.rule.clock, each.rule.stage) for each in found[:2]] == [("acknowledge", 1), ("respond", 1)]
    return next((each for each in found if each.rule.clock == "extra"), None)


REPORTED = datetime(2026, 3, 28, 20, 30, tzinfo=UTC)
"""A Saturday evening, before the night in which the hour changes."""


@pytest.mark.parametrize(
    ("done", "now", "outcome", "taken"),
    [
        (REPORTED + timedelta(hours=24), None, Outcome.MET, 24),
        (REPORTED + timedelta(hours=24, minutes=1), None, Outcome.LATE, 25),
        (None, REPORTED + timedelta(hours=24), Outcome.RUNNING, None),
        (None, REPORTED + timedelta(hours=24, minutes=1), Outcome.OVERDUE, None),
        (date(2026, 3, 29), None, Outcome.MET, 4),  # the hour is not recorded: it may have been in time
        (date(2026, 3, 30), None, Outcome.LATE, 27),
        (None, None, Outcome.RUNNING, None),  # by the day alone
    ],
)
def test_a_clock_of_hours_runs_through_nights_and_days_off_to_the_minute(done, now, outcome, taken):
    clock = extra(row(event(REPORTED), event(done), unit=CLOCK_HOURS), today=date(2026, 3, 29), now=now)
    assert clock is not None
    assert (clock.outcome, clock.taken) == (outcome, taken)
    assert clock.due_at == datetime(2026, 3, 29, 20, 30, tzinfo=UTC)
    day = done.date() if isinstance(done, datetime) else done
    assert (clock.started, clock.due, clock.done) == (date(2026, 3, 28), date(2026, 3, 29), day)
    if done is None and outcome is not Outcome.NOT_RECORDED:
        assert "due by Sun 29 Mar 2026, 21:30" in because_of(clock)
    lines = list(explain(clock, CALENDAR))
    assert lines[0] == "Code 1: see to it stage 1 within 24 clock hours of the day the hazard is reported."
    assert lines[1] == (
        "Saturday 28 March 2026: the hazard was reported; 24 clock hours end on Sun 29 Mar 2026, 21:30."
    )
    assert f"{taken or 24} clock hours" in because_of(clock)


@pytest.mark.parametrize(
    ("started", "limit", "unit", "due"),
    [
        (date(2026, 6, 25), 30, CALENDAR_DAYS_TO_A_WORKING_DAY, date(2026, 7, 27)),  # world_2026.md 14.2
        (date(2026, 11, 25), 30, CALENDAR_DAYS_TO_A_WORKING_DAY, date(2026, 12, 29)),
        (date(2026, 6, 24), 30, CALENDAR_DAYS_TO_A_WORKING_DAY, date(2026, 7, 24)),
        (date(2026, 6, 26), 30, CALENDAR_DAYS_TO_A_WORKING_DAY, date(2026, 7, 27)),  # of a Sunday
        (date(2026, 6, 27), 56, CALENDAR_DAYS, date(2026, 8, 22)),  # a Saturday stays one
    ],
)
def test_calendar_days_are_counted_through_and_a_last_day_off_moves_only_where_the_row_says_so(
    started, limit, unit, due
):
    for done, outcome in ((due, Outcome.MET), (due + timedelta(1), Outcome.LATE)):
        clock = extra(row(event(started), event(done), limit=limit, unit=unit))
        assert clock is not None
        assert (clock.due, clock.outcome, clock.taken) == (due, outcome, (done - started).days)
    lines = list(explain(clock, CALENDAR))
    assert lines[0] == f"Code 1: see to it stage 1 within {limit} calendar days of the day the hazard is reported."
    assert lines[2].endswith(": day 1.")
    assert f"day {limit}" in lines[limit + 1]
    assert len(lines) == 3 + (due + timedelta(1) - started).days
    assert "the due date" in next(line for line in lines if line.startswith(f"{due:%A} {due.day}"))


def test_calendar_days_are_counted_past_the_known_bank_holidays_and_only_the_last_day_needs_them():
    started = CALENDAR.known_until - timedelta(10)
    plain = extra(row(event(started), event(None), limit=20, unit=CALENDAR_DAYS))
    moved = extra(row(event(started), event(None), limit=20, unit=CALENDAR_DAYS_TO_A_WORKING_DAY))
    assert plain is not None
    assert moved is not None
    assert (plain.due, plain.beyond_calendar) == (started + timedelta(20), None)
    assert moved.due is None
    assert "bank holidays are known" in str(moved.beyond_calendar)


def test_hours_from_a_day_of_which_the_hour_is_not_recorded_run_from_its_last_second():
    clock = extra(row(event(THURSDAY), event(None), unit=CLOCK_HOURS))
    assert clock is not None
    assert clock.due_at == datetime(2026, 6, 26, 22, 59, 59, tzinfo=UTC)  # of London's summer


FIVE_THEN_FOUR = tuple(
    (limit, period)
    for limit, period in ((5, Period(date(2026, 1, 1), date(2026, 6, 30))), (4, Period(date(2026, 7, 1))))
)


@pytest.mark.parametrize(
    ("started", "limit"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 5),
        (date(2026, 6, 30), 5),
        (date(2026, 7, 1), 4),
        (date(2027, 7, 1), 4),
    ],
)
def test_a_case_keeps_the_rule_of_the_day_its_clock_starts(started, limit):
    rows = [row(event(None), event(None), limit=most, holds=period) for most, period in FIVE_THEN_FOUR]
    shared = event(started), event(None)
    rows = [replace(each, starts=shared[0], ends=shared[1]) for each in rows]
    for today in (date(2026, 6, 1), date(2027, 8, 1)):
        clock = extra(*rows, today=today)
        assert (clock and clock.rule.limit) == limit
    table = ClockTable((*RULES, *rows))
    assert [name for name in table.names if name not in CODE.names] == [("extra", 1)]
    if limit:
        assert table.rule("extra", 1, started).limit == limit
    else:
        with pytest.raises(KeyError, match="no extra of stage 1 on 2025-12-31"):
            table.rule("extra", 1, started)


def test_of_two_rows_that_hold_the_first_does():
    starts, ends = event(THURSDAY), event(None)
    first, other = row(starts, ends, limit=5, holds=Period(THURSDAY, THURSDAY)), row(starts, ends, limit=4)
    for rows, limit in (((first, other), 5), ((other, first), 4)):
        clock = extra(*rows)
        assert clock is not None
        assert clock.rule.limit == limit


def test_a_clock_that_has_not_started_is_ruled_by_the_receipt_and_without_one_by_today():
    starts, ends = event(None), event(None)
    rows = [row(starts, ends, limit=most, holds=period) for most, period in FIVE_THEN_FOUR]
    for today, limit in ((date(2026, 6, 30), 5), (date(2026, 7, 1), 4)):
        clock = extra(*rows, today=today)
        assert clock is not None
        assert (clock.rule.limit, clock.outcome) == (limit, Outcome.NOT_RECORDED)
    chained = [replace(each, starts=ACKNOWLEDGED) for each in rows]
    clock = extra(*chained, today=date(2026, 7, 1))
    assert clock is not None
    assert (clock.rule.limit, clock.projected) == (5, True)


@pytest.mark.parametrize(
    ("stage", "due", "because"),
    [
        ({"responded_on": date(2026, 7, 1)}, date(2026, 7, 11), "due by Saturday 11 July 2026"),
        (
            {"acknowledged_on": date(2026, 6, 26)},
            date(2026, 7, 20),  # 10 working days to 10 July, and 10 calendar days
            "the day it was sent + 10 working days + 10 calendar days: Monday 20 July 2026",
        ),
        (
            {},
            date(2026, 7, 26),  # 5 working days to 2 July, 10 more to 16 July, and 10 calendar days
            "the day it was received + 5 working days + 10 working days + 10 calendar days: Sunday 26 July 2026",
        ),
    ],
)
def test_a_clock_may_start_at_the_end_of_another_and_its_latest_date_is_counted_through_those_before(
    stage, due, because
):
    after = row(RESPONDED, event(None), limit=10, unit=CALENDAR_DAYS, runs_on=True)
    clock = extra(after, case=a_case(a_stage(received_on=THURSDAY, **stage)), today=date(2026, 7, 2))
    assert clock is not None
    assert (clock.due, clock.projected) == (due, "responded_on" not in stage)
    assert any(because in said for said in (because_of(clock), *explain(clock, CALENDAR)))


def test_a_clock_that_has_started_is_ruled_by_its_own_start_and_not_by_the_receipt():
    ends = event(None)
    rows = [row(ACKNOWLEDGED, ends, limit=most, holds=period) for most, period in FIVE_THEN_FOUR]
    clock = extra(*rows, case=a_case(a_stage(received_on=THURSDAY, acknowledged_on=date(2026, 7, 1))))
    assert clock is not None
    assert clock.rule.limit == 4


LATE_EVENING = datetime(2026, 6, 25, 23, 30, tzinfo=UTC)
"""Half past midnight of the 26th in London."""


def test_moments_are_days_of_london_for_a_clock_that_counts_days():
    clock = extra(row(event(LATE_EVENING), event(LATE_EVENING + timedelta(1)), limit=1))
    assert clock is not None
    assert (clock.started, clock.due, clock.done) == (date(2026, 6, 26), date(2026, 6, 29), date(2026, 6, 27))
    assert (clock.taken, clock.from_receipt, clock.outcome) == (0, 0, Outcome.MET)


def test_a_clock_of_days_is_counted_from_the_day_the_hours_before_it_end():
    told = event(None, "the finding", "told")
    hours = row(event(LATE_EVENING - timedelta(1)), told, clock="before", unit=CLOCK_HOURS)
    clock = extra(hours, row(told, event(None), limit=1))
    assert clock is not None
    assert (clock.due, clock.due_at) == (date(2026, 6, 29), None)  # the hours end on Friday the 26th, in London
    later = replace(hours, holds=Period(date(2026, 7, 1)))
    clock = extra(later, row(told, event(None), limit=1))
    assert clock is not None
    assert (clock.due, clock.through, clock.projected) == (None, (), True)


@pytest.mark.parametrize(("closed", "outcome"), [(THURSDAY, Outcome.NOT_RECORDED), (None, Outcome.OVERDUE)])
def test_hours_that_pass_on_the_day_a_case_is_closed_are_not_held_against_it(closed, outcome):
    began = datetime(2026, 6, 25, 6, tzinfo=UTC)
    case = a_case(a_stage(received_on=THURSDAY), closed_on=closed, closed_as=closed and Closing.WITHDRAWN)
    clock = extra(row(event(began), event(None), limit=2, unit=CLOCK_HOURS), case=case, now=began + timedelta(hours=3))
    assert clock is not None
    assert clock.outcome is outcome


def test_a_case_said_to_be_closed_on_a_day_to_come_is_judged_by_today():
    case = a_case(a_stage(received_on=THURSDAY), closed_on=date(2027, 1, 4), closed_as=Closing.WITHDRAWN)
    found = clocks(case, today=THURSDAY, calendar=CALENDAR)
    assert {each.outcome for each in found} == {Outcome.NOT_RECORDED}


def test_a_list_passes_over_a_clock_that_does_not_hold():
    rules = (replace(RULES[0], holds=Period(date(2027, 1, 1))), *RULES[1:])
    case = a_case(a_stage(received_on=THURSDAY))
    assert waiting(case, today=THURSDAY, calendar=CALENDAR, table=ClockTable(rules)) is None


def test_a_chain_that_has_no_beginning_has_no_date():
    clock = extra(row(RESPONDED, event(None)), case=a_case(a_stage()))
    assert clock is not None
    assert (clock.due, clock.projected, clock.outcome) == (None, True, Outcome.NOT_RECORDED)
    assert list(explain(clock, CALENDAR))[1:] == [
        "The answer is not recorded, and this clock starts from it.",
        "The day it was received is not recorded either, so nothing can be said about its limit.",
    ]


@pytest.mark.parametrize(
    ("runs_on", "answered", "closed"),
    [
        (False, Outcome.NOT_RECORDED, Outcome.NOT_RECORDED),
        (True, Outcome.OVERDUE, Outcome.OVERDUE),
    ],
)
def test_a_clock_ends_with_its_stage_unless_its_row_says_that_it_runs_on(runs_on, answered, closed):
    rule = row(event(THURSDAY), event(None), limit=20, unit=CALENDAR_DAYS, runs_on=runs_on)
    stage = a_stage(received_on=THURSDAY, responded_on=date(2026, 7, 1))
    later = date(2026, 8, 1)
    clock = extra(rule, case=a_case(stage), today=later)
    assert clock is not None
    assert (clock.outcome, clock.open) == (answered, runs_on)
    withdrawn = a_case(a_stage(received_on=THURSDAY), closed_on=date(2026, 7, 2), closed_as=Closing.WITHDRAWN)
    clock = extra(rule, case=withdrawn, today=later)
    assert clock is not None
    assert (clock.outcome, clock.ended_on is None) == (closed, runs_on)


def beside(case: CaseFacts, target: Target, today: date, now: datetime | None = None, **events: object) -> list[object]:
    rules = tuple(replace(rule, **events) if rule is RULES[0] else rule for rule in RULES) if events else RULES  # type: ignore[arg-type]
    found = clocks(case, today=today, calendar=CALENDAR, targets=(target,), table=ClockTable(rules), now=now)
    assert [each.due for each in found if each.rule.clock == ClockName.ACKNOWLEDGE] == [date(2026, 7, 2)]
    return [(each.due, each.met) for each in found[0].targets]


SOON = Target("Confirm receipt", ClockName.ACKNOWLEDGE, 1, 24, unit=CLOCK_HOURS)


@pytest.mark.parametrize(
    ("sent", "today", "met"),
    [
        (date(2026, 6, 26), date(2026, 6, 26), True),  # where only days are recorded, it may have been in time
        (date(2026, 6, 27), date(2026, 6, 27), False),
        (None, date(2026, 6, 26), None),
        (None, date(2026, 6, 28), False),
    ],
)
def test_a_landlords_target_may_be_in_clock_hours_where_only_days_are_recorded(sent, today, met):
    case = a_case(a_stage(received_on=THURSDAY, acknowledged_on=sent))
    assert beside(case, SOON, today) == [(date(2026, 6, 26), met)]


NINE = datetime(2026, 6, 25, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "sent", "met"),
    [(24, True, True), (25, True, False), (24, False, None), (25, False, False)],
)
def test_a_landlords_target_in_clock_hours_is_judged_to_the_minute_where_moments_are_recorded(hours, sent, met):
    then = NINE + timedelta(hours=hours)
    starts, ends = event(NINE), event(then if sent else None)
    case = a_case(a_stage())
    assert beside(case, SOON, THURSDAY, then, starts=starts, ends=ends) == [(date(2026, 6, 26), met)]


@pytest.mark.parametrize(("first", "held"), [(THURSDAY, 1), (THURSDAY + timedelta(1), 0)])
def test_a_target_from_a_date_leaves_cases_received_before_it_alone(first, held):
    target = replace(SOON, holds=Period(first))
    assert len(beside(a_case(a_stage(received_on=THURSDAY)), target, THURSDAY)) == held


def test_a_row_of_its_own_takes_no_part_in_the_duties_of_the_code():
    case = a_case(a_stage(received_on=THURSDAY))
    more = clocks(
        case, today=THURSDAY, calendar=CALENDAR, table=ClockTable((*RULES, row(RECEIVED, event(None), limit=2)))
    )
    code = [each for each in more if each.rule.clock != "extra"]
    assert len(more) == len(code) + 1
    assert duties(case, more, today=THURSDAY) == duties(case, code, today=THURSDAY)


def test_versions_of_a_clock_run_between_the_same_events_and_hours_are_not_extended():
    with pytest.raises(ValueError, match="extra of stage 1 runs between other events"):
        ClockTable((row(RECEIVED, RESPONDED), row(ACKNOWLEDGED, RESPONDED)))
    with pytest.raises(ValueError, match="extra of stage 1 is counted in hours"):
        ClockTable((row(RECEIVED, RESPONDED, unit=CLOCK_HOURS, extension=1),))


def test_every_unit_is_found_by_the_name_a_setting_keeps():
    assert {name: unit.words(1) for name, unit in UNITS.items()} == {
        "working days": "1 working day",
        "calendar days": "1 calendar day",
        "calendar days, the last one worked": "1 calendar day",
        "clock hours": "1 clock hour",
    }
    assert [unit.in_a_day for unit in UNITS.values()] == [1, 1, 1, 24]
    assert UNITS["working days"] is WORKING_DAYS
