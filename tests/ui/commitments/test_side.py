"""The promise beside the tracker's list: what was done about it, at once, and where the cursor is afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.terms import EndedBy, Role
from tests.ui.sharing.test_screen import be
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
    lines = screen.lines()
    ends = next(n for n in (1, 2) if not lines[n].commitment.what.startswith("Pay you"))  # an offer goes with its offer
    screen.table.selectRow(ends)
    bench.settle()
    screen.side.open_sheet("cancel")
    bench.settle()
    form = screen.side.currentWidget().form
    form["because"].set_value("The resident moved out on Monday")
    form["ended_by"].set_value(EndedBy.RESIDENT)
    screen.side.currentWidget().act()
    bench.settle()
    after = lines[ends + 1].commitment.id
    assert screen.table.current.commitment.id == screen.side.line.commitment.id == after


def test_an_auditor_reads_why_there_is_nothing_to_do_and_a_key_says_so_before_a_word_is_typed(bench):
    be(bench, Role.AUDITOR)
    screen = bench.show("commitments")
    why = "An auditor may not update a commitment. Ask a resolution officer or a team leader or a complaints manager."
    assert why in said(screen)
    bench.bot.keyClick(screen.table, Qt.Key.Key_U, CTRL)
    bench.settle()
    assert screen.side.count() == 1
    assert why in [each.text() for each in bench.window.word.findChildren(QLabel)]


def test_an_owner_begins_with_their_own_finds_by_words_and_sees_no_matrix_of_what_is_done(bench):
    be(bench, Role.OWNER)
    screen = bench.show("commitments")
    assert screen.views.value == "mine"
    screen.show_all()
    bench.settle()
    assert screen.matrix.isVisible()
    first = screen.lines()[-1]
    bench.bot.keyClick(screen.table, Qt.Key.Key_F, CTRL)
    bench.bot.keyClicks(screen.narrowing.finder, first.commitment.what)
    bench.bot.waitUntil(lambda: [each.commitment.what for each in screen.lines()] == [first.commitment.what])
    screen.views.choose("done")
    screen.load()
    bench.settle()
    assert not screen.matrix.isVisible()
