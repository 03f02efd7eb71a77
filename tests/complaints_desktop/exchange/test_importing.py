"""Importing complaints: what is sound comes in, what is not is said, and nothing is half done."""

import csv
import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from complaints_desktop.actions import updates
from complaints_desktop.case.case import find_case
from complaints_desktop.exchange import importing
from complaints_desktop.exchange.case_json import case_as_json
from complaints_desktop.exchange.columns import COLUMNS
from complaints_desktop.exchange.importing import Report, Result, RowReport, dry_run, import_file, undo_import
from complaints_desktop.exchange.workbooks import MOST_TEXT, MOST_UNPACKED, OLE
from complaints_desktop.forms import entry
from complaints_desktop.forms.updates import Updates
from complaints_desktop.numbers.packed import columns
from complaints_desktop.reading.case_list import CaseFilter, case_rows
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.rules.refusals import Refused
from db.model import Extension, Point
from db.problems import EnvironmentProblem
from db.record.search import find
from tests.complaints_desktop.exchange.workbook import Formula, packed, parts, sharing, workbook
from tests.complaints_desktop.office import Office
from tests.complaints_desktop.reckoned import Reckoned, reckon

HEADER = "source_reference,resident_name,received_on,acknowledged_on,stage1_responded_on"


def bring(office: Office, path: Path) -> Report:
    with office.working() as session:
        return import_file(session, office.desk, path)[0]


