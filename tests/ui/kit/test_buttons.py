"""Buttons and links: pressed by the space bar and by Enter, while Ctrl+Enter is left to the form."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ui.kit.buttons import Button, Link, Segments


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
