"""A file that was asked for is written whole, or not at all, and is nobody else's to read."""

import os
import stat
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.files import keep_from_others, make_private_folder, read_secret, refuse_foreign_folder, staged, write_whole
from db.problems import EnvironmentProblem

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions in another way")
ANOTHER = 4_321
"""The number of a user who is not us."""

AS_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file only this user may read."""
    path = tmp_path / "secret"
    write_whole(path, b"words")
    return path


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path):
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"older")
    write_whole(target, b"newer")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("letter.pdf", b"newer")]


@POSIX
def test_the_name_of_each_folder_that_is_made_is_seen_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    seen: list[Path] = []
    monkeypatch.setattr("db.files.settle", seen.append)
    make_private_folder(tmp_path / "a" / "home")
    assert sorted(seen) == [tmp_path, tmp_path / "a"]
    make_private_folder(tmp_path / "a" / "home")
    assert len(seen) == 2


@POSIX
def test_what_the_program_writes_only_its_user_can_read_even_where_others_could_read_what_was_there(tmp_path: Path):
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"older")
    target.chmod(0o644)
    write_whole(target, b"newer")
    assert mode(target) == 0o600


def test_a_link_in_its_place_is_replaced_and_what_it_leads_to_is_left(tmp_path: Path):
    other, target = tmp_path / "other", tmp_path / "letter.pdf"
    other.write_bytes(b"another file")
    target.symlink_to(other)
    write_whole(target, b"newer")
    assert (other.read_bytes(), target.read_bytes(), target.is_symlink()) == (b"another file", b"newer", False)


def test_a_part_left_by_a_killed_program_is_in_nobodys_way(tmp_path: Path):
    (tmp_path / ".letter.pdf.part").write_bytes(b"half of")
    write_whole(tmp_path / "letter.pdf", b"newer")
    assert [each.name for each in tmp_path.iterdir()] == ["letter.pdf"]


def test_a_place_that_is_not_there_is_said_in_words(tmp_path: Path):
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write_whole(tmp_path / "gone" / "letter.pdf", b"words")


def test_a_folder_that_is_a_file_is_said_in_words(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentProblem):
        write_whole(tmp_path / "file" / "letter.pdf", b"words")


def test_a_write_cut_short_leaves_the_file_before_and_no_half_of_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"older")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(EnvironmentProblem, match="No space left on device"):
        write_whole(target, b"newer")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("letter.pdf", b"older")]


def test_what_fails_while_a_file_is_ready_leaves_the_file_before(tmp_path: Path):
    target = tmp_path / "letter.pdf"
    target.write_bytes(b"older")
    with suppress(ValueError), staged(target, b"newer"):
        assert target.read_bytes() == b"older"
        raise ValueError
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("letter.pdf", b"older")]


def test_a_folder_in_the_place_of_a_file_is_said_before_anything_is_done(tmp_path: Path):
    (tmp_path / "letter.pdf").mkdir()
    with pytest.raises(EnvironmentProblem, match="directory"), staged(tmp_path / "letter.pdf", b"newer"):
        raise AssertionError("nothing may be recorded for it")


def test_a_secret_that_was_kept_private_is_read_and_nothing_is_said(secret: Path):
    assert read_secret(secret) == (b"words", None)


def test_a_secret_that_is_not_there_is_not_there(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        read_secret(tmp_path / "secret")


@POSIX
@pytest.mark.parametrize("bits", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o666, 0o777])
def test_a_secret_others_could_read_or_write_is_made_private_and_it_is_said_since_when(secret: Path, bits: int):
    secret.chmod(bits)
    changed = datetime.fromtimestamp(secret.stat().st_ctime, UTC)
    assert read_secret(secret) == (b"words", changed)
    assert mode(secret) == 0o600
    assert read_secret(secret) == (b"words", None)


@POSIX
@pytest.mark.parametrize("bits", [0o600, 0o400, 0o700])
def test_what_the_user_alone_may_do_is_the_users_affair(secret: Path, bits: int):
    secret.chmod(bits)
    assert read_secret(secret).exposed_since is None
    assert mode(secret) == bits


@POSIX
def test_a_link_is_not_followed_and_what_it_leads_to_keeps_its_permissions(tmp_path: Path):
    other, link = tmp_path / "other", tmp_path / "secret"
    other.write_bytes(b"words")
    other.chmod(0o644)
    link.symlink_to(other)
    with pytest.raises(EnvironmentProblem, match="is a link"):
        read_secret(link)
    assert mode(other) == 0o644


@POSIX
def test_a_link_to_nothing_is_refused_too(tmp_path: Path):
    (tmp_path / "secret").symlink_to(tmp_path / "nothing")
    with pytest.raises(EnvironmentProblem, match="is a link"):
        read_secret(tmp_path / "secret")


@POSIX
def test_a_pipe_in_its_place_is_refused_and_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "secret", 0o600)
    with pytest.raises(EnvironmentProblem, match="no file of its own"):
        read_secret(tmp_path / "secret")


@AS_ROOT
def test_another_users_file_is_refused(secret: Path):
    os.chown(secret, ANOTHER, ANOTHER)
    with pytest.raises(EnvironmentProblem, match="another user's"):
        read_secret(secret)


@POSIX
@pytest.mark.parametrize("bits", [0o700, 0o750, 0o755])
def test_a_folder_only_its_user_can_change_is_taken(tmp_path: Path, bits: int):
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(bits)
    refuse_foreign_folder(tmp_path / "home")


@POSIX
@pytest.mark.parametrize("bits", [0o720, 0o702, 0o777, 0o1777])
def test_a_folder_others_can_change_is_refused_with_what_to_do(tmp_path: Path, bits: int):
    (tmp_path / "home").mkdir()
    (tmp_path / "home").chmod(bits)
    with pytest.raises(EnvironmentProblem, match=r"may write into .* chmod 700"):
        refuse_foreign_folder(tmp_path / "home")


@AS_ROOT
def test_another_users_folder_is_refused(tmp_path: Path):
    os.chown(tmp_path, ANOTHER, ANOTHER)
    with pytest.raises(EnvironmentProblem, match="belongs to another user"):
        refuse_foreign_folder(tmp_path)
    os.chown(tmp_path, os.geteuid(), os.getegid())


@POSIX
def test_a_file_that_is_not_there_or_is_a_link_is_left_alone(tmp_path: Path):
    other = tmp_path / "other"
    other.touch(0o644)
    (tmp_path / "link").symlink_to(other)
    for each in ("link", "nothing"):
        keep_from_others(tmp_path / each)
    assert mode(other) == 0o644
    keep_from_others(other)
    assert mode(other) == 0o600


@POSIX
def test_a_new_folder_is_this_users_alone(tmp_path: Path):
    make_private_folder(tmp_path / "home")
    assert mode(tmp_path / "home") == 0o700
