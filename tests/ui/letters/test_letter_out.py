"""A letter that is saved or printed, as a draft and as it was issued."""

from hashlib import sha256

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton

from complaints_desktop.case.case import load_case
from complaints_desktop.letters.write import WRITERS
from ui.kit.printing import print_to
from ui.letters.proof import formats


def test_an_issued_letter_is_saved_as_the_bytes_that_were_frozen(bench, issued, tmp_path):
    with bench.office.record.reading() as session:
        (filed,) = load_case(session, bench.cases["new"]).letters
    issued.out.save_as(tmp_path / "letter.PDF")
    bench.settle()
    assert sha256((tmp_path / "letter.PDF").read_bytes()).hexdigest() == filed.sha256


@pytest.mark.parametrize("ending", [".docx", ".html", ".txt", ""])
def test_an_issued_letter_is_not_saved_as_anything_but_the_pdf_that_was_frozen(bench, issued, tmp_path, ending):
    issued.out.save_as(tmp_path / f"letter{ending}")
    bench.settle()
    assert not list(tmp_path.glob("letter*"))
    assert bench.window.word.isVisible()
    assert "ends in .pdf" in bench.window.word.words


def test_an_issued_letter_is_offered_as_a_pdf_only_and_a_draft_in_every_format():
    assert formats(issued=True) == "PDF (*.pdf)"
    assert all(ending in formats(issued=False) for ending in WRITERS)


def test_a_letter_is_saved_in_the_format_of_its_name(bench, response, tmp_path):
    for ending, start in ((".pdf", b"%PDF"), (".docx", b"PK"), (".html", b"<!"), (".txt", b"")):
        target = tmp_path / f"letter{ending}"
        response.out.save_as(target)
        bench.settle()
        assert target.read_bytes().startswith(start)
        assert target.stat().st_size > 500


def test_a_letter_that_cannot_be_saved_says_so_and_can_be_tried_again(bench, response, tmp_path):
    target = tmp_path / "not there yet" / "letter.pdf"
    response.out.save_as(target)
    bench.settle()
    assert bench.window.word.isVisible()
    assert "cannot be written" in bench.window.word.words
    target.parent.mkdir()
    again = next(each for each in bench.window.word.findChildren(QPushButton) if each.text() == "Try again")
    bench.bot.keyClick(again, Qt.Key.Key_Space)
    bench.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_the_page_is_printed_as_it_is_shown(bench, response, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    print_to(printer, response.paper.content)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == response.paper.pages
