"""Documents: a case with 40 of them opened, a thousand of 1 MB read for the search, a case of 300 pages taken out."""

import random
import statistics
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile

from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Line, against, timed, within
from benchmarks.window import indexing
from complaints_desktop.documents.apart import WordReader
from complaints_desktop.documents.taking import take_words
from complaints_desktop.exchange.case_file import case_file, case_zip
from complaints_desktop.office import Office
from complaints_desktop.reading.case_view import view_case
from complaints_desktop.sample.demo import make_demo
from db.model import Document, DocumentBytes, new_id
from db.record import home
from db.record.local import Record

FEW, MANY = 100, 1_000
A_CASE = 40
"""Documents that a case has."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORDS = ("gutter", "joint", "bedroom", "two", "failed", "damp", "stands", "skirting", "outer", "wall", "and", "the")
Kept = tuple[str, bytes]
"""The kind of a file, and its bytes."""


def papers() -> Iterator[Line]:
    """Yield the lines about documents."""
    with TemporaryDirectory() as folder:
        yield from _opened(Path(folder) / "opened")
        yield _taken_out(Path(folder) / "out")
        few = _indexed(Path(folder) / "few", FEW)
        many = _indexed(Path(folder) / "many", MANY)
        yield Line(
            what="a document of 1 MB read for the search, among 1,000",
            ours=many,
            reference=few,
            against="among 100",
            limit="1.5 x",
            met=many <= 1.5 * few,
        )
        _filled(Path(folder) / "gap", MANY)
        yield indexing(Path(folder) / "gap", Path(folder) / "opened")


def _opened(folder: Path) -> Iterator[Line]:
    with_papers, without = _filled(folder, A_CASE)
    with home.open_home(folder, exclusive=False) as opened:
        office = Office(opened.record)

        def open_case(case_id: str) -> None:
            with office.record.reading() as session:
                view_case(session, office.desk(), case_id=case_id)

        yield within("a case with 40 documents opened", lambda: open_case(with_papers), 100)
        yield against(
            "the same", lambda: open_case(with_papers), lambda: open_case(without), "a case without", 2, runs=15
        )


def _taken_out(folder: Path) -> Line:
    """Take out a case of 30 PDFs of 10 pages; pypdf alone binds the same pages for the reference."""
    pages = [_pdf(number, pages=10, picture=False) for number in range(30)]
    case_id, _ = _filled(folder, 30, [("application/pdf", each) for each in pages])

    def bound() -> None:
        writer = PdfWriter()
        for each in pages:
            for page in PdfReader(BytesIO(each)).pages:
                writer.add_page(page)
        writer.write(BytesIO())

    with home.open_home(folder, exclusive=False) as opened:
        office = Office(opened.record)

        def take_out() -> None:
            with office.record.writing(author=office.desk().officer.id) as session:
                case_zip(case_file(session, office.desk(), case_id=case_id))

        mine = statistics.median(timed(take_out) for _ in range(3))
        theirs = statistics.median(timed(bound) for _ in range(3))
    return Line(
        what="a case of 300 pages taken out",
        ours=mine,
        reference=theirs,
        against="pypdf binding them",
        limit="10,000 ms",
        met=mine <= 10_000,
    )


def _indexed(folder: Path, number: int) -> float:
    """Return the milliseconds a document takes to be read, among so many."""
    make_demo(folder, cases=MANY // A_CASE + 5, seed=7)
    with home.open_home(folder, exclusive=False) as opened, WordReader() as reader:

        def read_all() -> None:
            while take_words(opened.record, reader):
                pass

        read_all()  # the sample's own letters are short, and begin the reader
        _file(opened.record, number, _of_1_mb())
        return timed(read_all) / number


def _filled(folder: Path, number: int, files: list[Kept] | None = None) -> tuple[str, str]:
    """Make a home with so many documents, 40 to a case; return a case that has some, and one that has none."""
    make_demo(folder, cases=MANY // A_CASE + 5, seed=7)
    with home.open_home(folder, exclusive=False) as opened:
        return _file(opened.record, number, files or _of_1_mb())


def _file(record: Record, number: int, kept: list[Kept]) -> tuple[str, str]:
    """Put so many of these files on the cases of a record; return a case that has some, and one that has none."""
    cases = [case_id for (case_id,) in record.rows("SELECT id FROM case_ ORDER BY id DESC")]
    desk = Office(record).desk()
    for first in range(0, number, A_CASE):
        with record.writing(author=desk.officer.id) as session:
            for place in range(first, min(first + A_CASE, number)):
                kind, content = kept[place % len(kept)]
                row = Document(
                    id=new_id(),
                    case_id=cases[first // A_CASE],
                    title=f"Paper {place}",
                    media_type=kind,
                    sha256=sha256(content).hexdigest(),
                    size=len(content),
                    added_at=desk.now - timedelta(1),
                    kind="other",
                    place=place,
                )
                session.add(row)
                session.flush()
                session.add(DocumentBytes(document_id=row.id, content=content))
    return cases[0], cases[-1]


def _of_1_mb() -> list[Kept]:
    """Return files of about 1 MB of each kind that is searched."""
    found: list[Kept] = []
    for number in range(5):
        said = _words(number, 150_000)
        head = f"From: a@b.example\nSubject: {number}\nDate: Tue, 24 Mar 2026 09:30:00 +0000\n\n"
        found += [
            ("application/pdf", _pdf(number, pages=20, picture=True)),
            (DOCX, _docx(number)),
            ("message/rfc822", (head + _words(number, 155_000)).encode()),
            ("text/plain", said.encode()),
        ]
    return found


def _words(seed: int, number: int) -> str:
    drawn = random.Random(seed)  # the same documents each time
    return " ".join(
        drawn.choice(WORDS) if drawn.random() < 0.95 else f"word{drawn.randrange(5_000)}" for _ in range(number)
    )


def _pdf(seed: int, *, pages: int, picture: bool) -> bytes:
    made = BytesIO()
    canvas = Canvas(made)
    if picture:
        noise = Image.frombytes("RGB", (590, 590), random.Random(seed).randbytes(590 * 590 * 3))
        canvas.drawImage(ImageReader(noise), 50, 50, 100, 100)
    for page in range(pages):
        lines = _words(seed * 100 + page, 400).split(" ")
        for line in range(40):
            canvas.drawString(50, 780 - line * 15, " ".join(lines[line * 10 : line * 10 + 10]))
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _docx(seed: int) -> bytes:
    made = BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    said = "".join(f"<w:p><w:r><w:t>{_words(seed * 50 + n, 100)}</w:t></w:r></w:p>" for n in range(300))
    with ZipFile(made, "w", ZIP_STORED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{said}</w:body></w:document>')
        parts.writestr("word/media/image1.jpg", random.Random(seed).randbytes(850_000))
    return made.getvalue()
