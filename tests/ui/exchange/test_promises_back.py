"""A list of promises that comes back: what was understood of each row first, then all of it recorded, and undone."""

import csv
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt

from complaints_desktop.actions.undo import undo
from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.promise_list import write_promises
from complaints_desktop.exchange.promises_back import Result
from complaints_desktop.reading.commitment_board import commitment_board
from tests.ui.settings.conftest import as_resolution_officer

__all__ = ["as_resolution_officer"]


@pytest.fixture
def path(bench, tmp_path):
    """A list with an appointment for the first promise, and of the second a day that is none."""
    with bench.office.record.reading() as session:
        lines = commitment_board(session, bench.office.desk()).lines
    write_promises(tmp_path / "list.csv", lines)
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        head, first, second, *_ = csv.reader(file)
    first[-2:], second[-2] = ("20/4/2026", "The part has come"), "next week"
    with (tmp_path / "back.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, first, second])
    return tmp_path / "back.csv"


def rows(screen):
    shown = screen.table.table.rows
    return [shown.row_at(number) for number in range(shown.rowCount())]


@pytest.mark.usefixtures("as_resolution_officer")
def test_what_is_not_understood_stands_first_with_its_promise_and_the_rest_is_recorded(bench, chosen, path):
    screen = bench.show("promises-back")
    chosen.append(path)
    bench.bot.keyClick(screen.choose, Qt.Key.Key_Space)
    bench.settle()
    (wrong,) = rows(screen)
    assert (wrong.line, wrong.result, wrong.column) == (3, Result.INVALID, "Appointment")
    assert wrong.complaint
    assert wrong.what
    assert screen.said.accessibleName().startswith("back.csv: 2 rows, 0 done, 1 updated, 1 not understood")
    assert screen.begin.text() == "Record 1 row"

    heard = []
    bench.operations.written.connect(lambda changes, _: heard.append(changes))
    bench.bot.keyClick(screen.begin, Qt.Key.Key_Space)
    bench.settle()
    assert screen.said.accessibleName().startswith("0 promises done, 1 updated 1 row not understood")
    assert screen.tracker.hasFocus()
    known = next(row for row in rows(screen) if row.result is Result.UPDATED)
    assert appointments(bench, known.what) == [date(2026, 4, 20)]

    bench.operations.do(bench.window, partial(undo, written=heard[-1].written))  # one act, taken back as one
    bench.settle()
    assert appointments(bench, known.what) == [None]
    assert screen.said.accessibleName().startswith("What the list brought is taken back")


def appointments(bench, what):
    told = bench.office.record.rows("SELECT DISTINCT case_id FROM commitment")
    with bench.office.record.reading() as session:
        cases = [load_case(session, case_id) for (case_id,) in told]
    return [each.appointment_on for case in cases for each in case.commitments if each.what == what]
