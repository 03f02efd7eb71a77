"""Fixtures for what is done: an office with a real record."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.complaints_desktop.office import Office, make_template, open_office


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record to copy."""
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    """An officer at a new record, on Thursday 26 March 2026."""
    opened = open_office(template, tmp_path, date(2026, 3, 26))
    yield opened
    opened.record.close()
