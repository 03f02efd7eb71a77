"""A session asked as the record is: it sees what it has written itself, and nobody else does before the commit."""

import pytest

from db.model import Person
from db.record.connection import SessionRows, raw_of
from db.record.local import Record


@pytest.fixture
def record(tmp_path):
    made = Record.create(tmp_path / "record.db", bytes(32), code="K7Q")
    yield made
    made.close()


def names(rows):
    return [name for (name,) in rows.rows("SELECT name FROM person ORDER BY name")]


def test_what_is_pending_in_a_session_is_seen_by_it_and_not_by_the_record(record):
    with record.writing(author="test") as session:
        session.add(Person(name="Samuel Okafor"))
        assert names(SessionRows(session)) == ["Samuel Okafor"]
        assert names(record) == []
    assert names(record) == ["Samuel Okafor"]


@pytest.mark.parametrize(
    ("sql", "params"),
    [
        ("SELECT name FROM person WHERE name = ?", ("Samuel Okafor",)),
        ("SELECT name FROM person WHERE name = ?", ["Samuel Okafor"]),
        ("SELECT name FROM person WHERE name = :name", {"name": "Samuel Okafor"}),
    ],
)
def test_parameters_are_given_by_place_or_by_name(record, sql, params):
    with record.writing(author="test") as session:
        session.add_all([Person(name="Samuel Okafor"), Person(name="Priya Raman")])
        assert SessionRows(session).rows(sql, params) == [("Samuel Okafor",)]
    assert record.rows(sql, params) == [("Samuel Okafor",)]


def test_a_parameter_is_never_read_as_sql(record):
    name = "x'); DELETE FROM person; --"
    with record.writing(author="test") as session:
        session.add(Person(name=name))
        rows = SessionRows(session)
        assert rows.rows("SELECT name FROM person WHERE name = ?", (name,)) == [(name,)]
        assert len(names(rows)) == 1


def test_rows_are_plain_tuples(record):
    with record.writing(author="test") as session:
        (row,) = SessionRows(session).rows("SELECT 1, NULL, 'a'")
    assert type(row) is tuple
    assert row == (1, None, "a")


def test_the_drivers_connection_under_a_session_is_in_its_transaction(record):
    with record.writing(author="test") as session:
        session.add(Person(name="Samuel Okafor"))
        session.flush()
        raw = raw_of(session)
        assert raw.in_transaction
        assert raw.execute("SELECT name FROM person").fetchall() == [("Samuel Okafor",)]


def _rename_and_fail(record):
    with record.writing(author="test") as session:
        session.add(Person(name="Samuel Okafor"))
        session.flush()
        raw_of(session).execute("UPDATE person SET name = ?", ("Somebody else",))
        raise KeyError("a bug in the middle")


def test_what_is_written_past_the_session_is_undone_with_it(record):
    with pytest.raises(KeyError):
        _rename_and_fail(record)
    assert names(record) == []
