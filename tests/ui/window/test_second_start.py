"""A second start brings the first window forward, and says so in words where it does not answer."""

import subprocess
import sys

import pytest

from db.problems import EnvironmentProblem
from ui.command_line import main
from ui.commands.output import DONE
from ui.settings.appearance import Appearance
from ui.window import second_start
from ui.window.main_window import MainWindow
from ui.window.second_start import Door, _name, bring_forward


@pytest.fixture
def door(qapp, tmp_path):
    made = Door(tmp_path)
    yield made
    made.close()


def test_a_second_start_asks_the_first_to_come_forward(door, tmp_path, qtbot):
    call = f"bring_forward(Path({str(tmp_path)!r}))"
    again = f"from pathlib import Path; from ui.window.second_start import bring_forward; print({call})"
    second = subprocess.Popen([sys.executable, "-c", again], stdout=subprocess.PIPE, text=True)
    with qtbot.waitSignal(door.asked):
        pass
    assert second.communicate()[0] == "True\n"


def test_the_sample_that_is_open_comes_forward_too(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(second_start, "bring_forward", lambda home: bool(asked.append(home)) or True)
    assert main(["--home", str(tmp_path / "sample"), "demo"]) == DONE
    assert asked == [tmp_path / "sample"]
    assert not (tmp_path / "sample").exists()


def test_the_first_start_finds_nobody(qapp, tmp_path):
    assert not bring_forward(tmp_path)


def test_another_home_is_another_window(door, tmp_path):
    assert not bring_forward(tmp_path / "sample")


def test_the_window_is_called_by_a_word_that_only_its_user_can_read(door, tmp_path):
    word = tmp_path / second_start.WORD
    assert word.stat().st_mode & 0o077 == 0
    assert _name(tmp_path).removeprefix("complaints-desktop-") not in str(tmp_path)
    before = _name(tmp_path)
    Door(tmp_path).close()
    assert _name(tmp_path) != before


def test_a_copied_home_is_another_window(door, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / second_start.WORD).write_bytes((tmp_path / second_start.WORD).read_bytes())
    assert not bring_forward(copy)


def test_after_the_first_is_closed_nobody_is_there(door, tmp_path):
    door.close()
    assert not bring_forward(tmp_path)


def test_a_first_window_that_hangs_is_said_in_words(door, tmp_path):
    with pytest.raises(EnvironmentProblem) as raised:
        bring_forward(tmp_path, patience=20)  # this thread is the first window's too, and does not come to answer
    assert "does not answer" in raised.value.what
    assert "end Complaints Desktop in the task manager" in raised.value.do


def test_what_it_is_called_names_nobody(tmp_path):
    (tmp_path / "x").mkdir()
    door = Door(tmp_path / "ruth.adeyemi")
    name = _name(tmp_path / "ruth.adeyemi")
    assert name
    assert name == _name(tmp_path / "x" / ".." / "ruth.adeyemi")
    assert "ruth" not in name
    door.close()


def test_a_window_that_is_closed_leaves_no_word_by_which_it_would_be_looked_for(qapp, tmp_path):
    first, second = Door(tmp_path), Door(tmp_path)
    first.close()
    assert _name(tmp_path)  # the word of another window stays
    second.close()
    assert not _name(tmp_path)


def test_a_window_in_the_taskbar_comes_back_as_it_was(qtbot, look):
    window = MainWindow(Appearance(look))
    qtbot.addWidget(window)
    window.showMaximized()
    window.showMinimized()
    window.come_forward()
    qtbot.waitUntil(window.isActiveWindow)
    assert not window.isMinimized()
    assert window.isMaximized()
