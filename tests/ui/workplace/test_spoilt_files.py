"""A small file of a person's own that was spoilt costs no more than what it kept: the program opens all the same."""

import pytest
from PySide6.QtWidgets import QWidget

from ui.settings.appearance import SYSTEM, Appearance
from ui.window.placement import Placement
from ui.workplace.files import KEPT, _begin
from ui.workplace.own_file import OwnFile

HUGE = "1" + "0" * 400
SPOILT = {
    "nothing": "",
    "no JSON": "{",
    "deep": "[" * 100_000,
    "a huge number": f'{{"screens": {{"a": [{HUGE}, 0, 1, 1, 0]}}, "last": "a", "look": "dark", "percent": {HUGE}}}',
    "infinite": '{"screens": {"a": [Infinity, 0, 1, 1, 0]}, "last": "a", "look": "dark", "percent": Infinity}',
    "another shape": '{"screens": [1], "look": [], "percent": {}}',
    "a long path": f'"/{"x" * 5000}"',
    "a number": "7",
}


@pytest.fixture(params=SPOILT)
def spoilt(request, tmp_path):
    """A file that holds it."""
    path = tmp_path / "own.json"
    path.write_text(SPOILT[request.param], encoding="utf-8")
    return path


def test_the_window_is_placed(qtbot, spoilt):
    window = QWidget()
    qtbot.addWidget(window)
    Placement(window, spoilt)
    assert window.width() > 0


def test_all_looks_as_the_system_is(look, spoilt):
    appearance = Appearance(look, spoilt)
    assert (appearance.look, appearance.percent) in ((SYSTEM, 100), ("dark", 200))  # a huge size is the largest


def test_a_dialog_begins_in_a_folder_that_is_there(spoilt, tmp_path):
    spoilt.rename(tmp_path / KEPT)
    assert len(str(_begin(tmp_path))) < 4000


def test_what_else_is_kept_is_nothing_or_what_json_holds(spoilt):
    OwnFile(spoilt.parent, spoilt.name).read()
