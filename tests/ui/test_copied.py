"""A record that was copied is a desk of its own, and says so once: in the window, or by the command that found it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from complaints_desktop.office import Office
from db.record.home import open_home
from ui.app import Program
from ui.command_line import main
from ui.kit.buttons import Button

COPY = "This record is a copy"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A home copied as it lay."""
    with open_home(tmp_path / "home") as opened:
        Office(opened.record)
    shutil.copytree(tmp_path / "home", tmp_path / "copy")
    return tmp_path / "copy"


@pytest.fixture
def start(qapp, qtbot) -> Iterator[Callable[[Path], Program]]:
    """Start the program on a home, and wait until it is open; the one before is closed."""
    started: list[Program] = []

    def begin(folder: Path) -> Program:
        for program in started:
            program.close()
        started[:] = [Program(qapp, folder)]
        started[0].window.show()
        started[0].open()
        qtbot.waitUntil(lambda: started[0]._poll is not None)
        return started[0]

    yield begin
    for program in started:
        program.close()


def code_of(folder: Path) -> str:
    with open_home(folder, exclusive=False) as opened:
        ((code,),) = opened.record.rows("SELECT code FROM desk")
        return code


def test_the_window_says_once_that_its_record_is_a_copy_and_which_code_new_cases_carry(copy, start):
    window = start(copy).window
    said = window.notices.copied.accessibleName()
    assert window.notices.copied.isVisible()
    assert said.startswith(COPY)
    own, first = code_of(copy), code_of(copy.with_name("home"))
    assert f"new cases get the code {own} where the one it came from has {first}" in said
    (close,) = window.notices.copied.findChildren(Button)
    close.click()
    assert not window.notices.copied.isVisible()
    assert not start(copy).window.notices.copied.isVisible()


def test_the_window_of_a_record_where_it_was_made_says_nothing_of_a_copy(copy, start):
    assert not start(copy.with_name("home")).window.notices.copied.isVisible()


def test_the_window_says_it_too_where_a_command_found_it_first_until_it_is_put_away(copy, start, capsys):
    assert main(["--home", str(copy), "check"]) == 0
    said = capsys.readouterr().err.strip()
    for _ in range(2):
        window = start(copy).window
        assert window.notices.copied.isVisible()
        assert code_of(copy) in window.notices.copied.accessibleName()
    assert window.notices.copied.accessibleName().startswith(said.split(":")[0])
    (close,) = window.notices.copied.findChildren(Button)
    close.click()
    assert not start(copy).window.notices.copied.isVisible()


def test_a_command_says_that_the_record_is_a_copy_once(copy, capsys):
    said = []
    for _ in range(2):
        assert main(["--home", str(copy), "check"]) == 0
        said.append(capsys.readouterr().err)
    assert said[0].startswith(COPY)
    assert said[1] == ""
