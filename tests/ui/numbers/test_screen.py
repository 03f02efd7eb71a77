"""Numbers on the screen: each tile states a measure and opens the cases behind it, by keys alone."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.model import Officer
from db.terms import Role
from tests.ui.office import TODAY
from ui.cases.screen import CasesScreen
from ui.kit.buttons import Button
from ui.numbers.measures_view import OTHER
from ui.numbers.screen import ALL, NumbersScreen
from ui.workplace.place import Place


def numbers(bench) -> NumbersScreen:
    screen = bench.show("numbers")
    screen.measures.period.box.setCurrentText("This year")
    bench.settle()
    return screen


def press(bench, key):
    bench.bot.keyClick(QApplication.focusWidget() or bench.window, key)
    bench.settle()


def test_a_tile_says_all_it_states_to_who_cannot_see_it(bench):
    screen = numbers(bench)
    tile = screen.measures.tiles["V1"]
    assert tile.opener.accessibleName() == "Stage 1 received. 2"  # two of the four came in April
    without = screen.measures.tiles["K6"]
    assert without.opener.accessibleName() == "Stage 2 answered within 20 working days. No cases. Target 95%"
    assert set(screen.measures.tiles) >= {"K1", "K15", "M17", "CH01(1) low-cost rent"}


def test_a_measure_is_opened_and_left_by_keys_and_its_cases_are_listed(bench):
    screen = numbers(bench)
    screen.measures.tiles["V1"].opener.setFocus()
    press(bench, Qt.Key.Key_Space)
    page = screen.page
    assert page is not None
    assert QApplication.focusWidget() is page.openers[0]
    press(bench, Qt.Key.Key_Space)
    cases = bench.window.findChild(CasesScreen)
    found = len(cases.table.rows.ids)
    assert found == int(screen.measures.tiles["V1"].tile.result.n)
    assert next(words for words, _ in cases.filters.narrowed()).startswith("Stage 1 received, April 2026")
    bench.window.back()
    bench.settle()
    assert screen.page is not None
    bench.window.back()
    bench.settle()
    assert screen.page is None  # to the tiles, not past them
    press(bench, Qt.Key.Key_Space)
    screen.page.back.setFocus()
    press(bench, Qt.Key.Key_Space)
    assert screen.page is None
    assert QApplication.focusWidget() is screen.measures.tiles["V1"].opener


def test_taking_the_number_away_shows_every_case_again(bench):
    screen = numbers(bench)
    bench.window.show_place(Place("cases", place="Refused", subject="no-case"))
    bench.settle()
    cases = bench.window.findChild(CasesScreen)
    assert len(cases.table.rows.ids) == 0
    cases.filters.narrowed()[0][1]()
    bench.settle()
    assert len(cases.table.rows.ids) > 0
    assert screen.page is None


def test_days_that_end_before_they_begin_are_refused_in_words(bench):
    screen = numbers(bench)
    view = screen.measures
    view.period.box.setCurrentText(OTHER)
    view.first.set_value(TODAY)
    view.last.set_value(date(TODAY.year - 1, 1, 1))
    view.show_button.click()
    bench.settle()
    assert "cannot end" in view.said.accessibleName()
    bench.window.show_place(ALL)


def test_limits_are_reckoned_anew_from_a_day_with_a_reason_and_as_before_again(bench):
    with bench.office.record.writing(author="test") as session:
        session.get_one(Officer, bench.office.desk().officer.id).role = Role.COMPLAINTS_MANAGER.value
    bench.office._seated = bench.office._sit_down()
    screen = numbers(bench)
    bench.window.show_place(Place("numbers", place="K2"))
    bench.settle()
    box = screen.page.rebase
    box.opens.click()
    box.on.set_value(date(2026, 4, 1))
    box.does.click()
    bench.settle()
    assert "What changed" in box.because.error
    box.because.set_value("Letters are written by a team of their own")
    box.does.click()
    bench.settle()
    assert [each.because for each in screen.page.anew] == ["Letters are written by a team of their own"]
    back = next(each for each in screen.page.rebase.findChildren(Button) if each.text() == "Take back")
    back.click()
    bench.settle()
    assert screen.page.anew == ()
