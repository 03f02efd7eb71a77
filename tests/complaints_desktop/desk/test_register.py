"""A landlord's own rows of the register, on top of what the program ships."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaints_desktop.desk.register import register_of, shipped
from complaints_desktop.office import Office
from complaints_desktop.rules.register import BODIES, RATES
from db.model import DatedRule
from db.record.local import Record

PHONE = {"called": "Housing Ombudsman Service", "about": ["Free."], "about_refused": [], "reached": ["Phone: 0300 1"]}


@pytest.fixture
def record(office: Office) -> Record:
    """Return the record of an office."""
    return office.record


def rule(record: Record, **changes: Any) -> None:
    """Write a row of the landlord's own."""
    known: dict[str, Any] = {
        "kind": "body",
        "name": "housing-ombudsman",
        "value": PHONE,
        "from_on": date(2022, 10, 1),
        "source": "the Ombudsman's website",
        "checked_on": date(2027, 1, 4),
        "checked_by": "a manager",
        "sure": "A",
        "struck": False,
        "set_at": datetime(2027, 1, 4, tzinfo=UTC),
    }
    with record.writing(author="a manager") as session:
        session.add(DatedRule(**{**known, **changes}))


def test_a_record_without_rows_has_what_the_program_ships(record):
    assert register_of(record) is shipped()


def test_a_landlords_row_that_was_checked_later_stands(record):
    rule(record)

    assert register_of(record).rule(BODIES, "housing-ombudsman", date(2027, 1, 4)).value.reached == ("Phone: 0300 1",)


def test_what_is_shipped_stands_where_it_was_checked_later(record):
    rule(record, checked_on=date(2026, 1, 4))
    found = register_of(record).rule(BODIES, "housing-ombudsman", date(2027, 1, 4))

    assert found is shipped().rule(BODIES, "housing-ombudsman", date(2027, 1, 4))


def test_a_row_of_a_newer_program_is_passed_over_and_named(record):
    rule(record, kind="riddle", name="sphinx")
    register = register_of(record)

    assert register.in_force(RATES, date(2027, 1, 4)) == shipped().in_force(RATES, date(2027, 1, 4))
    assert register.unread == (
        "The rule “sphinx” checked on 4 January 2027 cannot be read by this program, and is passed over. Bring the "
        "program up to date.",
    )
