"""The points of a complaint as they are told: as many as there are, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from complaints_desktop.forms.told import PointTyped
from db.terms import Responsibility
from ui.kit.buttons import Button
from ui.kit.choice_box import ChoiceBox
from ui.kit.fields import GrowingText
from ui.sheets.points_field import PointsField


@pytest.fixture
def field(qtbot, look):
    made = PointsField("points", "The points")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.activateWindow()
    made.edits = []
    made.edited.connect(lambda: made.edits.append(1))
    return made


def box(field, name):
    QApplication.processEvents()  # what was put in is shown
    return next(
        each
        for each in field.findChildren(GrowingText)
        if each.accessibleName() == name and not each.parentWidget().isHidden()
    )


def another(field, qtbot):
    qtbot.keyClick(field.findChild(Button), Qt.Key.Key_Space)


def test_one_empty_point_waits(field):
    assert field.value == ()
    assert field.empty
    assert box(field, "Point 1: what went wrong").toPlainText() == ""


def test_a_point_and_what_would_put_it_right_are_taken_as_typed(field, qtbot):
    qtbot.keyClicks(box(field, "Point 1: what went wrong"), "No heating ")
    qtbot.keyClicks(box(field, "Point 1: what would put it right"), "A working boiler")
    assert field.value == (PointTyped(text="No heating", outcome_sought="A working boiler"),)
    assert field.edits


def test_another_point_has_the_next_number_and_the_cursor(field, qtbot):
    another(field, qtbot)
    second = box(field, "Point 2: what went wrong")
    assert second.hasFocus()
    qtbot.keyClicks(second, "Nobody came")
    assert field.value == (PointTyped(text="Nobody came", outcome_sought=None),)


@pytest.mark.parametrize("name", ["what went wrong", "what would put it right"])
def test_enter_makes_the_next_point_from_either_box(field, qtbot, name):
    qtbot.keyClicks(box(field, f"Point 1: {name}"), "One")
    qtbot.keyClick(box(field, f"Point 1: {name}"), Qt.Key.Key_Return)
    assert box(field, "Point 2: what went wrong").hasFocus()


def test_enter_in_a_point_before_the_last_goes_to_the_next_and_makes_none(field, qtbot):
    field.set_value([["One", ""], ["Two", ""]])
    qtbot.keyClick(box(field, "Point 1: what went wrong"), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert box(field, "Point 2: what went wrong").hasFocus()
    assert len(field._rows) == 2


def test_enter_in_an_empty_point_makes_none(field, qtbot):
    qtbot.keyClick(box(field, "Point 1: what went wrong"), Qt.Key.Key_Return)
    assert len(field._rows) == 1


def test_shift_and_enter_begin_a_line_of_the_same_point(field, qtbot):
    first = box(field, "Point 1: what went wrong")
    qtbot.keyClicks(first, "One")
    qtbot.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(first, "and a half")
    assert field.value == (PointTyped(text="One\nand a half"),)


def test_tab_leaves_a_point_for_its_outcome_and_makes_none(field, qtbot):
    first = box(field, "Point 1: what went wrong")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert box(field, "Point 1: what would put it right").hasFocus()
    assert len(field._rows) == 1


def test_an_empty_line_between_two_points_is_no_point(field, qtbot):
    for _ in range(2):
        another(field, qtbot)
    qtbot.keyClicks(box(field, "Point 1: what went wrong"), "One")
    qtbot.keyClicks(box(field, "Point 3: what went wrong"), "Three")
    assert [point.text for point in field.value] == ["One", "Three"]


def test_an_outcome_without_a_point_is_not_dropped(field, qtbot):
    qtbot.keyClicks(box(field, "Point 1: what would put it right"), "A working boiler")
    assert field.value == (PointTyped(text="", outcome_sought="A working boiler"),)
    assert field.kept == [["", "A working boiler", ""]]


def test_a_draft_brings_every_point_back(field, qtbot):
    another(field, qtbot)
    qtbot.keyClicks(box(field, "Point 1: what went wrong"), "No heating")
    qtbot.keyClicks(box(field, "Point 2: what went wrong"), "Nobody came")
    qtbot.keyClicks(box(field, "Point 2: what would put it right"), "An apology")
    kept = field.kept
    field.set_value(None)
    assert field.value == ()
    field.set_value(kept)
    assert field.value == (PointTyped(text="No heating"), PointTyped(text="Nobody came", outcome_sought="An apology"))


def test_filling_in_is_not_editing(field):
    field.set_value([["No heating", ""]])
    assert field.edits == []
    assert [point.text for point in field.value] == ["No heating"]


def test_emptying_leaves_one_point_to_write_in(field, qtbot):
    field.set_value([["One", ""], ["Two", ""]])
    field.set_value(None)
    qtbot.keyClicks(box(field, "Point 1: what went wrong"), "Afresh")
    assert [point.text for point in field.value] == ["Afresh"]


def whose(field, number):
    return next(
        each
        for each in field.findChildren(ChoiceBox)
        if each.accessibleName() == f"Point {number}: whose responsibility it is" and not each.parentWidget().isHidden()
    )


def test_whose_a_point_is_may_be_said_while_it_is_told(field, qtbot):
    qtbot.keyClicks(box(field, "Point 1: what went wrong"), "No heating")
    qtbot.keyClick(box(field, "Point 1: what would put it right"), Qt.Key.Key_Tab)
    qtbot.keyClicks(whose(field, 1), "O")
    assert field.value == (PointTyped(text="No heating", responsibility=Responsibility.OURS),)
    assert field.kept == [["No heating", "", "ours"]]


def test_a_draft_brings_back_whose_a_point_is_and_one_kept_before_it_was_asked(field):
    field.set_value([["One", "", "not ours"], ["Two", ""], ["Three", "", "whose?"]])
    assert [each.responsibility for each in field.value] == [Responsibility.NOT_OURS, None, None]


def test_enter_in_the_choice_makes_the_next_point_too(field, qtbot):
    qtbot.keyClicks(box(field, "Point 1: what went wrong"), "One")
    whose(field, 1).setFocus()
    qtbot.keyClick(whose(field, 1), Qt.Key.Key_Return)
    assert box(field, "Point 2: what went wrong").hasFocus()
