"""Unsent work is in a second file too, sealed; what of it is whole is given back, whatever became of the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.model import Team
from db.record.local import Record
from db.sync import second_copy
from db.sync.second_copy import SecondCopy
from tests.db.conftest import KEY


@pytest.fixture
def followed(record: Record) -> Iterator[Record]:
    """A record whose commits are followed."""
    second_copy.install(record)
    yield record
    record.second_copy = None


def write(record: Record, *names: str) -> None:
    for name in names:
        with record.writing(author="ann") as session:
            session.add(Team(name=name))


def kept(record: Record) -> list[str]:
    return [row[10] for row in second_copy.read(second_copy.path_of(record.path), KEY)]


def confirm(record: Record) -> None:
    with record.writing(author="server", applying=True) as session:
        session.connection().exec_driver_sql("UPDATE change SET ack_pos = 1")


def test_each_commit_is_in_the_copy_until_the_server_has_it(followed: Record):
    write(followed, "North", "South")
    assert kept(followed) == ['{"name":"North"}', '{"name":"South"}']
    confirm(followed)
    assert kept(followed) == []
    assert second_copy.path_of(followed.path).stat().st_size == 0
    write(followed, "East")
    assert kept(followed) == ['{"name":"East"}']


def test_the_copy_says_nothing_to_who_has_no_key(followed: Record):
    write(followed, "Northern Housing")
    content = second_copy.path_of(followed.path).read_bytes()
    assert b"Northern" not in content
    assert second_copy.read(second_copy.path_of(followed.path), bytes(32)) == []


def test_work_that_was_undone_is_not_in_it(followed: Record):
    with pytest.raises(IntegrityError):
        write(followed, "North", " ")
    write(followed, "South")
    assert kept(followed) == ['{"name":"North"}', '{"name":"South"}']


def test_what_was_unsent_before_is_copied_with_the_first_commit(record: Record):
    write(record, "North")
    second_copy.install(record)
    write(record, "South")
    assert kept(record) == ['{"name":"North"}', '{"name":"South"}']


@pytest.mark.parametrize("cut", [1, 5, 20, 60])
def test_a_torn_end_costs_only_the_last_commit(followed: Record, cut: int):
    write(followed, "North", "South")
    path = second_copy.path_of(followed.path)
    path.write_bytes(path.read_bytes()[:-cut])
    assert kept(followed) == ['{"name":"North"}']


def test_a_spoilt_byte_costs_only_its_own_commit(followed: Record):
    write(followed, "North", "South", "East")
    path = second_copy.path_of(followed.path)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert len(kept(followed)) >= 2


def test_a_disk_that_fails_does_not_fail_the_work_and_is_made_up_for(followed: Record, monkeypatch):
    copy = followed.second_copy
    assert isinstance(copy, SecondCopy)
    write(followed, "North")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", _full)
        write(followed, "South")
        assert copy.problem is not None
    write(followed, "East")
    assert copy.problem is None
    assert len(kept(followed)) == 3


def _full(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_record_that_lacks_what_the_copy_has_gets_it_back_once(followed: Record, path: Path, template: Path):
    write(followed, "North", "South")
    followed.close()
    path.write_bytes(template.read_bytes())
    with Record.open(path, KEY) as anew:
        assert second_copy.install(anew) == 2
        assert anew.rows("SELECT name FROM team ORDER BY name") == [("North",), ("South",)]
        assert anew.rows("SELECT author, ack_pos FROM change") == [("ann", None), ("ann", None)]
        assert second_copy.install(anew) == 0
