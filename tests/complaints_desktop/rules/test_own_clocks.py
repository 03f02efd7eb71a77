"""A landlord's own targets are clocks beside the Code's: on by a setting, with the limit of the day they start."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.rules.clocks import CODE, OWN, Clock, Period, Target, clocks, own_table
from complaints_desktop.rules.clocks.own import CONFIRMED, KINDS
from complaints_desktop.rules.clocks.units import CLOCK_HOURS
from complaints_desktop.rules.outcomes import Outcome
from db.terms import ContactKind, ContactPurpose, Direction
from tests.complaints_desktop.facts import a_case, a_letter, a_stage
from tests.complaints_desktop.rules.test_updates import a_contact

CALENDAR = working_calendar()
CAME = date(2026, 3, 2)
RECEIPT = Target("Receipt confirmed", "receipt", 1, 24, unit=CLOCK_HOURS)
FINDINGS = Target("Findings told", "findings", 1, 5)
STAGE = a_stage(received_on=CAME)


def own(case: CaseFacts, *targets: Target, today: date = CAME, now: datetime | None = None) -> Clock:
    (found,) = clocks(case, today=today, now=now, calendar=CALENDAR, table=own_table(targets))
    return found


def test_none_is_on_unless_a_setting_says_so():
    assert clocks(a_case(STAGE), today=CAME, calendar=CALENDAR, table=own_table(())) == ()


def test_no_clock_of_our_own_is_among_those_of_the_code():
    assert not {(rule.clock, rule.stage) for rule in OWN} & set(CODE.names)
    assert {rule.paragraph for rule in OWN} == {""}


EVERY = [
    # clock, stage, limit, unit, from, to
    ("receipt", 1, 24, "clock hours", "the complaint is received", "the receipt is confirmed"),
    ("personal", 1, 2, "working days", "the complaint is received", "the resident is spoken to"),
    ("findings", 1, 5, "working days", "the complaint is received", "what was found is told"),
    ("receipt", 2, 24, "clock hours", "the complaint is received", "the receipt is confirmed"),
    ("personal", 2, 2, "working days", "the complaint is received", "the resident is spoken to"),
    ("findings", 2, 5, "working days", "the complaint is received", "what was found is told"),
]


def test_the_clocks_of_our_own_are_these():
    found = [
        (each.clock, each.stage, each.limit, each.unit.name, each.starts.happens, each.ends.happens) for each in OWN
    ]
    assert found == EVERY
    assert {each[:2] for each in EVERY} == KINDS.keys()
    assert tuple(KINDS.values()) == OWN


LOGGED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 3, 23, 59, 59, tzinfo=UTC)
"""The last second of 24 hours after a day of which the hour is not known."""


@pytest.mark.parametrize(
    ("stage", "logged_at", "due"),
    [
        (1, LOGGED, LOGGED + timedelta(hours=24)),
        (1, LOGGED - timedelta(1), MIDNIGHT),
        (1, LOGGED + timedelta(1), MIDNIGHT),
        (1, None, MIDNIGHT),
        (2, LOGGED, MIDNIGHT),
    ],
)
def test_the_hour_of_the_logging_counts_at_stage_1_where_it_was_the_day_the_complaint_came(stage, logged_at, due):
    before = (a_stage(received_on=date(2026, 1, 5)),) if stage == 2 else ()
    case = a_case(*before, a_stage(stage, received_on=CAME), logged_at=logged_at)
    clock = own(case, replace(RECEIPT, stage=stage), now=LOGGED)
    assert clock.due_at == due


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (LOGGED + timedelta(hours=24), Outcome.MET),
        (LOGGED + timedelta(hours=24, seconds=1), Outcome.LATE),
    ],
)
def test_receipt_is_confirmed_within_24_clock_hours_of_the_logging(told: datetime, outcome: Outcome):
    contact = a_contact(told.date(), purpose=ContactPurpose.RECEIPT, recorded_at=told)
    case = a_case(STAGE, logged_at=LOGGED, contacts=(contact,))
    assert own(case, RECEIPT, today=told.date(), now=told).outcome is outcome


def test_a_receipt_of_which_the_hour_is_not_known_counts_from_the_end_of_its_day():
    case = a_case(STAGE)
    clock = own(case, RECEIPT, today=date(2026, 3, 3), now=datetime(2026, 3, 3, 23, 59, tzinfo=UTC))
    assert (clock.due, clock.outcome) == (date(2026, 3, 3), Outcome.RUNNING)
    assert (
        own(case, RECEIPT, today=date(2026, 3, 4), now=datetime(2026, 3, 4, 1, tzinfo=UTC)).outcome is Outcome.OVERDUE
    )


@pytest.mark.parametrize(
    ("facts", "done"),
    [
        ({"contacts": (a_contact(CAME, purpose=ContactPurpose.RECEIPT),)}, True),
        ({"contacts": (a_contact(CAME, purpose=ContactPurpose.RECEIPT, direction=Direction.IN),)}, False),
        ({"contacts": (a_contact(CAME, purpose=None),)}, False),
        ({"letters": (a_letter("receipt", CAME),)}, True),
        ({"letters": (a_letter("receipt", CAME, stage=2),)}, False),
        ({"letters": (a_letter("progress-update", CAME),)}, False),
    ],
)
def test_a_contact_of_ours_for_it_or_its_letter_confirms_receipt_and_nothing_else(facts, done):
    assert bool(own(a_case(STAGE, **facts), RECEIPT).done) is done


def test_an_acknowledgement_confirms_receipt_and_a_receipt_does_not_acknowledge():
    acknowledged = a_case(a_stage(received_on=CAME, acknowledged_on=CAME))
    assert own(acknowledged, RECEIPT).done == CAME
    confirmed = a_case(STAGE, letters=(a_letter("receipt", CAME),))
    assert clocks(confirmed, today=CAME, calendar=CALENDAR)[0].done is None


NEXT_DAY = date(2026, 3, 3)
NOON_AND_LATER = (datetime(2026, 3, 3, 12, tzinfo=UTC), datetime(2026, 3, 3, 15, tzinfo=UTC))


def receipt_told(at: datetime) -> ContactFacts:
    return a_contact(NEXT_DAY, purpose=ContactPurpose.RECEIPT, recorded_at=at)


@pytest.mark.parametrize(
    ("stage", "facts", "done"),
    [
        ({}, {"contacts": tuple(receipt_told(each) for each in NOON_AND_LATER)}, NOON_AND_LATER[0]),
        ({}, {"contacts": tuple(receipt_told(each) for each in reversed(NOON_AND_LATER))}, NOON_AND_LATER[0]),
        ({}, {"contacts": (receipt_told(NOON_AND_LATER[0] + timedelta(1)),)}, NEXT_DAY),
        (
            {},
            {"contacts": (receipt_told(NOON_AND_LATER[1]),), "letters": (a_letter("receipt", NEXT_DAY),)},
            NOON_AND_LATER[0],
        ),
        ({"acknowledged_on": NEXT_DAY}, {"letters": (a_letter("receipt", NEXT_DAY),)}, NEXT_DAY),
        ({"acknowledged_on": date(2026, 3, 4)}, {"letters": (a_letter("receipt", NEXT_DAY),)}, NOON_AND_LATER[0]),
        ({"acknowledged_on": NEXT_DAY}, {"letters": (a_letter("receipt", date(2026, 3, 4)),)}, NEXT_DAY),
        ({"responded_on": NEXT_DAY}, {}, NEXT_DAY),
        ({"acknowledged_on": NEXT_DAY, "responded_on": CAME}, {}, CAME),
    ],
)
def test_the_first_word_confirms_receipt_and_of_one_day_the_one_of_which_the_hour_is_not_known(stage, facts, done):
    case = a_case(a_stage(received_on=CAME, **stage), **facts)
    assert CONFIRMED.read(case, case.current) == done


@pytest.mark.parametrize(("told", "outcome"), [(date(2026, 3, 9), Outcome.MET), (date(2026, 3, 10), Outcome.LATE)])
def test_findings_are_told_within_five_working_days_of_receipt(told: date, outcome: Outcome):
    case = a_case(STAGE, contacts=(a_contact(told, purpose=ContactPurpose.FINDINGS),))
    assert own(case, FINDINGS, today=told).outcome is outcome


@pytest.mark.parametrize(
    ("stage", "purpose", "done"),
    [
        ({}, ContactPurpose.FINDINGS, NEXT_DAY),
        ({}, ContactPurpose.UPDATE, None),
        ({}, None, None),
        ({"responded_on": date(2026, 3, 4)}, None, date(2026, 3, 4)),
        ({"responded_on": date(2026, 3, 4)}, ContactPurpose.FINDINGS, NEXT_DAY),
    ],
)
def test_findings_are_told_by_a_contact_for_it_or_by_the_answer(stage, purpose, done):
    case = a_case(a_stage(received_on=CAME, **stage), contacts=(a_contact(NEXT_DAY, purpose=purpose),))
    assert own(case, FINDINGS, today=date(2026, 3, 4)).done == done


@pytest.mark.parametrize(("came", "limit"), [(date(2026, 3, 31), 5), (date(2026, 4, 1), 4)])
def test_of_two_limits_the_one_that_has_begun_when_the_complaint_came_holds(came: date, limit: int):
    later = Target("Findings told", "findings", 1, 4, holds=Period(date(2026, 4, 1)))
    for targets in ((FINDINGS, later), (later, FINDINGS)):
        assert own(a_case(a_stage(received_on=came)), *targets, today=came).rule.limit == limit


@pytest.mark.parametrize(
    ("contact", "done"),
    [
        ({"kind": ContactKind.CALL, "purpose": None}, True),
        ({"kind": ContactKind.VISIT, "purpose": None}, True),
        ({"kind": ContactKind.EMAIL, "purpose": None}, False),
        ({"kind": ContactKind.EMAIL, "purpose": ContactPurpose.PERSONAL}, True),
        ({"kind": ContactKind.CALL, "direction": Direction.IN}, False),
    ],
)
def test_a_call_or_a_visit_of_ours_is_personal_contact(contact, done):
    spoken = Target("Spoken to", "personal", 1, 2)
    assert bool(own(a_case(STAGE, contacts=(a_contact(CAME, **contact),)), spoken).done) is done


@pytest.mark.parametrize(
    ("came", "later", "told", "counts"),
    [
        (NEXT_DAY, None, CAME, False),
        (NEXT_DAY, None, NEXT_DAY, True),
        (None, None, CAME, True),
        (CAME, a_stage(2, received_on=NEXT_DAY), CAME, True),
        (CAME, a_stage(2, received_on=NEXT_DAY), NEXT_DAY, False),
        (CAME, a_stage(2, received_on=None), NEXT_DAY, True),
    ],
)
def test_what_was_said_belongs_to_a_stage_from_the_day_it_came_to_the_day_before_the_next(came, later, told, counts):
    stages = (a_stage(received_on=came), *((later,) if later else ()))
    case = a_case(*stages, contacts=(a_contact(told, purpose=ContactPurpose.FINDINGS),))
    found = clocks(case, today=NEXT_DAY, calendar=CALENDAR, table=own_table((FINDINGS,)))
    assert [each.done for each in found] == [told if counts else None]


def test_what_was_said_at_stage_2_ends_no_clock_of_stage_1():
    second = a_stage(2, received_on=date(2026, 4, 1))
    told = a_contact(date(2026, 4, 1), purpose=ContactPurpose.FINDINGS)
    case = a_case(STAGE, second, contacts=(told,))
    targets = (FINDINGS, Target("At stage 2", "findings", 2, 5))
    found = clocks(case, today=date(2026, 4, 2), calendar=CALENDAR, table=own_table(targets))
    assert {clock.rule.stage: clock.done for clock in found} == {1: None, 2: date(2026, 4, 1)}
