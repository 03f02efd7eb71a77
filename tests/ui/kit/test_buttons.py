"""Buttons and links: pressed by the space bar and by Enter, while Ctrl+Enter is left to the form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.kit.banner import Banner
from ui.kit.buttons import Button, Link, Segments, turn_between
from ui.kit.layouts import column


@pytest.mark.parametrize("kind", [Button, Link])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_both_enter_keys_press_it_once(qtbot, look, kind, key):
    presses = []
    button = kind("Open case", lambda: presses.append(1))
    qtbot.addWidget(button)
    keypad = Qt.KeyboardModifier.KeypadModifier if key == Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(button, key, keypad)
    assert presses == [1]


def test_ctrl_enter_does_not_press_it(qtbot, look):
    presses = []
    button = Button("Back", lambda: presses.append(1))
    qtbot.addWidget(button)
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert presses == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_words_of_a_segment_are_whole_when_it_is_chosen_and_they_stand_bolder(qtbot, look, percent):
    look.set(percent=percent)
    segments = look.dress(Segments("Show", (("main", "What they say"), ("side", "What is known, what follows"))))
    qtbot.addWidget(segments)
    segments.show()
    edges = 2 * look.pixels(3) + 2
    for each in segments.findChildren(Button):
        assert each.width() - edges >= QFontMetrics(look.font(bold=True)).horizontalAdvance(each.text()), each.text()


def test_a_button_that_works_keeps_the_keys_from_every_other_and_takes_them_back(qtbot, look):
    """Else the next Enter of somebody at the keys would press what they never went to."""
    page, part = QWidget(), QWidget()
    before, works, after = Button("Log a complaint"), Button("Print…"), Button("Save…")
    column(page).addWidget(before)
    column(part).addWidget(works)
    page.layout().addWidget(part)
    page.layout().addWidget(after)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    for stops in (works, part):  # what it stands on may wait as a whole
        works.setFocus()
        stops.setEnabled(False)
        assert page.focusWidget() is None
        stops.setEnabled(True)
        assert page.focusWidget() is works
    works.setEnabled(False)
    after.setFocus()  # what comes next was given them
    works.setEnabled(True)
    assert page.focusWidget() is after
    works.setFocus()
    turn_between(works, after, number=1, pages=3)
    assert page.focusWidget() is after


def test_what_asks_a_question_gives_the_keys_back_when_it_is_answered(qtbot, look):
    page, asks, asked = QWidget(), Button("They were posted…"), []
    banner = Banner()
    stack = column(page)
    for part in (Button("Log a complaint"), banner, asks):
        stack.addWidget(part)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    for _ in range(2):
        banner.say("Record 3 letters?", actions=(("Record 3 letters", lambda: asked.append(True)),))
        banner.take_keys(back=asks)
        assert page.focusWidget().text() == "Record 3 letters"
    page.focusWidget().click()
    banner.say("")
    assert (asked, page.focusWidget()) == ([True], asks)