def file_of(folder: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path = folder / "complaints.csv"
    path.write_bytes("\n".join([header, *lines]).encode(encoding))
    return path


def results(report: Report) -> list[str]:
    return [row.result.value for row in report.rows]


def test_sound_rows_come_in_with_references_of_this_desk(office: Office, tmp_path: Path):
    report = bring(office, file_of(tmp_path, "A1,Ann,2026-03-02,,", "A2,Bob,02/03/2026,05/03/2026,"))
    assert results(report) == ["new", "new"]
    assert [row.reference for row in report.rows] == ["26-K7Q-0001", "26-K7Q-0002"]
    assert office.record.rows("SELECT state FROM case_row ORDER BY row") == [("logged",), ("acknowledged",)]


@pytest.mark.parametrize(
    ("line", "column", "said"),
    [
        ("A1,Ann,2026-02-30,,", "received_on", "There is no such day as 2026-02-30"),
        ("A1,Ann,0202-03-02,,", "received_on", "The year 0202 cannot be right"),
        ("A1,Ann,yesterday,,", "received_on", "is not a date"),
        ("A1,Ann,2026-03-10,,2026-03-09", "stage1_responded_on", "is before received_on"),
        ("A1,Ann,2026-03-10,2026-03-09,", "acknowledged_on", "is before received_on"),
        ("A1,Ann,2026-03-27,,", "received_on", "has not come yet"),
        (f"A1,{'x' * 201},2026-03-10,,", "resident_name", "201 characters, and 200 fit"),
    ],
)
def test_a_row_that_cannot_be_says_why_and_the_others_are_done(
    office: Office, tmp_path: Path, line: str, column: str, said: str
):
    report = bring(office, file_of(tmp_path, line, "A2,Bob,2026-03-02,,"))
    bad, good = report.rows
    assert (bad.result, bad.column, good.result) == (Result.INVALID, column, Result.NEW)
    assert said in (bad.reason or "")
    assert office.record.rows("SELECT count(*) FROM case_") == [(1,)]
    assert office.record.rows("SELECT name FROM person") == [("Bob",)]


def test_nothing_remains_of_a_row_that_failed_not_even_its_team(office: Office, tmp_path: Path):
    header = "source_reference,received_on,team,handler"
    bring(office, file_of(tmp_path, "A1,2026-02-30,Lost team,Lost officer", header=header))
    assert office.record.rows("SELECT count(*) FROM team WHERE name = 'Lost team'") == [(0,)]
    assert office.record.rows("SELECT count(*) FROM officer WHERE name = 'Lost officer'") == [(0,)]


@pytest.fixture
def more_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the column of money take more than the record does, as one forgotten here would."""
    monkeypatch.setattr(entry, "MOST_PENCE", 2 * entry.MOST_PENCE)


@pytest.fixture
def may_offer_anything(office: Office) -> None:
    """Sit somebody down whose authority has no end, so that only the record itself says no."""
    settings = replace(office.desk.settings, authority={office.desk.officer.role: 10 * entry.MOST_PENCE})
    office.desk = replace(office.desk, settings=settings)


@pytest.mark.parametrize(("pounds", "result"), [("5000", "new"), ("5000.01", "invalid")])
def test_a_row_that_offers_more_than_who_imports_may_is_left_out_and_says_so(
    office: Office, tmp_path: Path, pounds: str, result: str
):
    header = "source_reference,received_on,compensation_pounds"
    path = file_of(tmp_path, f"A1,2026-03-02,{pounds}", "A2,2026-03-02,1", header=header)
    with office.record.reading() as session:
        assert results(dry_run(session, office.desk, path)) == [result, "new"]
    report = bring(office, path)
    assert results(report) == [result, "new"]
    if result == "invalid":
        assert (report.rows[0].column, report.rows[0].reason) == (
            "compensation_pounds",
            "£5,000.01 was offered, and you may offer £5,000. Have somebody bring this row in who may offer as much.",
        )


@pytest.mark.usefixtures("may_offer_anything")
def test_a_sum_past_any_number_the_record_can_hold_is_one_invalid_row(office: Office, tmp_path: Path):
    header = "source_reference,received_on,compensation_pounds"
    path = file_of(tmp_path, f"A1,2026-03-02,{'9' * 30}", f"A2,2026-03-02,{'9' * 5_000}", "A3,,100000", header=header)
    with office.record.reading() as session:
        assert results(dry_run(session, office.desk, path)) == ["invalid", "invalid", "new"]
    assert results(bring(office, path)) == ["invalid", "invalid", "new"]


@pytest.mark.usefixtures("more_let_through", "may_offer_anything")
def test_a_row_the_record_itself_refuses_is_found_and_the_others_are_done(office: Office, tmp_path: Path):
    header = "source_reference,received_on,compensation_pounds"
    report = bring(office, file_of(tmp_path, "A1,2026-03-02,100000.01", "A2,2026-03-02,100000", header=header))
    assert results(report) == ["invalid", "new"]
    assert "pence_sane" in (report.rows[0].reason or "")
    assert office.record.rows("SELECT source_reference FROM case_") == [("A2",)]


def test_a_sum_that_no_record_can_hold_is_one_invalid_row(office: Office, tmp_path: Path):
    header = "source_reference,received_on,compensation_pounds"
    rows = ("A1,2026-03-02,99999999999999999999", "A2,2026-03-02,1")
    assert results(bring(office, file_of(tmp_path, *rows, header=header))) == ["invalid", "new"]


def test_a_duplicate_of_the_record_or_of_the_file_is_not_written_again(office: Office, tmp_path: Path):
    bring(office, file_of(tmp_path, "A1,Ann,2026-03-02,,"))
    report = bring(office, file_of(tmp_path, "A1,Ann,2026-03-02,,", "A3,Cay,2026-03-02,,", "A3,Cay,2026-03-02,,"))
    assert results(report) == ["duplicate", "new", "duplicate"]


def test_an_extension_comes_in_with_its_reason_and_the_day_it_was_told(office: Office, tmp_path: Path):
    header = (
        "source_reference,received_on,acknowledged_on,stage1_due_extended_to,stage1_extension_reason,"
        "stage1_extension_notified_on,stage1_responded_on"
    )
    told = "A1,2026-02-02,2026-02-02,2026-02-20,Survey,2026-02-16,2026-02-20"
    untold = "A2,2026-02-02,2026-02-02,2026-02-20,,,2026-02-20"
    bring(office, file_of(tmp_path, told, untold, header=header))
    outcomes = {}
    for source in ("A1", "A2"):
        with office.record.reading() as session:
            view = view_case(session, office.desk, case_id=find_case(session, source))
        clock = case_as_json(view, office.desk.calendar)["stages"][0]["clocks"][1]
        outcomes[source] = (clock["first_due"], clock["due"], clock["outcome"])
        if source == "A2":
            assert any("falls short of Code 6.4: its reason is not recorded" in line for line in clock["explanation"])
    assert outcomes == {
        "A1": ("2026-02-16", "2026-02-20", "extended"),
        "A2": ("2026-02-16", "2026-02-16", "late"),
    }


def test_what_ended_without_an_answer_and_how_the_home_was_held_are_counted(office: Office, tmp_path: Path):
    header = "source_reference,received_on,escalated_on,refused_on,refusal_ground,withdrawn_on,closed_on,tenure,estate"
    rows = (
        "R1,2026-02-02,,2026-02-05,x1,,,general needs,Alder",
        "R2,2026-02-02,2026-02-20,2026-02-24,vexatious,,,,",
        "W1,2026-02-02,,,,2026-02-06,2026-03-02,fair rent,",
    )
    report = bring(office, file_of(tmp_path, *rows, header=header))
    assert [(row.result, row.column) for row in report.rows] == [
        ("new", None), ("new", None), ("new", "tenure"),
    ]  # fmt: skip
    found = office.record.rows(
        "SELECT c.source_reference, c.closed_as, r.ground, r.stock_type, r.estate, r.numbers "
        "FROM stage_row r JOIN case_ c ON c.id = r.case_id ORDER BY 1, r.row"
    )
    numbers = columns(row[-1] for row in found)
    days = zip(*(numbers[name].tolist() for name in ("stage", "refused", "withdrawn")), strict=True)
    long_ago = "it is about something that happened more than 12 months ago"
    day = date.toordinal
    assert [(*row[:-1], *each) for row, each in zip(found, days, strict=True)] == [
        ("R1", "refused", long_ago, "low-cost rent", "Alder", 1, day(date(2026, 2, 5)), 0),
        ("R2", "refused", "", "", "", 1, 0, 0),
        ("R2", "refused", "vexatious", "", "", 2, day(date(2026, 2, 24)), 0),
        ("W1", "withdrawn", "", "", "", 1, 0, day(date(2026, 2, 6))),
    ]


def test_a_dry_run_says_the_same_and_writes_nothing(office: Office, tmp_path: Path):
    path = file_of(tmp_path, "A1,Ann,2026-03-02,,", "A1,Ann,2026-03-02,,", "A2,Bob,30 February,,")
    before = office.record.rows("SELECT count(*) FROM change")
    with office.record.reading() as session:
        tried = dry_run(session, office.desk, path)
    assert office.record.rows("SELECT count(*) FROM change") == before
    assert results(tried) == results(bring(office, path)) == ["new", "duplicate", "invalid"]


def test_unknown_columns_are_reported(office: Office, tmp_path: Path):
    report = bring(office, file_of(tmp_path, "A1,2026-03-02,blue", header="source_reference,received_on,shade"))
    assert report.unknown_columns == ("shade",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "none of its columns is known"),
        (b"", "none of its columns is known"),
        (b"a,b\n1,2\n", "none of its columns is known"),
        (b"received_on,received_on\n2026-03-02,2026-03-02\n", "has the column received_on twice"),
    ],
)
def test_a_file_that_is_no_table_of_complaints_is_refused_in_words(
    office: Office, tmp_path: Path, content: bytes, said: str
):
    path = tmp_path / "complaints.csv"
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        bring(office, path)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: b"not a workbook", "is not an Excel workbook"),
        (lambda: b"PK\x03\x04 and no more", "is not an Excel workbook"),
        (lambda: packed({"word/document.xml": "<w/>"}), "is not an Excel workbook"),
        (lambda: workbook([["received_on"]], sheet="<worksheet><oops"), "is not an Excel workbook, or is damaged"),
        (lambda: workbook([["received_on"]], doctype='<!DOCTYPE x [<!ENTITY a "b">]>'), "declares XML entities"),
        (lambda: workbook([["received_on"]], doctype="<!doctype x>"), "declares XML entities"),
        (lambda: OLE + b"\0" * 600, "is a workbook of Excel 97 to 2003"),
        (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "is locked with a password"),
        (lambda: packed({**parts([["received_on"]]), "xl/media/big.bin": b"\0" * (MOST_UNPACKED + 1)}), "holds more"),
        (lambda: workbook([["received_on"]], last="XFD2"), "holds more than 200,000 rows, 500 columns or 100 MB"),
        (lambda: workbook([["received_on"]], last="A1048576"), "holds more than 200,000 rows"),
        (lambda: workbook([["received_on"]], last="SF199999"), "holds more than 200,000 rows"),
        (lambda: sharing(MOST_TEXT // 20_000 + 1, 20_000), "holds more than 200,000 rows"),
    ],
)
def test_a_workbook_that_is_not_to_be_read_is_refused_in_words_and_at_once(
    office: Office, tmp_path: Path, file: Callable[[], bytes], said: str
):
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(file())
    with pytest.raises(Refused, match=said) as refused:
        bring(office, path)
    assert refused.value.field == "file"
    assert refused.value.do
    assert office.record.rows("SELECT count(*) FROM import_run") == [(0,)]


def test_a_zip_that_lies_about_its_sizes_is_stopped_while_it_is_unpacked(office: Office, tmp_path: Path):
    size = MOST_UNPACKED + 1
    content = packed({**parts([["received_on"]]), "xl/media/big.bin": b"\0" * size})
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (7).to_bytes(4, "little")))
    with pytest.raises(Refused, match="is not an Excel workbook, or is damaged"):
        bring(office, path)


def test_a_file_called_xlsx_that_is_none_is_refused_in_words(office: Office, tmp_path: Path):
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(b"not a workbook")
    with pytest.raises(Refused, match="not an Excel workbook"):
        bring(office, path)


def test_a_file_that_is_not_there_is_said_in_words(office: Office, tmp_path: Path):
    with pytest.raises(EnvironmentProblem, match="cannot be read"):
        bring(office, tmp_path / "nowhere.csv")


def test_a_row_that_is_not_utf8_is_said_and_the_others_are_done(office: Office, tmp_path: Path):
    path = tmp_path / "complaints.csv"
    path.write_bytes(HEADER.encode() + b"\nA1,Zo\xeb,2026-03-02,,\nA2,Zo\xc3\xab,2026-03-02,,\n")
    report = bring(office, path)
    assert results(report) == ["invalid", "new"]
    assert "not UTF-8" in (report.rows[0].reason or "")
    assert office.record.rows("SELECT name FROM person") == [("Zoë",)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_that_says_its_encoding_is_read(office: Office, tmp_path: Path, encoding: str):
    assert results(bring(office, file_of(tmp_path, "A1,Zoë,2026-03-02,,", encoding=encoding))) == ["new"]


def test_semicolons_are_columns_too(office: Office, tmp_path: Path):
    header = HEADER.replace(",", ";")
    assert results(bring(office, file_of(tmp_path, "A1;Ann, of Averham;2026-03-02;;", header=header))) == ["new"]
    assert office.record.rows("SELECT name FROM person") == [("Ann, of Averham",)]


def test_a_megabyte_in_a_field_is_one_invalid_row(office: Office, tmp_path: Path):
    header = "source_reference,received_on,summary"
    report = bring(office, file_of(tmp_path, f"A1,2026-03-02,{'x' * 1_000_000}", "A2,2026-03-02,ok", header=header))
    assert results(report) == ["invalid", "new"]


def test_a_workbook_is_read_with_its_dates(office: Office, tmp_path: Path):
    rows = [["source_reference", "received_on", "compensation_pounds"], [202509252, date(2026, 3, 2), 125.5]]
    (tmp_path / "complaints.xlsx").write_bytes(workbook(rows))
    assert results(bring(office, tmp_path / "complaints.xlsx")) == ["new"]
    assert office.record.rows("SELECT source_reference, pence FROM case_ JOIN offer ON case_id = case_.id") == [
        ("202509252", 12550)
    ]


def test_a_formula_is_read_by_the_value_it_came_to(office: Office, tmp_path: Path):
    rows = [["source_reference", "received_on"], [Formula("CONCATENATE(1,2)", "12"), date(2026, 3, 2)]]
    (tmp_path / "complaints.xlsx").write_bytes(workbook(rows))
    assert results(bring(office, tmp_path / "complaints.xlsx")) == ["new"]
    assert office.record.rows("SELECT source_reference FROM case_") == [("12",)]


def test_a_workbook_is_known_by_what_it_is_and_not_by_its_name(office: Office, tmp_path: Path):
    path = tmp_path / "complaints.csv"
    path.write_bytes(workbook([["source_reference", "received_on"], ["A1", date(2026, 3, 2)]]))
    assert results(bring(office, path)) == ["new"]


def windows_file(folder: Path) -> Path:
    return file_of(folder, "A1,Zoë,2026-03-02,,", "A2,O’Neill,2026-03-02,,", encoding="windows-1252")


def test_a_csv_of_excel_for_windows_is_offered_with_the_letters_that_differ(office: Office, tmp_path: Path):
    path = windows_file(tmp_path)
    with office.record.reading() as session:
        report = dry_run(session, office.desk, path)
    assert results(report) == ["new", "new"]
    assert report.as_json()["read_as"] == {
        "encoding": "windows-1252",
        "confirmed": False,
        "samples": ("line 2: Zoë", "line 3: O’Neill"),
    }
    with pytest.raises(Refused, match="read as Windows text it says: line 2: Zoë; line 3: O’Neill") as refused:
        bring(office, path)
    assert "--encoding windows-1252" in refused.value.do
    assert office.record.rows("SELECT count(*) FROM case_") == [(0,)]


def test_a_csv_of_excel_for_windows_comes_in_once_a_person_said_so_and_that_stays_on_record(
    office: Office, tmp_path: Path
):
    with office.working() as session:
        report, _ = import_file(session, office.desk, windows_file(tmp_path), encoding="windows-1252")
    assert results(report) == ["new", "new"]
    assert office.record.rows("SELECT name FROM person ORDER BY name") == [("O’Neill",), ("Zoë",)]
    ((kept,),) = office.record.rows("SELECT report FROM import_run")
    assert (json.loads(kept)["read_as"]["encoding"], json.loads(kept)["read_as"]["confirmed"]) == ("windows-1252", True)


def test_the_byte_that_is_no_letter_of_windows_is_named(office: Office, tmp_path: Path):
    path = tmp_path / "complaints.csv"
    path.write_bytes(b"received_on,resident_name\n2026-03-02,Zo\x81\n")
    with office.record.reading() as session, pytest.raises(Refused, match="byte 40 is no letter of it"):
        dry_run(session, office.desk, path, encoding="windows-1252")


def test_only_the_encodings_offered_are_taken(office: Office, tmp_path: Path):
    with office.record.reading() as session, pytest.raises(Refused, match="no encoding of an import"):
        dry_run(session, office.desk, windows_file(tmp_path), encoding="rot13")


def test_residents_with_the_same_name_and_address_are_one_and_with_a_bare_name_are_two(office: Office, tmp_path: Path):
    header = "source_reference,resident_name,address,received_on"
    lines = [f"A{n},Ann,{where},2026-03-02" for n, where in enumerate(("1 High St", "1 high st", "", ""))]
    bring(office, file_of(tmp_path, *lines, header=header))
    assert office.record.rows("SELECT count(*) FROM person") == [(3,)]


def test_an_import_undone_leaves_every_list_and_stays_on_record(office: Office, tmp_path: Path):
    kept = office.log(date(2026, 3, 26))
    path = file_of(tmp_path, "A1,Ann,2026-03-02,,")
    with office.working() as session:
        _, changes = import_file(session, office.desk, path)
    assert changes.made is not None
    with office.working() as session:
        undo_import(session, office.desk, run_id=changes.made)
    assert office.record.rows("SELECT case_id FROM case_row") == [(kept,)]
    assert office.record.rows("SELECT void_because FROM case_ WHERE source_reference = 'A1'") == [
        ("the import was undone",)
    ]
    assert results(bring(office, path)) == ["new"]


def test_an_import_that_has_been_worked_on_is_not_undone(office: Office, tmp_path: Path):
    with office.working() as session:
        _, changes = import_file(session, office.desk, file_of(tmp_path, "A1,Ann,2026-03-02,,"))
    assert changes.made is not None
    (case_id,) = changes.cases
    with office.working() as session:
        updates.agree_updates(session, office.desk, case_id=case_id, typed=Updates(updates_agreed="Phone, Fridays"))
    with office.working() as session, pytest.raises(Refused, match="1 case of this import has been worked on"):
        undo_import(session, office.desk, run_id=changes.made)


@pytest.mark.parametrize(("days", "undone"), [(34, True), (35, False)])
def test_an_import_is_undone_while_all_that_was_done_since_is_at_hand(
    office: Office, tmp_path: Path, days: int, undone: bool
):
    with office.working() as session:
        _, changes = import_file(session, office.desk, file_of(tmp_path, "A1,Ann,2026-03-02,,"))
    assert changes.made is not None
    office.on(office.desk.today + timedelta(days))
    expected = nullcontext() if undone else pytest.raises(Refused, match="35 days old or more")
    with expected, office.working() as session:
        undo_import(session, office.desk, run_id=changes.made)
    assert (case_rows(office.record, CaseFilter()) == []) == undone


@pytest.mark.usefixtures("more_let_through")
def test_the_resident_of_a_refused_row_is_not_taken_for_one_on_record(office: Office, tmp_path: Path):
    """The second row names the same person, whom nobody wrote down with the first."""
    header = "source_reference,resident_name,postcode,phone,received_on,compensation_pounds"
    ann = "Ann,ZX1 1AA,01632 960001,2026-03-02"
    assert results(bring(office, file_of(tmp_path, f"A1,{ann},100000.01", f"A2,{ann},1", header=header))) == [
        "invalid",
        "new",
    ]
    assert office.record.rows("SELECT name FROM case_ JOIN person ON person.id = person_id") == [("Ann",)]


@pytest.mark.usefixtures("more_let_through")
def test_a_resident_on_record_stays_known_when_a_row_of_theirs_is_refused(office: Office, tmp_path: Path):
    header = "source_reference,resident_name,postcode,phone,received_on,compensation_pounds"
    ann = "Ann,ZX1 1AA,01632 960001,2026-03-02"
    bring(office, file_of(tmp_path, f"A0,{ann},1", header=header))
    bring(office, file_of(tmp_path, f"A1,{ann},100000.01", f"A2,{ann},1", header=header))
    assert office.record.rows("SELECT count(*) FROM person") == [(1,)]
    assert office.record.rows("SELECT count(*) FROM case_") == [(2,)]


def test_a_cancelled_import_keeps_nothing(office: Office, tmp_path: Path):
    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), office.working() as session:
        import_file(session, office.desk, file_of(tmp_path, "A1,Ann,2026-03-02,,"), progress=cancel)
    assert case_rows(office.record, CaseFilter()) == []


def test_the_search_finds_what_was_imported_once_and_what_is_logged_before_and_after(office: Office, tmp_path: Path):
    earlier = office.log(date(2026, 3, 2), summary="A gutter")
    bring(office, file_of(tmp_path, "A1,Ann Gutter,2026-03-02,,", "A2,Bob,2026-03-02,,"))
    later = office.log(date(2026, 3, 2), summary="The other gutter")
    imported = find_in(office, "A1")
    assert [hit.case_id for hit in find(office.record, "gutter")] == [imported, later, earlier]
    assert office.record.rows("SELECT count(*), count(DISTINCT rowid) FROM search_case") == [(4, 4)]


def test_what_comes_with_an_imported_case_is_found_with_it_once_and_what_is_added_later_too(office, tmp_path):
    header = "source_reference,received_on,acknowledged_on,stage1_due_extended_to,stage1_extension_reason"
    bring(office, file_of(tmp_path, "A1,2026-02-02,2026-02-02,2026-02-20,Scaffolding", header=header))
    imported = find_in(office, "A1")
    assert [hit.case_id for hit in find(office.record, "scaffolding")] == [imported]
    assert office.record.rows("SELECT count(*), count(DISTINCT rowid) FROM search_case") == [(1, 1)]
    with office.working() as session:
        session.add(Point(case_id=imported, number=1, text="The gutter", added_on=date(2026, 3, 2)))
    assert [hit.case_id for hit in find(office.record, "scaffolding gutter")] == [imported]
    with office.working() as session:
        session.execute(update(Extension).values(reason="A survey"))
    assert find(office.record, "scaffolding") == []


def find_in(office: Office, reference: str) -> str:
    with office.record.reading() as session:
        return find_case(session, reference)


def test_after_a_cancelled_import_what_is_logged_is_found(office: Office, tmp_path: Path):
    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), office.working() as session:
        import_file(session, office.desk, file_of(tmp_path, "A1,Ann,2026-03-02,,"), progress=cancel)
    case_id = office.log(date(2026, 3, 2), summary="A gutter")
    assert [hit.case_id for hit in find(office.record, "gutter")] == [case_id]


REAL = Path(__file__).parent / "published_decisions.json"


@pytest.mark.parametrize(
    "decision", json.loads(REAL.read_text(encoding="utf-8"))["cases"], ids=lambda c: c["row"]["source_reference"]
)
def test_published_day_counts_come_out_of_imported_decisions(office: Office, tmp_path: Path, decision):
    row = decision["row"]
    path = tmp_path / "decision.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    bring(office, path)
    with office.record.reading() as session:
        view = view_case(session, office.desk, case_id=find_case(session, row["source_reference"]))
    shown = case_as_json(view, office.desk.calendar)
    for count in (*decision["published"], *decision.get("counted", ())):
        stage = next(stage for stage in shown["stages"] if stage["stage"] == count["stage"])
        span = next(span for span in stage["spans"] if (span["from"], span["to"]) == (count["from"], count["to"]))
        assert span["working_days"] == count["working_days"] - count.get("off_by", 0)
    clocks = [Reckoned(c.rule.stage, c.rule.clock, c.first_due, c.due, c.outcome.value) for c in view.clocks]
    assert clocks == list(reckon(view.case, office.desk.today))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.text(max_size=40), min_size=1, max_size=26))
def test_whatever_stands_in_a_row_it_is_judged_and_never_a_bug(office: Office, tmp_path: Path, cells: list[str]):
    path = tmp_path / "anything.csv"
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerow(cells)
    with office.record.reading() as session:
        report = dry_run(session, office.desk, path)
    assert len(report.rows) <= 1


def test_of_a_very_long_report_what_did_not_come_in_is_kept(monkeypatch):
    monkeypatch.setattr(importing, "KEPT_ROWS", 3)
    results = [Result.NEW, Result.NEW, Result.INVALID, Result.DUPLICATE, Result.NEW]
    rows = tuple(RowReport(line, result) for line, result in enumerate(results, 2))
    kept = Report("a.csv", rows, (), False, "").as_kept()
    assert [row["line"] for row in kept["rows"]] == [2, 4, 5]
    assert kept["counts"] == {"new": 3, "duplicate": 1, "invalid": 1}
