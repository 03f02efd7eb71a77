"""The weekly list as rows, and one's own dates as a calendar: no formula, no name where a contractor sees it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from complaints_desktop.exchange.calendar_file import as_calendar
from complaints_desktop.exchange.listed import write_list
from complaints_desktop.exchange.promise_paper import ticking, write_list_out
from complaints_desktop.exchange.weekly import By, weekly_pdf, weekly_rows, weekly_titles, write_weekly
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.commitment_board import BoardLine
from complaints_desktop.rules.forecast import Forecast
from complaints_desktop.rules.on_time import Kept
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.risk import Band, Risk
from tests.complaints_desktop.facts import OFFICER, a_promise
from tests.complaints_desktop.office import Office

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
    contractors = list(weekly_rows([*lines, line(a_promise(contractor="ZED  ltd"))], By.CONTRACTOR))
    assert [row[:4] for row in contractors] == [
        ("acorn", "An Officer", "Repair the gutter", "26-AAA-0001"),
        ("Zed Ltd", "An Officer", "Call the resident", "26-AAA-0001"),
        ("Zed Ltd", "An Officer", "Repair the gutter", "26-AAA-0001"),  # however it is written
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


def at_risk(promise: CommitmentFacts, impact: int, likelihood: int, days_left: int | None) -> BoardLine:
    overdue = days_left is not None and days_left < 0
    said = {"because": (), "jeopardy": False, "forecast": Forecast(percent=50, because=()), "overdue": overdue}
    risk = Risk(impact=impact, likelihood=likelihood, band=Band.HIGH, days_left=days_left, **said)  # type: ignore[arg-type]
    return replace(line(promise), risk=risk)


def pages(content: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def test_the_weekly_list_on_paper_begins_with_the_matrix_and_gives_each_their_own_sheets(office: Office):
    desk = office.on(date(2026, 3, 26))
    bea = replace(OFFICER, id="bea", name="Bea <b>Moss</b>")
    lines = [
        at_risk(a_promise(what="Call Mr Moss about <b>it</b> & go", contractor="Zed Ltd"), 4, 3, -2),
        at_risk(a_promise(owner=bea, due_on=date(2026, 4, 2)), 4, 3, None),  # past the known bank holidays
        line(a_promise(owner=bea)),  # no longer open
    ]
    made = weekly_pdf(lines, desk, By.OWNER, sample=True)
    front, first, second = pages(made)
    assert "Commitments, Thursday 26 March 2026" in front
    assert "Possible – – – 2 high –" in front
    assert "An Officer 1 1 Bea <b>Moss</b> 2 0" in front
    assert "Call Mr Moss about <b>it</b> & go Ada Moss (26-AAA-0001) Mon 2 Feb 2026 2 working days overdue" in first
    assert "Thu 2 Apr 2026 high 12" in second
    assert all("SAMPLE DATA" in page for page in (front, first, second))
    structure = PdfReader(BytesIO(made)).trailer["/Root"]
    assert structure["/MarkInfo"]["/Marked"]
    assert structure["/StructTreeRoot"]["/K"]

    front, theirs = pages(weekly_pdf(lines, desk, By.CONTRACTOR, sample=False))
    assert "Commitments by contractor, Thursday 26 March 2026" in front
    assert "Call the resident about <b>it</b> & go 26-AAA-0001" in theirs
    assert "SAMPLE" not in front
    with pytest.raises(Refused, match="does not say what it is to be"):
        write_weekly(Path("list.docx"), lines, desk, By.OWNER, sample=False)


def test_a_list_to_be_ticked_has_a_box_for_each_promise_and_names_no_resident(office: Office):
    lines = [line(a_promise(what="Ring Mrs Moss", job_number="J-77")), line(a_promise())]
    (words,) = pages(ticking(lines, office.on(date(2026, 3, 26)), who="Zed Ltd", sample=False))
    assert "Promises to keep: Zed Ltd" in words
    assert "26-AAA-0001 Job J-77 Ring the resident" in words
    assert words.count("☐") == 2
    assert "Moss" not in words


def test_a_list_leaves_payments_out_and_says_why(office: Office, tmp_path: Path):
    pays = line(a_promise(what="Pay you £250", offer_id="offer"))
    lines, desk = [line(a_promise()), pays, pays], office.on(date(2026, 3, 26))
    (words,) = pages(ticking(lines, desk, who="Zed Ltd", sample=False))
    assert (words.count("☐"), "£250" in words, "1 promise that we made" in words) == (1, False, True)
    assert "2 payments are left out: they are recorded under Money, where they are paid." in words
    write_list_out(tmp_path / "list.csv", lines, desk, who="", sample=False)
    assert "£250" not in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(Refused, match="is a payment, which no list can record"):
        write_list_out(tmp_path / "list.csv", [pays], desk, who="", sample=False)
