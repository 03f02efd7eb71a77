"""The matrix is walked with the arrows, and every cell says what stands in it."""

from datetime import date

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel

from complaints_desktop.rules.risk import Weights, band_of
from ui.kit.buttons import Button
from ui.kit.matrix import CellCount, RiskMatrix
from ui.kit.reading_order import tab_stops
from ui.kit.strip import CalendarStrip, StripDay
from ui.kit.timeline import Timeline, TimelineItem


@pytest.fixture
def matrix(qtbot, look):
    made = RiskMatrix(lambda impact, likelihood: band_of(impact * likelihood, Weights()).value)
    qtbot.addWidget(made)
    made.show_counts({(4, 5): CellCount(2, "Replace the boiler", "critical")})
    made.show()
    made.activateWindow()
    return made


def cell(matrix, impact, likelihood):
    start = f"impact {impact} "
    return next(
        each
        for each in matrix.findChildren(Button)
        if each.accessibleName().startswith(start) and f"likelihood {likelihood} " in each.accessibleName()
    )


def test_a_cell_says_its_count_its_band_and_the_worst(matrix):
    name = cell(matrix, 4, 5).accessibleName()
    assert "2 commitments, Critical, worst: Replace the boiler" in name
    assert "0 commitments, Low" in cell(matrix, 1, 1).accessibleName()


def test_the_arrows_walk_the_cells_and_stop_at_the_edge(matrix, qtbot):
    start = cell(matrix, 4, 4)
    start.setFocus()
    qtbot.keyClick(start, Qt.Key.Key_Up)
    assert cell(matrix, 4, 5).hasFocus()
    qtbot.keyClick(cell(matrix, 4, 5), Qt.Key.Key_Up)
    assert cell(matrix, 4, 5).hasFocus()
    qtbot.keyClick(cell(matrix, 4, 5), Qt.Key.Key_Left)
    assert cell(matrix, 3, 5).hasFocus()


def test_space_chooses_a_cell_and_frees_it_again(matrix, qtbot):
    with qtbot.waitSignal(matrix.chosen) as chosen:
        qtbot.keyClick(cell(matrix, 4, 5), Qt.Key.Key_Space)
    assert chosen.args == [(4, 5)]
    qtbot.keyClick(cell(matrix, 2, 2), Qt.Key.Key_Space)
    assert matrix.place == (2, 2)
    qtbot.keyClick(cell(matrix, 2, 2), Qt.Key.Key_Space)
    assert matrix.place is None


def test_tab_stops_at_one_cell_the_worst_that_holds_anything_or_the_one_that_was_left(matrix, qtbot):
    def stops():
        return [each for each in tab_stops(matrix) if isinstance(each, Button)]

    assert stops() == [cell(matrix, 4, 5)]
    qtbot.keyClick(cell(matrix, 4, 5), Qt.Key.Key_Left)
    assert stops() == [cell(matrix, 3, 5)]


def test_the_arrows_reach_every_cell(matrix, qtbot):
    here, met = cell(matrix, 4, 5), set()
    here.setFocus()
    there_and_back = [Qt.Key.Key_Right] * 5, [Qt.Key.Key_Left] * 5
    for line in range(5):
        for key in (*there_and_back[0], *there_and_back[1]):
            qtbot.keyClick(here, key)
            here = QApplication.focusWidget()
            met.add(here)
        if line < 4:
            qtbot.keyClick(here, Qt.Key.Key_Down)
            here = QApplication.focusWidget()
    assert len(met) == 25


def test_the_cell_the_cursor_is_on_is_described_below(matrix, qtbot):
    cell(matrix, 4, 5).setFocus()
    words = "Impact 4 (significant), likelihood 5: 2 commitments. The worst: Replace the boiler"
    assert words in [label.text() for label in matrix.findChildren(QLabel)]


def test_escape_frees_the_cell_that_is_chosen(matrix, qtbot):
    qtbot.keyClick(cell(matrix, 4, 5), Qt.Key.Key_Space)
    with qtbot.waitSignal(matrix.chosen) as chosen:
        qtbot.keyClick(cell(matrix, 4, 5), Qt.Key.Key_Escape)
    assert chosen.args == [None]
    assert matrix.place is None


def test_the_cell_that_is_chosen_is_told_by_a_shape_and_not_by_its_colour_alone(matrix):
    chosen = cell(matrix, 1, 1)
    chosen.resize(60, 30)
    middle = QRect(14, 5, 42, 20)

    def inked():
        image = chosen.grab(middle).toImage()
        return sum(
            image.pixelColor(x, y).lightness() < 110 for x in range(image.width()) for y in range(image.height())
        )

    before = inked()
    chosen.setChecked(True)
    assert inked() > before


def test_each_day_of_a_strip_says_whether_it_counts(qtbot, look):
    strip = CalendarStrip()
    qtbot.addWidget(strip)
    strip.show_days(
        [
            StripDay(date(2026, 4, 2), 0, "received", "event"),
            StripDay(date(2026, 4, 3), None, "Good Friday", "skipped"),
            StripDay(date(2026, 4, 7), 1, "", ""),
        ]
    )
    said = [w.accessibleName() for w in strip.children() if hasattr(w, "accessibleName")]
    assert "Friday 3 April 2026, not counted, Good Friday" in said
    assert "Tuesday 7 April 2026, day 1" in said


def test_a_timeline_reads_each_entry_aloud_and_draws_markup_as_typed(qtbot, look):
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.entries.show_items([TimelineItem(date(2026, 4, 8), "Call", "<b>He said</b>", "Ruth Adeyemi")])
    timeline.show()
    index = timeline.entries.index(0)
    assert index.data() == "Wed 8 Apr 2026. Call. <b>He said</b>. Ruth Adeyemi"
    assert timeline.sizeHintForRow(0) > timeline.fontMetrics().height() * 2
