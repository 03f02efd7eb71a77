"""The landlord's list of homes: brought in as a whole, brought up to date, and found again as a complaint is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from complaints_desktop.exchange.homes import Result, bring_in, dry_run
from complaints_desktop.reading.homes import find_homes
from complaints_desktop.rules.refusals import Refused
from db.terms import Role
from tests.complaints_desktop.office import Office

HEAD = "UPRN,Address,Postcode,Estate,Stock type"
LIST = (
    "000100010001,1 Alder Court,le39qx,Alder,General needs",
    '10002,"2 Alder Court\nBrickfield Lane",LE3 9QX,Alder,Sheltered',
)


@pytest.fixture
def listed(tmp_path: Path):
    def write(*rows: str, head: str = HEAD, encoding: str = "utf-8") -> Path:
        path = tmp_path / "homes.csv"
        path.write_text("\n".join((head, *rows)), encoding=encoding)
        return path

    return write


def brought(office: Office, path: Path, **more: object):
    with office.working() as session:
        return bring_in(session, office.desk, path, **more)[0]


def homes(office: Office) -> list[tuple[object, ...]]:
    return office.record.rows("SELECT uprn, address, postcode, estate, stock_type FROM home ORDER BY uprn")


def found(office: Office, text: str) -> list[str]:
    with office.record.reading() as session:
        return [each.uprn for each in find_homes(session, text=text)]


def test_a_list_comes_in_clean(office: Office, listed):
    report = brought(office, listed(*LIST))
    assert [row.result for row in report.rows] == [Result.NEW, Result.NEW]
    assert homes(office) == [
        ("100010001", "1 Alder Court", "LE3 9QX", "Alder", "General needs"),
        ("10002", "2 Alder Court\nBrickfield Lane", "LE3 9QX", "Alder", "Sheltered"),
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(office: Office, listed):
    path = listed(*LIST, "x,3 Alder Court,,,")
    with office.record.reading() as session:
        tried = dry_run(session, path)
    assert homes(office) == []
    assert tried.rows == brought(office, path).rows


def test_the_list_again_changes_what_differs_and_nothing_else(office: Office, listed):
    brought(office, listed(*LIST))
    ((before,),) = office.record.rows("SELECT count(*) FROM change WHERE entity = 'home'")
    report = brought(office, listed(LIST[0], LIST[1].replace("Sheltered", "Extra care"), "10003,3 Alder Court,,,"))
    assert [row.result for row in report.rows] == [Result.SAME, Result.CHANGED, Result.NEW]
    assert report.rows[1].reason == "stock_type: Sheltered → Extra care"
    ((after,),) = office.record.rows("SELECT count(*) FROM change WHERE entity = 'home'")
    assert after - before == 2
    assert [row[4] for row in homes(office)] == ["General needs", "Extra care", None]


def test_a_stock_type_that_nothing_is_counted_by_is_kept_and_said_once(office: Office, listed):
    rows = (*LIST, "10003,3 Alder Court,,,Flat", "10004,4 Alder Court,,,")
    first, again = (brought(office, listed(*rows)) for _ in range(2))
    unknown = "the stock type “Flat” is not in our list: complaints from here have none until somebody says it"
    assert [row.reason for row in first.rows] == ["", "", unknown, ""]
    assert [row.reason for row in again.rows] == [""] * 4
    assert homes(office)[2][4] == "Flat"


def test_a_home_and_a_column_that_the_list_leaves_out_stay(office: Office, listed):
    brought(office, listed(*LIST))
    brought(office, listed("10002,2 Alder Court", head="uprn,address"))
    assert homes(office) == [
        ("100010001", "1 Alder Court", "LE3 9QX", "Alder", "General needs"),
        ("10002", "2 Alder Court", "LE3 9QX", "Alder", "Sheltered"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        (",3 Alder Court,,,", "uprn", "The UPRN is missing"),
        ("abc,3 Alder Court,,,", "uprn", "“abc” is no UPRN"),
        ("0,3 Alder Court,,,", "uprn", "“0” is no UPRN"),
        ("1234567890123,3 Alder Court,,,", "uprn", "“1234567890123” is no UPRN"),
        ("10003,,,,", "address", "The address is missing"),
        (f"10003,{'x' * 501},,,", "address", "This text has 501 characters, and 500 fit"),
        ("10002,3 Alder Court,,,", "uprn", "line 4 has this UPRN already"),
    ],
)
def test_a_row_that_cannot_be_is_left_out_with_its_reason_and_the_rest_comes_in(office, listed, row, column, why):
    report = brought(office, listed(*LIST, row))
    last = report.rows[-1]
    assert (last.result, last.column) == (Result.INVALID, column)
    assert last.reason.startswith(why)
    assert len(homes(office)) == 2


@pytest.mark.parametrize("uprn", ["1", "123456789012", "0000123456789012"])
def test_a_uprn_has_one_to_twelve_digits(office: Office, listed, uprn: str):
    brought(office, listed(f"{uprn},3 Alder Court,,,"))
    assert [row[0] for row in homes(office)] == [uprn.lstrip("0")]


def test_a_file_of_something_else_is_refused(office: Office, listed):
    with pytest.raises(Refused, match="not a table of homes") as refused:
        brought(office, listed("a,b", head="Name,Phone"))
    assert "uprn, address, postcode, estate" in refused.value.do


def test_letters_that_are_guessed_are_looked_at_first(office: Office, listed):
    path = listed("10003,3 Café Row,,,", encoding="windows-1252")
    with pytest.raises(Refused, match="is not UTF-8"):
        brought(office, path)
    brought(office, path, encoding="windows-1252")
    assert homes(office)[0][1] == "3 Café Row"


def test_columns_nobody_here_knows_are_named(office: Office, listed):
    report = brought(office, listed("10003,3 Alder Court,4", head="uprn,address,Bedrooms"))
    assert report.unknown_columns == ("bedrooms",)


@pytest.mark.parametrize(
    ("role", "may"), [(Role.COMPLAINTS_MANAGER, True), (Role.TEAM_LEADER, False), (Role.AUDITOR, False)]
)
def test_the_list_is_a_managers_to_bring_in(office: Office, listed, role: Role, may: bool):
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))
    if may:
        brought(office, listed(*LIST))
    else:
        with pytest.raises(Refused):
            brought(office, listed(*LIST))
    assert bool(homes(office)) is may


@pytest.mark.parametrize(
    ("typed", "uprns"),
    [
        ("le3 9", ["100010001", "10002"]),
        ("LE39QX", ["100010001", "10002"]),
        ("1000", ["100010001", "10002"]),
        ("10002", ["10002"]),
        ("2 alder", ["10002"]),
        ("Alder", ["100010001", "10002"]),
        ("brick", ["10002"]),
        ("rickfield", []),
        ("a", []),
        ("%", []),
        ("_", []),
        ("%%", []),
    ],
)
def test_a_home_is_found_by_postcode_uprn_and_words_of_its_address(office: Office, listed, typed, uprns):
    brought(office, listed(*LIST))
    assert found(office, typed) == uprns


def test_the_home_a_person_lives_in_is_kept_with_them(office: Office):
    from complaints_desktop.case.case import load_case
    from complaints_desktop.forms.people import PersonDetails

    case_id = office.log(date(2026, 3, 26), resident=PersonDetails(name="Ama Mensah", uprn="10002"))
    with office.record.reading() as session:
        resident = load_case(session, case_id).resident
    assert resident is not None
    assert resident.uprn == "10002"
