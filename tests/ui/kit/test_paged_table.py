"""A table over a hundred thousand rows holds ids, and asks only for the pages that are looked at."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHoverEvent
from PySide6.QtWidgets import QApplication

from ui.kit.column import Column
from ui.kit.column_header import Arrangement
from ui.kit.paged_model import PAGE
from ui.kit.paged_table import PagedTable
from ui.kit.theme import Density, theme

COLUMNS = (
    Column(name="number", title="Number", width=20, text=str, sort="number"),
    Column(name="square", title="Square", width=20, text=lambda n: str(n * n), sort="square", right=True),
    Column(name="hidden", title="Hidden", width=20, text=lambda _: "", shown=False),
)


@pytest.fixture
def table(qtbot, look):
    made = PagedTable("Numbers", COLUMNS)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.asked = []

    def answer(ids):
        made.asked.append(ids)
        made.rows.deliver({each: each for each in ids})

    made.rows.wanted.connect(answer)
    made.show()
    made.activateWindow()
    return made


def test_only_what_is_looked_at_is_asked_for(table, qtbot):
    table.show_ids(range(100_000))
    qtbot.waitUntil(lambda: table.model().index(0, 0).data() == "0")
    assert sum(map(len, table.asked)) <= 2 * PAGE
    assert table.model().index(0, 1).data() == "0"


def test_a_jump_to_the_end_asks_for_the_end(table, qtbot):
    table.show_ids(range(100_000))
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: table.model().index(99_999, 0).data() == "99999")
    assert sum(map(len, table.asked)) <= 4 * PAGE


def test_rows_looked_at_long_ago_are_let_go_and_come_back_when_looked_at_again(table, qtbot):
    table.show_ids(range(100_000))
    for row in range(0, 100_000, 400):
        table.scrollTo(table.model().index(row, 0))
        table.viewport().grab()
        qtbot.waitUntil(lambda row=row: table.model().index(row, 0).data() == str(row))
    table.scrollToTop()
    table.viewport().grab()
    qtbot.waitUntil(lambda: table.model().index(0, 0).data() == "0")


def test_a_row_that_is_not_there_yet_reads_as_an_ellipsis(qtbot, look):
    table = PagedTable("Numbers", COLUMNS)
    qtbot.addWidget(table)
    table.show_ids(range(10))
    assert table.model().index(3, 0).data() == "…"


def test_enter_opens_the_row(table, qtbot):
    table.show_ids([7, 8, 9])
    qtbot.waitUntil(lambda: table.model().index(0, 0).data() == "7")
    table.choose_row(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [8]


def test_the_same_row_stays_current_when_the_order_changes(table):
    table.show_ids([7, 8, 9])
    table.choose_row(0)
    table.show_ids([9, 8, 7])
    assert table.currentIndex().row() == 2
    assert table.chosen_ids == [7]


def test_a_click_on_a_title_asks_for_its_order_and_another_for_the_other_way(table, qtbot):
    header = table.horizontalHeader()
    asked = []
    table.sort_asked.connect(lambda key, descending: asked.append((key, descending)))
    for _ in range(2):
        place = QPoint(header.sectionViewportPosition(1) + 10, 8)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert {key for key, _ in asked} == {"square"}
    assert len({descending for _, descending in asked}) == 2


def test_columns_are_chosen_and_put_in_order(table):
    assert table.columns.shown_columns() == ("number", "square")
    table.columns.show_columns(("hidden", "number"))
    assert table.columns.shown_columns() == ("hidden", "number")
    menu = table.columns.menu()
    next(action for action in menu.actions() if action.text() == "Square").trigger()
    assert "square" in table.columns.shown_columns()
    menu.deleteLater()


WORDS = (
    Column(name="short", title="No", width=8, text=str, sort="number"),
    Column(name="long", title="Words", width=12, text=lambda n: "words " * (n % 20), sort="words", stretch=True),
    Column(name="more", title="More", width=10, text=lambda _: "more", shown=False, spare=True),
    Column(name="last", title="Last", width=10, text=lambda _: "last", shown=False),
)


@pytest.fixture
def wordy(qtbot, look):
    made = PagedTable("Words", WORDS)
    qtbot.addWidget(made)
    look.dress(made).resize(600, 300)
    made.show()
    made.activateWindow()
    return made


def widths(table):
    places = [column.name for column in table.rows.columns]
    return {name: table.columnWidth(places.index(name)) for name in table.columns.shown_columns()}


def test_a_column_is_as_wide_as_what_stands_in_it_and_the_one_that_stretches_takes_the_rest(wordy):
    wordy.show_ids([1, 2], {1: 1, 2: 2})
    assert wordy.columns.shown_columns() == ("short", "long", "more")
    assert sum(widths(wordy).values()) == wordy.viewport().width()
    assert widths(wordy)["long"] > widths(wordy)["short"]


def test_where_room_is_short_a_spare_column_goes_and_the_long_one_gives_way(wordy):
    wordy.show_ids([12], {12: 12})
    wordy.resize(330, 300)
    assert wordy.columns.shown_columns() == ("short", "long")
    assert sum(widths(wordy).values()) <= wordy.viewport().width()


def test_the_widths_are_shared_anew_when_a_scroll_bar_comes_in_the_midst_of_it(wordy):
    always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
    wordy.columns.sectionResized.connect(lambda *_: wordy.setVerticalScrollBarPolicy(always))
    wordy.show_ids([12], {12: 12})
    assert wordy.verticalScrollBar().isVisible()
    assert sum(widths(wordy).values()) == wordy.viewport().width()


def test_a_column_that_goes_makes_room_for_those_that_must_be_and_comes_back_by_no_room_alone(qtbot, look):
    goes = Column(name="goes", title="No", width=20, text=str, goes=True)
    never = Column(name="never", title="Never", width=20, text=str, goes=True, shown=False)
    must = Column(name="must", title="Must", width=40, text=lambda _: "must " * 9, stretch=True)
    made = PagedTable("Going", (goes, never, must))
    qtbot.addWidget(made)
    look.dress(made).resize(400, 300)
    made.show()
    made.show_ids([1], {1: 1})
    assert made.columns.shown_columns() == ("goes", "must")
    made.resize(200, 300)
    assert made.columns.shown_columns() == ("must",)


def test_a_column_never_grows_narrower_because_other_rows_are_shown(wordy):
    wordy.show_ids([1], {1: 1})
    narrow = widths(wordy)["short"]
    wordy.rows.deliver({1: 8_888_888_888})
    wide = widths(wordy)["short"]
    wordy.show_ids([1], {1: 1})
    assert widths(wordy)["short"] == wide > narrow


def drag(qtbot, table, section, by):
    header = table.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) - 1, 8)
    qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(header.viewport(), edge + QPoint(by // 2, 0))
    qtbot.mouseMove(header.viewport(), edge + QPoint(by, 0))
    qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(by, 0))


def test_a_width_a_person_drew_is_kept_and_the_others_share_the_rest(wordy, qtbot):
    wordy.show_ids([1], {1: 1})
    before = widths(wordy)["short"]
    with qtbot.waitSignal(wordy.columns.arranged):
        drag(qtbot, wordy, 0, 60)
    assert widths(wordy)["short"] == before + 60
    assert sum(widths(wordy).values()) == wordy.viewport().width()
    wordy.resize(700, 300)
    assert widths(wordy)["short"] == before + 60
    assert list(wordy.columns.arrangement.widths) == ["short"]


def test_a_double_click_on_the_edge_has_the_column_as_wide_as_its_content_again(wordy, qtbot):
    wordy.show_ids([1], {1: 1})
    before = widths(wordy)["short"]
    drag(qtbot, wordy, 0, 60)
    wordy.columns.sectionHandleDoubleClicked.emit(0)
    assert widths(wordy)["short"] == before
    assert wordy.columns.arrangement.widths == {}


def test_an_arrangement_comes_back(wordy, qtbot, look):
    wordy.columns.arrange(Arrangement(("last", "short"), {"short": 40.0}))
    assert wordy.columns.shown_columns() == ("last", "short")
    assert widths(wordy)["short"] == look.pixels(40)
    assert wordy.columns.arrangement == Arrangement(("last", "short"), {"short": 40.0})


def test_an_arrangement_of_columns_that_are_no_more_is_as_none(wordy):
    wordy.columns.arrange(Arrangement(("gone",), {"gone": 40.0}))
    assert wordy.columns.shown_columns() == ("short", "long", "more")


def test_hidden_columns_keep_the_order_of_the_table_and_one_shown_again_stands_last(wordy):
    wordy.columns.show_columns(("last", "long"))
    menu = wordy.columns.menu()
    offered = [action.text() for action in menu.actions() if action.isCheckable()]
    assert offered == ["No", "Words", "More", "Last"]
    next(action for action in menu.actions() if action.text() == "No").trigger()
    assert wordy.columns.shown_columns() == ("last", "long", "short")
    menu.deleteLater()


def test_the_last_column_cannot_be_hidden(wordy):
    wordy.columns.show_columns(("long",))
    menu = wordy.columns.menu()
    assert [a.text() for a in menu.actions() if a.isCheckable() and not a.isEnabled()] == ["Words"]
    menu.deleteLater()


def test_after_a_filter_the_list_begins_at_its_top_and_what_was_chosen_stays_chosen(table):
    table.show_ids(range(1_000))
    table.choose_row(900)
    assert table.verticalScrollBar().value() > 0
    table.show_ids(range(500, 1_000), from_top=True)
    assert table.verticalScrollBar().value() == 0
    assert table.chosen_ids == [900]
    assert table.currentIndex().row() == 400


def test_after_a_change_elsewhere_the_list_stays_where_it_was_scrolled_to(table):
    table.show_ids(range(1_000))
    table.verticalScrollBar().setValue(700)
    table.show_ids(range(1_001))
    assert table.verticalScrollBar().value() == 700


def test_several_are_chosen_with_shift_and_ctrl_and_those_still_there_stay_so(table, qtbot):
    table.show_ids([1, 2, 3, 4, 5, 6])

    def click(row, keys=Qt.KeyboardModifier.NoModifier):
        place = table.visualRect(table.model().index(row, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, place)

    click(0)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    click(4, Qt.KeyboardModifier.ControlModifier)
    assert (table.chosen_ids, table.chosen_number) == ([1, 2, 3, 5], 4)
    table.show_ids([6, 5, 3, 1])
    assert table.chosen_ids == [5, 3, 1]


def test_all_of_a_hundred_thousand_can_be_chosen(table, qtbot):
    table.show_ids(range(100_000))
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.chosen_number == 100_000


def test_a_click_on_a_title_that_is_no_order_leaves_the_arrow_where_it_was(table, qtbot):
    table.columns.show_columns(("number", "hidden"))
    table.show_sort("number", descending=True)
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 10, 8)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert header.sortIndicatorSection() == 0
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_without_a_mouse_the_order_is_chosen_in_the_menu_and_chosen_again_turned_round(table, qtbot):
    asked = []
    table.sort_asked.connect(lambda key, descending: asked.append((key, descending)))
    table.show_sort("number", descending=False)
    for _ in range(2):
        menu = table.columns.menu()
        sorts = next(action.menu() for action in menu.actions() if action.menu())
        next(action for action in sorts.actions() if action.text() == "Square").trigger()
        menu.deleteLater()
    assert asked == [("square", False), ("square", True)]


def test_compact_rows_are_lower_and_still_high_enough_to_hit(table, look):
    before = table.verticalHeader().defaultSectionSize()
    look.set_density(Density.COMPACT)
    try:
        assert 24 <= table.verticalHeader().defaultSectionSize() < before
    finally:
        look.set_density(Density.COMFORTABLE)


def test_rows_that_are_there_are_copied_with_the_columns_shown(table, qtbot):
    table.show_ids([7, 8], {7: 7, 8: 8})
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines() == ["Number\tSquare", "7\t49", "8\t64"]


def test_a_letter_typed_into_rows_that_are_not_there_is_passed_on_and_asks_for_none_of_them(table, qtbot):
    table.show_ids(range(100_000))
    qtbot.waitUntil(lambda: table.model().index(0, 0).data() == "0")
    before = len(table.asked)
    with qtbot.waitSignal(table.typed) as typed:
        qtbot.keyClicks(table, "r")
    assert typed.args == ["r"]
    QApplication.processEvents()
    assert len(table.asked) == before


def test_the_whole_row_under_the_pointer_is_marked_and_no_other(table, look, qtbot):
    look.dress(table)
    table.show_ids([7, 8, 9], {7: 7, 8: 8, 9: 9})
    table.choose_row(2)
    at = QPointF(table.visualRect(table.model().index(0, 0)).center())
    table.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
    QApplication.sendEvent(table.viewport(), QHoverEvent(QEvent.Type.HoverMove, at, at, at))
    assert [ground(table, row, column) for row in (0, 1) for column in (0, 1)] == [
        *(["hover"] * 2),
        *(["surface"] * 2),
    ]
    QApplication.sendEvent(table.viewport(), QEvent(QEvent.Type.Leave))
    assert ground(table, 0, 0) == "surface"


def ground(table, row, column):
    """The name of the colour on which a cell stands."""
    where = table.visualRect(table.model().index(row, column))
    found = table.viewport().grab().toImage().pixelColor(where.right() - 3, where.top() + 3)
    return next((name for name in ("hover", "surface", "chosen") if theme().colour(name) == found), found.name())
