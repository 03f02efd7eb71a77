"""The case list: views, facets, order and columns, on the record itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel

from complaints_desktop.sample import two_desks
from ui.cases.views import BUILT_IN, SavedViews


def residents(bench, screen):
    bench.bot.waitUntil(lambda: all(screen.table.rows.row_at(n) for n in range(len(screen.table.rows.ids))))
    return [screen.table.rows.row_at(n).resident for n in range(len(screen.table.rows.ids))]


def test_the_next_date_comes_first(bench):
    screen = bench.show("cases")
    assert residents(bench, screen) == ["Mrs Oyelaran Bello", "Thomas Greenhalgh", "Samuel Okafor", "Priya Raman"]


def test_a_row_says_what_is_next_and_how_many_working_days_are_left(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    names = [column.name for column in screen.table.rows.columns]
    cell = screen.table.model().index(0, names.index("next")).data()
    assert cell == "Acknowledge by Mon 30 Mar"
    assert screen.table.model().index(0, names.index("left")).data() == "8 overdue"


def test_a_facet_narrows_the_list_and_says_how_many(bench):
    screen = bench.show("cases")
    box = next(b for b in screen.facets.findChildren(QCheckBox) if b.accessibleName() == "Category: Damp and mould, 1")
    bench.bot.keyClick(box, Qt.Key.Key_Space)
    bench.settle()
    assert residents(bench, screen) == ["Mrs Oyelaran Bello"]


def test_overdue_is_one_switch(bench):
    screen = bench.show("cases")
    bench.bot.keyClick(screen.switches["overdue"], Qt.Key.Key_Space)
    bench.settle()
    assert residents(bench, screen) == ["Mrs Oyelaran Bello"]


def test_words_narrow_the_list(bench):
    screen = bench.show("cases")
    bench.bot.keyClick(bench.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bench.bot.keyClicks(screen.words, "raman")
    bench.bot.waitUntil(lambda: len(screen.table.rows.ids) == 1)
    assert residents(bench, screen) == ["Priya Raman"]


@pytest.mark.parametrize(("most", "said"), [(3, "the first 3 cases found"), (4, "4 cases")])
def test_words_that_find_more_than_the_list_shows_say_so(bench, monkeypatch, most, said):
    monkeypatch.setattr("complaints_desktop.reading.case_list.MOST_FOUND", most)
    screen = bench.show("cases")
    bench.bot.keyClicks(screen.words, "26-k7q")
    bench.bot.waitUntil(lambda: said in [label.text() for label in screen.findChildren(QLabel)])


def test_of_what_words_found_first_a_switch_leaves_some_and_that_is_said(bench, monkeypatch):
    monkeypatch.setattr("complaints_desktop.reading.case_list.MOST_FOUND", 3)
    screen = bench.show("cases")
    bench.bot.keyClicks(screen.words, "26-k7q")
    bench.bot.keyClick(screen.switches["vulnerable"], Qt.Key.Key_Space)
    found = [f"{number} among the first 3 found" for number in ("0 cases", "1 case", "2 cases")]
    bench.bot.waitUntil(lambda: any(label.text() in found for label in screen.findChildren(QLabel)))


def test_nothing_found_says_what_to_do(bench):
    screen = bench.show("cases")
    bench.bot.keyClicks(screen.words, "zzzz")
    bench.bot.waitUntil(lambda: len(screen.table.rows.ids) == 0)
    bench.settle()
    assert not screen.table.isVisible()


def test_the_order_is_the_records_own(bench):
    screen = bench.show("cases")
    screen.table.sort_asked.emit("resident", False)
    bench.settle()
    assert residents(bench, screen) == sorted(residents(bench, screen))


def test_the_first_case_is_chosen_so_that_enter_opens_it_at_once(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    bench.bot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.shown("case").view.case.resident.name == "Mrs Oyelaran Bello"


def test_enter_opens_the_case(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    screen.table.selectRow(3)
    bench.bot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.shown("case").view.case.resident.name == "Priya Raman"


def test_a_view_is_saved_with_its_filters_and_columns_and_comes_back(bench, tmp_path):
    screen = bench.show("cases")
    screen.switches["overdue"].setChecked(True)
    screen.table.show_columns(("reference", "address"))
    screen.save_view("Late ones")
    bench.settle()
    kept = SavedViews(tmp_path / "own" / "views.json").all()[-1]
    assert (kept.name, kept.columns) == ("Late ones", ("reference", "address"))
    screen.show_view(BUILT_IN[-1])
    bench.settle()
    assert len(screen.table.rows.ids) == 4
    screen.show_view(kept)
    bench.settle()
    assert len(screen.table.rows.ids) == 1


def test_views_that_cannot_be_read_cost_no_more_than_the_views(tmp_path):
    file = tmp_path / "views.json"
    file.write_text("{not json", encoding="utf-8")
    assert tuple(SavedViews(file).all()) == BUILT_IN


@pytest.mark.parametrize("shared", [False, True], ids=["alone", "shared"])
def test_at_1440_by_900_every_column_shown_by_default_is_in_sight(bench, shared):
    if shared:
        with bench.office.record.writing(author="test", applying=True) as session:
            two_desks.join(session)
    bench.window.resize(1440, 900)
    screen = bench.show("cases")
    assert ("sync" in screen.table.shown_columns()) is shared
    assert screen.table.horizontalHeader().length() <= screen.table.viewport().width()
