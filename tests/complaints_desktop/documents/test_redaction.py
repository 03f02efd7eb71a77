"""A redacted copy has no word of the original left, and black where it was blacked out."""

from collections.abc import Iterator
from io import BytesIO
from shutil import which
from subprocess import run

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from complaints_desktop.documents.drawing import PageDrawer
from complaints_desktop.documents.redaction import Area, page_seen, redacted
from complaints_desktop.rules.refusals import Refused

WHOLE = Area(page=1, left=0, top=0, right=100, bottom=50)


@pytest.fixture(scope="module")
def drawer() -> Iterator[PageDrawer]:
    """The process apart that draws, begun once."""
    with PageDrawer() as drawer:
        yield drawer


def a_page() -> bytes:
    made = BytesIO()
    canvas = Canvas(made, pagesize=(300, 300))
    canvas.drawString(20, 250, "Ama Mensah")
    canvas.drawString(20, 50, "It drips")
    canvas.save()
    return made.getvalue()


def test_no_text_is_left_and_the_area_is_black(tmp_path, drawer):
    made = redacted(a_page(), [WHOLE], drawer)
    assert [page.extract_text() for page in PdfReader(BytesIO(made)).pages] == [""]
    if which("pdftotext"):
        (tmp_path / "copy.pdf").write_bytes(made)
        said = run(["pdftotext", str(tmp_path / "copy.pdf"), "-"], capture_output=True, check=True)
        assert said.stdout.strip() == b""
    assert b"Mensah" not in made
    with PdfDocument(made) as document:
        drawn = document[0].render().to_pil().convert("L")
    wide, high = drawn.size
    assert max(drawn.crop((2, 2, wide - 2, high // 2 - 4)).get_flattened_data()) < 10
    assert drawn.getpixel((wide - 4, high - 4)) > 245


def test_a_picture_is_blacked_out_too(drawer: PageDrawer):
    picture = BytesIO()
    Image.new("RGB", (40, 40), "white").save(picture, "PNG")
    assert redacted(picture.getvalue(), [WHOLE], drawer).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("content", "areas"),
    [
        (a_page(), []),
        (a_page(), [Area(page=2, left=0, top=0, right=1, bottom=1)]),
        (a_page(), [Area(page=0, left=0, top=0, right=1, bottom=1)]),
        (a_page(), [Area(page=1, left=5, top=0, right=5, bottom=1)]),
        (a_page(), [Area(page=1, left=0, top=0, right=101, bottom=1)]),
        (b"It drips", [WHOLE]),
        (b"%PDF-1.4 torn", [WHOLE]),
    ],
)
def test_what_cannot_be_blacked_out_is_refused_in_words(content: bytes, areas: list[Area], drawer: PageDrawer):
    with pytest.raises(Refused) as refused:
        redacted(content, areas, drawer)
    assert refused.value.do


@pytest.mark.parametrize("form", ["JPEG", "GIF"])
def test_what_was_said_beside_a_picture_is_not_in_its_copy(form: str, drawer: PageDrawer):
    picture = BytesIO()
    Image.new("RGB", (40, 40), "white").save(picture, form, comment=b"Ama Mensah, 4 Oak Street")
    assert b"Mensah" in picture.getvalue()
    assert b"Mensah" not in redacted(picture.getvalue(), [WHOLE], drawer)


def test_a_picture_that_is_torn_is_refused_in_words(drawer: PageDrawer):
    picture = BytesIO()
    Image.effect_noise((80, 80), 50).save(picture, "JPEG")
    torn = picture.getvalue()[:1500]
    for read in (lambda: redacted(torn, [WHOLE], drawer), lambda: page_seen(torn, 1, drawer)):
        with pytest.raises(Refused, match="damaged"):
            read()
