"""The sample, opened on a Monday morning, in a window as the pictures of it are taken."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from complaints_desktop.sample.demo import make_demo
from ui.demonstration import scenes
from ui.demonstration.camera import Studio
from ui.demonstration.screens import SEED
from ui.kit.colours import Look

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
CASES = 60


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample record, made once."""
    made = tmp_path_factory.mktemp("sample")
    make_demo(made, cases=CASES, seed=SEED, now=lambda: NOW)
    return made


@pytest.fixture
def studio(home: Path, qapp: QApplication) -> Iterator[Studio]:
    """The program on it."""
    made = Studio(home, now=lambda: NOW)
    scenes.alone(made)
    yield made
    made.look(Look.LIGHT, 100)
    made.close()
