"""A chart on the screen: read by eye, by key and by ear, in every look; its numbers beside it."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.complaints_desktop.numbers.drawn import PRINTED, drawn_causes, drawn_funnel, drawn_run
from ui.demonstration.fitting import misfits
from ui.kit.charts.card import PICTURE, TABLE, ChartCard
from ui.kit.charts.run_line import RunLine
from ui.kit.charts.view import ChartView
from ui.kit.colours import Look
from ui.kit.telling import tell

KEY = Qt.Key
STEADY = (50, 51, 49, 50, 52, 50, 49, 51, 50, 49, 51)


@pytest.fixture
def card(look, qtbot):
    made = ChartCard(drawn_run(*PRINTED))
    qtbot.addWidget(made)
    look.dress(made)
    made.resize(900, made.sizeHint().height())
    made.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def heard(monkeypatch):
    said = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: said.append(event.message()) if hasattr(event, "message") else None,
    )
    return said


def colours(widget):
    """Return the colours of a picture and how many of its points each has."""
    image = widget.grab().toImage()
    found = {}
    for y in range(0, image.height()):
        for x in range(0, image.width(), 2):
            name = QColor(image.pixel(x, y)).name()
            found[name] = found.get(name, 0) + 1
    return found


def test_the_title_is_the_finding_and_source_and_n_stand_under_it(card):
    assert card.title.text() == card.chart.finding
    assert "n = 1,200" in card.foot.text().replace("\N{NO-BREAK SPACE}", " ")


def test_the_arrows_move_over_the_points_and_say_each(card, qtbot, heard):
    view, last = card.view, len(PRINTED) - 1
    for key, at in (
        (KEY.Key_Right, 0),
        (KEY.Key_Right, 1),
        (KEY.Key_Left, 0),
        (KEY.Key_Left, 0),
        (KEY.Key_End, last),
        (KEY.Key_Down, last),
        (KEY.Key_Up, last - 1),
        (KEY.Key_Home, 0),
    ):
        qtbot.keyClick(view, key)
        assert view.current == at
        assert heard[-1] == card.reached.text() == view.chart.said[at]
    assert card.reached.text() == "April 2025: 78.0%, 78 of 100"


def test_the_first_key_to_the_left_begins_at_the_newest(card, qtbot):
    qtbot.keyClick(card.view, KEY.Key_Left)
    assert card.reached.text() == "March 2026: 79.0%, 79 of 100"


def test_tab_goes_into_a_chart_and_out_of_it_again(card, qtbot):
    card.view.setFocus()
    before = QApplication.focusWidget()
    qtbot.keyClick(card.view, KEY.Key_Tab)
    assert before is card.view
    assert not card.view.isAncestorOf(QApplication.focusWidget())


def test_a_click_goes_to_the_point_that_is_next(card, qtbot):
    where = card.view.spot(3) + QPointF(4, -3)
    qtbot.mouseClick(card.view, Qt.MouseButton.LeftButton, pos=where.toPoint())
    assert card.view.current == 3


def test_points_stand_where_their_numbers_are(card):
    across = [card.view.spot(at).x() for at in range(12)]
    assert across == sorted(across)
    heights = [card.view.spot(at).y() for at in range(12)]
    assert sorted(range(12), key=lambda at: -heights[at]) == sorted(range(12), key=lambda at: PRINTED[at])
    assert all(card.view.rect().contains(card.view.spot(at).toPoint()) for at in range(12))


def test_the_table_has_the_same_numbers_and_takes_the_place_of_the_picture(card):
    assert (card.view.isVisible(), card.table.isVisible()) == (True, False)
    card.choice.choose(TABLE)
    card.choice.chosen.emit(TABLE)
    assert (card.view.isVisible(), card.table.isVisible()) == (False, True)
    model = card.table.model()
    cells = [[model.index(row, column).data() for column in range(4)] for row in (0, 10)]
    assert cells == [["April 2025", "78.0", "78", "100"], ["February 2026", "62.0", "62", "100"]]
    assert card.table.accessibleName() == "Answered in time: the numbers"


def test_another_chart_is_shown_in_the_same_card_with_its_own_columns(card):
    card.show_chart(drawn_causes())
    assert card.title.text() == card.chart.finding
    assert [each.title for each in card.table.rows.columns] == ["Cause", "Number", "Share (%)", "So far (%)"]
    assert card.view.nearest(card.view.spot(2)) == 2


def test_without_cases_there_is_no_picture_and_its_table_says_so(look, qtbot):
    card = ChartCard(drawn_run(None, None))
    qtbot.addWidget(card)
    card.show()
    assert (card.view.isVisible(), card.choice.isVisible(), card.table.isVisible()) == (False, False, True)
    card.view.move_to(0)
    assert card.view.current is None


def test_saving_is_offered_where_there_is_a_way_and_hands_over_what_is_shown(look, qtbot):
    asked = []
    card = ChartCard(drawn_run(*PRINTED), asked.append)
    qtbot.addWidget(card)
    card.save_button.click()
    assert asked == [card.chart]
    assert ChartCard(drawn_run(*PRINTED)).save_button.parentWidget() is None


def test_a_screen_reader_is_told_a_chart_with_what_it_shows_and_where_its_numbers_are(card):
    tell()
    told = QAccessible.queryAccessibleInterface(card.view)
    assert told.role() == QAccessible.Role.Chart
    assert told.text(QAccessible.Text.Name) == "Answered in time"
    assert told.text(QAccessible.Text.Description) == (
        f"{card.chart.finding}. The arrow keys move over it; the same numbers are in its table."
    )


@pytest.mark.parametrize("which", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_every_look_draws_lines_in_its_own_colours(look, card, which):
    look.set(look=which)
    QApplication.processEvents()
    found = colours(card.view)
    for name in ("surface", "accent", "ink"):
        assert found.get(look.colour(name).name(), 0) > 20, name


def test_words_grow_with_the_text_and_the_picture_with_them(look, card):
    before = card.view.height()
    look.set(percent=200)
    QApplication.processEvents()
    assert card.view.height() == 2 * before


@pytest.mark.parametrize("chart", [drawn_funnel(), drawn_causes(), drawn_run(50, 60), drawn_run(*STEADY, 80)])
def test_each_kind_is_drawn_and_its_points_can_be_reached(look, qtbot, chart):
    view = ChartView(chart)
    qtbot.addWidget(view)
    view.resize(500, view.height())
    view.show()
    QApplication.processEvents()
    said = []
    view.reached.connect(said.append)
    for at in range(len(chart.said)):
        view.move_to(at)
        assert view.rect().contains(view.spot(at).toPoint())
    assert said == list(chart.said)


def test_a_small_run_says_what_the_chart_says_and_ends_in_the_shape_of_the_last_point(look, qtbot):
    chart = drawn_run(*STEADY, 80)
    line = RunLine(chart)
    qtbot.addWidget(line)
    line.resize(300, 40)
    line.show()
    assert line.accessibleName() == line.toolTip() == chart.finding
    assert line.rect().contains(line.place(chart.spots[-1].place).toPoint())
    assert colours(line)[look.colour("ink").name()] > 20
    line.show_chart(drawn_run(None, None))
    assert line.accessibleName() == "Answered in time: no cases"
    line.grab()


def test_the_library_of_charts_changes_nothing_of_how_faults_are_told():
    """It puts hooks of its own in place when it is loaded, which print."""
    asked = (
        "import sys, threading; mine = lambda *_: None; sys.excepthook = threading.excepthook = mine; "
        "import ui.kit.charts.card; print('pyqtgraph' in sys.modules); "
        "from ui.kit.charts.plotting import plotting; plotting(); "
        "print(sys.excepthook is mine is threading.excepthook, 'pyqtgraph' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]


def test_picture_is_the_first_choice(card):
    assert card.choice.value == PICTURE


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_a_card_is_cut_and_the_choice_stays_where_it_is(look, qtbot, percent):
    look.set(percent=percent)
    for chart in (drawn_run(*PRINTED), drawn_funnel(), drawn_causes()):
        page = QWidget()
        qtbot.addWidget(page)
        stack = QVBoxLayout(page)
        card = ChartCard(chart, print)
        stack.addWidget(card)
        stack.addStretch()
        look.dress(page)
        page.resize(1100, 1600)
        page.show()
        QApplication.processEvents()
        before = card.choice.pos()
        for part in (PICTURE, TABLE):
            card.choice.choose(part)
            card.choice.chosen.emit(part)
            QApplication.processEvents()
            assert misfits(page) == []
            assert card.choice.pos() == before
