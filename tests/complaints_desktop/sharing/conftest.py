"""Fixtures: a shared database with a manager and an officer, and their desks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.complaints_desktop.sharing.two_offices import Sharer
from tests.postgres import Shared, Staff

Sit = Callable[[str], Sharer]


@pytest.fixture
def staff() -> Staff:
    """A manager and an officer."""
    return {"ann": ("complaints manager", "North"), "ben": ("resolution officer", "North")}


@pytest.fixture
def sit(template: Path, tmp_path: Path, shared: Shared) -> Iterator[Sit]:
    """Sit an officer down at a new desk; the record is made by the name of the login."""
    made: list[Sharer] = []

    def sit_down(login: str) -> Sharer:
        made.append(Sharer(template, tmp_path / f"{login}{len(made)}", login))
        return made[-1]

    yield sit_down
    for each in made:
        each.close()
