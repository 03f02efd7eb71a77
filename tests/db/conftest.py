"""Fixtures for what is kept: a real encrypted record, new for each test."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest

from db.record.local import Record
from tests.db.rows import NOW, one_of_each

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    """The key of the record."""
    return KEY


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record, made once; what each test gets is a copy."""
    path = tmp_path_factory.mktemp("template") / "record.db"
    Record.create(path, KEY, code="K7Q").close()
    return path


@dataclass(frozen=True)
class Furnished:
    """A record with one row of each captured table, by one batch of Ann's."""

    path: Path
    ids: Mapping[str, str]

    def copied_to(self, folder: Path) -> Path:
        """Return a copy that may be written to."""
        return Path(copyfile(self.path, folder / "record.db"))


@pytest.fixture(scope="session")
def furnished(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    """A record with one row of each captured table, made once."""
    path = Path(copyfile(template, tmp_path_factory.mktemp("furnished") / "record.db"))
    with Record.open(path, KEY, now=lambda: NOW) as record, record.writing(author="ann") as session:
        ids = one_of_each(session)
    return Furnished(path, ids)


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    """Where the record of this test is; nobody has it open."""
    return Path(copyfile(template, tmp_path / "record.db"))


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    """An empty record, open."""
    with Record.open(path, KEY, now=lambda: NOW) as opened:
        yield opened
