"""Lists of promises for who keeps them without the program: what goes out, and what of it comes back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from complaints_desktop.actions.commitments import promise, update
from complaints_desktop.case.case import load_case
from complaints_desktop.exchange.promise_list import TITLES, lines_of, unnamed, write_promises
from complaints_desktop.exchange.promises_back import Result, preview, take_back
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.commitment_board import BoardLine, commitment_board
from complaints_desktop.rules.refusals import Refused
from db.terms import CommitmentState, EvidenceKind, Readiness, Role, UpdateKind
from tests.complaints_desktop.exchange.workbook import Cell, Formula, packed, parts, workbook
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY, DUE = date(2026, 3, 26), date(2026, 4, 24)
WHATS = ("=Mend the gutter", "Mend the fence", "Clear the drain")


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint with three promises, two of them a contractor's."""
    case_id = office.log(TODAY)
    for what, contractor in zip(WHATS, ("Brixton Roofs", "Brixton Roofs", None), strict=True):
        with office.working() as session:
            typed = filled("promise", what=what, due_on=DUE, contractor=contractor)
            promise(session, office.desk, case_id=case_id, typed=typed)
    return case_id


def board(office: Office) -> tuple[BoardLine, ...]:
    with office.record.reading() as session:
        return commitment_board(session, office.desk).lines


def promises(office: Office, case_id: str) -> list[CommitmentFacts]:
    """The three, in the order they were made."""
    with office.record.reading() as session:
        found = {each.what: each for each in load_case(session, case_id).commitments}
    return [found[what] for what in WHATS]


