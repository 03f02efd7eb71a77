"""A whole case is taken out with an index, what happened, every document and its hash; what is missing is named."""

import re
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from complaints_desktop.actions import documents
from complaints_desktop.documents.arriving import arrived
from complaints_desktop.exchange.case_file import SUMS, CaseFile, case_file, case_zip
from complaints_desktop.exchange.case_pdf import Part, one_pdf
from complaints_desktop.reading.documents import FiledDocument
from db.files import write_folder
from db.model import Case, Document, DocumentBytes
from db.problems import EnvironmentProblem
from tests.complaints_desktop.documents import hostile
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office


@pytest.fixture
def case_id(office: Office) -> str:
    made = office.log(date(2026, 3, 24))
    with office.working() as session:
        for name, content in (("mail.eml", hostile.email()), ("../../CON", b"It drips")):
            documents.keep(session, office.desk, case_id=made, file=arrived(name, content))
    return made


def taken_out(office: Office, case_id: str) -> tuple[CaseFile, dict[str, bytes]]:
    with office.record.reading() as session:
        made = case_file(session, office.desk, case_id=case_id)
    with ZipFile(BytesIO(case_zip(made))) as packed:
        return made, {name: packed.read(name) for name in packed.namelist()}


def test_every_document_is_in_it_in_order_with_its_hash(office: Office, case_id: str):
    made, files = taken_out(office, case_id)
    assert list(files) == [
        "Index.txt",
        "Chronology.txt",
        "26-K7Q-0001.pdf",
        "documents/01 The leak.eml",
        "documents/02 what I wrote.txt",
        "documents/03 document.txt",
        "SHA256SUMS",
    ]
    assert files["documents/01 The leak.eml"] == hostile.email()
    sums = dict(reversed(line.split("  ", 1)) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: sha256(content).hexdigest() for name, content in files.items()}
    assert (made.papers, made.missing) == (3, ())


def test_the_chronology_tells_what_happened_day_by_day(office: Office, case_id: str):
    _, files = taken_out(office, case_id)
    said = files["Chronology.txt"].decode()
    assert "Tuesday 24 March 2026\n  - Stage 1: received\n  - Email from Pat Tenant: The leak" in said


def test_what_was_withdrawn_is_left_out_and_what_is_not_here_is_named(office: Office, case_id: str):
    with office.record.reading() as session:
        first, second, _ = documents.begin(session, office.desk, case_id, documents.Act.ATTACH).documents
    with office.working() as session:
        typed = filled("withdraw-document")
        documents.withdraw(session, office.desk, case_id=case_id, document_id=first.id, typed=typed)
        session.delete(session.get_one(DocumentBytes, second.id))
    made, files = taken_out(office, case_id)
    assert [name for name in files if name.startswith("documents/")] == ["documents/02 document.txt"]
    assert made.missing == ("what I wrote, note, Tuesday 24 March 2026, from Pat Tenant, 1 KB",)
    assert "LEFT OUT, not on this desk" in files["Index.txt"].decode()


def test_all_of_it_is_one_pdf_with_a_bookmark_each_in_which_nothing_runs(office: Office, case_id: str):
    with office.working() as session:
        for name, content in (("scan.pdf", hostile.with_script()), ("torn.pdf", b"%PDF-1.4 torn")):
            documents.keep(session, office.desk, case_id=case_id, file=arrived(name, content))
    _, files = taken_out(office, case_id)
    bound = PdfReader(BytesIO(files["26-K7Q-0001.pdf"]))
    assert bound.metadata is not None
    assert (bound.metadata.title, bound.root_object["/Lang"]) == ("Case 26-K7Q-0001", "en-GB")
    assert bound.root_object["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    marks = [each.title for each in bound.outline if not isinstance(each, list)]
    assert marks[:3] == ["Index", "Chronology", "01 The leak.eml"]
    assert marks[-2:] == ["04 scan.pdf", "05 torn.pdf"]
    said = [page.extract_text() for page in bound.pages]
    assert "It drips again." in said[2]
    assert "It drips at night" in said[-2]
    assert "damaged or locked" in said[-1]
    assert not any(word in files["26-K7Q-0001.pdf"] for word in (b"JavaScript", b"track.example"))


def test_a_folder_holds_the_same_and_no_name_leads_out_of_it(office: Office, case_id: str, tmp_path: Path):
    with office.working() as session:
        file = arrived("../../../.ssh/authorized_keys", b"ssh-rsa")
        documents.keep(session, office.desk, case_id=case_id, file=file)
    made, files = taken_out(office, case_id)
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out" / "case", made.files)
    there = {
        str(each.relative_to(tmp_path / "out" / "case")): each
        for each in (tmp_path / "out" / "case").rglob("*")
        if each.is_file()
    }
    assert {name: each.read_bytes() for name, each in there.items()} == files
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["case"]
    assert not files.keys() & {"authorized_keys"}
    for line in files[SUMS].decode().splitlines():
        digest, _, name = line.partition("  ")
        assert sha256(there[name].read_bytes()).hexdigest() == digest


def test_neither_a_reference_nor_a_kind_that_another_desk_sent_names_a_file(office: Office, case_id: str):
    with office.working() as session:
        session.get_one(Case, case_id).reference = "../../.bashrc"
        made = documents.keep(session, office.desk, case_id=case_id, file=arrived("run.txt", b"rm")).made
        row = session.get_one(Document, made)
        row.title, row.media_type = "run.exe", "application/x-of-a-newer-program"
    made_of_it, _ = taken_out(office, case_id)
    assert [name for name in made_of_it.files if name.endswith((".pdf", ".exe", ".bin"))] == [
        "bashrc.pdf",
        "documents/04 run.exe.bin",
    ]


def test_what_a_pdf_would_fetch_or_run_is_not_in_the_case_as_one_pdf():
    made = one_pdf(
        "A", (), [Part("A", FiledDocument(title="A", media_type="application/pdf", content=hostile.reaching()))]
    )
    assert sorted(re.findall(rb"HARM\d", hostile.reaching())) == [b"HARM%d" % n for n in range(1, 7)]
    assert (re.findall(rb"HARM\d", made), len(PdfReader(BytesIO(made)).pages)) == ([], 1)


def test_what_a_damaged_pdf_says_is_not_logged(caplog: pytest.LogCaptureFixture):
    torn = hostile.with_script().replace(b"/Type", b"(Ama Mensah) /Type").replace(b"obj", b"abj", 1)
    one_pdf("A", (), [Part("A", FiledDocument(title="A", media_type="application/pdf", content=torn))])
    assert caplog.records == []


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path):
    (tmp_path / "there").mkdir()
    with pytest.raises(EnvironmentProblem, match="already"):
        write_folder(tmp_path / "there", {"a": b"a"})
    for name in ("../a", "/a", "a/../../b", "..\\a"):
        with pytest.raises(ValueError, match="leads out"):
            write_folder(tmp_path / "new", {"b": b"b", name: b"a"})
    with pytest.raises(EnvironmentProblem):
        write_folder(tmp_path / "new", {"a": b"a", "a/b": b"b"})
    assert [each.name for each in tmp_path.iterdir()] == ["there"]
