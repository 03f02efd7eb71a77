"""The search finds a case by the words of its documents, taken apart from everything; hostile ones hinder nothing."""

import os
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import delete

from complaints_desktop.actions import documents
from complaints_desktop.case.case import load_case
from complaints_desktop.documents import apart, process_apart, words_apart
from complaints_desktop.documents.apart import TOO_LONG, WordReader
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.documents.stripped import words_of_xlsx
from complaints_desktop.documents.taking import take_words
from complaints_desktop.documents.words import PAGES, searched_words
from complaints_desktop.forms.documents import WithdrawDocument
from complaints_desktop.reading.found import found_cases
from complaints_desktop.rules.refusals import Refused
from db.model import Document, DocumentBytes
from db.record.document_words import MOST, Words
from tests.complaints_desktop.documents import hostile, outlook
from tests.complaints_desktop.office import Office

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Here:
    """Takes words without a process of its own."""

    closed = False

    def words_of(self, media_type: str, content: bytes) -> Words:
        return words_apart.read(media_type, content)


@pytest.fixture
def case_id(office: Office) -> str:
    return office.log(date(2026, 3, 24))


def kept(office: Office, case_id: str, content: bytes, name: str = "Survey.pdf") -> str:
    with office.working() as session:
        made = documents.keep(session, office.desk, case_id=case_id, file=arrived(name, content)).made
    assert made
    take_words(office.record, Here())  # type: ignore[arg-type]  # a reader with the same question
    return made


def pdf(*pages: str) -> bytes:
    made = BytesIO()
    canvas = Canvas(made)
    for words in pages:
        canvas.drawString(50, 700, words)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def docx_bomb() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", b"<a>" + b" " * 300_000_000)
    return made.getvalue()


ROW = (
    '<row><c t="s"><v>0</v></c><c><v>771204</v></c><c t="inlineStr"><is><t>own</t></is></c><c t="s"><v>9</v></c></row>'
)


