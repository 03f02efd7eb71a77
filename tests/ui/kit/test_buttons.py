"""Buttons and links: pressed by the space bar and by Enter, while Ctrl+Enter is left to the form."""

import pytest
from PySide6.QtCore import Qt

from ui.kit.buttons import Button, Link


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
