"""A page with a side: beside each other where there is room, else one at a time, chosen by name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from ui.kit.buttons import Button
from ui.kit.layouts import column, filling, scrolled, sized
from ui.kit.panes import LEAST, MAIN, SIDE, Held, SidePanes
from ui.kit.texts import text
from ui.kit.theme import theme

LEAST_SIDE = 60


@pytest.fixture
def panes(qtbot, look):
    made = SidePanes(
        Button("In the page"), Button("In the side"), names=("The case", "What the Code asks"), units=84, share=0.3
    )
    qtbot.addWidget(made)
    made.show()
    return made


def seen(panes):
    return [each.text() for each in panes.findChildren(QPushButton) if each.isVisible()]


def wide(panes, units):
    panes.resize(theme().pixels(units), 400)


def test_with_room_for_both_they_stand_beside_each_other(panes):
    wide(panes, LEAST + LEAST_SIDE)
    assert seen(panes) == ["In the page", "In the side"]


def test_with_less_only_the_page_is_shown_and_both_can_be_chosen(panes):
    wide(panes, LEAST + LEAST_SIDE - 1)
    assert seen(panes) == ["The case", "What the Code asks", "In the page"]
    panes.show_part(SIDE)
    assert seen(panes) == ["The case", "What the Code asks", "In the side"]


def test_the_side_takes_the_whole_width_when_it_is_shown_alone(panes, qtbot):
    wide(panes, LEAST)
    panes.show_part(SIDE)
    side = next(each for each in panes.findChildren(QPushButton) if each.text() == "In the side")
    qtbot.waitUntil(lambda: side.width() == panes.width())


def test_the_choice_is_made_by_keys(panes, qtbot):
    wide(panes, LEAST)
    first = next(each for each in panes.findChildren(QPushButton) if each.text() == "The case")
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert seen(panes)[-1] == "In the side"


def test_both_come_back_when_there_is_room_again(panes):
    wide(panes, LEAST)
    panes.show_part(SIDE)
    wide(panes, 300)
    assert seen(panes) == ["In the page", "In the side"]


def test_larger_text_needs_more_room(panes, look):
    wide(panes, LEAST + LEAST_SIDE)
    look.set(percent=200)
    assert seen(panes) == ["The case", "What the Code asks", "In the page"]


def test_the_side_never_has_less_than_its_least_nor_more_than_it_would_like(panes):
    for units, width in ((LEAST + LEAST_SIDE, LEAST_SIDE), (1000, 84)):
        wide(panes, units)
        side = next(each for each in panes.findChildren(QPushButton) if each.text() == "In the side")
        assert side.minimumWidth() == side.maximumWidth() == theme().pixels(width)


def test_a_case_can_be_shown_from_its_side(panes):
    wide(panes, LEAST)
    panes.show_part(SIDE)
    panes.show_part(MAIN)
    assert seen(panes)[-1] == "In the page"


def test_a_screen_lies_whole_in_its_page_when_a_wide_one_becomes_narrow(qtbot, look):
    """The page sizes it anew while it is told of the size before; that one is told last."""
    main = sized(Button("In the page"), least_width=50)
    screen = SidePanes(main, Button("In the side"), names=("The case", "The side"), units=84)
    page = scrolled(Held(screen))
    qtbot.addWidget(page)
    page.show()
    for units in (260, LEAST - 20):
        page.resize(theme().pixels(units), theme().pixels(5))
        for _ in range(5):
            QApplication.processEvents()
    assert screen.geometry() == page.widget().rect()


def test_words_of_a_page_are_whole_where_its_table_takes_what_is_left(qtbot, look):
    screen, words = QWidget(), text("Nobody opened or took out any of this. Nothing here can be taken away.")
    stack = column(screen)
    stack.addWidget(words)
    stack.addWidget(filling(QListView(), least_height=30), 1)
    page = scrolled(Held(screen))
    qtbot.addWidget(page)
    page.resize(theme().pixels(40), theme().pixels(20))
    page.show()
    for _ in range(5):
        QApplication.processEvents()
    assert words.height() >= words.heightForWidth(words.width()) > 2 * words.fontMetrics().height()
