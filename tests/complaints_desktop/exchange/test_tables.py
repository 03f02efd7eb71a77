"""A file is read as the table it is: its line numbers, separators, columns and letters, or refused in words."""

import tracemalloc
from hashlib import sha256
from pathlib import Path

import pytest

from complaints_desktop.exchange import tables
from complaints_desktop.exchange.tables import SAMPLES, WINDOWS, Table, read_table, unreadable
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem


def table_of(folder: Path, content: str | bytes, encoding: str | None = None) -> Table:
    path = folder / "complaints.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(path, encoding)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_columns_are_told_apart_by_the_mark_that_makes_most_of_them_known(tmp_path: Path, mark: str, end: str):
    content = end.join([mark.join(["resident_name", "summary", "phone"]), mark.join(["Ann", "The leak", "1"]), ""])
    assert table_of(tmp_path, content).rows == [(2, {"resident_name": "Ann", "summary": "The leak", "phone": "1"})]


def test_a_cell_in_quotation_marks_may_hold_marks_and_line_ends(tmp_path: Path):
    found = table_of(tmp_path, 'resident_name,summary\nAnn,"The leak, again\nand ""again"""\nBob,Noise\n')
    assert found.rows == [
        (3, {"resident_name": "Ann", "summary": 'The leak, again\nand "again"'}),
        (4, {"resident_name": "Bob", "summary": "Noise"}),
    ]


def test_columns_are_known_whatever_their_capitals_and_spaces(tmp_path: Path):
    assert table_of(tmp_path, "Resident Name, SUMMARY \nAnn,The leak").rows == [
        (2, {"resident_name": "Ann", "summary": "The leak"})
    ]


def test_columns_nobody_knows_are_named_and_empty_ones_are_not(tmp_path: Path):
    found = table_of(tmp_path, "resident_name,mood,,Favourite Colour\nAnn,cross,,red")
    assert found.unknown_columns == ("mood", "favourite_colour")


def test_empty_lines_are_passed_over_and_the_others_keep_their_numbers(tmp_path: Path):
    found = table_of(tmp_path, "resident_name,phone\n\n,\nAnn,1\n  ,  \nBob,2\n")
    assert [number for number, _ in found.rows] == [4, 6]


def test_a_short_line_leaves_columns_out_and_a_long_one_has_no_name_for_the_rest(tmp_path: Path):
    found = table_of(tmp_path, "resident_name,phone\nAnn\nBob,2,3,4")
    assert found.rows == [(2, {"resident_name": "Ann"}), (3, {"resident_name": "Bob", "phone": "2"})]


def test_a_file_is_known_again_by_the_fingerprint_of_its_bytes(tmp_path: Path):
    content = b"resident_name\nAnn\n"
    assert table_of(tmp_path, content).sha256 == sha256(content).hexdigest()


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a,b,c\n1,2,3", b"resident,summery\n", b"\x89PNG\r\n\x1a\n"])
def test_what_has_no_column_of_ours_is_no_table_of_complaints(tmp_path: Path, content: bytes):
    with pytest.raises(Refused, match=r"complaints\.csv is not a table of complaints") as refused:
        table_of(tmp_path, content)
    assert refused.value.field == "file"
    assert "source_reference, resident_name" in refused.value.do


def test_a_column_given_twice_is_refused_by_its_name(tmp_path: Path):
    with pytest.raises(Refused) as refused:
        table_of(tmp_path, "resident_name,phone,Phone\nAnn,1,2")
    assert str(refused.value) == "complaints.csv has the column phone twice. Keep one of them."


def test_a_file_up_to_the_limit_is_read_and_a_byte_more_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    content = b"resident_name\nAnn\n"
    monkeypatch.setattr(tables, "LARGEST_FILE", len(content))
    assert len(table_of(tmp_path, content).rows) == 1
    with pytest.raises(Refused, match="Split it into files under 200 MB"):
        table_of(tmp_path, content + b"\n")


