"""The columns of the case list: what a line says in each, and by which shape it is marked."""

from datetime import date
from typing import NamedTuple

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.reading.case_list import SHARED, CaseLine
from complaints_desktop.reading.unsettled import Mark
from complaints_desktop.rules.calendar import WorkingCalendar
from ui.cases.columns import MARKS, UNSHARED, case_columns

THURSDAY = date(2026, 4, 2)
"""The day before Good Friday: the next working day is Tuesday 7 April."""


class At(NamedTuple):
    """A desk, as far as a column asks it."""

    today: date
    calendar: WorkingCalendar = working_calendar()


def line(**more):
    known = {
        "row": 1,
        "case_id": "a",
        "reference": "26-K7Q-0001",
        "resident": "Thomas Greenhalgh",
        "address": "12 Alder Court\nMillbrook",
        "postcode": "LE3 9QX",
        "category": "damp and mould",
        "channel": "telephone",
        "kind": "complaint",
        "stage": 1,
        "state": "received",
        "next_kind": "acknowledge",
        "next_day": "2026-04-09",
        "received_day": "2026-04-01",
        "handler": "Ruth Adeyemi",
        "covered_by": None,
        "team": "North",
        "vulnerable": False,
        "hazard": False,
        "risk": 0,
        "open_commitments": 0,
        "open": True,
    }
    return CaseLine(**{**known, **more})


@pytest.fixture(scope="module")
def columns():
    return {column.name: column for column in case_columns(lambda: At(THURSDAY))}


WORDS = {
    "reference": "26-K7Q-0001",
    "resident": "Thomas Greenhalgh",
    "category": "Damp and mould",
    "stage": "1",
    "state": "Received",
    "sync": SHARED.words,
    "next": "Acknowledge by Thu 9 Apr",
    "left": "3 left",
    "age": "1 day",
    "due": "Thu 9 Apr 2026",
    "handler": "Ruth Adeyemi",
    "risk": "",
    "address": "12 Alder Court, Millbrook",
    "postcode": "LE3 9QX",
    "channel": "telephone",
    "team": "North",
    "received": "Wed 1 Apr 2026",
    "commitments": "",
}


def test_each_column_reads_as_words(columns):
    assert {name: column.text(line()) for name, column in columns.items()} == WORDS


@pytest.mark.parametrize(
    ("next_day", "words", "mark"),
    [
        ("2026-03-30", "3 overdue", ("warning", "danger")),
        ("2026-04-01", "1 overdue", ("warning", "danger")),
        ("2026-04-02", "today", ("clock", "warn")),
        ("2026-04-07", "1 left", ("clock", "info")),
        ("2026-04-09", "3 left", ("clock", "info")),
        ("2026-04-10", "4 left", None),
        (None, "", None),
    ],
)
def test_the_days_left_are_working_days_and_three_of_them_are_a_warning(columns, next_day, words, mark):
    case = line(next_day=next_day)
    assert (columns["left"].text(case), columns["left"].mark(case)) == (words, mark)


def test_where_nothing_comes_next_nothing_is_said(columns):
    case = line(next_day=None, next_kind="", received_day=None)
    assert [columns[name].text(case) for name in ("next", "left", "received")] == ["", "", ""]
    assert columns["next"].tip(case) == ""


def test_past_the_bank_holidays_that_are_known_no_days_are_counted(columns):
    case = line(next_day="2095-04-01")
    assert columns["next"].text(case) == "Acknowledge by Fri 1 Apr"
    assert (columns["left"].text(case), columns["left"].mark(case)) == ("", None)


@pytest.mark.parametrize(
    ("hazard", "vulnerable", "mark", "tip"),
    [
        (False, False, None, ""),
        (False, True, ("people", "info"), "Thomas Greenhalgh: needs on record"),
        (True, False, ("hazard", "danger"), "Thomas Greenhalgh: hazard in the home"),
        (True, True, ("hazard", "danger"), "Thomas Greenhalgh: hazard in the home, needs on record"),
    ],
)
def test_a_hazard_goes_before_a_need(columns, hazard, vulnerable, mark, tip):
    case = line(hazard=hazard, vulnerable=vulnerable)
    assert (columns["resident"].mark(case), columns["resident"].tip(case)) == (mark, tip)


@pytest.mark.parametrize(
    ("many", "tip"),
    [
        (0, "No open commitment"),
        (1, "1 open commitment; the highest score is 12 of 25"),
        (3, "3 open commitments; the highest score is 12 of 25"),
    ],
)
def test_the_risk_says_of_how_many_promises_it_is_the_highest(columns, many, tip):
    assert columns["risk"].tip(line(risk=12, open_commitments=many)) == tip


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("", SHARED),
        ("waiting", Mark(waiting=2)),
        ("held", Mark(waiting=2, held=1)),
        ("clashes", Mark(waiting=2, held=1, clashes=1)),
    ],
)
def test_each_state_of_sharing_has_its_words_and_its_shape(columns, kind, mark):
    case = line(unshared=mark)
    assert columns["sync"].tip(case) == UNSHARED[kind]
    assert columns["sync"].mark(case) == MARKS.get(kind)


def test_numbers_stand_to_the_right_and_words_to_the_left(columns):
    assert {name for name, column in columns.items() if column.right} == {"age", "risk", "commitments"}


def test_what_is_sorted_by_days_left_is_sorted_by_the_date(columns):
    assert columns["left"].sort == columns["next"].sort == "next_on"
    assert all(column.sort for name, column in columns.items() if name != "sync")


def left_on(today):
    return {column.name: column for column in case_columns(lambda: At(today))}["left"]


def test_on_a_sunday_what_was_due_on_saturday_is_overdue_though_no_working_day_is_lost():
    left, saturday = left_on(date(2026, 4, 12)), line(next_day="2026-04-11")
    assert left.text(saturday) == "overdue"
    assert left.mark(saturday) == ("warning", "danger")
