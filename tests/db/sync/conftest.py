"""Fixtures: a shared database with four officers, and desks at it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile

import pytest

from tests.db.sync.desks import SharedDesk
from tests.postgres import Shared, Staff

Desks = Callable[[str], SharedDesk]


@pytest.fixture
def staff() -> Staff:
    """Three officers of two teams, and a manager."""
    return {
        "ann": ("resolution officer", "North"),
        "bob": ("resolution officer", "North"),
        "sue": ("resolution officer", "South"),
        "cat": ("complaints manager", "North"),
    }


@pytest.fixture
def desk(shared: Shared, template: Path, tmp_path: Path) -> Iterator[Desks]:
    """Make a desk of one of the officers, joined and in step."""
    made: list[SharedDesk] = []

    def make(login: str) -> SharedDesk:
        folder = tmp_path / f"desk-{len(made)}"
        folder.mkdir()
        made.append(SharedDesk(shared, login, Path(copyfile(template, folder / "record.db"))))
        made[-1].sync()
        return made[-1]

    yield make
    for each in made:
        each.close()
