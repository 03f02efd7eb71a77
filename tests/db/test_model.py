"""The record itself refuses nonsense, whoever writes it."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Date, insert, text, update
from sqlalchemy.exc import IntegrityError, StatementError

from db.model import Base, Case, Contact, Stage
from db.model.base import LONG_TEXT, new_id
from db.model.entities import captured
from db.record.local import Record
from tests.db.conftest import KEY, Furnished
from tests.db.rows import NOW, tables
from tests.tables import each_row


@pytest.fixture
def record(furnished: Furnished, tmp_path):
    """A record with one row of each table."""
    with Record.open(furnished.copied_to(tmp_path), KEY) as opened:
        yield opened


def write(record: Record, statement: Any, values: Any = None) -> None:
    with record.writing(author="ann") as session:
        session.execute(text(statement) if isinstance(statement, str) else statement, values)


DATES = [
    (table.name, column.name)
    for table in tables()
    for column in table.columns
    if isinstance(column.type, Date) and not captured()[table.name].insert_only
]


@each_row(("table", "column"), DATES)
def test_what_is_no_date_of_this_century_is_not_kept_as_one(record: Record, table: str, column: str):
    for said in ("2026-02-30", "30/02/2026", "yesterday", "2026-3-1", "", "0202-03-04", "1999-12-31", "2100-01-01"):
        with pytest.raises(IntegrityError):
            write(record, f"UPDATE {table} SET {column} = :said", {"said": said})


@pytest.mark.parametrize(
    ("day", "kept"),
    [("1999-12-31", False), ("2000-01-01", True), ("2099-12-31", True), ("2100-01-01", False), ("0202-03-04", False)],
)
def test_a_date_of_a_case_is_of_this_century(record: Record, day: str, kept: bool):
    change = update(Stage).values(received_on=date.fromisoformat(day))
    if kept:
        write(record, change)
    else:
        with pytest.raises(IntegrityError, match="ck_stage_received_on_sane"):
            write(record, change)


@pytest.mark.parametrize(("responded", "kept"), [("2026-03-01", False), ("2026-03-02", True)])
def test_a_response_does_not_come_before_the_complaint(record: Record, responded: str, kept: bool):
    write(record, update(Stage).values(received_on=date(2026, 3, 2)))
    change = update(Stage).values(responded_on=date.fromisoformat(responded))
    if kept:
        write(record, change)
    else:
        with pytest.raises(IntegrityError, match="ck_stage_responded_on_after_received_on"):
            write(record, change)


@pytest.mark.parametrize(
    "values", [{"closed_on": date(2026, 3, 2)}, {"closed_as": "answered"}, {"closed_as": "forgotten"}]
)
def test_a_case_is_closed_on_a_day_for_a_known_reason(record: Record, values: dict[str, Any]):
    with pytest.raises(IntegrityError, match="ck_case_"):
        write(record, update(Case).values(values))


@pytest.mark.parametrize(("length", "kept"), [(LONG_TEXT, True), (LONG_TEXT + 1, False), (1_000_000, False)])
def test_a_megabyte_is_not_a_summary(record: Record, length: int, kept: bool):
    change = update(Case).values(summary="x" * length)
    if kept:
        write(record, change)
    else:
        with pytest.raises(IntegrityError, match="ck_case__summary_length"):
            write(record, change)


@pytest.mark.parametrize("said", ["", "   "])
def test_a_contact_says_something(record: Record, said: str):
    row = {"id": new_id(), "kind": "call", "direction": "in", "contact_on": date(2026, 3, 2), "summary": said}
    with pytest.raises(IntegrityError, match="ck_contact_summary_not_blank"):
        write(record, insert(Contact).values(case_id="x", recorded_at=NOW, **row))


@pytest.mark.parametrize("value", ["2", "'yes'", "-1"])
def test_yes_or_no_is_nothing_else(record: Record, value: str):
    with pytest.raises(IntegrityError, match="is_yes_or_no"):
        write(record, f"UPDATE case_ SET vulnerable = {value}")


def test_json_is_json(record: Record):
    with pytest.raises(IntegrityError, match="is_json"):
        write(record, "UPDATE draft SET content = 'no json'")


def test_a_moment_is_kept_in_utc_and_one_without_a_zone_is_refused(record: Record):
    at = datetime(2026, 6, 1, 13, 30, tzinfo=timezone(timedelta(hours=1)))
    write(record, update(Case).values(logged_at=at))
    assert record.rows("SELECT logged_at FROM case_") == [("2026-06-01T12:30:00.000+00:00",)]
    with record.reading() as session:
        assert session.query(Case).one().logged_at == at.astimezone(UTC)
    with pytest.raises(StatementError, match="time zone"):
        write(record, update(Case).values(logged_at=at.replace(tzinfo=None)))


def test_every_constraint_has_a_name():
    unnamed = [
        (table.name, rule) for table in Base.metadata.tables.values() for rule in table.constraints if not rule.name
    ]
    assert unnamed == []


def test_a_reference_to_a_row_is_checked_at_commit_so_that_order_does_not_matter():
    keys = [key for table in Base.metadata.tables.values() for key in table.foreign_key_constraints]
    assert [key.name for key in keys if not (key.deferrable and key.initially == "DEFERRED")] == []
