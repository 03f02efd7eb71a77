"""What one transaction wrote is found again, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from db.model import Team, new_id
from db.record import reverse
from db.record.connection import raw_of
from db.record.local import Record
from tests.db.conftest import KEY


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.create(tmp_path / "record.db", KEY) as made:
        yield made


def write(record: Record, teams: int) -> tuple[int | None, str]:
    """Make some teams in one transaction; return its first change, as it is found, and its batch."""
    with record.writing(author="test") as session:
        session.add_all([Team(name=f"Team {number} of {teams} {new_id()}") for number in range(teams)])
        session.flush()
        return reverse.first_of(raw_of(session), session.info["batch"]), session.info["batch"]


@pytest.mark.parametrize(("teams", "found"), [(0, False), (1, True), (4, True), (5, False), (6, False)])
def test_a_transaction_is_found_from_its_first_change_where_it_is_short_enough(
    record: Record, monkeypatch: pytest.MonkeyPatch, teams: int, found: bool
) -> None:
    monkeypatch.setattr(reverse, "FIRST", reverse.FIRST.replace("1000", "5").replace("999", "4"))
    write(record, 3)
    first, batch = write(record, teams)
    write(record, 1)
    rows = record.rows("SELECT min(seq) FROM change WHERE batch = ?", (batch,))
    assert first == (rows[0][0] if found else None)
    if first is not None:
        with record.connection() as connection:
            assert len(reverse.written_by(connection, first)) == teams


def test_what_fields_held_is_put_back_and_what_was_set_since_is_seen(record: Record) -> None:
    with record.writing(author="test") as session:
        session.add(Team(name="North"))
    with record.writing(author="test") as session:
        session.execute(update(Team).values(name="South"))
        first = reverse.first_of(raw_of(session), session.info["batch"])
        assert first
        (change,) = reverse.written_by(raw_of(session), first)
        assert reverse.stands(raw_of(session), change, {change.change_id})
        reverse.put_back(raw_of(session), [change])
        assert not reverse.stands(raw_of(session), change, {change.change_id})
    assert record.rows("SELECT name FROM team") == [("North",)]
