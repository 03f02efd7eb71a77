"""The case list: what it is narrowed to, in which order, and how many of each there are - against plain Python."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints_desktop.reading.case_lines import write_rows
from complaints_desktop.reading.case_list import (
    COLUMNS,
    FACETS,
    SHARED,
    CaseFilter,
    CaseLine,
    _where,
    case_lines,
    case_rows,
    facet_counts,
)
from complaints_desktop.sample import two_desks
from db.case_list import SORTED
from db.record.local import Record
from tests.complaints_desktop.office import Office, open_office
from tests.tables import each_row

TODAY = date(2026, 3, 26)

PLAIN: dict[str, Any] = {
    "resident": "",
    "address": "",
    "postcode": "",
    "category": "",
    "channel": "",
    "kind": "complaint",
    "stage": 1,
    "state": "logged",
    "next_kind": "",
    "next_on": None,
    "received_on": None,
    "handler_id": None,
    "handler": "",
    "team": "",
    "vulnerable": False,
    "hazard": False,
    "risk": 0,
    "open_commitments": 0,
    "open": True,
}
"""A line of which nothing is known."""

DESCRIBED = (
    {"category": "repairs", "channel": "letter", "team": "North", "handler": "Ann", "handler_id": "ann"},
    {"category": "repairs", "channel": "telephone", "team": "North", "handler": "Bob", "handler_id": "bob", "stage": 2},
    {"category": "repairs", "team": "South", "handler": "Ann", "handler_id": "ann", "vulnerable": True},
    {"category": "noise", "team": "South", "open": False, "state": "closed", "open_commitments": 2, "hazard": True},
    {"category": "noise", "vulnerable": True, "open": False, "state": "closed"},
    {},
)
"""Six cases, each of them another in what a list is narrowed by."""

DUE = (TODAY + timedelta(1), None, TODAY - timedelta(1), TODAY, None, TODAY + timedelta(1))
"""Their next dates."""


def lines_of(*given: dict[str, Any]) -> list[dict[str, Any]]:
    numbers = count(1)
    return [
        {**PLAIN, "case_id": f"case-{n}", "reference": f"26-K7Q-{n:04d}", **each}
        for each, n in zip(given, numbers, strict=False)
    ]


def write(record: Record, lines: list[dict[str, Any]]) -> None:
    with record.writing(author="test") as session:
        session.connection().exec_driver_sql("DELETE FROM case_row")
        if lines:
            write_rows(session, lines)


@pytest.fixture(scope="module")
def shelf(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record whose list is written afresh by each test."""
    opened = open_office(template, tmp_path_factory.mktemp("shelf"), TODAY)
    yield opened.record
    opened.record.close()


@pytest.fixture
def six(shelf: Record) -> Record:
    """The six described cases, with their next dates."""
    write(shelf, lines_of(*({**each, "next_on": due} for each, due in zip(DESCRIBED, DUE, strict=True))))
    return shelf


def numbers(record: Record, rows: list[int]) -> list[int]:
    return [int(line.case_id.removeprefix("case-")) for line in case_lines(record, rows)]


@each_row(
    ("where", "found"),
    [
        (CaseFilter(), {1, 2, 3, 4, 5, 6}),
        (CaseFilter(text="   "), {1, 2, 3, 4, 5, 6}),
        (CaseFilter(open_only=True), {1, 2, 3, 6}),
        (CaseFilter(handler_id="ann"), {1, 3}),
        (CaseFilter(handler_id="bob"), {2}),
        (CaseFilter(handler_id="cy"), set()),
        (CaseFilter(vulnerable=True), {3, 5}),
        (CaseFilter(vulnerable=True, open_only=True), {3}),
        (CaseFilter(with_commitments=True), {4}),
        (CaseFilter(with_commitments=True, open_only=True), set()),
        (CaseFilter(overdue_on=TODAY), {3}),
        (CaseFilter(overdue_on=TODAY + timedelta(1)), {3, 4}),
        (CaseFilter(overdue_on=TODAY - timedelta(1)), set()),
        (CaseFilter(facets=(("category", "repairs"),)), {1, 2, 3}),
        (CaseFilter(facets=(("category", ""),)), {6}),
        (CaseFilter(facets=(("category", "repairs"), ("team", "North"))), {1, 2}),
        (CaseFilter(facets=(("category", "repairs"), ("category", "noise"))), set()),
        (CaseFilter(facets=(("stage", 2),)), {2}),
        (CaseFilter(facets=(("state", "closed"),)), {4, 5}),
        (CaseFilter(facets=(("channel", "letter"),)), {1}),
        (CaseFilter(facets=(("handler", "Ann"),)), {1, 3}),
        (CaseFilter(facets=(("team", "'; DROP TABLE case_row; --"),)), set()),
        (CaseFilter(text="nothing of the kind"), set()),
    ],
)
def test_the_list_is_narrowed_to_what_was_asked_for(six: Record, where: CaseFilter, found: set[int]):
    assert set(numbers(six, case_rows(six, where))) == found


