"""Old changes are put away small and come back whole; nothing about the record says otherwise meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.record.check import check
from db.record.connection import raw_of
from db.record.local import Record
from db.record.packing import AT_ONCE, KEPT_DAYS, PAGES, packed_ids, packed_of, put_away, unpack_all
from tests.db.conftest import KEY, Furnished
from tests.db.rows import NOW

ALL = "SELECT * FROM change ORDER BY seq"


@pytest.fixture
def path(furnished: Furnished, tmp_path: Path) -> Path:
    """A record with one row of each table."""
    return furnished.copied_to(tmp_path)


def opened(path: Path, days: int) -> Record:
    return Record.open(path, KEY, now=lambda: NOW + timedelta(days))


@pytest.mark.parametrize(("days", "packed"), [(0, False), (KEPT_DAYS, False), (KEPT_DAYS + 1, True)])
def test_a_change_is_put_away_when_it_is_older_than_35_days(path: Path, days: int, packed: bool):
    with opened(path, days) as record:
        assert bool(put_away(record)) == packed
        assert bool(record.rows("SELECT 1 FROM packed_changes")) == packed


def test_what_was_put_away_comes_back_as_it_was_written(path: Path):
    with opened(path, 40) as record:
        before = record.rows(ALL)
        put_away(record)
        assert len(record.rows(ALL)) < len(before)
        with record.writing(author="ann", applying=True) as session:
            unpack_all(raw_of(session))
        assert record.rows(ALL) == before
        assert record.rows("SELECT * FROM packed_changes") == []


def test_the_last_change_stays_for_it_says_how_many_there_were(path: Path):
    with opened(path, 40) as record:
        last = record.rows(ALL)[-1]
        put_away(record)
        assert record.rows(ALL) == [last]


def test_a_second_putting_away_adds_to_the_first_in_order(path: Path, furnished: Furnished):
    case_id = furnished.ids["case_"]
    with opened(path, 40) as record:
        put_away(record)
        before = packed_of_case(record, case_id)
        for summary in ("one", "two", "three"):
            with record.writing(author="bob") as session:
                session.execute(text("UPDATE case_ SET summary = :said"), {"said": summary})
    with opened(path, 80) as record:
        put_away(record)
        after = packed_of_case(record, case_id)
        assert after[: len(before)] == before
        assert [change[3] for change in after[len(before) :]] == ["ann", "bob", "bob"]  # the last one stays each time
        assert [change[0] for change in after] == sorted(change[0] for change in after)


def packed_of_case(record: Record, case_id: str) -> list[list[object]]:
    with record.connection() as connection:
        return packed_of(connection, case_id)


def test_a_desk_that_has_joined_puts_nothing_away(path: Path):
    with opened(path, 40) as record:
        with record.writing(author="ann", applying=True) as session:
            raw_of(session).execute(
                "INSERT INTO shared_database (id, address, login, joined_at, cursor, full, leads, erases)"
                " VALUES (1, 'db', 'ann', '2026-03-26T12:00:00.000+00:00', 0, 1, 0, 0)"
            )
        assert put_away(record) == 0


def test_check_knows_the_changes_that_were_put_away_and_misses_one_that_is_not_there(path: Path):
    with opened(path, 40) as record:
        put_away(record)
        assert check(record) == []
        with record.writing(author="ann", applying=True) as session:
            raw_of(session).execute("DELETE FROM packed_changes WHERE case_id = ''")
        assert {problem.part for problem in check(record)} == {"capture"}


def test_the_ids_of_what_was_put_away_are_those_of_the_changes(path: Path):
    with opened(path, 40) as record:
        before = {change[1] for change in record.rows(ALL)[:-1]}
        put_away(record)
        with record.connection() as connection:
            assert packed_ids(connection) == before


def test_a_large_log_is_put_away_a_part_at_a_time_oldest_first(path: Path):
    """So many that a single go cannot take them all."""
    more = AT_ONCE * PAGES + 100
    with opened(path, 0) as record, record.writing(author="ann") as session:
        connection = raw_of(session)
        for number in range(more):
            connection.execute("UPDATE team SET name = ?", (f"team {number}",))
    with opened(path, 40) as record:
        first = record.rows("SELECT min(seq) FROM change")[0][0]
        assert put_away(record) == AT_ONCE * PAGES
        assert record.rows("SELECT min(seq) FROM change") == [(first + AT_ONCE * PAGES,)]
        assert put_away(record) > 0
        assert put_away(record) == 0
