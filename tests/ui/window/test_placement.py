"""Where the window stands: never off the screen, and on each screen where it was left."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.window.placement import TITLE_BAR, Placement, Room, fitted

SMALL = Room("left 1366x768", QRect(0, 0, 1366, 728))
LARGE = Room("right 1920x1080", QRect(1366, 0, 1920, 1040))


@pytest.fixture
def start(qtbot, tmp_path):
    """Start with these screens; what was kept is read again."""
    standing = []  # a window let go too early is taken apart while it still hears of its own end

    def started(*rooms):
        window = QWidget()
        qtbot.addWidget(window)
        placement = Placement(window, tmp_path / "own" / "window.json", lambda: rooms)
        window.show()
        standing.append((window, placement))
        return window, placement

    return started


def leave(window, rect):
    window.showNormal()
    window.setGeometry(rect)
    window.close()


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (QRect(10, 40, 800, 600), QRect(10, 40, 800, 600)),
        (QRect(0, TITLE_BAR, 1366, 728 - TITLE_BAR), QRect(0, TITLE_BAR, 1366, 728 - TITLE_BAR)),
        (QRect(0, 0, 800, 600), QRect(0, TITLE_BAR, 800, 600)),  # its title bar could not be reached
        (QRect(567, 40, 800, 600), QRect(566, 40, 800, 600)),
        (QRect(-1, 40, 800, 600), QRect(0, 40, 800, 600)),
        (QRect(10, 129, 800, 600), QRect(10, 128, 800, 600)),
        (QRect(3000, 2000, 1440, 900), QRect(0, TITLE_BAR, 1366, 728 - TITLE_BAR)),
    ],
)
def test_a_window_stands_whole_in_its_screen(wanted, given):
    assert fitted(wanted, SMALL.available) == given


def test_the_first_start_on_a_small_screen_fills_it(start):
    window, _ = start(SMALL)
    assert window.isMaximized()
    assert SMALL.available.contains(window.normalGeometry())


def test_the_first_start_on_a_large_screen_stands_in_its_middle(start):
    window, _ = start(LARGE)
    assert not window.isMaximized()
    assert window.geometry() == QRect(1606, 70, 1440, 900)


def test_the_next_start_is_where_the_last_one_was_left(start):
    left = QRect(1500, 100, 1100, 750)
    leave(start(SMALL, LARGE)[0], left)
    assert start(SMALL, LARGE)[0].geometry() == left


def test_a_window_left_maximised_is_maximised_again_with_its_size_below_it(start):
    window, _ = start(LARGE)
    below = window.geometry()
    window.showMaximized()
    window.close()
    again, _ = start(LARGE)
    assert again.isMaximized()
    assert again.normalGeometry() == below


def test_with_the_monitor_unplugged_it_comes_to_the_one_that_is_left_and_back_with_it(start):
    on_large, on_small = QRect(1500, 100, 1100, 750), QRect(20, 50, 1000, 600)
    leave(start(SMALL, LARGE)[0], on_large)
    window, _ = start(SMALL)
    assert SMALL.available.contains(window.normalGeometry())
    leave(window, on_small)
    assert start(SMALL)[0].geometry() == on_small
    window, _ = start(LARGE, SMALL)
    assert window.geometry() == on_small  # where it was left last
    leave(window, QRect(1600, 50, 1000, 600))
    assert start(SMALL)[0].geometry() == on_small  # and that of the other screen is still known


def test_a_monitor_unplugged_while_it_runs_brings_it_back(start, qtbot, tmp_path):
    rooms = [SMALL, LARGE]
    window = QWidget()
    qtbot.addWidget(window)
    placement = Placement(window, None, lambda: rooms)
    window.show()
    window.showNormal()
    window.setGeometry(QRect(2000, 100, 1100, 750))
    rooms.remove(LARGE)
    placement.bring_inside()
    assert SMALL.available.contains(window.geometry())


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"last": "x"}', '{"last": "", "screens": []}'])
def test_a_file_that_cannot_be_read_costs_the_place_and_nothing_else(start, tmp_path, kept):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "window.json").write_text(kept)
    assert start(LARGE)[0].geometry().size().width() == 1440


def test_a_place_that_was_tampered_with_is_brought_inside(start, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "window.json").write_text(
        '{"last": "right 1920x1080", "screens": {"right 1920x1080": [-9000, -9000, 99999, 99999, false]}}'
    )
    assert LARGE.available.contains(start(LARGE)[0].geometry())
