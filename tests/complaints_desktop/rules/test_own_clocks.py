"""A landlord's own targets are clocks beside the Code's: on by a setting, with the limit of the day they start."""

from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.clocks import CODE, OWN, Clock, Period, Target, clocks, own_table
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


LOGGED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


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
    ],
)
def test_a_contact_of_ours_for_it_or_its_letter_confirms_receipt_and_nothing_else(facts, done):
    assert bool(own(a_case(STAGE, **facts), RECEIPT).done) is done


def test_an_acknowledgement_confirms_receipt_and_a_receipt_does_not_acknowledge():
    acknowledged = a_case(a_stage(received_on=CAME, acknowledged_on=CAME))
    assert own(acknowledged, RECEIPT).done == CAME
    confirmed = a_case(STAGE, letters=(a_letter("receipt", CAME),))
    assert clocks(confirmed, today=CAME, calendar=CALENDAR)[0].done is None


@pytest.mark.parametrize(("told", "outcome"), [(date(2026, 3, 9), Outcome.MET), (date(2026, 3, 10), Outcome.LATE)])
def test_findings_are_told_within_five_working_days_of_receipt(told: date, outcome: Outcome):
    case = a_case(STAGE, contacts=(a_contact(told, purpose=ContactPurpose.FINDINGS),))
    assert own(case, FINDINGS, today=told).outcome is outcome


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


def test_what_was_said_at_stage_2_ends_no_clock_of_stage_1():
    second = a_stage(2, received_on=date(2026, 4, 1))
    told = a_contact(date(2026, 4, 1), purpose=ContactPurpose.FINDINGS)
    case = a_case(STAGE, second, contacts=(told,))
    targets = (FINDINGS, Target("At stage 2", "findings", 2, 5))
    found = clocks(case, today=date(2026, 4, 2), calendar=CALENDAR, table=own_table(targets))
    assert {clock.rule.stage: clock.done for clock in found} == {1: None, 2: date(2026, 4, 1)}
