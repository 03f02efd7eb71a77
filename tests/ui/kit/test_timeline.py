"""The story of a case as a list: each entry as high as its words, read aloud whole."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from ui.kit.timeline import AT_ONCE, Timeline, TimelineItem

CALL = TimelineItem(date(2026, 4, 8), "Call", "He has had heating since Tuesday.", "Ruth Adeyemi", id="a")
LONG = TimelineItem(date(2026, 4, 9), "Visit", "Nobody opened the door. " * 30, "Ruth Adeyemi", id="b")


@pytest.fixture
def timeline(qtbot, look):
    made = Timeline()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.entries.show_items([CALL, LONG])
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def heights(timeline):
    return [timeline.sizeHintForIndex(timeline.entries.index(n)).height() for n in range(timeline.entries.rowCount())]


@pytest.mark.parametrize(
    ("item", "spoken"),
    [
        (CALL, "Wed 8 Apr 2026. Call. He has had heating since Tuesday.. Ruth Adeyemi"),
        (TimelineItem(None, "Closed"), "no date. Closed"),
        (TimelineItem(date(2026, 4, 8), "Note", by="Ruth Adeyemi"), "Wed 8 Apr 2026. Note. Ruth Adeyemi"),
    ],
)
def test_an_entry_is_read_whole_and_without_gaps(item, spoken):
    assert item.spoken == spoken


def test_the_words_and_the_entry_are_both_there_for_those_who_ask(timeline):
    index = timeline.entries.index(0)
    assert index.data() == index.data(Qt.ItemDataRole.AccessibleTextRole) == CALL.spoken
    assert index.data(Qt.ItemDataRole.UserRole) is CALL
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None


def test_more_words_need_more_height(timeline):
    short, tall = heights(timeline)
    assert tall > 2 * short


def test_the_narrower_the_higher(timeline):
    before = heights(timeline)[1]
    timeline.resize(340, 400)
    assert heights(timeline)[1] > before


def test_larger_text_needs_more_height(timeline, look):
    before = heights(timeline)
    look.set(percent=200)
    assert all(after > earlier for earlier, after in zip(before, heights(timeline), strict=True))


def test_an_entry_without_a_body_is_lower(timeline):
    timeline.entries.show_items([CALL, TimelineItem(CALL.on, CALL.title, by=CALL.by)])
    whole, without = heights(timeline)
    assert without < whole


def test_the_arrows_move_from_entry_to_entry_and_stop_at_the_end(timeline, qtbot):
    timeline.setCurrentIndex(timeline.entries.index(0))
    rows = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(timeline, key)
        rows.append(timeline.currentIndex().row())
    assert rows == [1, 1, 0]


def test_what_is_chosen_is_drawn_on_another_ground(timeline, look):
    def ground():
        rect = timeline.visualRect(timeline.entries.index(0))
        return timeline.viewport().grab().toImage().pixelColor(rect.right() - 2, rect.top() + 2)

    before = ground()
    timeline.setCurrentIndex(timeline.entries.index(0))
    assert ground() == look.colour("chosen") != before


def test_other_entries_take_the_place_of_the_first(timeline):
    timeline.entries.show_items([LONG])
    assert timeline.entries.rowCount() == 1
    assert timeline.entries.index(0).data() == LONG.spoken
    timeline.entries.show_items([])
    assert timeline.entries.rowCount() == 0


def test_a_long_story_is_shown_at_once_and_comes_whole(qtbot, look):
    made = Timeline(whole=True)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.entries.show_items([CALL] * (2 * AT_ONCE + 5))
    assert made.entries.rowCount() == AT_ONCE
    qtbot.waitUntil(lambda: made.entries.rowCount() == 2 * AT_ONCE + 5)
    qtbot.waitUntil(lambda: made.height() == sum(heights(made)))
    made.entries.show_items([CALL])
    assert made.entries.rowCount() == 1