@pytest.mark.parametrize("where", [CaseFilter(), CaseFilter(open_only=True), CaseFilter(facets=(("team", "South"),))])
@pytest.mark.parametrize("descending", [False, True])
def test_cases_with_no_next_date_come_last_either_way(six: Record, where: CaseFilter, descending: bool):
    rows = case_rows(six, where, descending=descending)
    days = [line.next_on for line in case_lines(six, rows)]
    known = [day for day in days if day]
    assert days == [*sorted(known, reverse=descending), *[None] * (len(days) - len(known))]


def test_the_soonest_comes_first_and_among_the_same_day_the_oldest(six: Record):
    assert numbers(six, case_rows(six, CaseFilter())) == [3, 4, 1, 6, 2, 5]
    assert numbers(six, case_rows(six, CaseFilter(), descending=True)) == [6, 1, 4, 3, 5, 2]


@pytest.mark.parametrize("column", ["case_id", "open", "row", "reference; DROP TABLE case_row", "NEXT_ON", ""])
def test_a_list_is_sorted_by_nothing_that_has_no_index(six: Record, column: str):
    with pytest.raises(ValueError, match="cases are not sorted by"):
        case_rows(six, CaseFilter(), sort=column)


@pytest.mark.parametrize("column", ["case_id", "resident", "open = 1 OR stage", ""])
def test_a_list_is_narrowed_by_no_other_column(six: Record, column: str):
    for ask in (case_rows, facet_counts):
        with pytest.raises(ValueError, match="cases are not narrowed by"):
            ask(six, CaseFilter(facets=((column, "x"),)))


@pytest.mark.parametrize("sort", SORTED)
def test_every_column_offered_sorts_both_ways(shelf: Record, sort: str):
    values: dict[str, tuple[Any, Any, Any]] = {
        "stage": (1, 2, 2),
        "risk": (0, 12, 25),
        "next_on": (TODAY, TODAY + timedelta(1), TODAY + timedelta(9)),
        "received_on": (TODAY - timedelta(9), TODAY - timedelta(1), TODAY),
        "open_commitments": (0, 1, 10),
    }
    low, middle, high = values.get(sort, ("A", "B", "C"))
    write(shelf, lines_of({sort: high}, {sort: low}, {sort: middle}))
    upwards = [case_rows(shelf, CaseFilter(), sort=sort), [2, 3, 1] if middle != high else [2, 1, 3]]
    assert numbers(shelf, upwards[0]) == upwards[1]
    assert case_rows(shelf, CaseFilter(), sort=sort, descending=True) == upwards[0][::-1]


WORD = st.sampled_from(["", "a", "b"])
LINE = st.fixed_dictionaries(
    {
        "category": WORD,
        "kind": st.just("complaint"),
        "team": WORD,
        "handler": WORD,
        "stage": st.integers(1, 2),
        "next_on": st.none() | st.dates(TODAY - timedelta(2), TODAY + timedelta(2)),
        "vulnerable": st.booleans(),
        "open": st.booleans(),
        "open_commitments": st.integers(0, 1),
        "risk": st.integers(0, 3),
    }
)
WHERE = st.builds(
    CaseFilter,
    open_only=st.booleans(),
    overdue_on=st.none() | st.just(TODAY),
    vulnerable=st.booleans(),
    with_commitments=st.booleans(),
    facets=st.lists(
        st.tuples(st.sampled_from(["category", "team", "handler"]), WORD) | st.tuples(st.just("stage"), st.just(2)),
        max_size=2,
    ).map(tuple),
)


def kept(line: dict[str, Any], where: CaseFilter) -> bool:
    """Whether the filter lets a line through, said in Python."""
    asked: tuple[tuple[bool, Callable[[], bool]], ...] = (
        (where.open_only, lambda: line["open"]),
        (where.vulnerable, lambda: line["vulnerable"]),
        (where.with_commitments, lambda: line["open_commitments"] > 0),
        (where.overdue_on is not None, lambda: line["next_on"] is not None and line["next_on"] < TODAY),
    )
    return all(holds() for wanted, holds in asked if wanted) and all(line[name] == v for name, v in where.facets)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=12), WHERE, st.sampled_from(["next_on", "category", "stage", "risk"]), st.booleans())
