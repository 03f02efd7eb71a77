"""The window on a small, real record, without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.office import SmallOffice, furnish
from ui.case.screen import CaseScreen
from ui.kit.colours import Look
from ui.kit.theme import Theme
from ui.settings.appearance import Appearance
from ui.window.main_window import MainWindow
from ui.workplace.operations import Operations


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen has no sizes to hint at, and warns of it; every other warning of Qt fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session", autouse=True)
def nothing_left_to_paste() -> Iterator[None]:
    """Empty the clipboard at the end: a table of ours that is left on it Qt destroys when Python has gone, and ends."""
    yield
    if QApplication.instance():
        QApplication.clipboard().clear()


@pytest.fixture
def look(qapp: QApplication) -> Theme:
    """The theme of the application, light and at 100 %."""
    theme = getattr(Theme, "running", None) or Theme(qapp)  # a test that starts the program has made one of its own
    theme.set(look=Look.LIGHT, percent=100)
    return theme


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A record with a few cases, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("record")
    office = SmallOffice.make(folder)
    ids = furnish(office)
    office.close()
    return folder, ids


@pytest.fixture
def office(furnished: tuple[Path, dict[str, str]], tmp_path: Path) -> Iterator[SmallOffice]:
    """A copy of the record, opened."""
    shutil.copytree(furnished[0], tmp_path / "home")
    opened = SmallOffice.open(tmp_path / "home")
    yield opened
    opened.close()


PATIENCE, TICK = 30_000, 20
"""Milliseconds a screen may take, and those after which a wait looks again where nothing happened."""


@dataclass
class Bench:
    """The window at work, and how to wait for it."""

    window: MainWindow
    operations: Operations
    office: SmallOffice
    cases: dict[str, str]
    bot: QtBot

    def settle(self) -> None:
        """Wait until nothing is under way and everything is drawn."""
        for _ in range(3):
            self._wait()
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would let go of it

    def _wait(self) -> None:
        """Sleep until something happens, and look: a wait that only looks now and then takes longer than the reads."""
        patience, tick = QDeadlineTimer(PATIENCE), QTimer(interval=TICK)
        tick.start()
        while not self.operations.idle:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert not patience.hasExpired(), "what is under way does not end"

    def show(self, name: str) -> object:
        """Show a screen of the rail and return it."""
        self.window.show_screen(name)
        self.settle()
        return self.window.shown(name)

    def case(self, which: str, place: str = "story") -> CaseScreen:
        """Show a case and return its screen."""
        self.window.open_case(self.cases[which], place)
        self.settle()
        screen = self.window.shown("case")
        assert isinstance(screen, CaseScreen)
        return screen

    def read(self, work: Callable[[SmallOffice], object]) -> object:
        """Ask the record directly."""
        return work(self.office)


@pytest.fixture
def bench(
    qtbot: QtBot, look: Theme, office: SmallOffice, furnished: tuple[Path, dict[str, str]], tmp_path: Path
) -> Iterator[Bench]:
    """The window on the small record; a bug or an unexpected problem fails the test."""
    window = MainWindow(Appearance(look), tmp_path / "own")
    window.resize(1440, 900)
    operations = Operations(office)  # type: ignore[arg-type]  # a small office with the same questions
    bugs: list[str] = []
    operations.broke.connect(bugs.append)
    window.show()
    window.activateWindow()
    window.opened(operations, sample=True)
    window.make_ready()
    made = Bench(window, operations, office, furnished[1], qtbot)
    made.settle()
    yield made
    window.close()
    operations.close()
    delete(window)
    assert not bugs, bugs[0]