def test_a_cell_nobody_could_read_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "LARGEST_FIELD", 20)
    assert len(table_of(tmp_path, f"resident_name\n{'x' * 20}\n").rows) == 1
    with pytest.raises(Refused, match="Line 3 of the file has a line of more than 20 characters"):
        table_of(tmp_path, f"resident_name\nAnn\n{'x' * 21}\n")


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_opened_is_a_problem_of_the_computer(tmp_path: Path, name: str):
    with pytest.raises(EnvironmentProblem, match="cannot be read") as problem:
        read_table(tmp_path / name)
    assert problem.value.safe == "Nothing was imported."


NAMES = "resident_name\nJosé\nRenée\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_in_unicode_is_read_without_asking(tmp_path: Path, encoding: str):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    found = table_of(tmp_path, mark + NAMES.encode(encoding))
    assert [row["resident_name"] for _, row in found.rows] == ["José", "Renée"]
    assert found.read_as is None


def test_a_file_of_excel_for_windows_is_read_and_said_to_be_guessed_with_cells_to_judge_by(tmp_path: Path):
    found = table_of(tmp_path, NAMES.encode(WINDOWS))
    assert [row["resident_name"] for _, row in found.rows] == ["José", "Renée"]
    assert found.read_as is not None
    assert (found.read_as.encoding, found.read_as.confirmed) == (WINDOWS, False)
    assert found.read_as.samples == ("line 2: José", "line 3: Renée")


def test_no_more_than_three_cells_are_shown_to_judge_by(tmp_path: Path):
    content = "resident_name\n" + "\n".join(f"José {n}" for n in range(9))
    found = table_of(tmp_path, content.encode(WINDOWS), WINDOWS)
    assert found.read_as is not None
    assert found.read_as.confirmed
    assert found.read_as.samples == tuple(f"line {n + 2}: José {n}" for n in range(SAMPLES))


def test_a_file_of_both_encodings_is_not_guessed_at(tmp_path: Path):
    mixed = "resident_name\nJosé\n".encode() + "Renée\n".encode(WINDOWS)
    found = table_of(tmp_path, mixed)
    assert found.read_as is None
    assert [unreadable(row["resident_name"]) for _, row in found.rows] == [False, True]


def test_a_byte_that_is_no_letter_of_windows_is_named(tmp_path: Path):
    with pytest.raises(Refused, match=r"complaints\.csv is not Windows text: byte 17 is no letter of it") as refused:
        table_of(tmp_path, b"resident_name\nJo\x81\n", WINDOWS)
    assert refused.value.do == "Save it as CSV UTF-8."


@pytest.mark.parametrize(("value", "no"), [("", False), ("José", False), ("a\udc80", True), ("\udcff", True)])
def test_bytes_that_are_no_text_are_known_by_their_marks(value: str, no: bool):
    assert unreadable(value) is no


@pytest.mark.parametrize(
    ("cell", "what"),
    [("x" * tables.LARGEST_FIELD, "a line"), ('"' + "x\n" * (tables.LARGEST_FIELD // 2 + 1), "a field")],
)
def test_a_field_or_a_line_past_all_measure_is_refused_in_words(tmp_path: Path, cell: str, what: str):
    with pytest.raises(Refused, match=f"has {what} of more than 8,388,608 characters") as refused:
        table_of(tmp_path, f"resident_name,summary\nAnn,{cell}")
    assert "quotation mark" in refused.value.do


@pytest.mark.parametrize("letter", ["x", "\u00e9", "\u20ac".encode("cp1252")])
def test_a_file_of_one_field_takes_little_more_memory_than_its_bytes(tmp_path: Path, letter: str | bytes):
    path = tmp_path / "complaints.csv"
    one = letter if isinstance(letter, bytes) else letter.encode()
    path.write_bytes(b"resident_name,summary\nAnn," + one * (32 * 1024 * 1024 // len(one)))
    tracemalloc.start()
    try:
        with pytest.raises(Refused):
            read_table(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 3 * path.stat().st_size