def test_whatever_is_asked_the_list_and_its_counts_are_those_of_plain_python(
    shelf: Record, given_lines: list[dict[str, Any]], where: CaseFilter, sort: str, descending: bool
):
    lines = lines_of(*given_lines)
    write(shelf, lines)
    wanted = [line for line in lines if kept(line, where)]
    found = case_lines(shelf, case_rows(shelf, where, sort=sort, descending=descending))
    assert Counter(line.case_id for line in found) == Counter(line["case_id"] for line in wanted)
    order = [getattr(line, sort) for line in found if getattr(line, sort) is not None]
    assert order == sorted(order, reverse=descending)
    counts = facet_counts(shelf, where)
    assert set(counts) == set(FACETS)
    for column in FACETS:
        others = replace(where, facets=tuple(each for each in where.facets if each[0] != column))
        assert dict(counts[column]) == Counter(line[column] for line in lines if kept(line, others))
        assert [number for _, number in counts[column]] == sorted((n for _, n in counts[column]), reverse=True)


def test_of_a_facet_the_other_values_are_still_offered_with_what_each_would_leave(six: Record):
    counts = facet_counts(six, CaseFilter(facets=(("team", "South"), ("category", "repairs"))))
    assert dict(counts["team"]) == {"North": 2, "South": 1}
    assert dict(counts["category"])["repairs"] == 1


def test_lines_come_in_the_order_asked_for_and_those_gone_are_left_out(six: Record):
    one, two, three, *_ = case_rows(six, CaseFilter(), sort="reference")
    asked = [three, 10_000, one, two]
    assert [line.row for line in case_lines(six, asked)] == [three, one, two]
    assert case_lines(six, []) == []


def test_a_line_says_its_days_as_days(shelf: Record):
    write(shelf, lines_of({"next_on": TODAY, "received_on": TODAY - timedelta(1)}, {}))
    dated, undated = case_lines(shelf, case_rows(shelf, CaseFilter(), sort="reference"))
    assert (dated.next_on, dated.received_on) == (TODAY, TODAY - timedelta(1))
    assert (undated.next_on, undated.received_on) == (None, None)


def test_a_line_has_a_name_for_each_column_the_page_asks_for():
    named = [{"next_day": "next_on", "received_day": "received_on"}.get(each, each) for each in CaseLine._fields]
    assert named == [*COLUMNS, "unshared"]


def test_a_case_keeps_its_row_number_when_its_line_is_written_again(shelf: Record):
    lines = lines_of({}, {})
    write(shelf, lines)
    numbered = "SELECT case_id, row FROM case_row ORDER BY case_id"
    before = shelf.rows(numbered)
    with shelf.writing(author="test") as session:
        write_rows(session, [{**lines[1], "state": "responded"}, {**lines[0], "state": "closed"}])
    assert shelf.rows(numbered) == before
    assert [line.state for line in case_lines(shelf, [row for _, row in before])] == ["closed", "responded"]


def test_the_list_is_narrowed_by_what_is_found_and_by_the_rest_together(office: Office):
    leak = office.log(TODAY, summary="The roof leaks", vulnerable=True)
    office.log(TODAY, summary="The roof is loose")
    office.log(TODAY, summary="The lift is out", vulnerable=True)
    found = case_rows(office.record, CaseFilter(text="roof", vulnerable=True))
    assert [line.case_id for line in case_lines(office.record, found)] == [leak]
    assert len(case_rows(office.record, CaseFilter(text="roof"))) == 2
    assert dict(facet_counts(office.record, CaseFilter(text="roof"))["state"]) == {"logged": 2}


def test_a_line_says_what_of_its_case_waits_to_be_shared(office: Office):
    case_id = office.log(TODAY)
    rows = case_rows(office.record, CaseFilter())
    assert [line.unshared for line in case_lines(office.record, rows)] == [SHARED]
    with office.working() as session:
        two_desks.join(session)
        two_desks.clash(session, "case_", case_id, "category", theirs="noise", case_id=case_id)
    (line,) = case_lines(office.record, rows)
    assert line.unshared.words == "1 clash"


def test_narrowed_to_a_stage_the_list_is_read_in_its_order_from_an_index_alone(six: Record):
    clause, params = _where(None, CaseFilter(facets=(("stage", 2),)))
    steps = six.rows(f"EXPLAIN QUERY PLAN SELECT row FROM case_row{clause} ORDER BY next_on, row", params)
    assert [step[3] for step in steps] == ["SCAN case_row USING COVERING INDEX ix_case_row_next_on"]
