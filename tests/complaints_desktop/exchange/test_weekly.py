"""The weekly list as rows, and one's own dates as a calendar: no formula, no name where a contractor sees it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from python_calamine import CalamineWorkbook

from complaints_desktop.exchange.calendar_file import as_calendar
from complaints_desktop.exchange.listed import write_list
from complaints_desktop.exchange.weekly import By, weekly_rows, weekly_titles
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.on_time import Kept
from tests.complaints_desktop.facts import OFFICER, a_promise

NOW = datetime(2026, 3, 26, 12, 5, tzinfo=UTC)


def line(promise: CommitmentFacts, reference: str = "26-AAA-0001") -> BoardLine:
    of_it = {"risk": None, "level": None, "waits": False, "became": Kept.RUNNING, "last_update_on": None}
    return BoardLine(commitment=promise, case_id="case", reference=reference, resident="Ada Moss", **of_it)  # type: ignore[arg-type]


def test_the_rows_of_one_owner_stand_together_and_a_list_by_contractor_names_no_resident():
    bea = replace(OFFICER, id="bea", name="bea")
    lines = [
        line(a_promise(what="Call Ada Moss", contractor="Zed Ltd")),
        line(a_promise(owner=bea)),
        line(a_promise(contractor="acorn")),
    ]
    owners = list(weekly_rows(lines, By.OWNER))
    assert [row[0] for row in owners] == ["An Officer", "An Officer", "bea"]
    assert owners[0][2:4] == ("Call Ada Moss", "Ada Moss (26-AAA-0001)")
    contractors = list(weekly_rows(lines, By.CONTRACTOR))
    assert [row[:4] for row in contractors] == [
        ("acorn", "An Officer", "Repair the gutter", "26-AAA-0001"),
        ("Zed Ltd", "An Officer", "Call the resident", "26-AAA-0001"),
    ]
    assert all(len(row) == len(weekly_titles(by)) for by in By for row in weekly_rows(lines, by))


def test_what_looks_like_a_formula_is_words_in_the_workbook_and_in_the_table(tmp_path):
    typed = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1")
    lines = [line(a_promise(what=words, contractor=words)) for words in typed]
    for name in ("list.xlsx", "list.csv"):
        write_list(tmp_path / name, weekly_titles(By.OWNER), weekly_rows(lines, By.OWNER))
    sheet = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0).to_python()
    assert [row[2] for row in sheet[1:]] == list(typed)
    table = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert all(f"'{words}" in table for words in typed)


def test_a_date_in_the_calendar_has_the_reference_and_nothing_else():
    content = as_calendar([line(a_promise(what="Call Ada Moss; bring keys", due_on=date(2026, 4, 2)))], NOW).decode()
    assert content.splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Complaints Desktop//Commitments//EN",
        "BEGIN:VEVENT",
        "UID:promise@complaints-desktop",
        "DTSTAMP:20260326T120500Z",
        "DTSTART;VALUE=DATE:20260402",
        "SUMMARY:Commitment due: 26-AAA-0001",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    assert content.count("\r\n") == content.count("\n") == 11


def test_a_long_or_marked_reference_is_folded_and_escaped():
    reference = "A;b,c\\d" + "é" * 60
    content = as_calendar([line(a_promise(), reference)], NOW)
    assert all(len(each) <= 75 for each in content.split(b"\r\n"))
    unfolded = content.decode().replace("\r\n ", "")
    assert f"SUMMARY:Commitment due: A\\;b\\,c\\\\d{'é' * 60}\r\n" in unfolded
