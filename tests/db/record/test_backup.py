"""A back-up is whole, encrypted and proven, or it is not there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.model import Team
from db.problems import EnvironmentProblem
from db.record import copying
from db.record.backup import backup, restore
from db.record.check import check
from db.record.driver import file_id
from db.record.local import Record
from tests.db.conftest import KEY, Furnished


def test_a_back_up_holds_the_record_as_it_was_and_opens_with_the_same_key(furnished: Furnished, tmp_path: Path):
    source = furnished.copied_to(tmp_path)
    with Record.open(source, KEY) as record:
        backup(record, tmp_path / "out" / "copy.db")
        rows = record.rows("SELECT * FROM change")
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["copy.db"]
    assert file_id(tmp_path / "out" / "copy.db") == file_id(source)
    with Record.open(tmp_path / "out" / "copy.db", KEY) as copy:
        assert copy.rows("SELECT * FROM change") == rows
        assert check(copy) == []


def test_a_back_up_is_encrypted(record: Record, tmp_path: Path):
    with record.writing(author="ann") as session:
        session.add(Team(name="Tell-tale words"))
    backup(record, tmp_path / "copy.db")
    assert b"Tell-tale" not in (tmp_path / "copy.db").read_bytes()
    with pytest.raises(EnvironmentProblem):
        Record.open(tmp_path / "copy.db", bytes(32))


def test_a_back_up_does_not_hold_what_was_not_committed(record: Record, tmp_path: Path):
    with record.writing(author="ann") as session:
        session.add(Team(name="North"))
        session.flush()
        backup(record, tmp_path / "copy.db")
    with Record.open(tmp_path / "copy.db", KEY) as copy:
        assert copy.rows("SELECT count(*) FROM team") == [(0,)]


def test_a_back_up_is_of_the_moment_it_began_whoever_writes_meanwhile(record: Record, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(copying, "STEP", 10)
    told: list[tuple[int, int]] = []

    def busy(done: int, total: int) -> None:
        told.append((done, total))
        with record.writing(author="ann") as session:
            session.add(Team(name=f"Team {done}"))

    backup(record, tmp_path / "copy.db", progress=busy)
    assert len(told) > 10
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]
    with Record.open(tmp_path / "copy.db", KEY) as copy:
        assert copy.rows("SELECT count(*) FROM team") == [(0,)]
        assert check(copy) == []
    assert record.rows("SELECT count(*) FROM team") == [(len(told),)]


def test_a_back_up_that_is_cancelled_leaves_nothing(record: Record, tmp_path: Path):
    def cancelled(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backup(record, tmp_path / "out" / "copy.db", progress=cancelled)
    assert list((tmp_path / "out").iterdir()) == []
    assert record.rows("SELECT count(*) FROM team") == [(0,)]


def test_a_back_up_is_never_written_over_another_file(record: Record, tmp_path: Path):
    for path in (record.path, tmp_path / "letter.pdf"):
        path.touch()
        before = path.read_bytes()
        with pytest.raises(EnvironmentProblem, match="already"):
            backup(record, path)
        assert path.read_bytes() == before


def test_a_back_up_that_fails_leaves_no_part_of_itself(record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def damaged(*_: object, **__: object) -> list[str]:
        return ["a page that is not what was written"]

    monkeypatch.setattr(copying, "damage", damaged)
    with pytest.raises(EnvironmentProblem, match="could not be read back"):
        backup(record, tmp_path / "out" / "copy.db")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_said_in_words(record: Record, tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        backup(record, tmp_path / "file" / "copy.db")


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flip(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def empty(_: bytes) -> bytes:
    return b""


def something_else(_: bytes) -> bytes:
    return b"not a record at all" * 500


@pytest.mark.parametrize("harm", [cut, flip, empty, something_else])
def test_a_damaged_back_up_is_refused_and_the_record_stays(
    furnished: Furnished, tmp_path: Path, harm: Callable[[bytes], bytes]
):
    target = furnished.copied_to(tmp_path)
    before = target.read_bytes()
    (tmp_path / "bad.db").write_bytes(harm(before))
    with pytest.raises(EnvironmentProblem):
        restore(tmp_path / "bad.db", KEY, target)
    assert target.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bad.db", "record.db"]


def test_the_back_up_itself_is_not_touched_by_restoring_it(furnished: Furnished, tmp_path: Path):
    before = furnished.path.read_bytes()
    restore(furnished.path, KEY, tmp_path / "record.db")
    assert furnished.path.read_bytes() == before
    with Record.open(tmp_path / "record.db", KEY) as record:
        assert check(record) == []
