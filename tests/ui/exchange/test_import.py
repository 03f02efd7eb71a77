"""A file is tried first, brought in as a whole, given up without a trace, and undone."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QPushButton

from complaints_desktop.desk.changes import changed
from complaints_desktop.exchange.importing import Result
from tests.ui.settings.conftest import as_resolution_officer
from ui.exchange.import_screen import ImportScreen, ImportWork
from ui.workplace.meter import Meter

__all__ = ["as_resolution_officer"]
SPACE, CTRL = Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier


def cases(bench):
    return bench.office.record.rows("SELECT count(*) FROM case_row")[0][0]


def press(bench, button):
    bench.bot.keyClick(button, SPACE)
    bench.settle()


@pytest.fixture
def tried(bench, table, chosen) -> ImportScreen:
    """The import screen after Ctrl+I and the choice of the table."""
    chosen.append(table)
    bench.bot.keyClick(bench.window, Qt.Key.Key_I, CTRL)
    bench.settle()
    screen = bench.window.shown("import")
    press(bench, screen.choose)
    return screen


def shown(screen):
    rows = screen.table.table.rows
    return [(row.line, row.result, row.reason) for row in map(rows.row_at, range(rows.rowCount()))]


def test_a_file_is_tried_first_and_nothing_is_written(bench, tried):
    assert cases(bench) == len(bench.cases)
    assert tried.said.accessibleName().startswith("complaints.csv: 4 rows, 2 new")
    assert tried.unknown.accessibleName() == "1 column not known, and left out mood"
    ((line, result, reason),) = shown(tried)
    assert (line, result) == (5, Result.INVALID)
    assert "no such day" in reason


def test_the_rows_can_be_narrowed_to_one_result(bench, tried):
    words = {button.text(): button for button in tried.table.results.findChildren(QPushButton)}
    assert list(words) == ["All 4", "New 2", "Duplicate 1", "Invalid 1"]
    press(bench, words["Duplicate 1"])
    assert [(line, result) for line, result, _ in shown(tried)] == [(4, Result.DUPLICATE)]


def test_what_is_new_comes_in_and_can_be_taken_back_as_a_whole(bench, tried):
    assert bench.window.focusWidget() is tried.begin
    assert tried.begin.text() == "Import 2 complaints"
    press(bench, tried.begin)
    assert cases(bench) == len(bench.cases) + 2
    assert tried.said.accessibleName().startswith("2 complaints imported")
    assert not tried.begin.isVisible()
    press(bench, tried.undo)
    assert cases(bench) == len(bench.cases)
    assert tried.said.accessibleName().startswith("The import is undone")
    assert not tried.undo.isVisible()


def test_a_file_of_what_is_there_already_offers_no_import(bench, tried, table):
    press(bench, tried.begin)
    tried.try_file(table)
    bench.settle()
    assert not tried.begin.isVisible()
    assert "0 new" in tried.said.accessibleName()


def test_a_file_that_is_no_table_is_refused_in_words(bench, tmp_path, chosen):
    chosen.append(tmp_path / "shopping.csv")
    chosen[-1].write_text("bread,milk\n1,2\n", encoding="utf-8")
    screen = bench.show("import")
    press(bench, screen.choose)
    assert "shopping.csv is not a table of complaints" in screen.said.accessibleName()
    assert screen.choose.isEnabled()


def test_the_letters_of_windows_text_are_shown_and_confirmed_by_the_button(bench, tmp_path, chosen):
    path = tmp_path / "excel.csv"
    path.write_bytes("source_reference,resident_name,received_on\nW1,Zoë,2026-04-01\n".encode("windows-1252"))
    chosen.append(path)
    screen = bench.show("import")
    press(bench, screen.choose)
    assert screen.letters.accessibleName() == "Not UTF-8: read as Windows text. Are these letters right? line 2: Zoë"
    assert screen.begin.text() == "Import 1 complaint with these letters"
    press(bench, screen.begin)
    assert cases(bench) == len(bench.cases) + 1
    assert screen.letters.isHidden()
    assert bench.office.record.rows("SELECT name FROM person WHERE name = 'Zoë'") == [("Zoë",)]


def test_a_file_of_utf8_asks_nothing_about_its_letters(tried):
    assert tried.letters.isHidden()
    assert tried.begin.text() == "Import 2 complaints"


def test_a_file_that_has_gone_is_said_and_can_be_tried_again(bench, table, chosen):
    chosen.append(table.with_name("gone.csv"))
    screen = bench.show("import")
    press(bench, screen.choose)
    assert bench.window.word.words.startswith("gone.csv cannot be read")
    table.rename(chosen[-1])
    again = next(each for each in bench.window.word.findChildren(QPushButton) if each.text() == "Try again")
    press(bench, again)
    assert screen.said.accessibleName().startswith("gone.csv: 4 rows, 2 new")


def test_an_import_that_is_cancelled_leaves_nothing(bench, tried):
    gate = threading.Event()
    bench.operations.do(bench.window, lambda *_: gate.wait(5) and changed())  # the record is busy
    bench.bot.keyClick(tried.begin, SPACE)
    assert tried.progress.isVisible()
    cancel = next(each for each in tried.progress.findChildren(QPushButton) if each.text() == "Cancel")
    bench.bot.keyClick(cancel, SPACE)
    gate.set()
    bench.settle()
    assert cases(bench) == len(bench.cases)
    assert tried.said.accessibleName().startswith("The import was cancelled")
    assert tried.begin.isEnabled()
    assert not tried.progress.isVisible()


def test_an_import_given_up_after_a_thousand_rows_is_rolled_back(bench, long_table):
    meter, told, ended = Meter(bench.window), [], []
    meter.moved.connect(lambda done, total: told.append((done, total)), Qt.ConnectionType.DirectConnection)
    meter.moved.connect(lambda done, _: meter.cancel() if done else None, Qt.ConnectionType.DirectConnection)
    meter.given_up.connect(lambda: ended.append(True))
    work = ImportWork(long_table, meter)
    bench.operations.do(bench.window, work, ended.append, meter=meter)
    bench.settle()
    assert told == [(0, 0), (1_000, 2_500)]
    assert ended == [True]
    assert cases(bench) == len(bench.cases)
    assert bench.office.record.rows("SELECT count(*) FROM import_run") == [(0,)]


def test_a_long_import_says_how_far_it_has_come(bench, long_table):
    screen = bench.show("import")
    screen.try_file(long_table)
    bench.settle()
    seen = []
    screen.progress._bar.valueChanged.connect(seen.append)
    press(bench, screen.begin)
    assert [done for done in seen if done > 0] == [1_000, 2_000, 2_500]
    assert cases(bench) == len(bench.cases) + 2_500


@pytest.mark.usefixtures("as_resolution_officer")
def test_a_resolution_officer_is_told_who_may_import(bench):
    screen = bench.show("import")
    assert not screen.choose.isEnabled()
    assert "Ask a team leader or a complaints manager" in screen.said.accessibleName()


def test_every_control_has_a_name_for_a_screen_reader(bench, tried):
    for kind in (QAbstractButton, QAbstractItemView):
        assert all(each.accessibleName() for each in tried.findChildren(kind) if each.focusPolicy())
