"""A list in a file: what stood in it stands there, and nothing a resident typed becomes a formula."""

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from complaints_desktop.exchange.listed import FORMULA, MOST_IN_CELL, as_csv, harmless, write_list
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem


class GivenUpError(Exception):
    """Somebody cancelled."""


TITLES = ("Reference", "Resident", "Due", "Risk")
ROWS = (("26-K7Q-0001", "Zoë Ó Briain, “Zo”", date(2026, 4, 20), 12), ("26-K7Q-0002", "", None, None))
TYPED = ['=HYPERLINK("http://x")', "+44 20 7946 0000", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1"]
"""What residents and mischief type."""


def sheet_of(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def book_of(titles, rows, folder: Path) -> bytes:
    write_list(folder / "book.xlsx", titles, rows)
    return (folder / "book.xlsx").read_bytes()


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_day_before_excel_knows_any_is_written_in_words(tmp_path: Path):
    days = (date(1899, 12, 31), date(1900, 1, 1), date(1, 1, 1))
    sheet = sheet_of(book_of(("First", "Second", "Third"), (days,), tmp_path))
    assert sheet[1] == ["31/12/1899", date(1900, 1, 1), "01/01/0001"]


def test_csv_holds_the_titles_and_the_rows_with_dates_as_dates():
    assert lines_of(as_csv(TITLES, ROWS)) == [
        list(TITLES),
        ["26-K7Q-0001", "Zoë Ó Briain, “Zo”", "2026-04-20", "12"],
        ["26-K7Q-0002", "", "", ""],
    ]


def test_csv_says_that_it_is_utf_8_for_excel_and_parts_lines_as_it_does():
    content = as_csv(TITLES, ROWS)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 3


def test_a_workbook_holds_words_dates_and_numbers_as_what_they_are(tmp_path: Path):
    titles, first, second = sheet_of(book_of(TITLES, ROWS, tmp_path))
    assert titles == list(TITLES)
    assert first == ["26-K7Q-0001", "Zoë Ó Briain, “Zo”", date(2026, 4, 20), 12.0]
    assert second == ["26-K7Q-0002", "", "", ""]


@pytest.mark.parametrize("typed", TYPED)
def test_no_cell_of_a_csv_begins_as_a_formula_does(typed: str):
    titles, row = lines_of(as_csv([typed], [[typed]]))
    assert titles == row == [f"'{typed}"]
    assert not row[0].lstrip(" ").startswith(FORMULA)


@pytest.mark.parametrize("typed", TYPED)
def test_no_cell_of_a_workbook_is_a_formula_and_the_words_are_as_typed(typed: str, tmp_path: Path):
    content = book_of([typed], [[typed]], tmp_path)
    with ZipFile(BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert b"quotePrefix" in parts.read("xl/styles.xml")
        assert "xl/worksheets/_rels/sheet1.xml.rels" not in parts.namelist()
    assert str(sheet_of(content)[1][0]).strip() == typed.strip()


@pytest.mark.parametrize("words", ["Mr O’Hara", "12 Alder Court", "a=b", "no - not at all", "", "'quoted"])
def test_other_words_are_left_as_they_are(words: str):
    assert harmless(words) == words


def test_a_text_longer_than_a_cell_can_be_is_cut_and_the_row_stays(tmp_path: Path):
    ((_,), (cell,)) = sheet_of(book_of(["Words"], [["x" * (MOST_IN_CELL + 1)]], tmp_path))
    assert cell == "x" * MOST_IN_CELL


@pytest.mark.parametrize(("name", "start"), [("list.xlsx", b"PK"), ("LIST.XLSX", b"PK"), ("list.csv", b"\xef\xbb\xbf")])
def test_the_name_says_which_it_is(tmp_path: Path, name: str, start: bytes):
    write_list(tmp_path / name, TITLES, ROWS)
    assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(Refused, match="does not say what it is to be"):
        write_list(tmp_path / "list.doc", TITLES, ROWS)


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_one_that_is_given_up_leaves_nothing_and_what_was_there_stays(tmp_path: Path, name: str):
    def rows():
        yield ROWS[0]
        raise GivenUpError

    (tmp_path / name).write_bytes(b"before")
    with pytest.raises(GivenUpError):
        write_list(tmp_path / name, TITLES, rows())
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(name, b"before")]


def test_a_workbook_leaves_nothing_beside_it(tmp_path: Path):
    book_of(TITLES, ROWS, tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["book.xlsx"]


@pytest.mark.parametrize("name", ["list.xlsx", "list.csv"])
def test_a_folder_that_is_not_there_is_said_in_words(tmp_path: Path, name: str):
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        write_list(tmp_path / "gone" / name, TITLES, ROWS)
