"""Several of a list are picked one after the other, and each is taken away by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.typing_at import choose
from ui.kit.buttons import Button
from ui.kit.pick_field import PickField

CHOICES = (("hearing", "Hearing"), ("sight", "Sight"), ("mobility", "Mobility"))


@pytest.fixture
def field(qtbot, look):
    made = PickField("needs", "Needs", CHOICES)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.edits = []
    made.edited.connect(lambda: made.edits.append(made.value))
    return made


def pick(field, qtbot, value):
    """Open the list, go down to the value, and take it."""
    field.box.showPopup()
    view = field.box.view()
    for _ in range([each for each, _ in CHOICES].index(value) + 1):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)


def chips(field):
    QApplication.processEvents()
    return {b.accessibleName(): b for b in field.findChildren(Button) if b.isVisible()}


def test_nothing_is_picked_to_begin_with(field):
    assert (field.value, field.empty, chips(field)) == (None, True, {})


def test_what_is_picked_stands_as_a_chip_and_the_list_is_ready_for_the_next(field, qtbot):
    pick(field, qtbot, "sight")
    assert field.value == ("sight",)
    assert list(chips(field)) == ["Take away: sight"]
    assert field.box.currentText() == "Add …"
    assert field.edits == [("sight",)]


def test_several_stand_in_the_order_they_were_picked(field, qtbot):
    for value in ("mobility", "hearing"):
        pick(field, qtbot, value)
    assert field.value == ("mobility", "hearing")
    assert field.kept == ["mobility", "hearing"]


def test_the_same_is_picked_once(field, qtbot):
    for _ in range(2):
        pick(field, qtbot, "sight")
    assert field.value == ("sight",)
    assert field.edits == [("sight",)]


def test_a_chip_takes_its_own_away_and_gives_the_cursor_back(field, qtbot):
    field.set_value(["hearing", "sight"])
    qtbot.keyClick(chips(field)["Take away: hearing"], Qt.Key.Key_Space)
    assert field.value == ("sight",)
    assert list(chips(field)) == ["Take away: sight"]
    assert field.box.hasFocus()


def test_the_last_one_taken_away_leaves_nothing(field, qtbot):
    field.set_value(["hearing"])
    qtbot.keyClick(chips(field)["Take away: hearing"], Qt.Key.Key_Space)
    assert (field.value, field.kept, field.empty) == (None, [], True)


@pytest.mark.parametrize("value", [None, "hearing", 7])
def test_what_is_no_list_picks_nothing(field, value):
    field.set_value(["sight"])
    field.set_value(value)
    assert field.value is None


def test_a_word_that_is_no_choice_any_more_is_kept_as_it_was_recorded(field):
    field.set_value(["hearing", "lip reading"])
    assert field.value == ("hearing", "lip reading")
    assert "Take away: lip reading" in chips(field)


def test_going_to_a_choice_without_taking_it_picks_nothing(field, qtbot):
    field.box.showPopup()
    qtbot.keyClick(field.box.view(), Qt.Key.Key_Down)
    qtbot.keyClick(field.box.view(), Qt.Key.Key_Escape)
    assert field.value is None


def test_choose_fails_where_a_choice_is_not_offered(field, qtbot):
    with pytest.raises(AssertionError, match="does not offer"):
        choose(qtbot, field, "lip reading")
