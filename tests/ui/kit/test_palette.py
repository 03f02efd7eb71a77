"""The palette: groups of rows of two lines, keys move and take, what is late is dropped, nothing is cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.colours import Look
from ui.kit.layouts import column
from ui.kit.offer_row import bold
from ui.kit.offers import Group, Offer
from ui.kit.palette import Palette
from ui.kit.theme import theme


@pytest.fixture
def heard(monkeypatch):
    made = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: made.append(getattr(event, "message", str)()))
    return made


@pytest.fixture
def place(qtbot, look, heard):
    made = QWidget()
    made.other, made.sample = QLineEdit(), QWidget()
    column(made).addWidget(made.other)
    made.palette_ = Palette("Search", "A name", made, made.sample)
    made.sample.setParent(made)
    made.sample.hide()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.activateWindow()
    made.other.setFocus()
    qtbot.waitUntil(made.other.hasFocus)
    return made


@pytest.fixture
def palette(place):
    made = place.palette_
    made.said, made.took = [], []
    made.asked.connect(made.said.append)
    return made


def offer(palette, words, more="", **given):
    return Offer(words=words, more=more, icon_name="cases", take=lambda: palette.took.append(words), **given)


def groups(palette, *names):
    return [
        Group("Cases", [offer(palette, name, "12 Alder Court") for name in names]),
        Group("People", [offer(palette, "Okoye")]),
    ]


def typed(palette, qtbot, words):
    palette.open_()
    qtbot.keyClicks(palette.line, words)
    qtbot.waitUntil(lambda: palette.said[-1:] == [words])


def chosen(palette):
    return palette.list.currentIndex().data()


def test_it_opens_with_the_keys_in_the_line_and_asks_what_to_offer_first(palette):
    palette.open_()
    assert palette.line.hasFocus()
    assert palette.said == [""]


def test_what_was_typed_is_asked_once_when_the_typing_pauses(palette, qtbot):
    typed(palette, qtbot, "okaf")
    assert palette.said == ["", "okaf"]


def test_the_rows_stand_in_their_groups_with_the_first_chosen(palette, qtbot):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor", "Oakes"), "ok", "Nothing")
    assert [palette.rows.item(n).text() for n in range(palette.rows.rowCount())] == [
        "Cases  ·  2",
        "Okafor. 12 Alder Court",
        "Oakes. 12 Alder Court",
        "People  ·  1",
        "Okoye",
    ]
    assert chosen(palette).startswith("Okafor")


def test_the_arrows_pass_over_headings_and_stop_at_both_ends(palette, qtbot):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor"), "ok", "")
    walked = []
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 3, Qt.Key.Key_Up):
        qtbot.keyClick(palette.line, key)
        walked.append(chosen(palette).partition(".")[0])
    assert walked == ["Okafor", "Okoye", "Okoye", "Okoye", "Okafor"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_takes_the_chosen_row_and_closes(palette, qtbot, key):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor"), "ok", "")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, key)
    assert palette.took == ["Okoye"]
    assert palette.isHidden()


def test_a_click_takes_the_row_under_it(palette, qtbot):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor", "Oakes"), "ok", "")
    where = palette.list.visualRect(palette.rows.index(2, 0)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert palette.took == ["Oakes"]


def test_enter_before_the_answer_takes_the_first_of_the_answer_not_of_the_one_before(palette, qtbot):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor"), "ok", "")
    qtbot.keyClicks(palette.line, "oy")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.took == []
    palette.show_groups([Group("People", [offer(palette, "Okoye")])], "okoy", "")
    assert palette.took == ["Okoye"]


def test_escape_clears_closes_and_gives_the_keys_back(place, palette, qtbot):
    typed(palette, qtbot, "ok")
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert palette.line.text() == ""
    assert place.other.hasFocus()


def test_going_on_closes_it_and_keeps_the_keys_where_they_went(place, palette, qtbot):
    typed(palette, qtbot, "ok")
    place.other.setFocus(Qt.FocusReason.MouseFocusReason)
    assert palette.isHidden()
    assert place.other.hasFocus()


def test_a_click_beside_it_puts_it_away_and_does_nothing_to_the_page(place, palette, qtbot):
    typed(palette, qtbot, "ok")
    beside = place.childAt(5, place.height() - 5)
    qtbot.mouseClick(beside, Qt.MouseButton.LeftButton)
    assert palette.isHidden()
    assert place.other.hasFocus()
    assert place.childAt(5, place.height() - 5) is not beside


def test_an_answer_to_what_was_typed_before_is_dropped(palette, qtbot):
    typed(palette, qtbot, "okaf")
    palette.show_groups(groups(palette, "Oakes"), "ok", "Nothing")
    assert palette.offers == []


def test_an_answer_after_it_was_closed_opens_nothing(palette, qtbot):
    typed(palette, qtbot, "ok")
    palette.put_away()
    palette.show_groups(groups(palette, "Okafor"), "ok", "")
    assert palette.isHidden()


def test_more_that_comes_in_below_leaves_the_chosen_row_chosen(palette, qtbot):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor", "Oakes")[:1], "ok", "")
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    palette.show_groups(groups(palette, "Okafor", "Oakes"), "ok", "")
    assert chosen(palette).startswith("Oakes")


def test_nothing_found_is_said_and_cannot_be_taken(palette, qtbot, heard):
    typed(palette, qtbot, "zz")
    palette.show_groups([], "zz", "Nothing found. Try a surname.")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.rows.item(0).text() == "Nothing found. Try a surname."
    assert heard[-1] == "Nothing found. Try a surname."
    assert palette.took == []


def test_a_screen_reader_hears_how_many_and_each_row_that_is_moved_to(palette, qtbot, heard):
    typed(palette, qtbot, "ok")
    palette.show_groups(groups(palette, "Okafor"), "ok", "")
    assert heard[-1] == "2 found. Okafor. 12 Alder Court"
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert heard[-1] == "Okoye"


def test_the_hit_is_bold_and_underlined_not_coloured_alone(palette):
    assert bold("Damp & Mould", [(0, 4)]) == "<b><u>Damp</u></b> &amp; Mould"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080)])
def test_no_row_is_cut_at_any_size_of_text(place, palette, qtbot, percent, size):
    theme().set(percent=percent, look=Look.LIGHT)
    place.resize(*size)
    long = "14 Rowan House, Brickfield Lane, Averham · ZX4 7LQ · Damp and mould · closed, commitments open · " * 2
    typed(palette, qtbot, "ok")
    palette.show_groups([Group("Cases", [offer(palette, "26-5MP-0121  Okafor", long) for _ in range(12)])], "ok", "")
    assert place.rect().contains(palette.geometry())
    assert palette.rect().contains(palette.list.geometry())
    view = palette.list.viewport().rect()
    assert view.contains(palette.list.visualRect(palette.list.currentIndex()))
    cut = [
        n
        for n in range(12)
        if (r := palette.list.visualRect(palette.rows.index(n, 0))).top() < view.bottom() < r.bottom()
    ]
    assert cut == []
