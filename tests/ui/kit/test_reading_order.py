"""Tab goes as one reads: down the page, past what is hidden or cannot be used, and round its ends."""

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QSpinBox,
    QWidget,
)
from shiboken6 import Shiboken

from ui.kit.buttons import Segments
from ui.kit.layouts import column, row, scrolled, sized
from ui.kit.reading_order import bring_into_view, next_stop, tab_stops
from ui.kit.tabs import Tabs


def line(name):
    made = QLineEdit()
    made.setObjectName(name)
    return made


@pytest.fixture
def page(qtbot, look):
    """Made in another order than it is read: b and c stand beside one another under a; d stands last."""
    made = QWidget()
    made.lines = {name: line(name) for name in "dcba"}
    stack = column(made)
    stack.addWidget(QLabel("A title is no stop"))
    stack.addWidget(made.lines["a"])
    beside = row()
    stack.addLayout(beside)
    beside.addWidget(made.lines["b"])
    beside.addWidget(made.lines["c"])
    stack.addWidget(made.lines["d"])
    qtbot.addWidget(made)
    made.show()
    return made


def names(page, present=None):
    return [stop.objectName() for stop in tab_stops(page, present)]


def test_no_item_of_a_layout_is_ever_held(page):
    before = set(map(id, held()))
    assert names(page) == ["a", "b", "c", "d"]
    assert set(map(id, held())) == before


def held():
    """The items of layouts that the binding knows: Qt deletes them and does not tell it."""
    return [each for each in Shiboken.getAllValidWrappers() if isinstance(each, QLayoutItem | QSpacerItem)]


def test_the_order_is_that_of_the_layout_and_not_of_the_making(page):
    assert names(page) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("start", "back", "reached"), [("a", False, "b"), ("d", False, "a"), ("a", True, "d"), ("c", True, "b")]
)
def test_the_next_stop_goes_round_the_ends(page, start, back, reached):
    assert next_stop(page, page.lines[start], back=back) is page.lines[reached]


def test_what_is_hidden_or_cannot_be_used_is_passed_over(page):
    page.lines["b"].hide()
    page.lines["c"].setEnabled(False)
    assert names(page) == ["a", "d"]


def test_from_one_that_has_just_gone_the_way_leads_on(page):
    page.lines["b"].setEnabled(False)
    assert next_stop(page, page.lines["b"]) is page.lines["c"]
    assert next_stop(page, page.lines["b"], back=True) is page.lines["a"]


def test_from_one_that_does_not_stand_on_the_page_there_is_no_next(page, qtbot):
    stranger = line("x")
    qtbot.addWidget(stranger)
    assert next_stop(page, stranger) is None
    assert next_stop(page, None) is None


def test_of_choices_side_by_side_only_the_one_that_is_made_is_a_stop(page):
    segments = Segments("Show", (("all", "All"), ("mine", "Mine"), ("late", "Late")))
    page.layout().addWidget(segments)
    segments.show()
    segments.choose("mine")
    stops = [stop.text() for stop in tab_stops(page) if isinstance(stop, QPushButton)]
    assert stops == ["Mine"]


@pytest.mark.parametrize("make", [QComboBox, QSpinBox])
def test_a_box_is_one_stop_whatever_qt_put_into_it(page, make):
    box = make()
    box.setObjectName("box")
    if isinstance(box, QComboBox):
        box.setEditable(True)
    page.layout().addWidget(box)
    box.show()
    assert names(page) == ["a", "b", "c", "d", "box"]


def test_tabs_stand_above_their_pages_and_only_the_page_that_shows_is_read(page):
    tabs = Tabs("Parts")
    tabs.bar.setObjectName("tabs")
    for name in ("one", "two"):
        inside = QWidget()
        column(inside).addWidget(line(name))
        tabs.add(inside, name)
    page.layout().addWidget(tabs)
    tabs.show()
    assert names(page)[4:] == ["tabs", "one"]
    tabs.show_part(1)
    assert names(page)[4:] == ["tabs", "two"]


def test_what_tab_reaches_is_scrolled_into_view(qtbot, look):
    inside = QWidget()
    stack = column(inside)
    stack.addWidget(sized(QLabel("tall"), fixed_height=400))
    low = line("low")
    stack.addWidget(low)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    assert isinstance(area, QScrollArea)
    assert low.visibleRegion().isEmpty()
    bring_into_view(low)
    assert not low.visibleRegion().isEmpty()
