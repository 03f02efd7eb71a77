"""In the window: words are made once they are on paper, and a record whose key is lost asks for them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from complaints_desktop.desk.recovery.words import draw, private_of
from complaints_desktop.office import Office
from db.record.home import Paths, open_home, recover
from db.record.recovery import envelopes_of
from ui.app import Program

SPACE, CTRL, SHIFT = Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def words(bench):
    """New words, shown."""
    bench.bot.keyClick(bench.window, Qt.Key.Key_K, CTRL | SHIFT)
    bench.settle()
    screen = bench.window.shown("safekeeping")
    assert bench.window.focusWidget() is screen.make_words
    bench.bot.keyClick(screen.make_words, SPACE)
    bench.settle()
    return screen._words


def opens(bench, words) -> bool:
    held = envelopes_of(bench.office.record.path).held
    return bool(held) and envelopes_of(bench.office.record.path).open_with(private_of(" ".join(words))) is not None


def test_words_open_the_record_once_they_are_said_to_be_on_paper(bench, words):
    shown = [each.text() for each in words.findChildren(QLabel)]
    assert all(f"{at}.  {word}" in shown for at, word in enumerate(words.words, 1))
    drawn = words.words
    bench.bot.keyClick(words, Qt.Key.Key_Return, CTRL)
    bench.settle()
    screen = bench.window.shown("safekeeping")
    assert opens(bench, drawn)
    assert screen.over.currentIndex() == 0
    assert screen.recovery.accessibleName().startswith("What opens it: the 24 words made on ")


def test_words_that_were_only_looked_at_change_nothing(bench, words):
    bench.bot.keyClick(words, Qt.Key.Key_Escape)
    bench.settle()
    screen = bench.window.shown("safekeeping")
    assert envelopes_of(bench.office.record.path).held == ()
    assert bench.window.focusWidget() is screen.make_words
    assert screen.recovery.accessibleName() == "Nobody could open the record if its key were lost"


def test_the_sheet_is_saved_where_it_was_asked_for_and_not_before(bench, words, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "sheet.pdf"), ""))
    assert list(tmp_path.glob("*.pdf")) == []
    bench.bot.keyClick(words.save, SPACE)
    bench.settle()
    bench.bot.waitUntil(words.said.isVisible)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "sheet.pdf is the sheet" in words.said.accessibleName()


def test_each_showing_draws_other_words(bench, words):
    first = words.words
    screen = bench.window.shown("safekeeping")
    screen.show_words()
    assert screen._words.words != first


Start = Callable[[Path], Program]


@pytest.fixture
def start(qapp, qtbot) -> Iterator[Start]:
    """Start the program on a home."""
    started: list[Program] = []

    def begin(folder: Path) -> Program:
        program = Program(qapp, folder)
        started.append(program)
        program.window.show()
        program.open()
        return program

    yield begin
    for program in started:
        program.close()


@pytest.fixture
def lost(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """A home whose key is lost, and the words that open it."""
    words, folder = draw(), tmp_path / "home"
    with open_home(folder) as opened:
        Office(opened.record).seal_for_words(words)
    Paths(folder).key_file.unlink()
    return folder, words


def test_a_lost_key_asks_for_the_words_and_opens_the_record_with_them(qtbot, start, lost):
    folder, words = lost
    program = start(folder)
    qtbot.waitUntil(lambda: program.window.unopened.lost_key is not None)
    sheet = program.window.unopened.lost_key
    assert program.window.pages.currentWidget() is sheet
    assert sheet.form["words"].box.hasFocus()
    qtbot.keyClicks(sheet.form["words"].box, " ".join(words))
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: program.operations is not None)
    qtbot.waitUntil(lambda: program.operations is None or program.operations.idle)
    assert program.window.unopened.lost_key is None
    assert Paths(folder).key_file.exists()


def test_a_word_that_is_wrong_is_named_at_its_field(qtbot, start, lost):
    folder, words = lost
    program = start(folder)
    qtbot.waitUntil(lambda: program.window.unopened.lost_key is not None)
    sheet = program.window.unopened.lost_key
    sheet.form["words"].box.setPlainText(" ".join(["zzzz", *words[1:]]))
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    assert any("Word 1, “zzzz”" in each.text() for each in sheet.findChildren(QLabel))
    assert sheet.action.isEnabled()


def test_words_of_another_record_are_refused_and_may_be_typed_again(qtbot, start, lost):
    folder, words = lost
    program = start(folder)
    qtbot.waitUntil(lambda: program.window.unopened.lost_key is not None)
    sheet = program.window.unopened.lost_key
    sheet.form["words"].box.setPlainText(" ".join(draw()))
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(sheet.said.isVisible)
    assert "does not open this record" in sheet.said.accessibleName()
    sheet.form["words"].box.setPlainText(" ".join(words))
    qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: program.operations is not None)
    qtbot.waitUntil(lambda: program.operations is None or program.operations.idle)


def test_a_lost_key_without_a_way_back_is_said_as_before(qtbot, start, tmp_path):
    folder = tmp_path / "home"
    open_home(folder).close()
    Paths(folder).key_file.unlink()
    program = start(folder)
    qtbot.waitUntil(program.window.word.isVisible)
    assert "not on this computer" in program.window.word.words
    assert program.window.unopened.lost_key is None


def test_escape_tries_again_with_a_key_that_was_put_back(qtbot, start, lost):
    folder, words = lost
    program = start(folder)
    qtbot.waitUntil(lambda: program.window.unopened.lost_key is not None)
    recover(folder, lambda: private_of(" ".join(words)))
    qtbot.keyClick(program.window.unopened.lost_key, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: program.operations is not None)
    qtbot.waitUntil(lambda: program.operations is None or program.operations.idle)
