"""A table over a hundred thousand rows holds ids, and asks only for the pages that are looked at."""

import pytest
from PySide6.QtCore import QPoint, Qt

from ui.kit.paged_table import PAGE, Column, PagedTable

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
    table.selectRow(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [8]


def test_the_same_row_stays_current_when_the_order_changes(table):
    table.show_ids([7, 8, 9])
    table.selectRow(0)
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
    assert table.shown_columns() == ("number", "square")
    table.show_columns(("hidden", "number"))
    assert table.shown_columns() == ("hidden", "number")
    menu = table.column_menu()
    next(action for action in menu.actions() if action.text() == "Square").trigger()
    assert "square" in table.shown_columns()
    menu.deleteLater()
