"""A drop-down: no row is cut, long words stand in two lines, the list stays on the screen."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.kit.choice_box import ChoiceBox
from ui.kit.layouts import column
from ui.kit.theme import theme

LONG = "1. Damp and mould in both bedrooms, reported in spring and still there in the autumn of the year"
ENDLESS = f"{LONG}, {LONG}, {LONG}"


@pytest.fixture
def box(qtbot, look):
    """A box in a window that wears the style sheet, as all do; `offer` says what it holds."""
    page, made = QWidget(), ChoiceBox()
    column(page).addWidget(made)
    qtbot.addWidget(page)
    theme().dress(page)

    def offer(*choices, width=300, at=0):
        made.clear()
        made.addItems(choices)
        page.setGeometry(0, at, width, 60)
        page.show()
        qtbot.waitExposed(page)
        return made

    made.offer = offer
    yield made
    made.hidePopup()


def rows(box):
    view = box.view()
    return [view.visualRect(view.model().index(n, 0)) for n in range(box.count())]


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("choices", [("Choose…", "Yes", "No"), ("Choose…", LONG, "2. Two missed visits"), ("Yes",)])
def test_every_row_is_whole(box, percent, choices):
    theme().set(percent=percent)
    box.offer(*choices).showPopup()
    room = box.view().viewport().rect()
    assert all(room.contains(row) for row in rows(box))


def test_a_long_list_shows_whole_rows_and_the_one_that_is_chosen(box):
    box.offer(*(f"Choice {n}" for n in range(40)))
    box.setCurrentIndex(30)
    box.showPopup()
    room = box.view().viewport().rect()
    assert box.view().verticalScrollBar().maximum() > 0
    assert room.contains(rows(box)[30])
    assert room.height() % rows(box)[0].height() == 0


def test_words_that_are_too_long_for_the_list_go_on_in_a_second_line(box):
    theme().set(percent=150)
    box.offer("Yes", LONG).showPopup()
    short, long = rows(box)
    line = box.fontMetrics().lineSpacing()
    assert short.height() < 2 * line <= long.height()


def test_words_that_fit_no_two_lines_are_cut_in_words_and_told_whole_to_a_screen_reader(box):
    box.offer("Yes", ENDLESS).showPopup()
    assert rows(box)[1].height() < 3 * box.fontMetrics().lineSpacing()
    assert box.view().model().index(1, 0).data() == ENDLESS


def test_the_box_itself_takes_two_lines_for_what_is_chosen_and_one_again(box):
    box.offer("Yes", LONG, width=600)
    one = box.sizeHint().height()
    box.setCurrentIndex(1)
    assert box.lines == 2
    assert box.sizeHint().height() == one + box.fontMetrics().lineSpacing()
    assert box.toolTip() == LONG
    box.setCurrentIndex(0)
    assert (box.lines, box.sizeHint().height(), box.toolTip()) == (1, one, "")


@pytest.mark.parametrize("at", [0, 700])
def test_the_list_opens_where_there_is_room_and_hides_neither_box_nor_screen_edge(box, at):
    box.offer("Choose…", *(f"Choice {n}" for n in range(9)), at=at).showPopup()
    holder = box.view().window().geometry()
    assert box.screen().availableGeometry().contains(holder)
    assert not holder.contains(box.mapToGlobal(QPoint(5, 5)))


@pytest.mark.parametrize("length", [38, 43, 47])
def test_a_row_of_one_line_has_room_to_spare_for_its_words(box, length):
    words = "the document “Readings of the surveyor” and more of it"[:length]
    view = box.offer("Yes", words, width=240).view()
    box.showPopup()
    option = QStyleOptionViewItem()
    option.rect, option.widget = rows(box)[1], view
    box.itemDelegate().initStyleOption(option, view.model().index(1, 0))
    room = box.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view).width()
    edge = box.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
    assert rows(box)[1].height() < 2 * box.fontMetrics().lineSpacing()
    assert box.fontMetrics().horizontalAdvance(words) < room - 2 * edge
