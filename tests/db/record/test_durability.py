"""What was acknowledged is there after a kill, a full disk and a second writer; what was not is not there by half."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from db.model import Team
from db.problems import EnvironmentProblem
from db.record.backup import backup
from db.record.check import check
from db.record.local import Record
from tests.db.conftest import KEY

DESK = [sys.executable, "-m", "tests.db.busy_desk"]
KILLS = (1, 2, 5, 9, 14, 20, 31, 45, 60, 80, 110, 150, 200, 260, 333)
"""At which ticks of SQLite the writer is killed: in its first statement, and in any of the next thirty transactions."""


def desk(path: Path, kill_at: int = 0, name: str = "team") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*DESK, str(path), str(kill_at), name], check=False, capture_output=True, text=True)


def written(path: Path) -> list[str]:
    """Return what the record holds after it was opened again, found sound and with a change for each write."""
    with Record.open(path, KEY) as record:
        assert check(record) == []
        ((changes,),) = record.rows("SELECT count(*) FROM change")
        teams = [team for (team,) in record.rows("SELECT id FROM team ORDER BY rowid")]
    assert changes == len(teams) // 3 * 4
    return teams


def whole(numbers: Iterator[str] | list[str], name: str = "team") -> list[str]:
    return [f"{name}-{number}-{part}" for number in numbers for part in range(3)]


@pytest.mark.parametrize("kill_at", KILLS)
def test_a_killed_writer_has_lost_nothing_it_said_was_saved_and_left_nothing_by_half(path: Path, kill_at: int):
    done = desk(path, kill_at)
    assert done.returncode != 0, "it was to be killed and was not"
    said = done.stdout.split()
    found = written(path)
    assert found[: len(said) * 3] == whole(said)
    assert len(found) % 3 == 0
    assert len(found) <= (len(said) + 1) * 3
    assert not desk(path, name="again").stderr
    assert written(path) == found + whole([str(number) for number in range(60)], "again")


def test_two_processes_that_write_at_once_wait_for_each_other(path: Path):
    desks = [
        subprocess.Popen([*DESK, str(path), "0", name], stdout=subprocess.PIPE, text=True) for name in ("one", "two")
    ]
    said = [process.communicate()[0].split() for process in desks]
    assert [process.returncode for process in desks] == [0, 0]
    assert sorted(written(path)) == sorted(whole(said[0], "one") + whole(said[1], "two"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3072k", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip(
            "a small disk can be made only by root on Linux; the limit of a file's size stands for it elsewhere"
        )
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_in_words_and_the_record_goes_on_when_there_is_space(template: Path, small_disk: Path):
    path = Path(copyfile(template, small_disk / "record.db"))
    filler = small_disk / "holiday film"
    with Record.open(path, KEY) as record:
        with record.writing(author="ann") as session:
            session.add(Team(name="Before"))
        filler.write_bytes(bytes(free(small_disk)))
        with pytest.raises(EnvironmentProblem) as caught, record.writing(author="ann") as session:
            session.add_all([Team(name=f"{number} {'x' * 150}") for number in range(2000)])
        assert caught.value.what in ("The disk is full", "The disk did not do what was asked of it")
        assert record.rows("SELECT name FROM team") == [("Before",)]
        filler.unlink()
        with record.writing(author="ann") as session:
            session.add(Team(name="After"))
        assert record.rows("SELECT name FROM team ORDER BY name") == [("After",), ("Before",)]
        assert check(record) == []


def free(folder: Path) -> int:
    space = os.statvfs(folder)
    return space.f_bavail * space.f_frsize


def test_a_back_up_onto_a_full_disk_is_said_in_words_and_leaves_nothing(
    template: Path, small_disk: Path, tmp_path: Path
):
    (small_disk / "holiday film").write_bytes(bytes(free(small_disk) - 200_000))
    with Record.open(Path(copyfile(template, tmp_path / "record.db")), KEY) as record:
        with pytest.raises(EnvironmentProblem):
            backup(record, small_disk / "copy.db")
        assert [each.name for each in small_disk.iterdir()] == ["holiday film"]
        assert check(record) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of a file's size")
def test_a_disk_that_takes_no_more_is_said_in_words_and_keeps_what_was_acknowledged(path: Path):
    import resource

    limit = path.stat().st_size

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run([*DESK, str(path), "0"], check=False, capture_output=True, text=True, preexec_fn=bound)
    assert done.stderr.startswith("in words: ")
    assert "Traceback" not in done.stderr
    assert written(path) == whole(done.stdout.split())
