"""How a person fills in a field with the keyboard."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit.fields import ChoiceField


def choose(bot: QtBot, field: ChoiceField, value: object) -> None:
    """Go to `value` in a list of choices with the arrow keys; None goes to where nothing is chosen."""
    bot.keyClick(field.control, Qt.Key.Key_Home)
    for _ in range(field.box.count()):
        if field.value == value:
            return
        bot.keyClick(field.control, Qt.Key.Key_Down)
    raise AssertionError(f"{field.name} does not offer {value!r}")
