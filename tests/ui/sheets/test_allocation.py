"""Who could take a case stands above the form, and a press takes the name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton


def test_a_name_that_is_pressed_is_taken_and_the_part_is_what_the_stage_calls_for(desk):
    sheet = desk.open("allocate")
    assert sheet.form["part"].value == "handler"
    names = [each for each in sheet.findChildren(QPushButton) if each.accessibleName().startswith("Take ")]
    desk.bot.keyClick(names[0], Qt.Key.Key_Space)
    assert (sheet.form["officer"].value, sheet.form["part"].value) == (names[0].text(), "handler")
    desk.save(sheet)
    assert desk.case().handler.name == names[0].text()
    assert desk.done == ["It is theirs now"]
