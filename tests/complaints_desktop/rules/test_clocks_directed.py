"""Clocks of what was refused and then accepted, of a point alone, and of a stage gone by (Code 2.4, 5.11)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.definition import PointChangeFacts, PointFacts
from complaints_desktop.rules.clocks import CODE, ClockName, ClockTable, Outcome, Period, clocks, point_clocks
from complaints_desktop.rules.clocks.extending import CountedExtension
from db.terms import Closing, PointChangeKind
from tests.complaints_desktop.facts import a_case, a_stage, an_extension
from tests.complaints_desktop.rules.test_clocks import ACKNOWLEDGE_BY, ANSWER_BY, CALENDAR, RECEIVED, the_clock
from tests.complaints_desktop.rules.test_duties import a_refusal
from tests.tables import each_row

DIRECTED = date(2026, 4, 28)
BEFORE, AFTER, LATER = DIRECTED - timedelta(1), DIRECTED + timedelta(1), DIRECTED + timedelta(2)
ONE_DAY = timedelta(1)


def point(number: int, *told: date | None) -> PointFacts:
    """Return a point of which these changes were told."""
    changed = {"kind": PointChangeKind.REWORDED, "was": None, "because": "As directed", "changed_on": BEFORE}
    return PointFacts(
        id=f"point-{number}", number=number, text="The leak", outcome_sought=None, responsibility=None,
        responsible_body=None,
        changes=tuple(PointChangeFacts(id=f"change-{n}", told_on=day, **changed) for n, day in enumerate(told)),
    )  # fmt: skip


def accepted(number: int, **facts: object):
    """Return a refusal of a point alone that the Ombudsman directed us to accept."""
    given = {"point_id": f"point-{number}", "refused_on": date(2026, 4, 8), "directed_on": DIRECTED}
    return a_refusal(**{**given, **facts})


def of_points(case: CaseFacts) -> list[tuple[int, str, date | None, date | None]]:
    found = point_clocks(case, today=DIRECTED, calendar=CALENDAR)
    return [(each.point, each.rule.clock, each.started, each.done) for each in found]


def test_each_point_accepted_as_directed_has_the_clocks_of_its_stage_from_that_day():
    case = a_case(
        a_stage(received_on=RECEIVED), points=(point(1), point(2), point(3)),
        refusals=(accepted(3), accepted(1, directed_on=AFTER)),
    )  # fmt: skip
    assert of_points(case) == [
        (3, ClockName.ACKNOWLEDGE, DIRECTED, None),
        (3, ClockName.RESPOND, None, None),
        (1, ClockName.ACKNOWLEDGE, AFTER, None),
        (1, ClockName.RESPOND, None, None),
    ]
    assert {each.point for each in clocks(case, today=DIRECTED, calendar=CALENDAR)} == {0}


@pytest.mark.parametrize(
    "refusal", [accepted(1, directed_on=None), accepted(1, point_id=None), accepted(9), accepted(1, stage=2)]
)
def test_a_point_has_no_clock_of_its_own_unless_it_is_there_and_accepted_as_directed(refusal):
    assert of_points(a_case(a_stage(received_on=RECEIVED), points=(point(1),), refusals=(refusal,))) == []


@each_row(
    ("told", "acknowledged", "done"),
    [
        ((), None, None),
        ((None,), None, None),
        ((), BEFORE, None),
        ((), DIRECTED, DIRECTED),
        ((), AFTER, AFTER),
        ((BEFORE,), None, None),
        ((DIRECTED,), None, DIRECTED),
        ((AFTER,), None, AFTER),
        ((BEFORE, None, LATER, AFTER), BEFORE, AFTER),
        ((LATER,), AFTER, AFTER),
    ],
)
def test_the_first_word_to_the_resident_from_the_direction_on_acknowledges_the_point(told, acknowledged, done):
    stage = a_stage(received_on=RECEIVED, acknowledged_on=acknowledged)
    case = a_case(stage, points=(point(1, *told),), refusals=(accepted(1),))
    assert [each[2:] for each in of_points(case)] == [(DIRECTED, done), (done, None)]


def test_what_the_stage_was_late_with_is_not_said_of_its_point():
    case = a_case(a_stage(received_on=RECEIVED), points=(point(1),), refusals=(accepted(1),))
    assert the_clock(case, ClockName.ACKNOWLEDGE, DIRECTED).outcome is Outcome.OVERDUE
    found = list(point_clocks(case, today=DIRECTED, calendar=CALENDAR))
    assert found[0].outcome is Outcome.RUNNING
    assert [each.before for each in found] == [None, None]


@pytest.mark.parametrize(
    ("acknowledged", "directed", "started_by"),
    [
        (ACKNOWLEDGE_BY, None, "the acknowledgement was sent"),
        (ACKNOWLEDGE_BY, ACKNOWLEDGE_BY - ONE_DAY, "the acknowledgement was sent"),
        (ACKNOWLEDGE_BY, ACKNOWLEDGE_BY, "the acknowledgement was sent"),
        (ACKNOWLEDGE_BY, ACKNOWLEDGE_BY + ONE_DAY, "acceptance was directed by the Ombudsman"),
        (None, ACKNOWLEDGE_BY, "the complaint was received"),
    ],
)
def test_the_answer_is_counted_from_the_acknowledgement_or_a_direction_after_it(acknowledged, directed, started_by):
    stage = a_stage(received_on=RECEIVED, acknowledged_on=acknowledged, directed_on=directed)
    assert the_clock(a_case(stage), ClockName.RESPOND, ACKNOWLEDGE_BY).started_by == started_by


REFUSED_LATE = a_stage(received_on=RECEIVED, refused_on=ACKNOWLEDGE_BY + ONE_DAY, directed_on=DIRECTED)


@pytest.mark.parametrize(
    "case",
    [
        a_case(REFUSED_LATE),
        a_case(REFUSED_LATE, a_stage(2, received_on=None)),
        a_case(REFUSED_LATE, a_stage(2, received_on=AFTER)),
        a_case(REFUSED_LATE, a_stage(2, received_on=AFTER), import_run_id="run"),
        a_case(REFUSED_LATE, closed_on=AFTER, closed_as=Closing.ANSWERED),
    ],
)
def test_what_came_of_a_case_later_does_not_change_how_it_stood_when_it_was_refused(case):
    before = the_clock(case, ClockName.ACKNOWLEDGE, LATER).before
    assert before is not None
    assert (before.due, before.outcome) == (ACKNOWLEDGE_BY, Outcome.OVERDUE)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        (ANSWER_BY, None),
        (ANSWER_BY + ONE_DAY, ANSWER_BY),
        (None, ANSWER_BY),
    ],
)
def test_an_answer_that_was_extended_in_time_was_not_overdue_when_it_was_refused(told, due):
    longer = an_extension(date(2026, 4, 27), notified_on=told)
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGE_BY, refused_on=date(2026, 4, 27))
    case = a_case(replace(stage, extensions=(longer,), directed_on=DIRECTED))
    before = the_clock(case, ClockName.RESPOND, DIRECTED).before
    assert (before and before.due) == due


def test_a_rule_that_did_not_hold_yet_when_it_was_refused_says_nothing_of_that_day():
    rule = replace(CODE.rule(ClockName.ACKNOWLEDGE, 1, RECEIVED), holds=Period(DIRECTED))
    (clock,) = clocks(a_case(REFUSED_LATE), today=DIRECTED, calendar=CALENDAR, table=ClockTable((rule,)))
    assert (clock.started, clock.before) == (DIRECTED, None)


@pytest.mark.parametrize(
    ("answered", "asked", "days"),
    [
        (ANSWER_BY, ANSWER_BY, 0),
        (ANSWER_BY, ANSWER_BY + ONE_DAY, 1),
        (ANSWER_BY, ANSWER_BY - ONE_DAY, None),
        (ANSWER_BY, None, None),
        (None, ANSWER_BY, None),
    ],
)
def test_the_days_from_the_answer_to_the_request_are_counted_for_the_acknowledgement_of_stage_2_alone(
    answered, asked, days
):
    first = a_stage(received_on=ANSWER_BY, acknowledged_on=ANSWER_BY, responded_on=answered)
    found = clocks(a_case(first, a_stage(2, received_on=asked)), today=DIRECTED, calendar=CALENDAR)
    counted = {(each.rule.stage, each.rule.clock): each.from_answer for each in found}
    assert counted == {
        (1, ClockName.ACKNOWLEDGE): None, (1, ClockName.RESPOND): None,
        (2, ClockName.ACKNOWLEDGE): days, (2, ClockName.RESPOND): None,
    }  # fmt: skip


def test_stage_2_alone_has_no_answer_it_was_asked_for_after():
    case = a_case(a_stage(2, received_on=ANSWER_BY, responded_on=ANSWER_BY))
    assert the_clock(case, ClockName.ACKNOWLEDGE, DIRECTED, 2).from_answer is None


ALONE = a_stage(received_on=RECEIVED)


@pytest.mark.parametrize(
    ("case", "outcome", "ended"),
    [
        (a_case(ALONE), Outcome.OVERDUE, None),
        (a_case(ALONE, import_run_id="run"), Outcome.OVERDUE, None),
        (a_case(ALONE, a_stage(2, received_on=DIRECTED)), Outcome.OVERDUE, None),
        (a_case(ALONE, a_stage(2, received_on=None)), Outcome.NOT_RECORDED, None),
        (a_case(ALONE, a_stage(2, received_on=DIRECTED), import_run_id="run"), Outcome.NOT_RECORDED, None),
        (a_case(ALONE, closed_on=DIRECTED, closed_as=Closing.WITHDRAWN), Outcome.OVERDUE, DIRECTED),
        (
            a_case(ALONE, a_stage(2, received_on=DIRECTED), closed_on=DIRECTED, closed_as=Closing.WITHDRAWN),
            Outcome.OVERDUE, None,
        ),
    ],
)  # fmt: skip
def test_a_stage_never_acknowledged_stays_overdue_unless_only_its_date_can_be_missing(case, outcome, ended):
    clock = the_clock(case, ClockName.ACKNOWLEDGE, LATER)
    assert (clock.outcome, clock.ended_on) == (outcome, ended)


def test_an_extension_moves_a_date_again_only_where_it_counts_and_another_has_moved_it():
    first = an_extension(date(2026, 4, 22), notified_on=ANSWER_BY)
    untold = an_extension(date(2026, 4, 23))
    second = an_extension(date(2026, 4, 24), notified_on=ANSWER_BY)
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGE_BY, extensions=(first, untold, second))
    counted = the_clock(a_case(stage), ClockName.RESPOND, ANSWER_BY).extensions
    assert [each.again for each in counted] == [False, False, True]
    assert not CountedExtension(ANSWER_BY, None).again


@pytest.mark.parametrize(("length", "said"), [(29, 29), (30, 30), (31, 30)])
def test_what_is_no_reason_is_quoted_up_to_30_letters(length, said):
    empty = an_extension(DIRECTED, notified_on=ANSWER_BY, reason="x" * length)
    stage = a_stage(received_on=RECEIVED, acknowledged_on=ACKNOWLEDGE_BY, extensions=(empty,))
    (counted,) = the_clock(a_case(stage), ClockName.RESPOND, ANSWER_BY).extensions
    assert counted.falls_short == f"“{'x' * said}” is no reason"


def test_the_code_has_two_stages():
    assert CODE.stages == {1, 2}
