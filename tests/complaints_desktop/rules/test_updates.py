"""Updates are owed while an answer is outside the Code's time, each counted from the last (Code 5.9)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.contacts import ContactFacts
from complaints_desktop.rules.clocks import clocks
from complaints_desktop.rules.updates import UpdateOwed, agreed, update_owed
from db.terms import Closing, ContactKind, ContactPurpose, Direction
from tests.complaints_desktop.facts import a_case, a_letter, a_stage, an_extension

CALENDAR = working_calendar()
ACKNOWLEDGED, DUE = date(2026, 3, 2), date(2026, 3, 16)
TOLD, EXTENDED = date(2026, 3, 12), date(2026, 3, 30)
STAGE = a_stage(received_on=ACKNOWLEDGED, acknowledged_on=ACKNOWLEDGED)
LONGER = replace(STAGE, extensions=(an_extension(EXTENDED, notified_on=TOLD),))


def a_contact(on: date, **facts: object) -> ContactFacts:
    given = {
        "id": "contact",
        "kind": ContactKind.CALL,
        "direction": Direction.OUT,
        "purpose": ContactPurpose.UPDATE,
        "contact_on": on,
        "with_whom": None,
        "summary": "Rang",
        "author": None,
        "recorded_at": datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
    }
    return ContactFacts(**{**given, **facts})  # type: ignore[arg-type]


def owed(case: CaseFacts, today: date) -> UpdateOwed | None:
    running = clocks(case, today=today, calendar=CALENDAR)
    found = [update_owed(case, each, CALENDAR) for each in running if each.rule.stage == case.current.number]
    return next((each for each in found if each), None)


def due(case: CaseFacts, today: date) -> date | None:
    found = owed(case, today)
    return found and found.due_on


@pytest.mark.parametrize(("today", "expected"), [(DUE, None), (date(2026, 3, 17), date(2026, 3, 23))])
def test_they_are_owed_from_the_day_the_answer_is_overdue(today, expected):
    assert due(a_case(STAGE), today) == expected


def test_they_are_owed_as_soon_as_an_extension_was_told_and_counted_from_its_letter():
    assert due(a_case(STAGE), TOLD) is None
    assert due(a_case(LONGER), TOLD) == date(2026, 3, 19)


@pytest.mark.parametrize(
    ("every", "expected"), [(None, date(2026, 3, 19)), (1, date(2026, 3, 13)), (10, date(2026, 3, 26))]
)
def test_the_interval_is_what_was_agreed_and_otherwise_five_working_days(every, expected):
    assert due(a_case(LONGER, updates_every=every), TOLD) == expected


@pytest.mark.parametrize(
    ("contact", "counts"),
    [
        ({}, True),
        ({"purpose": None}, False),
        ({"purpose": ContactPurpose.PERSONAL}, False),
        ({"direction": Direction.IN}, False),
    ],
)
def test_an_update_given_restarts_it_and_another_contact_does_not(contact, counts):
    case = a_case(LONGER, contacts=(a_contact(date(2026, 3, 18), **contact),))
    assert due(case, date(2026, 3, 18)) == (date(2026, 3, 25) if counts else date(2026, 3, 19))


def test_a_letter_of_progress_restarts_it():
    case = a_case(LONGER, letters=(a_letter("progress-update", date(2026, 3, 20)),))
    assert due(case, date(2026, 3, 20)) == date(2026, 3, 27)


def test_another_letter_restarts_nothing_and_an_extension_nobody_was_told_of_neither():
    untold = replace(STAGE, extensions=(an_extension(EXTENDED),))
    case = a_case(untold, letters=(a_letter("receipt", date(2026, 3, 17)),))
    assert due(case, date(2026, 3, 17)) == date(2026, 3, 23)
    contact = a_contact(date(2026, 3, 18))
    assert due(replace(case, contacts=(contact,)), date(2026, 3, 18)) == date(2026, 3, 25)


@pytest.mark.parametrize(
    "ended",
    [
        a_case(replace(LONGER, responded_on=date(2026, 3, 20))),
        a_case(LONGER, closed_on=date(2026, 3, 20), closed_as=Closing.WITHDRAWN),
    ],
)
def test_nothing_is_owed_once_it_is_answered_or_ended(ended):
    assert due(ended, date(2026, 3, 23)) is None


def test_it_says_what_it_is_counted_from():
    overdue = owed(a_case(STAGE), date(2026, 3, 17))
    told = owed(a_case(LONGER, updates_every=1), TOLD)
    assert overdue is not None
    assert told is not None
    first = "every 5 working days; none since the Code's time was over on Monday 16 March 2026"
    assert (overdue.because, told.because) == (first, "every working day; the last was on Thursday 12 March 2026")


def test_of_an_overdue_acknowledgement_alone_no_update_is_owed():
    assert due(a_case(a_stage(received_on=ACKNOWLEDGED)), date(2026, 3, 10)) is None


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"updates_every": 5}, "every 5 working days"),
        ({"updates_every": 1, "updates_by": "phone"}, "by phone every working day"),
        ({"updates_agreed": "a call on Fridays"}, "a call on Fridays"),
        ({"updates_every": 5, "updates_by": "phone", "updates_agreed": "on Fridays"},
         "by phone every 5 working days; on Fridays"),
    ],
)  # fmt: skip
def test_what_was_agreed_is_said_whole_and_kept_once(facts, said):
    assert agreed(a_case(**facts)) == said
