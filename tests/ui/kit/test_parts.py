"""Parts stand beside one another where there is room, and else one at a time, chosen by name."""

import pytest

from ui.kit.parts import Parts
from ui.kit.texts import text


@pytest.fixture
def parts(qtbot, look):
    shown = {name: text(name) for name in ("left", "middle", "right")}
    made = Parts({name: (name.capitalize(), part, 1) for name, part in shown.items()}, least=150)
    made.shown = lambda: [name for name, part in shown.items() if part.isVisible()]
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


@pytest.mark.parametrize(("wide", "shown"), [(600, ["left", "middle", "right"]), (599, ["left"])])
def test_all_or_one(parts, wide, shown):
    parts.resize(wide, 200)
    assert parts.shown() == shown
    assert parts.choice.isVisible() is (len(shown) == 1)


def test_larger_text_needs_more_room(parts, look):
    look.set(percent=125)
    assert parts.shown() == ["left"]


def test_one_is_chosen_by_name_and_stays_chosen(parts):
    parts.resize(400, 200)
    parts.show_part("right")
    assert parts.shown() == ["right"]
    parts.resize(600, 200)
    parts.resize(400, 200)
    assert parts.shown() == ["right"]


def test_what_is_left_out_is_not_shown_and_the_last_one_needs_no_choice(parts):
    parts.resize(400, 200)
    parts.leave_out("left", "middle")
    assert parts.shown() == ["right"]
    assert not parts.choice.isVisible()
