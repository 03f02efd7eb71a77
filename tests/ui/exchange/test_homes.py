"""The list of homes is tried first, brought in, and brought up to date by the list of another day."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from complaints_desktop.exchange.homes import Result
from tests.ui.settings.conftest import as_resolution_officer

__all__ = ["as_resolution_officer"]
HEAD = "UPRN,Address,Postcode,Bedrooms"


@pytest.fixture
def screen(bench):
    return bench.show("homes")


@pytest.fixture
def try_list(bench, screen, chosen, tmp_path):
    def choose(*rows):
        path = tmp_path / "homes.csv"
        path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
        chosen.append(path)
        press(bench, screen.again if screen.again.isVisible() else screen.choose)

    return choose


def press(bench, button):
    bench.bot.keyClick(button, Qt.Key.Key_Space)
    bench.settle()


def homes(bench):
    return bench.office.record.rows("SELECT uprn, postcode FROM home ORDER BY uprn")


def shown(screen):
    rows = screen.table.table.rows
    return [(row.line, row.result) for row in map(rows.row_at, range(rows.rowCount()))]


def test_the_list_is_tried_first_and_what_is_wrong_stands_first(bench, screen, try_list):
    try_list("10001,1 Alder Court,LE3 9QX,2", "abc,2 Alder Court,,3")
    assert homes(bench) == []
    assert screen.said.accessibleName().startswith("homes.csv: 2 rows, 1 new, 0 changed")
    assert screen.unknown.accessibleName() == "1 column not known, and left out bedrooms"
    assert shown(screen) == [(3, Result.INVALID)]
    assert screen.begin.text() == "Bring in 1 home"


def test_what_is_sound_comes_in_and_the_next_list_brings_it_up_to_date(bench, screen, try_list):
    try_list("10001,1 Alder Court,LE3 9QX,2", "10002,2 Alder Court,LE3 9QX,2")
    press(bench, screen.begin)
    assert homes(bench) == [("10001", "LE3 9QX"), ("10002", "LE3 9QX")]
    assert screen.said.accessibleName().startswith("2 homes new, 0 brought up to date")
    try_list("10001,1 Alder Court,LE3 9QX,2", "10002,2 Alder Court,LE3 9QZ,2")
    words = {button.text(): button for button in screen.table.results.findChildren(QPushButton)}
    assert list(words) == ["All 2", "New 0", "Changed 1", "The same 1", "Invalid 0"]
    press(bench, screen.begin)
    assert homes(bench) == [("10001", "LE3 9QX"), ("10002", "LE3 9QZ")]


def test_a_list_that_says_nothing_new_is_not_brought_in(bench, screen, try_list):
    try_list("10001,1 Alder Court,LE3 9QX,2")
    press(bench, screen.begin)
    try_list("10001,1 Alder Court,LE3 9QX,2")
    assert not screen.begin.isVisible()
    assert screen.again.hasFocus()


@pytest.mark.usefixtures("as_resolution_officer")
def test_a_resolution_officer_is_told_whose_the_list_is_to_bring_in(bench):
    screen = bench.show("homes")
    assert not screen.choose.isEnabled()
    assert screen.said.isVisible()
