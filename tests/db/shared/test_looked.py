"""Who looked, at the server: signed by the log-in, never altered, read by those who audit, and let go of when old."""

from typing import Any

import psycopg
import pytest

from tests.db.shared.conftest import Office
from tests.db.shared.desk import look, new_row
from tests.tables import each_row


def lines(office: Office, **which: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = office["mia"].call("looks", **which)
    return found


def test_a_line_says_who_by_the_log_in_and_at_which_desk_whatever_its_sender_says(office: Office):
    case = office.case("ann")
    office["bob"].call("looked", lines=[look(case.id, by_id=office.officer("ann").officer_id, login="ann", desk="XXX")])
    (line,) = lines(office)
    assert (line["by"], line["by_id"]) == ("Bob", office.officer("bob").officer_id)
    assert line["desk"] == office["bob"].hello_said["code"]
    assert (line["what"], line["case_id"]) == ("case opened", case.id)


def test_a_line_that_came_is_never_altered_by_its_sender_or_another(office: Office):
    case = office.case("ann")
    first = look(case.id)
    for login, said in (
        ("bob", {}),
        ("bob", {"what": "list taken out", "case_id": None}),
        ("ann", {"what": "case taken out"}),
    ):
        office[login].call("looked", lines=[first | said])
    assert {(each["by"], each["what"]) for each in lines(office)} == {("Bob", "case opened"), ("Ann", "case taken out")}


def test_nobody_reaches_the_lines_but_by_the_two_functions(office: Office):
    for statement in ("SELECT * FROM sync.look", "DELETE FROM sync.look", "UPDATE sync.look SET what = 'x'"):
        for login in ("ann", "mia"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                office[login].connection.execute(statement)


def test_they_are_asked_for_by_person_case_and_days(office: Office):
    one, other = office.case("ann"), office.case("ann")
    office["ann"].call("looked", lines=[look(one.id, at="2026-03-01T10:00:00.000+00:00"), look(other.id)])
    office["bob"].call("looked", lines=[look(one.id, at="2026-03-02T00:00:00.000+00:00")])
    assert len(lines(office, by_id=office.officer("ann").officer_id)) == 2
    assert [each["by"] for each in lines(office, case_id=one.id)] == ["Bob", "Ann"]
    march_1 = {"from": "2026-03-01T00:00:00.000+00:00", "until": "2026-03-02T00:00:00.000+00:00"}
    assert [each["by"] for each in lines(office, **march_1)] == ["Ann"]


@each_row(
    "wrong",
    [
        {"what": "Mrs Vale, 3 Elm Road"},
        {"case_id": "Mrs Vale"},
        {"thing_id": "3 Elm Road"},
        {"id": "x"},
        {"number": -1},
        {"number": "Mrs Vale"},
        {"at": "yesterday"},
        {"at": None},
    ],
    ids=str,
)
def test_what_is_no_line_is_refused_and_nothing_of_its_page_stays(office: Office, wrong: dict[str, Any]):
    with pytest.raises(psycopg.errors.Error) as refused:
        office["ann"].call("looked", lines=[look(None), look(None) | wrong])
    assert refused.value.sqlstate == "SY006"
    assert "Vale" not in str(refused.value)
    assert lines(office) == []


def test_more_than_a_page_is_refused(office: Office):
    assert office["ann"].call("looked", lines=[look(None) for _ in range(500)]) == {"taken": 500}
    with pytest.raises(psycopg.errors.Error, match="no lines"):
        office["ann"].call("looked", lines=[look(None) for _ in range(501)])


def test_a_clock_that_runs_ahead_dates_no_line_later_than_it_came(office: Office):
    office["ann"].call("looked", lines=[look(None, at="2099-01-01T00:00:00.000+00:00")])
    (line,) = lines(office)
    assert line["at"] <= line["received_at"]


@pytest.mark.parametrize(("months", "stay"), [(None, 1), (12, 0)])
def test_old_lines_end_by_the_register_of_the_landlord(office: Office, months: int | None, stay: int):
    office["ann"].call("looked", lines=[look(None)])
    office.shared.admin.execute("UPDATE sync.look SET received_at = received_at - interval '18 months'")
    if months:
        rule = {"kind": "keeping", "name": "looks", "value": {"months": months}, "from_on": "2026-01-01"}
        office["mia"].push(new_row("dated_rule", {}, **rule, until_on=None, struck=False))
    office["ann"].call("looked", lines=[])
    assert len(lines(office)) == stay
