"""A row that does not fit goes on in the next line, at any text size."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ui.kit.fields import TextField
from ui.kit.flow import Flow
from ui.kit.texts import text

GAP = 8
"""Pixels between widgets at 100 %: two units."""


class Block(QWidget):
    """A widget that would like to be so many pixels wide and high."""

    def __init__(self, wide: int, high: int = 20) -> None:
        super().__init__()
        self.wanted = QSize(wide, high)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide and high as it was told."""
        return self.wanted

    def minimumSizeHint(self) -> QSize:
        """No less than it would like."""
        return self.wanted


@pytest.fixture
def place(qtbot, look):
    """Put blocks into a flow of a width, and return the blocks as they stand."""

    def put(widths, room, *, grow=False):
        blocks = [Block(*wanted) if isinstance(wanted, tuple) else Block(wanted) for wanted in widths]
        flow = Flow(*blocks, grow=grow)
        qtbot.addWidget(flow)
        flow.resize(room, 200)
        flow.show()
        return flow, blocks

    return put


def corners(blocks):
    return [(block.x(), block.y()) for block in blocks]


def test_what_fits_exactly_stays_in_one_line(place):
    _, blocks = place([100, 100, 84], 100 + GAP + 100 + GAP + 84)
    assert corners(blocks) == [(0, 0), (108, 0), (216, 0)]


def test_one_pixel_too_few_and_the_last_goes_on_in_the_next_line(place):
    _, blocks = place([100, 100, 84], 100 + GAP + 100 + GAP + 83)
    assert corners(blocks) == [(0, 0), (108, 0), (0, 20 + GAP)]


def test_the_narrower_the_higher(place):
    flow, _ = place([100, 100, 100], 400)
    assert [flow.heightForWidth(width) for width in (316, 208, 100)] == [20, 48, 76]


def test_one_that_is_wider_than_the_row_is_given_the_row_and_no_more(place):
    _, (block,) = place([300], 120)
    assert (block.x(), block.width()) == (0, 120)


def test_an_empty_row_has_no_height(place):
    flow, _ = place([], 100)
    assert flow.heightForWidth(100) == 0
    assert flow.sizeHint() == QSize(0, 0)


def test_what_is_hidden_takes_no_room(place):
    flow, blocks = place([100, 100, 100], 400)
    blocks[1].hide()
    QApplication.sendPostedEvents()
    assert blocks[2].x() == 108
    assert flow.sizeHint().width() == 208


def test_one_more_stands_at_the_end(place):
    flow, blocks = place([100], 400)
    more = Block(50)
    flow.add(more)
    more.show()
    QApplication.processEvents()
    assert (more.x(), more.y()) == (108, 0)
    assert blocks[0].x() == 0


def test_one_that_grows_pushes_those_after_it_on(place):
    flow, blocks = place([100, 100], 400)
    blocks[0].wanted = QSize(150, 20)
    blocks[0].updateGeometry()
    QApplication.processEvents()
    assert corners(blocks) == [(0, 0), (158, 0)]
    assert flow.sizeHint().width() == 258


def test_short_ones_stand_in_the_middle_of_their_line(place):
    _, blocks = place([(100, 20), (100, 32)], 400)
    assert [block.y() for block in blocks] == [6, 0]


def test_beside_a_tall_field_everything_stands_on_top(place):
    _, blocks = place([(100, 20), (100, 60)], 400)
    assert [block.y() for block in blocks] == [0, 0]


def test_the_boxes_of_fields_beside_one_another_stand_at_one_level_whatever_stands_above_them(qtbot, look):
    fields = TextField("a", "One"), TextField("b", "Two", hint="A word of help"), TextField("c", "Three")
    flow = Flow(*fields, grow=True)
    qtbot.addWidget(flow)
    flow.resize(600, 300)
    flow.show()

    def levels():
        return {field.control.mapTo(flow, QPoint()).y() for field in fields}

    assert len(levels()) == 1
    fields[2].show_error("Give the third, which is needed before anything else can be said of it")
    QApplication.processEvents()
    assert len(levels()) == 1
    assert flow.heightForWidth(600) >= max(field.geometry().bottom() for field in fields) + 1


def test_a_growing_row_shares_its_width_alike(place):
    _, blocks = place([100, 50], 408, grow=True)
    assert [(block.x(), block.width()) for block in blocks] == [(0, 200), (208, 200)]


def test_a_growing_row_leaves_one_that_needs_more_than_its_share(place):
    _, blocks = place([300, 50], 408, grow=True)
    assert [block.width() for block in blocks] == [300, 50]


def test_its_least_width_is_that_of_the_widest(place):
    flow, _ = place([60, 140, 90], 400)
    assert flow.minimumSizeHint().width() == 140


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("room", [90, 200, 330, 700])
def test_words_never_lie_on_one_another_nor_beyond_the_edge(qtbot, look, percent, room):
    look.set(percent=percent)
    labels = [text(words) for words in ("Respond", "by Monday 20 April", "5 working days left", "Large print", "Yes")]
    flow = Flow(*labels)
    qtbot.addWidget(flow)
    flow.resize(room, flow.heightForWidth(room))
    flow.show()
    QApplication.processEvents()
    assert not [(a.text(), b.text()) for a, b in combinations(labels, 2) if a.geometry().intersects(b.geometry())]
    assert all(label.geometry().right() < room for label in labels)
    assert max(label.geometry().bottom() for label in labels) < flow.height()


def test_what_grew_while_it_was_hidden_has_its_room_when_it_is_shown(qtbot, look):
    blocks = Block(40), Block(40)
    flow = Flow(*blocks, gap=2)
    qtbot.addWidget(flow)
    flow.resize(400, 40)
    flow.show()
    QApplication.processEvents()
    flow.hide()
    blocks[0].wanted = QSize(90, 20)
    blocks[0].updateGeometry()
    flow.show()
    assert blocks[0].width() == 90
    assert blocks[1].x() == 90 + GAP
