"""A back-up is whole and opens; a check says what is wrong; both leave the screens free meanwhile."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.record import backup
from db.record.local import Record
from tests.ui.office import KEY
from ui.exchange.safekeeping import SafekeepingScreen

SPACE, CTRL, SHIFT = Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY_WORDS = "It opens only with the key of this record."


class Home:
    """A home around the record: it can be backed up, and made to wait."""

    def __init__(self, record: Record) -> None:
        self.record, self.gate, self.steps = record, threading.Event(), 0
        self.gate.set()

    def backup(self, path: Path, *, progress: backup.Progress) -> str:
        self.gate.wait(5)
        backup.backup(self.record, path, progress=progress)
        return KEY_WORDS


@pytest.fixture
def home(office) -> Home:
    return Home(office.record)


@pytest.fixture
def screen(bench, home) -> SafekeepingScreen:
    bench.window.opened(bench.operations, sample=True, backup=home.backup)
    bench.settle()
    bench.bot.keyClick(bench.window, Qt.Key.Key_B, CTRL)
    bench.settle()
    return bench.window.shown("safekeeping")


def press(bench, button):
    bench.bot.keyClick(button, SPACE)
    bench.settle()


def test_a_back_up_is_written_read_back_and_opens_with_the_key(bench, screen, chosen, tmp_path):
    chosen.append(tmp_path / "kept.db")
    assert bench.window.focusWidget() is screen.back_up
    press(bench, screen.back_up)
    assert screen.backed_up.accessibleName() == f"kept.db is a whole back-up, and was read back {KEY_WORDS}"
    with Record.open(chosen[-1], KEY) as copy:
        assert copy.rows("SELECT count(*) FROM case_") == [(len(bench.cases),)]


def test_a_back_up_never_replaces_a_file(bench, screen, chosen, tmp_path):
    chosen.append(tmp_path / "letters.db")
    chosen[-1].write_text("something else", encoding="utf-8")
    press(bench, screen.back_up)
    assert "There is a file" in bench.window.word.words
    assert chosen[-1].read_text(encoding="utf-8") == "something else"
    assert screen.back_up.isEnabled()


def test_the_screens_go_on_reading_while_a_back_up_is_written(bench, screen, home, tmp_path):
    home.gate.clear()
    screen.back_up_to(tmp_path / "kept.db")
    read = []
    bench.operations.read(bench.window, lambda office: office.desk().today, read.append)
    bench.bot.waitUntil(lambda: bool(read))
    assert screen.progress.isVisible()
    home.gate.set()
    bench.settle()
    assert not screen.progress.isVisible()


def test_a_back_up_that_is_cancelled_leaves_no_file(bench, screen, home, tmp_path):
    home.gate.clear()
    screen.back_up_to(tmp_path / "kept.db")
    cancel = next(each for each in screen.progress.findChildren(QPushButton) if each.text() == "Cancel")
    bench.bot.keyClick(cancel, SPACE)
    home.gate.set()
    bench.settle()
    assert screen.backed_up.accessibleName().startswith("The back-up was cancelled")
    assert list(tmp_path.glob("kept.db*")) == []


def test_a_sound_record_is_called_sound(bench, screen):
    bench.bot.keyClick(bench.window, Qt.Key.Key_B, CTRL | SHIFT)
    bench.settle()
    assert bench.window.focusWidget() is screen.look
    press(bench, screen.look)
    assert screen.checked.accessibleName().startswith("The record is sound")


def test_a_list_that_says_another_thing_than_its_case_is_found(bench, screen):
    with bench.office.record.writing(author="test") as session:
        session.connection().exec_driver_sql("UPDATE case_row SET resident = 'Somebody else' WHERE row = 1")
    press(bench, screen.look)
    assert screen.checked.accessibleName().startswith("1 thing is wrong with the record derived: ")
    assert "another resident in the case list" in screen.checked.accessibleName()


def test_without_a_home_there_is_nothing_to_back_up_to(bench):
    assert not bench.show("safekeeping").back_up.isEnabled()
