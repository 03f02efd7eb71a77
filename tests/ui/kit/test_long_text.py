"""A box of long text: what would be too much for it is refused in words, and nothing that was there is lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from ui.kit.fields import LONGEST, LongTextField


@pytest.fixture
def field(qtbot, look):
    made = LongTextField("summary", "What happened?", longest=10)
    qtbot.addWidget(made)
    made.show()
    return made


def paste(field, words):
    data = QMimeData()
    data.setText(words)
    field.box.insertFromMimeData(data)


def test_as_much_as_fits_is_pasted(field):
    paste(field, "x" * 10)
    assert (field.value, field.error) == ("x" * 10, "")


def test_a_paste_of_one_character_too_many_is_refused_in_words_and_changes_nothing(field):
    field.set_value("kept")
    paste(field, "x" * 7)
    assert field.value == "kept"
    assert field.error.startswith("That would be 11 characters, and 10 fit here")


def test_a_paste_takes_the_room_of_what_it_replaces(field):
    field.set_value("0123456789")
    field.box.selectAll()
    paste(field, "9876543210")
    assert (field.value, field.error) == ("9876543210", "")


def test_a_paste_from_the_clipboard_is_held_to_the_same(qtbot, field):
    QGuiApplication.clipboard().setText("x" * 11)
    qtbot.keyClick(field.box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (field.value, bool(field.error)) == ("", True)


@pytest.mark.parametrize("key", [Qt.Key.Key_X, Qt.Key.Key_Return])
def test_a_key_that_no_longer_fits_is_refused_in_words(qtbot, field, key):
    qtbot.keyClicks(field.box, "0123456789")
    assert not field.error
    qtbot.keyClick(field.box, key)
    assert field.box.toPlainText() == "0123456789"
    assert "10 fit here" in field.error


def test_keys_that_move_or_take_away_still_work_when_it_is_full(qtbot, field):
    qtbot.keyClicks(field.box, "0123456789x")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
        qtbot.keyClick(field.box, key)
    assert (field.value, field.error) == ("012345679", "")


def test_what_an_input_method_writes_is_held_to_the_same(field):
    field.set_value("0123456789")
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(field.box, event)
    assert field.value == "0123456789"
    assert field.error


def test_a_text_of_the_record_that_is_longer_stays_and_can_be_shortened(qtbot, field):
    field.set_value("0123456789ab")
    field.box.moveCursor(field.box.textCursor().MoveOperation.End)
    qtbot.keyClick(field.box, Qt.Key.Key_Backspace)
    assert field.value == "0123456789a"


def test_a_field_takes_as_much_as_the_record(qtbot, look):
    made = LongTextField("summary", "What happened?")
    qtbot.addWidget(made)
    made.show()
    paste(made, "x" * 400_000)
    assert made.value == ""
    paste(made, "x" * LONGEST)
    assert len(made.value) == LONGEST


def test_the_words_go_away_with_the_next_change_that_fits(qtbot, field):
    qtbot.keyClicks(field.box, "0123456789x")
    assert field.error
    qtbot.keyClick(field.box, Qt.Key.Key_Backspace)
    assert not field.error


def test_what_a_form_says_of_a_field_is_not_taken_away_by_typing(qtbot, field):
    field.show_error("Say what happened")
    qtbot.keyClicks(field.box, "a")
    assert field.error == "Say what happened"