def sheet(path: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def filled_in(office: Office, case_id: str, path: Path, *said: Sequence[Cell]) -> Path:
    """Write a list with a row for each promise in turn, its last four cells as `said`."""
    reference = board(office)[0].reference
    rows = [
        (each.id, reference, each.what, each.due_on, "", *cells)
        for each, cells in zip(promises(office, case_id), said, strict=False)
    ]
    path.write_bytes(workbook([TITLES, *rows]))
    return path


def back(office: Office, path: Path):
    with office.working() as session:
        return take_back(session, office.desk, path)[0]


def looked_at(office: Office, path: Path):
    with office.record.reading() as session:
        return preview(session, office.desk, path)


def test_a_list_names_nobody_and_no_cell_of_it_is_a_formula(office: Office, case_id: str, tmp_path: Path):
    lines = lines_of(board(office), contractor="brixton  roofs")
    write_promises(tmp_path / "list.xlsx", lines)
    head, *rows = sheet(tmp_path / "list.xlsx")
    assert tuple(head) == TITLES
    assert {row[2] for row in rows} == set(WHATS[:2])  # words, whatever they begin with
    assert all(row[3] == DUE and row[5:] == ["", "", "", ""] for row in rows)
    resident = lines[0].resident
    assert resident
    assert not [cell for row in rows for cell in row if resident in str(cell)]
    assert unnamed("Ring Jo about the Jobs board", "Jo") == "Ring the resident about the Jobs board"
    assert unnamed("Call Mr Okafor, Okafor Road, every Friday", "Chidi Okafor").startswith("Call the resident, Okafor")
    assert unnamed("Call Mr Okafor", "") == "Call Mr Okafor"
    for said, to_others in (
        ("Pay you £50", "Pay the resident £50"),
        ("Set £50 against your rent arrears", "Set £50 against the resident’s rent arrears"),
        (
            "Ring you when you are in, so you can choose",
            "Ring the resident when they are in, so they can choose",
        ),
        ("You will get a new boiler; young people too", "They will get a new boiler; young people too"),
    ):
        assert unnamed(said, "") == to_others
    assert len(lines_of(board(office))) == 3
    with pytest.raises(Refused, match="no open promise of Nobody"):
        lines_of(board(office), owner="Nobody")
    with pytest.raises(Refused, match=r"“list\.pdf” does not say what"):
        write_promises(tmp_path / "list.pdf", lines)


def test_what_goes_out_comes_back_as_nothing_filled_in(office: Office, case_id: str, tmp_path: Path):
    for name in ("list.xlsx", "list.csv"):
        write_promises(tmp_path / name, lines_of(board(office)))
        assert [row.result for row in back(office, tmp_path / name).rows] == [Result.EMPTY] * 3


def test_what_is_filled_in_is_understood_before_and_written_after(office: Office, case_id: str, tmp_path: Path):
    with office.working() as session:
        typed = filled("update", text="Ordered", readiness=Readiness.ORDERED, job_number="J 77")
        update(session, office.desk, commitment_id=promises(office, case_id)[1].id, typed=typed)
    path = filled_in(
        office,
        case_id,
        tmp_path / "list.xlsx",
        (TODAY, "Job sheet 4711", "", "@noon the gutter hung"),
        ("", "", date(2026, 4, 2), "The panels came"),
        ("26/3/2026", "", "", ""),
    )
    tried = looked_at(office, path)
    assert [each.state for each in promises(office, case_id)] == [CommitmentState.OPEN] * 3
    assert [row.result for row in tried.rows] == [Result.DONE, Result.UPDATED, Result.DONE]
    assert tried.rows[0].reason == "noted: @noon the gutter hung; done on Thu 26 Mar 2026, shown by Job sheet 4711"
    assert tried.rows[1].reason == "appointment on Thu 2 Apr 2026; noted: The panels came"
    assert back(office, path).rows == tried.rows

    gutter, fence, drain = promises(office, case_id)
    assert (gutter.state, gutter.completed_on) == (CommitmentState.COMPLETED, TODAY)
    assert (gutter.evidence_kind, gutter.evidence) == (EvidenceKind.REFERENCE, "Job sheet 4711")
    assert [each.kind for each in gutter.updates] == [UpdateKind.PROGRESS, UpdateKind.COMPLETED]
    assert (fence.appointment_on, fence.readiness, fence.job_number) == (date(2026, 4, 2), Readiness.ORDERED, "J 77")
    assert (drain.state, drain.work_done_on) == (CommitmentState.OPEN, TODAY)
    assert [row.result for row in back(office, path).rows] == [Result.INVALID, Result.EMPTY, Result.EMPTY]
    assert [len(each.updates) for each in promises(office, case_id)] == [2, 2, 1]


def test_what_cannot_be_understood_is_said_row_by_row_and_not_written(office: Office, case_id: str, tmp_path: Path):
    table: list[tuple[Sequence[Cell], str, str]] = [
        (("next Tuesday", "", "", ""), "Done on", "“next Tuesday” is not a date"),
        (("31/2/2026", "", "", ""), "Done on", "There is no such day as 31/2/2026"),
        ((46000, "", "", ""), "Done on", "“46000” is not a date"),
        ((date(2026, 3, 27), "", "", ""), "Done on", "has not come yet"),
        ((date(2026, 3, 25), "", "", ""), "Done on", "is before the promise"),
        ((TODAY, "The job sheet", "", ""), "Evidence reference", "A reference has a number"),
        (("", "Job sheet 4711", "", ""), "Done on", "no day on which it was done"),
        (("", "", "soon", ""), "Appointment", "“soon” is not a date"),
        (("", "", date(1926, 4, 2), ""), "Appointment", "The year 1926 cannot be right"),
        (("", "", "", "n/a"), "Note", "says nothing"),
        ((Formula("TODAY()", "46107"), "", "", ""), "", "Cell F2 holds a formula"),
        (("", "", "", Formula('HYPERLINK("x")', "see here")), "", "Cell I2 holds a formula"),
    ]
    for cells, column, why in table:
        (row,) = back(office, filled_in(office, case_id, tmp_path / "list.xlsx", cells)).rows
        assert (row.result, row.column) == (Result.INVALID, column), why
        assert why in row.reason
    assert [len(each.updates) for each in promises(office, case_id)] == [0, 0, 0]


def test_rows_that_name_no_promise_or_anothers_are_refused(office: Office, case_id: str, tmp_path: Path):
    first = promises(office, case_id)[0].id
    reference = board(office)[0].reference
    rows = [
        (TITLES),
        ("", reference, "", "", "", "", "", "", "On Monday it rained"),
        ("4711", reference, "", "", "", "", "", "", "On Monday it rained"),
        (first, "26-XXX-0001", "", "", "", "", "", "", "On Monday it rained"),
        (first, reference, "", "", "", "", "", "", "On Monday it rained"),
        (first, reference, "", "", "", "", "", "", "On Monday it rained"),
    ]
    (tmp_path / "list.xlsx").write_bytes(workbook(rows))
    report = back(office, tmp_path / "list.xlsx")
    assert [row.result.value for row in report.rows] == ["not understood"] * 3 + ["updated", "not understood"]
    for row, why in zip(report.rows, ("missing", "no promise", "not of “26-XXX-0001”", "noted", "Line 5"), strict=True):
        assert why in row.reason


def test_merged_cells_are_named(office: Office, case_id: str, tmp_path: Path):
    path = filled_in(office, case_id, tmp_path / "list.xlsx", *[(TODAY, "Job sheet 4711", "", "")] * 3)
    made = parts(sheet(path))
    name = "xl/worksheets/sheet1.xml"
    merged = '</sheetData><mergeCells count="1"><mergeCell ref="G2:G3"/></mergeCells>'
    path.write_bytes(packed({**made, name: str(made[name]).replace("</sheetData>", merged)}))
    rows = looked_at(office, path).rows
    assert [row.result for row in rows] == [Result.INVALID, Result.INVALID, Result.DONE]
    assert rows[1].reason.startswith("Cells G2 to G3 are merged into one")


def test_who_keeps_promises_brings_in_their_own_alone_and_an_auditor_none(office: Office, case_id: str, tmp_path: Path):
    path = filled_in(office, case_id, tmp_path / "list.xlsx", ("", "", "", "On Monday it rained"))
    for role, why in ((Role.OWNER, "that is another's"), (Role.AUDITOR, "may not")):
        office.desk = replace(office.desk, officer=replace(office.desk.officer, id="other", role=role))
        (row,) = looked_at(office, path).rows
        assert (row.result, why in row.reason) == (Result.INVALID, True)


def test_a_table_of_something_else_is_refused(office: Office, tmp_path: Path):
    table = [(("a", "b"), "not a table of promises"), (("Note", "By when"), "has no column “Id”")]
    for head, why in table:
        (tmp_path / "list.xlsx").write_bytes(workbook([head, ("x", "y")]))
        with pytest.raises(Refused, match=why):
            looked_at(office, tmp_path / "list.xlsx")
