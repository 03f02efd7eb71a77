"""The record opens with its key alone; one writes, the others read on."""

import stat
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from db.model import Case, Desk, Team
from db.problems import EnvironmentProblem
from db.record import driver, indexing
from db.record.connection import Connection
from db.record.local import Record
from tests.db.conftest import KEY
from tests.db.rows import NOW


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait 20 ms for another writer instead of 5 s."""
    monkeypatch.setattr(driver, "PRAGMAS", (*driver.PRAGMAS, "busy_timeout = 20"))


def names(record: Record) -> list[str]:
    return [name for (name,) in record.rows("SELECT name FROM team ORDER BY name")]


def add_team(record: Record, name: str) -> None:
    with record.writing(author="ann") as session:
        session.add(Team(name=name))


def test_what_was_written_is_there_when_the_record_is_opened_again(path: Path):
    with Record.open(path, KEY) as record:
        add_team(record, "North")
    with Record.open(path, KEY) as record:
        assert names(record) == ["North"]


def test_a_new_record_has_one_desk_with_a_code_that_can_be_said_on_the_phone(tmp_path: Path):
    with Record.create(tmp_path / "new.db", KEY) as record, record.reading() as session:
        desk = session.scalars(select(Desk)).one()
    assert len(desk.code) == 3
    assert set(desk.code) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert desk.last_number == 0


def test_nothing_of_the_record_lies_in_plain_text_on_the_disk(path: Path):
    with Record.open(path, KEY) as record:
        add_team(record, "Tell-tale words")
        log = path.with_name(path.name + "-wal").read_bytes()
    assert log
    for content in (log, path.read_bytes()):
        assert b"Tell-tale" not in content
        assert b"SQLite format" not in content
        assert b"CREATE TABLE" not in content


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
def test_a_record_is_readable_by_its_user_alone(tmp_path: Path):
    with Record.create(tmp_path / "new.db", KEY) as record:
        add_team(record, "North")
        for file in tmp_path.glob("new.db*"):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name


def test_a_wrong_key_is_said_in_words(path: Path):
    with pytest.raises(EnvironmentProblem) as caught:
        Record.open(path, bytes(32))
    assert str(caught.value).startswith("The record cannot be opened with this key. Nothing was changed.")


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0" + bytes(5000), b"reference,resident\n1,A\n"])
def test_a_file_that_is_no_record_is_said_in_words_and_left_as_it_is(tmp_path: Path, content: bytes):
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(EnvironmentProblem):
        Record.open(path, KEY)
    assert path.read_bytes() == content


def test_a_missing_file_is_said_in_words_and_not_made(tmp_path: Path):
    with pytest.raises(EnvironmentProblem, match="cannot be opened"):
        Record.open(tmp_path / "none.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_record_is_never_made_over_another_file(path: Path):
    before = path.read_bytes()
    with pytest.raises(EnvironmentProblem, match="already"):
        Record.create(path, KEY)
    assert path.read_bytes() == before


def test_a_record_is_not_made_beside_the_log_of_one_that_is_missing(tmp_path: Path):
    (tmp_path / "record.db-wal").write_bytes(b"the last changes")
    with pytest.raises(EnvironmentProblem, match="log"):
        Record.create(tmp_path / "record.db", KEY)
    assert (tmp_path / "record.db-wal").read_bytes() == b"the last changes"


def test_a_record_has_its_name_only_when_it_is_whole_and_what_a_killed_program_left_is_no_hindrance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "new.db"
    (tmp_path / "new.db.part").write_bytes(b"half a record")
    (tmp_path / "new.db.part-wal").write_bytes(b"half a log")
    install = indexing.install

    def watched(connection: Connection) -> None:
        assert not path.exists()
        install(connection)

    monkeypatch.setattr(indexing, "install", watched)
    with Record.create(path, KEY) as record:
        assert names(record) == []
    assert [each.name for each in tmp_path.iterdir()] == ["new.db"]


def test_no_empty_record_is_made_in_the_place_of_one_that_was_set_aside(tmp_path: Path):
    (tmp_path / "record-set-aside-20260326.db").write_bytes(b"all the work so far")
    with pytest.raises(EnvironmentProblem, match="was set aside"):
        Record.create(tmp_path / "record.db", KEY)


def test_a_record_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("db.record.migrate.HEAD", None)  # NOT NULL constraint failed, half way
    with pytest.raises(Exception, match="NOT NULL"):
        Record.create(tmp_path / "new.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_is_undone_whole(record: Record):
    def fails_half_way() -> None:
        with record.writing(author="ann") as session:
            session.add(Team(name="North"))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fails_half_way()
    add_team(record, "South")
    assert names(record) == ["South"]


def test_a_reader_sees_one_moment_while_another_writes(record: Record):
    with record.reading() as session:
        assert session.scalars(select(Team.name)).all() == []
        add_team(record, "North")
        assert session.scalars(select(Team.name)).all() == []
    assert names(record) == ["North"]


def test_a_reader_cannot_write(record: Record):
    def writes() -> None:
        with record.reading() as session:
            session.execute(update(Desk).values(last_number=7))

    with pytest.raises(EnvironmentProblem, match="may not be written"):
        writes()
    assert record.rows("SELECT last_number FROM desk") == [(0,)]


def test_an_entity_read_stays_readable_when_the_session_is_over(record: Record):
    add_team(record, "North")
    with record.reading() as session:
        team = session.scalars(select(Team)).one()
    assert team.name == "North"


def test_readers_within_readers_do_not_wait_for_each_other(record: Record):
    with record.reading(), record.reading(), record.reading(), record.connection():
        assert names(record) == []


def test_a_write_within_a_write_is_a_bug_that_is_told_and_not_a_deadlock(record: Record):
    def nests() -> None:
        with record.writing(author="ann"), record.writing(author="ann"):
            pass

    with pytest.raises(RuntimeError, match="one user action is one transaction"):
        nests()
    add_team(record, "North")
    assert names(record) == ["North"]


def test_writers_of_several_threads_come_one_after_the_other(record: Record):
    def count_up() -> None:
        for _ in range(20):
            with record.writing(author="ann") as session:
                desk = session.get_one(Desk, 1)
                desk.last_number += 1

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record.rows("SELECT last_number FROM desk") == [(80,)]


@pytest.mark.usefixtures("impatient")
def test_a_record_another_program_is_writing_to_is_said_in_words(path: Path):
    with Record.open(path, KEY) as one, Record.open(path, KEY) as other:
        with one.writing(author="ann"), pytest.raises(EnvironmentProblem, match="Another program is using the record"):
            add_team(other, "North")
        add_team(other, "South")
        assert names(one) == ["South"]


def test_a_closed_record_says_so(path: Path):
    record = Record.open(path, KEY)
    record.close()
    with pytest.raises(RuntimeError, match="closed"):
        record.rows("SELECT 1")


def test_foreign_keys_are_checked_at_commit_and_not_before(record: Record):
    case = Case(reference="26-K7Q-0001", logged_at=NOW)

    def leaves_a_loose_end() -> None:
        with record.writing(author="ann") as session:
            case.team_id = "no such team"
            session.add(case)
            session.flush()

    with pytest.raises(Exception, match="FOREIGN KEY constraint failed"):
        leaves_a_loose_end()
    assert record.rows("SELECT count(*) FROM case_") == [(0,)]


def test_what_a_resident_said_is_not_in_the_text_of_an_error(record: Record):
    add_team(record, "Private words")
    with pytest.raises(Exception, match="UNIQUE") as caught:
        add_team(record, "Private words")
    assert "Private words" not in str(caught.value)


def test_the_file_is_as_safe_as_it_can_be_made(record: Record):
    with record.writing(author="ann") as session:
        asked = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in ("synchronous", "foreign_keys")}
        asked |= {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in ("secure_delete", "journal_mode")}
    assert asked == {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "journal_mode": "wal"}


def test_only_the_first_reader_and_the_writer_have_a_large_cache(record: Record):
    def cache(connection: Connection) -> int:
        ((pages,),) = connection.execute("PRAGMA cache_size").fetchall()
        return -int(pages)

    with record.connection() as first, record.connection() as second:
        assert (cache(first), cache(second)) == (65_536, 8_192)
    with record.writing(author="ann") as session:
        assert session.execute(text("PRAGMA cache_size")).scalar() == -65_536


def test_a_list_needs_no_sqlalchemy(path: Path):
    import subprocess

    code = (
        "import sys; from pathlib import Path; from db.record.local import Record; from db.record.search import find\n"
        f"with Record.open(Path({str(path)!r}), bytes(range(32))) as record:\n"
        "    record.rows('SELECT row FROM case_row'); find(record, 'damp')\n"
        "sys.exit(any(name in sys.modules for name in ('sqlalchemy', 'alembic', 'keyring')))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
