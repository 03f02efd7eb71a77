"""The case list: views, facets, order and columns, on the record itself."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from complaints_desktop.sample import two_desks
from ui.cases.screen import CasesScreen
from ui.cases.views import BUILT_IN, SavedViews
from ui.kit.buttons import Button
from ui.kit.column_header import Arrangement
from ui.workplace.place import Place


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
    box = next(
        b for b in screen.filters.facets.findChildren(QCheckBox) if b.accessibleName() == "Category: Damp and mould, 1"
    )
    bench.bot.keyClick(box, Qt.Key.Key_Space)
    bench.settle()
    assert residents(bench, screen) == ["Mrs Oyelaran Bello"]


def test_overdue_is_one_switch(bench):
    screen = bench.show("cases")
    bench.bot.keyClick(screen.filters.switches["overdue"], Qt.Key.Key_Space)
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
    bench.bot.keyClick(screen.filters.switches["vulnerable"], Qt.Key.Key_Space)
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
    screen.table.choose_row(3)
    bench.bot.keyClick(screen.table, Qt.Key.Key_Return)
    bench.settle()
    assert bench.window.shown("case").view.case.resident.name == "Priya Raman"


def test_a_view_is_saved_with_its_filters_and_columns_and_comes_back(bench, tmp_path):
    screen = bench.show("cases")
    screen.filters.switches["overdue"].setChecked(True)
    screen.table.columns.show_columns(("reference", "address"))
    screen.picker.save("Late ones")
    bench.settle()
    kept = SavedViews(tmp_path / "own").all()[-1]
    assert (kept.name, kept.columns) == ("Late ones", ("reference", "address"))
    screen.show_view(BUILT_IN[-1])
    bench.settle()
    assert len(screen.table.rows.ids) == 4
    screen.show_view(kept)
    bench.settle()
    assert len(screen.table.rows.ids) == 1


def test_views_that_cannot_be_read_cost_no_more_than_the_views(tmp_path):
    (tmp_path / "views.json").write_text("{not json", encoding="utf-8")
    assert tuple(SavedViews(tmp_path).all()) == BUILT_IN


@pytest.mark.parametrize("shared", [False, True], ids=["alone", "shared"])
def test_at_1440_by_900_every_column_shown_by_default_is_in_sight(bench, shared):
    if shared:
        with bench.office.record.writing(author="test", applying=True) as session:
            two_desks.join(session)
    bench.window.resize(1440, 900)
    screen = bench.show("cases")
    assert ("sync" in screen.table.columns.shown_columns()) is shared
    assert screen.table.horizontalHeader().length() <= screen.table.viewport().width()


def rows_of(screen):
    return screen.table.rows.ids


def menu_of(bench, screen, row=0):
    """The menu that a right click on a row brings."""
    where = screen.table.visualRect(screen.table.model().index(row, 0)).center()
    view = screen.table.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, view.mapToGlobal(where)))
    bench.settle()
    menu = QApplication.activePopupWidget()
    menu.hide()
    return {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}


def test_of_a_facet_that_is_chosen_the_other_values_stay_on_offer(bench):
    screen = bench.show("cases")
    screen.filters.facets.choose("stage", 2)
    bench.settle()
    boxes = screen.filters.facets.findChildren(QCheckBox)
    assert [each.accessibleName() for each in boxes if each.accessibleName().startswith("Stage: ")][0:1] == [
        "Stage: Stage 2, 0"
    ]
    assert "Stage: Stage 1, 4" in [each.accessibleName() for each in boxes]


def test_the_cursor_stays_in_the_box_that_was_ticked(bench):
    screen = bench.show("cases")
    bench.window.resize(1700, 900)
    bench.settle()
    boxes = screen.filters.facets.findChildren(QCheckBox)
    box = next(each for each in boxes if each.accessibleName() == "Category: Damp and mould, 1")
    box.setFocus()
    bench.bot.keyClick(box, Qt.Key.Key_Space)
    bench.settle()
    assert box.hasFocus()
    assert box.accessibleName().startswith("Category: Damp and mould")


def test_a_view_is_picked_by_its_key(bench):
    screen = bench.show("cases")
    bench.bot.keyClick(screen.table, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert screen.picker.shown.name == "Overdue"
    assert residents(bench, screen) == ["Mrs Oyelaran Bello"]


def test_a_saved_view_is_renamed_and_let_go_and_the_programs_own_are_not(bench):
    screen = bench.show("cases")
    screen.picker.save("Late ones")
    offered = [action.text() for action in screen.picker.menu().actions()]
    assert {"Rename “Late ones”…", "Delete “Late ones”", "Save the changes to “Late ones”"} <= set(offered)
    screen.picker.rename("Late & mine")
    assert screen.views.all()[-1].name == "Late & mine"
    screen.picker.delete("Late & mine")
    bench.settle()
    undo = [each for each in bench.window.findChildren(Button) if each.text() == "Undo" and each.isVisible()][-1]
    undo.click()
    bench.settle()
    assert (screen.views.all()[-1].name, screen.picker.shown.name) == ("Late & mine", "Late & mine")
    screen.picker.delete("Late & mine")
    assert tuple(screen.views.all()) == BUILT_IN
    assert not [action.text() for action in screen.picker.menu().actions() if "Delete" in action.text()]


def test_a_view_with_columns_of_its_own_gives_them_back_when_it_is_left(bench):
    screen = bench.show("cases")
    usual = screen.table.columns.shown_columns()
    screen.table.columns.show_columns(("reference", "address"))
    screen.picker.save("Where")
    screen.table.columns.arrange(Arrangement())
    screen.show_view(screen.views.all()[-1])
    assert screen.table.columns.shown_columns() == ("reference", "address")
    screen.show_view(BUILT_IN[1])
    assert screen.table.columns.shown_columns() == usual


def test_what_is_no_complaint_is_listed_by_its_age_and_spare_columns_still_give_way(bench):
    screen = bench.show("cases")
    requests = next(view for view in BUILT_IN if view.name == "Service requests")
    for width in (1920, 1000):
        bench.window.resize(width, 700)
        screen.show_view(requests)
        bench.settle()
        assert "age" in screen.table.columns.shown_columns()
        assert screen.table.horizontalHeader().length() <= screen.table.viewport().width()
    screen.show_view(BUILT_IN[1])
    bench.window.resize(1366, 768)
    bench.settle()
    assert "age" not in screen.table.columns.shown_columns()
    screen.table.columns.show_columns(("reference", "address"))
    screen.show_view(requests)
    assert "age" in screen.table.columns.shown_columns()
    screen.show_view(BUILT_IN[1])
    assert screen.table.columns.shown_columns() == ("reference", "address")


def test_where_the_filters_are_put_away_the_list_says_what_it_is_narrowed_to_and_takes_it_away(bench):
    screen = bench.show("cases")
    bench.window.resize(1024, 700)
    bench.settle()
    assert not screen.filters.isVisible()
    chips = [each for each in screen.findChildren(Button) if each.accessibleName().endswith(": take away")]
    assert [chip.text() for chip in chips] == ["My cases", "Open", "Kind: Complaint"]
    bench.bot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    bench.settle()
    assert screen.filters.on == ("open",)


def test_the_filters_are_put_away_by_key_and_stay_away(bench):
    screen = bench.show("cases")
    bench.window.resize(1800, 900)
    bench.settle()
    assert screen.filters.isVisible()
    bench.bot.keyClick(
        screen.table, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    bench.settle()
    assert not screen.filters.isVisible()
    other = CasesScreen(screen.workplace)
    bench.bot.addWidget(other)
    other.resize(1600, 800)
    other.show()
    bench.settle()
    assert other.panes.away


def test_how_the_columns_were_arranged_is_there_the_next_time(bench):
    screen = bench.show("cases")
    menu = screen.table.columns.menu()
    next(action for action in menu.actions() if action.text() == "Postcode").trigger()
    menu.deleteLater()
    other = CasesScreen(screen.workplace)
    assert other.table.columns.shown_columns()[-1] == "postcode"
    other.deleteLater()


def test_a_list_that_is_narrowed_to_nothing_says_so_and_clears_the_filters(bench):
    screen = bench.show("cases")
    bench.bot.keyClicks(screen.words, "zzzz")
    bench.bot.waitUntil(lambda: not rows_of(screen))
    bench.settle()
    said = [label.text() for label in screen.empty.findChildren(QLabel)]
    assert "4 cases on record; narrowed to My cases, Open, Kind: Complaint, the words “zzzz” none is left." in said
    clear = next(each for each in screen.empty.findChildren(Button) if each.text() == "Clear the filters")
    clear.click()
    bench.settle()
    assert len(rows_of(screen)) == 4
    assert screen.filters.on == ()


def test_an_empty_record_offers_to_log_to_import_and_to_join(bench):
    with bench.office.record.writing(author="test") as session:
        session.connection().exec_driver_sql("DELETE FROM case_row")
    screen = bench.show("cases")
    bench.settle()
    offered = [each.text() for each in screen.empty.findChildren(Button)]
    assert offered == ["Log a complaint", "Import complaints", "Join the team"]
    assert "No case is on record yet" in [label.text() for label in screen.empty.findChildren(QLabel)]


def test_the_menu_of_a_row_copies_it_beside_the_acts_on_its_case(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    offered = menu_of(bench, screen, row=1)
    assert next(iter(offered)).startswith("Open 26-K7Q-")
    assert {"Copy reference", "Copy as a table"} <= set(offered)
    offered["Copy reference"].trigger()
    assert QGuiApplication.clipboard().text() == screen.table.rows.row_at(1).reference


def test_a_right_click_on_one_of_several_chosen_offers_what_can_be_done_to_all(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    screen.table.selectAll()
    offered = menu_of(bench, screen, row=1)
    copied = ["Copy reference", "Copy as a table"]
    assert list(offered) == [*copied, "Print their letters…", "Write to all of them…", "Reassign…"]
    offered["Copy reference"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


def test_the_rows_that_are_chosen_are_copied_as_a_table(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    screen.table.columns.show_columns(("reference", "resident"))
    screen.table.selectAll()
    bench.bot.keyClick(screen.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["Reference\tResident", "26-K7Q-0001\tMrs Oyelaran Bello"]
    assert len(lines) == 5
    assert "<table>" in QGuiApplication.clipboard().mimeData().html()


def test_too_many_rows_are_not_copied_and_that_is_said(bench, monkeypatch):
    monkeypatch.setattr("ui.workplace.list_out.MOST_COPIED", 3)
    QGuiApplication.clipboard().setText("before")
    screen = bench.show("cases")
    screen.table.selectAll()
    bench.bot.keyClick(screen.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert QGuiApplication.clipboard().text() == "before"


def test_what_is_listed_is_exported_in_the_columns_and_the_order_shown(bench, tmp_path):
    screen = bench.show("cases")
    residents(bench, screen)
    screen.table.columns.show_columns(("resident", "due"))
    screen.out.export(tmp_path / "cases.csv")
    bench.settle()
    lines = (tmp_path / "cases.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[:2] == ["Resident,Due", "Mrs Oyelaran Bello,2026-03-30"]
    assert len(lines) == 5
    assert not screen.out.strip.isVisible()


def test_an_export_that_is_cancelled_leaves_no_file_and_can_be_begun_again(bench, tmp_path, monkeypatch):
    screen, cancelled = bench.show("cases"), threading.Event()
    residents(bench, screen)
    pages = screen.out._pages

    def held_up(office, rows):
        cancelled.wait(5)
        yield from pages(office, rows)

    monkeypatch.setattr(screen.out, "_pages", held_up)
    screen.out.export(tmp_path / "cases.csv")
    next(each for each in screen.out.strip.findChildren(Button) if each.text() == "Cancel").click()
    cancelled.set()
    bench.settle()
    assert not (tmp_path / "cases.csv").exists()
    assert not screen.out.strip.isVisible()
    screen.out.export(tmp_path / "cases.csv")
    bench.settle()
    assert (tmp_path / "cases.csv").exists()


def test_the_number_chosen_is_said_where_it_is_more_than_one(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    screen.table.selectAll()
    assert "4 cases · 4 chosen" in [label.text() for label in screen.findChildren(QLabel)]


def test_typing_into_the_list_narrows_it_where_not_every_row_is_there(bench):
    screen = bench.show("cases")
    residents(bench, screen)
    bench.bot.keyClicks(screen.table, "r")
    assert not screen.words.hasFocus()  # all are there: Qt goes to the one that begins so
    screen.table.rows.show_ids(range(1, 1_000))
    bench.bot.keyClicks(screen.table, "r")
    assert screen.words.hasFocus()
    bench.bot.keyClicks(screen.words, "aman")
    bench.bot.waitUntil(lambda: len(rows_of(screen)) == 1)
    assert residents(bench, screen) == ["Priya Raman"]


def test_down_goes_from_the_words_into_the_list_and_escape_clears_them(bench):
    screen = bench.show("cases")
    bench.bot.keyClicks(screen.words, "raman")
    bench.bot.waitUntil(lambda: len(rows_of(screen)) == 1)
    bench.bot.keyClick(screen.words, Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    screen.words.setFocus()
    bench.bot.keyClick(screen.words, Qt.Key.Key_Escape)
    bench.bot.waitUntil(lambda: len(rows_of(screen)) == 4)
    assert screen.words.hasFocus()
    bench.bot.keyClick(screen.words, Qt.Key.Key_Escape)
    assert screen.table.hasFocus()


def test_the_order_is_told_to_a_screen_reader(bench):
    screen = bench.show("cases")
    assert screen.table.accessibleDescription() == "In order of Next, the first first"


def test_what_a_mark_before_a_name_means_is_told_to_a_screen_reader(bench):
    screen = bench.show("cases")
    shown = residents(bench, screen)
    section = [column.name for column in screen.table.rows.columns].index("resident")
    spoken = {
        screen.table.model().index(row, section).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(len(shown))
    }
    assert {"Mrs Oyelaran Bello: hazard in the home", "Priya Raman: needs on record", "Thomas Greenhalgh"} <= spoken


def stands(screen):
    """Return where the buttons and the list stand."""
    shown = [screen.table, screen.words, *(b for b in screen.findChildren(Button) if b.isVisible())]
    return [each.mapTo(screen, each.rect().topLeft()) for each in shown]


def test_nothing_moves_when_several_rows_are_chosen_at_any_width(bench):
    screen = bench.show("cases")
    for wide in range(900, 1300, 20):
        screen.table.choose_row(0)
        bench.window.resize(wide, 700)
        QApplication.processEvents()
        before = stands(screen)
        screen.table.selectAll()
        QApplication.processEvents()
        assert stands(screen) == before, wide


def test_another_view_begins_with_what_of_the_chosen_it_lists_and_says_how_many(bench):
    screen = bench.show("cases")
    screen.show_view(BUILT_IN[-1])
    bench.settle()
    screen.table.selectAll()
    bench.bot.keyClicks(screen.words, "ra")
    bench.bot.waitUntil(lambda: 0 < len(screen.table.rows.ids) < 4)
    left = len(screen.table.rows.ids)
    assert screen.table.chosen_number == left
    screen.show_place(Place("cases", place=""))
    bench.settle()
    said = [label.text() for label in screen.findChildren(QLabel)]
    assert screen.table.chosen_number == left
    assert any(words.endswith(f"{left} chosen") for words in said) is (left > 1)


def test_after_large_text_and_back_the_tools_stand_where_they_stood(bench, look):
    screen = bench.show("cases")
    before = stands(screen)
    look.set(percent=200)
    bench.settle()
    look.set(percent=100)
    bench.settle()
    assert stands(screen) == before


def test_a_saved_view_brings_back_the_words_that_were_typed(bench):
    screen = bench.show("cases")
    screen.words.setText("raman")
    screen.words.asked.emit("raman")
    screen.picker.save("Hers")
    (hers,) = [view for view in screen.views.all() if view.name == "Hers"]
    screen.words.setText("")
    screen.words.asked.emit("")
    assert screen._title.text() == "Hers, changed"
    screen.show_view(hers)
    bench.settle()
    assert residents(bench, screen) == ["Priya Raman"]
    assert (screen.words.text(), screen._title.text()) == ("raman", "Hers")
