"""A PDF of ours on a printer: drawn as letters and lines, the pages asked for, each letter on sheets of its own."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import NameObject
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.write import write
from tests.complaints_desktop.letters.pdf_read import a_logo, large_case
from tests.complaints_desktop.letters.sample import acknowledgement, response
from ui.kit.printing import print_to, sheets_of

pytestmark = pytest.mark.usefixtures("qapp")


def a_printer(path: Path) -> QPrinter:
    """Return a printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(path))
    return printer


def printed(path: Path, *contents: bytes, pages: str = "") -> PdfReader:
    """Print PDFs and return what came out."""
    printer = a_printer(path)
    if pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(pages))
    print_to(printer, *contents)
    return PdfReader(path)


def seen(content: bytes, page: int) -> Image.Image:
    """Return a page as one sees it from afar: how the edges of letters are smoothed does not show."""
    shown: Image.Image = pypdfium2.PdfDocument(content)[page].render(scale=1).to_pil()
    return shown.convert("L").reduce(4)


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart, of 255."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


def words(page: PageObject) -> str:
    """Return the words of a page; Qt has a tab between them."""
    return " ".join(page.extract_text().split())


@pytest.fixture(scope="module")
def letter() -> bytes:
    """Return a letter with all there is: a logo, a table, a panel, a mark behind the text."""
    return write(compose(response(case=large_case(), logo=a_logo(), draft=True)), ".pdf")


def test_what_is_printed_looks_as_what_is_shown_and_is_no_picture_of_it(letter, tmp_path):
    made = printed(tmp_path / "out.pdf", letter, pages="1,6-7")
    shown = [0, 5, 6]

    assert len(made.pages) == 3
    assert [len(page.images) for page in made.pages] == [1, 0, 0]  # the logo
    assert "We keep a record of each of these until it is done." in words(made.pages[1])
    out = (tmp_path / "out.pdf").read_bytes()
    for place, page in enumerate(shown):
        assert apart(seen(out, place), seen(letter, page)) < 2
    assert apart(seen(out, 0), seen(letter, 1)) > 4


def test_a_page_that_holds_what_is_not_drawn_here_is_printed_as_a_picture(tmp_path):
    writer = PdfWriter(clone_from=BytesIO(write(compose(acknowledgement()), ".pdf")))
    for font in writer.pages[0]["/Resources"]["/Font"].get_object().values():  # type: ignore[index]
        font.get_object()[NameObject("/BaseFont")] = NameObject("/Elsewhere")
    other = BytesIO()
    writer.write(other)
    made = printed(tmp_path / "out.pdf", other.getvalue(), pages="1")

    assert len(made.pages[0].images) == 1


@pytest.mark.parametrize(
    ("pages", "both_sides", "sheets"),
    [
        ((1, 2), True, ["1", "blank", "1", "2"]),
        ((2, 1), True, ["1", "2", "1"]),
        ((1, 1, 1), True, ["1", "blank", "1", "blank", "1"]),
        ((1, 2), False, ["1", "1", "2"]),
    ],
)
def test_on_both_sides_each_letter_begins_on_a_sheet_of_its_own(pages, both_sides, sheets):
    made = sheets_of([range(each) for each in pages], both_sides=both_sides)  # type: ignore[misc]  # as long as a PDF

    assert ["blank" if each is None else str(each[1] + 1) for each in made] == sheets


def test_a_blank_back_is_a_page_with_nothing_on_it(tmp_path, monkeypatch):
    one = pypdfium2.PdfDocument(write(compose(acknowledgement()), ".pdf"))
    del one[1]
    short = BytesIO()
    one.save(short)
    monkeypatch.setattr(QPrinter, "duplex", lambda _: QPrinter.DuplexMode.DuplexLongSide)
    made = printed(tmp_path / "out.pdf", short.getvalue(), short.getvalue())

    assert ["Dear Mx One" in words(page) for page in made.pages] == [True, False, True]
    assert not made.pages[1].extract_text().strip()


def test_a_job_given_up_says_how_far_it_came(tmp_path, letter):
    told = []

    def give_up(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        print_to(a_printer(tmp_path / "out.pdf"), letter, progress=give_up)

    assert told[-1][0] == 2


def test_letters_are_printed_on_one_thread_after_the_other(tmp_path, letter):
    """A font of a thread that has ended is no font: a second job died of it."""
    for number in range(3):
        with ThreadPoolExecutor(1) as another:
            another.submit(print_to, a_printer(tmp_path / f"{number}.pdf"), letter).result()
    print_to(a_printer(tmp_path / "here.pdf"), letter)
    assert len({(tmp_path / f"{name}.pdf").read_bytes()[:5] for name in (0, 1, 2, "here")}) == 1
