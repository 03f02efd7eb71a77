"""The promise beside the tracker's list: what was done about it, at once, and where the cursor is afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.terms import EndedBy
from ui.kit.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier


def said(screen):
    return [each.text() for each in screen.side.findChildren(QLabel) if each.isVisible()]


def test_a_chase_stands_beside_the_list_as_soon_as_it_is_on_record(bench):
    screen = bench.show("commitments")
    assert "Nothing was recorded since it was promised." in said(screen)
    screen.table.setFocus()
    bench.bot.keyClick(screen.table, Qt.Key.Key_H, CTRL)
    bench.settle()
    form = screen.side.currentWidget().form
    assert form.date("next_on") == bench.office.desk().calendar.due(bench.office.day, 3)
    form["asked"].set_value("The heating team")
    bench.bot.keyClick(form["asked"].control, Qt.Key.Key_Return, CTRL)
    bench.settle()
    assert [words for words in said(screen) if "The heating team was asked" in words]
    assert "Nothing was recorded since it was promised." not in said(screen)


def test_what_is_read_again_and_is_as_it_was_leaves_the_cursor_on_its_button(bench):
    screen = bench.show("commitments")
    button = next(each for each in screen.side.findChildren(Button) if each.text() == "Chase")
    button.setFocus()
    screen.load()
    bench.settle()
    assert button.hasFocus()


def test_when_a_promise_leaves_the_list_the_next_one_down_has_the_cursor(bench):
    screen = bench.show("commitments")
    ids = [line.commitment.id for line in screen.lines()]
    screen.table.selectRow(2)
    bench.settle()
    screen.side.open_sheet("cancel")
    bench.settle()
    form = screen.side.currentWidget().form
    form["because"].set_value("The resident moved out on Monday")
    form["ended_by"].set_value(EndedBy.RESIDENT)
    screen.side.currentWidget().act()
    bench.settle()
    assert screen.table.current.commitment.id == screen.side.line.commitment.id == ids[3]