def spreadsheet(sheet: str = ROW) -> bytes:
    """A spreadsheet of one row: a shared string, a number that a formula came to, and a string of its own."""
    made, main = BytesIO(), 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with ZipFile(made, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", f"<workbook {main}/>")
        parts.writestr("xl/sharedStrings.xml", f"<sst {main}><si><r><t>Gulley </t></r><r><t>cleared</t></r></si></sst>")
        parts.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>")
    return made.getvalue()


FOUND = {
    "a PDF": (pdf("The gutter leaks"), "gutter"),
    "a Word document": (hostile.office(), "drips"),
    "a spreadsheet": (spreadsheet(), "gulley"),
    "a number of a spreadsheet": (spreadsheet(), "771204"),
    "a text of one cell": (spreadsheet(), "own"),
    "an e-mail": (hostile.email(), "Monday"),
    "plain text": ("The façade is wet".encode(), "facade"),
    "text of an old machine": (b"Paid \xa340 to Blythe", "blythe"),
}


@pytest.mark.parametrize("what", FOUND)
def test_a_case_is_found_by_the_words_of_its_document(office: Office, case_id: str, what: str):
    content, typed = FOUND[what]
    kept(office, case_id, content)
    (found,) = found_cases(office.record, typed, 5)
    assert found.line.case_id == case_id
    assert typed.lower()[:4] in found.excerpt.lower().replace("ç", "c")


@pytest.mark.parametrize("sheet", ["<row><c", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><row>&b;</row>"])
def test_a_damaged_spreadsheet_is_refused_in_words(sheet: str):
    with pytest.raises(Refused, match="damaged"):
        words_of_xlsx(spreadsheet(sheet))


def test_what_is_found_says_in_which_document_it_stands(office: Office, case_id: str):
    kept(office, case_id, pdf("The gutter leaks"))
    (found,) = found_cases(office.record, "gutter", 5)
    assert (found.excerpt, found.stands_in) == ("in “Survey”: The gutter leaks", "documents")


def test_a_letter_that_was_issued_is_found_by_its_words_and_is_among_the_letters(office: Office, case_id: str):
    with office.working() as session:
        row = Document(
            case_id=case_id,
            title="Answer",
            media_type="text/plain",
            sha256="0" * 64,
            size=6,
            added_at=office.desk.now,
        )
        session.add(row)
        session.flush()
        session.add(DocumentBytes(document_id=row.id, content=b"gutter"))
    take_words(office.record, Here())  # type: ignore[arg-type]
    (found,) = found_cases(office.record, "gutter", 5)
    assert found.stands_in == "letters"


def test_words_of_two_documents_are_not_found_together(office: Office, case_id: str):
    kept(office, case_id, b"gutter")
    kept(office, case_id, b"drain")
    assert found_cases(office.record, "gutter drain", 5) == []


def test_a_document_that_is_withdrawn_or_loses_its_bytes_is_found_no_more_and_its_words_are_gone(
    office: Office, case_id: str
):
    withdrawn, erased = kept(office, case_id, b"gutter", "Of Mrs Other.txt"), kept(office, case_id, b"drain")
    assert len(found_cases(office.record, "other", 5)) == 1
    with office.working() as session:
        said = WithdrawDocument(because="Of another case")
        documents.withdraw(session, office.desk, case_id=case_id, document_id=withdrawn, typed=said)
        session.execute(delete(DocumentBytes).where(DocumentBytes.document_id == erased))
    assert take_words(office.record, Here()) == 0  # type: ignore[arg-type]
    assert [found_cases(office.record, word, 5) for word in ("gutter", "drain", "other")] == [[], [], []]
    assert office.record.rows("SELECT * FROM document_text") == []
    assert office.record.rows("SELECT * FROM search_doc WHERE kind = 'file'") == []


def test_words_that_come_after_the_document_was_withdrawn_are_not_kept(office: Office, case_id: str):
    class Slow(Here):
        def words_of(self, media_type: str, content: bytes) -> Words:
            with office.working() as session:
                said = WithdrawDocument(because="Of another case")
                documents.withdraw(session, office.desk, case_id=case_id, document_id=made, typed=said)
            return super().words_of(media_type, content)

    with office.working() as session:
        made = str(documents.keep(session, office.desk, case_id=case_id, file=arrived("a.txt", b"gutter")).made)
    take_words(office.record, Slow())  # type: ignore[arg-type]
    assert office.record.rows("SELECT * FROM document_text") == []


def test_a_scan_says_that_it_is_not_found_by_its_words(office: Office, case_id: str):
    kept(office, case_id, pdf(""))
    with office.record.reading() as session:
        (document,) = load_case(session, case_id).documents
    assert document.unread == "it has no text: a scan, or pictures of pages"


def test_only_so_much_of_a_document_is_searched_and_it_says_so(office: Office, case_id: str):
    kept(office, case_id, b"gutter " + b"x" * MOST + b" drain")
    assert found_cases(office.record, "gutter", 5)
    assert not found_cases(office.record, "drain", 5)
    assert office.record.rows("SELECT unread FROM document_text")[0][0].startswith("only its first 500,000")


def test_a_pdf_of_very_many_pages_is_read_to_its_limit():
    words = searched_words("application/pdf", pdf(*(f"p{number}" for number in range(PAGES + 1))))
    assert words.unread == "only its first 500 pages are searched"
    assert f"p{PAGES - 1}" in words.said.split()
    assert f"p{PAGES}" not in words.said.split()


HOSTILE = {
    "damaged": ("application/pdf", b"%PDF-1.7 and no more"),
    "a bomb": (DOCX, docx_bomb()),
    "an e-mail that never ends": ("message/rfc822", hostile.nested(1_000)),
    "no Outlook file": ("application/vnd.ms-outlook", hostile.OLE + bytes(2_000)),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_has_no_words_and_says_why(what: str):
    words = words_apart.read(*HOSTILE[what])
    assert words.said == ""
    assert words.unread


def test_the_process_apart_reads_and_a_file_that_ends_it_or_takes_too_long_hinders_no_other(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("PGPASSWORD", "secret")
    with WordReader() as reader:
        assert reader.words_of("application/pdf", hostile.PDF_WITH_SCRIPT) == Words("It drips at night")
        assert reader.words_of("text/plain", b"It drips") == Words("It drips")
        process = reader._process
        assert process is not None
        if sys.platform == "linux":
            assert b"secret" not in Path(f"/proc/{process.pid}/environ").read_bytes()
        process.kill()
        process.wait()
        assert reader.words_of("text/plain", b"at night") == Words("at night")
        monkeypatch.setattr(
            apart, "_asked", lambda process, _kind, _content: process.wait() and (_ for _ in ()).throw(EOFError())
        )
        reader._seconds = 0.01
        assert reader.words_of("text/plain", b"for ever") == Words("", TOO_LONG)
    assert reader.words_of("text/plain", b"after the end") == Words("", TOO_LONG)


def test_the_process_apart_takes_the_words_of_every_kind_there_is():
    """With everything shut: what a reader opens when it is first used has to be open before."""
    files = {
        "application/pdf": pdf("It drips"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": hostile.office(),
        "application/vnd.ms-outlook": outlook.message(text="It drips"),
        "message/rfc822": hostile.email(),
        "text/plain": b"It drips, \x80 5",
    }
    with WordReader() as reader:
        read = {kind: reader.words_of(kind, content) for kind, content in files.items()}
    assert {kind: each.unread for kind, each in read.items()} == dict.fromkeys(files)
    assert all("drips" in each.said for each in read.values())


@pytest.mark.parametrize(
    ("event", "of"), [("open", "/etc/passwd"), ("socket.connect", ""), ("subprocess.Popen", ""), ("os.system", "")]
)
def test_the_process_apart_opens_nothing(event: str, of: str):
    with pytest.raises(PermissionError):
        process_apart._refuse(event, (of,))
    process_apart._refuse("open", ("lxml/etree.pyc",))
    process_apart._refuse("open", ("lxml/etree.pyc", None, os.O_RDONLY))
    with pytest.raises(PermissionError):  # what is read under that name is not written
        process_apart._refuse("open", ("lxml/etree.py", "w", os.O_WRONLY | os.O_CREAT))
