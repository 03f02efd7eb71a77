"""A search line: the list fills as you type, arrows move in it, Enter takes, Escape keeps the typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit.finder import Finder, Found
from ui.kit.layouts import column

PEOPLE = tuple(Found(n, name, more) for n, name, more in ((1, "Okafor", "K7Q-4"), (2, "Okoye", ""), (3, "Oakes", "")))


@pytest.fixture
def place(qtbot, look):
    made = QWidget()
    made.finder, made.other = Finder("Find a case", "Name, address or number"), QLineEdit()
    stack = column(made)
    stack.addWidget(made.finder)
    stack.addWidget(made.other)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.finder.setFocus()
    qtbot.waitUntil(made.finder.hasFocus)
    return made


@pytest.fixture
def finder(place):
    made = place.finder
    made.said, made.took = [], []
    made.asked.connect(made.said.append)
    made.taken.connect(made.took.append)
    return made


@pytest.fixture
def listed(finder):
    finder.show_found(PEOPLE)
    return finder


def test_what_was_typed_is_asked_once_when_the_typing_pauses(finder, qtbot):
    qtbot.keyClicks(finder, "okaf")
    assert finder.said == []
    qtbot.waitUntil(lambda: finder.said == ["okaf"])


@pytest.mark.parametrize("typed", ["", "o", " o  "])
def test_too_few_letters_ask_nothing(finder, qtbot, typed):
    qtbot.keyClicks(finder, f"okaf{typed}")
    finder.clear()
    qtbot.keyClicks(finder, typed or "x")
    assert not finder._pause.isActive()
    assert finder.said == []


def test_two_letters_are_enough(finder, qtbot):
    qtbot.keyClicks(finder, "ok")
    qtbot.waitUntil(lambda: finder.said == ["ok"])


def test_taking_letters_away_closes_the_list(listed, qtbot):
    assert listed.listing.isVisible()
    qtbot.keyClicks(listed, "o")
    assert not listed.listing.isVisible()


def test_the_list_opens_under_the_line_on_its_first_entry(listed):
    assert listed.listing.isVisible()
    assert [listed.listing.item(n).text() for n in range(3)] == ["Okafor   K7Q-4", "Okoye", "Oakes"]
    assert listed.listing.currentRow() == 0


def test_the_arrows_move_and_stop_at_both_ends(listed, qtbot):
    rows = []
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Up):
        qtbot.keyClick(listed, key)
        rows.append(listed.listing.currentRow())
    assert rows == [0, 1, 2, 2, 2, 1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_takes_the_one_that_is_marked(listed, qtbot, key):
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, key)
    assert listed.took == [2]
    assert not listed.listing.isVisible()


def test_a_click_takes_the_one_under_it(listed, qtbot):
    where = listed.listing.visualItemRect(listed.listing.item(2)).center()
    qtbot.mouseClick(listed.listing.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert listed.took == [3]


def test_escape_closes_the_list_and_keeps_the_typing(finder, qtbot):
    qtbot.keyClicks(finder, "oka")
    finder.show_found(PEOPLE)
    qtbot.keyClick(finder, Qt.Key.Key_Escape)
    assert not finder.listing.isVisible()
    assert finder.text() == "oka"
    assert finder.took == []


def test_nothing_found_is_said_and_cannot_be_taken(finder, qtbot):
    finder.show_found((), "No case like that")
    assert finder.listing.item(0).text() == "No case like that"
    assert not finder.listing.item(0).flags() & Qt.ItemFlag.ItemIsEnabled
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    assert finder.took == []


def test_an_answer_that_comes_after_the_person_went_on_opens_nothing(place, finder, qtbot):
    place.other.setFocus()
    finder.show_found(PEOPLE)
    assert not finder.listing.isVisible()


def test_going_on_closes_the_list(place, listed):
    place.other.setFocus()
    assert not listed.listing.isVisible()


def test_the_list_goes_with_the_line(place, listed):
    listed.hide()
    assert not listed.listing.isVisible()


def test_the_list_and_the_line_have_names_to_say(finder):
    assert (finder.accessibleName(), finder.listing.accessibleName()) == ("Find a case", "Find a case: results")


def test_the_last_line_is_seen_whole_where_a_line_is_longer_than_the_list(finder):
    finder.show_found((*PEOPLE, Found(4, "Okonkwo", "a very long address " * 12)))
    last = finder.listing.visualItemRect(finder.listing.item(finder.listing.count() - 1))
    assert finder.listing.viewport().rect().bottom() >= last.bottom()
    assert not finder.listing.horizontalScrollBar().isVisible()
