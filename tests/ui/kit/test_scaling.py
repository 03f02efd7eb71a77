"""Gaps, edges and sizes are units: they grow with the text, everywhere at once."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tests.tables import each_row
from ui.kit.layouts import column, empty, filling, frame, grid, row, scrolled, show_if, sized
from ui.kit.scaling import measure_all


def edges(layout):
    margins = layout.contentsMargins()
    return margins.top(), margins.right(), margins.bottom(), margins.left()


@each_row(
    ("edge", "expected"),
    [(0, (0, 0, 0, 0)), (2, (8, 8, 8, 8)), ((1, 3), (4, 12, 4, 12)), ((1, 2, 3, 4), (4, 8, 12, 16))],
)
@each_row("make", [column, row, grid])
def test_edges_are_given_for_all_sides_for_two_or_one_by_one(look, make, edge, expected):
    assert edges(make(gap=2, edge=edge)) == expected


@pytest.mark.parametrize(("percent", "gap"), [(100, 8), (125, 10), (150, 12), (200, 16)])
def test_a_gap_follows_the_text(look, percent, gap):
    look.set(percent=percent)
    assert column(gap=2).spacing() == gap


SIZES = {
    "fixed_width": lambda widget: widget.minimumWidth() == widget.maximumWidth() and widget.minimumWidth(),
    "fixed_height": lambda widget: widget.minimumHeight() == widget.maximumHeight() and widget.minimumHeight(),
    "least_width": QWidget.minimumWidth,
    "least_height": QWidget.minimumHeight,
    "most_width": QWidget.maximumWidth,
    "most_height": QWidget.maximumHeight,
}


@pytest.mark.parametrize("name", SIZES)
def test_a_size_in_units_is_set_and_grows(look, qtbot, name):
    widget = sized(QWidget(), **{name: 10})
    qtbot.addWidget(widget)
    assert SIZES[name](widget) == 40
    measure_all([widget], lambda units: round(units * 8))
    assert SIZES[name](widget) == 80


def test_a_change_of_size_reaches_what_stands_deep_inside(look, qtbot):
    page, inner = QWidget(), sized(QLabel("deep"), least_width=10)
    outside = column(page, gap=1, edge=2)
    inside = row(gap=3)
    outside.addLayout(inside)
    inside.addWidget(inner)
    qtbot.addWidget(page)
    page.show()
    look.set(percent=200)
    assert (outside.spacing(), edges(outside), inside.spacing(), inner.minimumWidth()) == (8, (16,) * 4, 24, 80)


def test_what_was_not_measured_in_units_is_left_as_it_is(look, qtbot):
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setSpacing(7)
    layout.setContentsMargins(1, 2, 3, 4)
    page.setMinimumWidth(33)
    qtbot.addWidget(page)
    measure_all([page], lambda units: round(units * 8))
    assert (layout.spacing(), edges(layout), page.minimumWidth()) == (7, (2, 3, 4, 1), 33)


def test_a_frame_carries_its_role_and_goes_down_or_across(look, qtbot):
    for across, kind in ((False, "QVBoxLayout"), (True, "QHBoxLayout")):
        card, inside = frame("card", across=across)
        qtbot.addWidget(card)
        assert card.property("role") == "card"
        assert type(inside).__name__ == kind


def test_emptying_takes_out_what_is_nested_too(look, qtbot):
    page = QWidget()
    outside, inside = column(page), row()
    labels = [QLabel(words) for words in ("one", "two")]
    outside.addWidget(labels[0])
    outside.addLayout(inside)
    inside.addWidget(labels[1])
    outside.addStretch()
    qtbot.addWidget(page)
    page.show()
    empty(outside)
    assert outside.count() == 0
    assert not any(label.isVisible() for label in labels)


def test_what_stands_nowhere_is_never_shown_as_a_window_of_its_own(look, qtbot):
    lonely = QLabel("alone")
    qtbot.addWidget(lonely)
    show_if(lonely, True)
    assert not lonely.isVisible()
    page = QWidget()
    qtbot.addWidget(page)
    placed = QLabel("placed", page)
    page.show()
    show_if(placed, False)
    assert not placed.isVisible()
    show_if(placed, True)
    assert placed.isVisible()


def test_a_page_that_scrolls_takes_no_focus_of_its_own_and_never_scrolls_sideways(look, qtbot):
    inside = sized(QLabel("tall"), least_height=500)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    assert area.verticalScrollBar().maximum() > 0
    assert not area.horizontalScrollBar().isVisible()
    area.setFocus()
    assert not area.hasFocus()


def test_what_fills_takes_what_is_left_and_asks_for_no_more_than_its_least(look, qtbot):
    page = QWidget()
    stack = column(page, gap=0)
    head, body = sized(QLabel("head"), fixed_height=10), filling(QWidget(), least_height=5)
    stack.addWidget(head)
    stack.addWidget(body, 1)
    qtbot.addWidget(page)
    page.resize(200, 300)
    page.show()
    assert body.height() == 300 - 40
    assert body.minimumHeight() == 20
