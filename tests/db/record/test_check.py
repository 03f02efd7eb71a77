"""The check finds what is wrong, and nothing where nothing is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest

from db.problems import EnvironmentProblem
from db.record.check import check
from db.record.connection import Connection
from db.record.driver import connect_writer
from db.record.local import Record
from tests.db.conftest import KEY, Furnished
from tests.db.rows import NOW

PAGE = 4096
LOG_HEADER = 32
"""Bytes before the first page of a log, which begins with its number."""


@contextmanager
def behind_the_back(path: Path) -> Iterator[Connection]:
    """Write to the record as no part of the program would."""
    connection, batch = connect_writer(path, KEY)
    connection.execute("PRAGMA foreign_keys = OFF")
    batch.begin("nobody", NOW, applying=True)
    yield connection
    connection.close()


@pytest.fixture
def path(furnished: Furnished, tmp_path: Path) -> Path:
    """A record with one row of each table."""
    return furnished.copied_to(tmp_path)


def parts(path: Path) -> list[str]:
    with Record.open(path, KEY) as record:
        return [problem.part for problem in check(record)]


def test_a_sound_record_has_no_problems(path: Path):
    assert parts(path) == []


def test_a_row_that_points_nowhere_is_found(path: Path):
    with behind_the_back(path) as connection:
        connection.execute("UPDATE stage SET case_id = 'none'")
    assert set(parts(path)) == {"references"}


@pytest.mark.parametrize("ver", [None, "no JSON", "{}", '{"*": "no such change"}'])
def test_a_row_nobody_recorded_is_found(path: Path, ver: str | None):
    with behind_the_back(path) as connection:
        connection.execute("UPDATE team SET ver = ?", (ver,))
    assert parts(path) == ["capture"]


@pytest.mark.parametrize("kind", ["case", "contact"])
def test_what_cannot_be_searched_for_is_found(path: Path, kind: str):
    with behind_the_back(path) as connection:
        connection.execute("DELETE FROM search_doc WHERE kind = ?", (kind,))
    assert parts(path) == ["search"]


def test_a_broken_index_of_the_search_is_found(path: Path):
    with behind_the_back(path) as connection:
        connection.execute("DELETE FROM search_case_data WHERE id > 10")
    assert set(parts(path)) == {"database"}


def test_what_is_derived_is_compared_by_the_one_who_derives_it(path: Path):
    with Record.open(path, KEY) as record:
        (problem,) = check(record, derived=lambda: ["26-K7Q-0001: the list says open, the dates say closed"])
    assert (problem.part, problem.what) == ("derived", "26-K7Q-0001: the list says open, the dates say closed")


PLACES = 40


@pytest.mark.parametrize("bit", [0, 7])
def test_a_flipped_bit_is_found_wherever_it_is(path: Path, bit: int):
    sound = path.read_bytes()
    dice = Random(bit)
    for place in (0, 15, 16, 100, len(sound) - 1, *(dice.randrange(len(sound)) for _ in range(PLACES))):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ (1 << bit)]) + sound[place + 1 :])
        try:
            found = parts(path)
        except EnvironmentProblem as problem:
            found = [problem.what]
        assert found, f"byte {place}"


def test_a_file_cut_short_is_said_in_words(path: Path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - 4096 * 3])
    with pytest.raises(EnvironmentProblem, match="damaged"):
        Record.open(path, KEY)


def test_a_page_that_a_power_cut_tore_on_its_way_out_of_the_log_is_no_damage(path: Path, tmp_path: Path):
    cut = tmp_path / "cut" / "record.db"
    cut.parent.mkdir()
    with behind_the_back(path) as connection:
        connection.execute("UPDATE team SET name = name || ' and more'")
        for ending in ("", "-wal"):
            copyfile(f"{path}{ending}", f"{cut}{ending}")
    with cut.with_name("record.db-wal").open("rb") as log:
        log.seek(LOG_HEADER)
        page = int.from_bytes(log.read(4), "big")
    with cut.open("r+b") as file:
        file.seek((page - 1) * PAGE + PAGE // 2)
        file.write(bytes(PAGE // 2))
    assert parts(cut) == []
