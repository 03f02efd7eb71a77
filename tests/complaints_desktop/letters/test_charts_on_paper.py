"""A chart on paper: a tagged figure with its words, read in grey, and the same one in every format."""

import re
from base64 import b64decode
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.desk.settings import Settings
from complaints_desktop.exchange.chart_paper import chart_blocks, write_chart
from complaints_desktop.letters.docx.package import packed
from complaints_desktop.letters.html import write_html
from complaints_desktop.letters.page import Figure, Page, Table
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.letters.text import write_text
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.facts import OFFICER
from tests.complaints_desktop.letters.pdf_rules import faults
from tests.complaints_desktop.numbers.drawn import PRINTED, drawn_causes, drawn_funnel, drawn_run

CHARTS = (
    drawn_run(*PRINTED),
    drawn_run(50, 51, 49, 50, 52, 50, 49, 51, 50, 49, 51, 20),
    drawn_funnel(),
    drawn_causes(),
)
DESK = Desk(
    officer=OFFICER, now=datetime(2026, 4, 13, 12, tzinfo=UTC), calendar=working_calendar(), settings=Settings()
)
ALT = f"{CHARTS[0].finding}. The numbers are in the table under the chart."


def page(*charts, size: int = 10) -> Page:
    return Page(
        title="Charts",
        issued_on=date(2026, 4, 13),
        landlord="Sample Homes",
        landlord_lines=(),
        colour="#14568C",
        logo=None,
        recipient=(),
        particulars=(),
        blocks=tuple(block for chart in charts for block in chart_blocks(chart, level=1)),
        marks=(),
        footer="Charts",
        text_size=size,
    )


def elements(reader: PdfReader, tag: str) -> list:
    def within(element):
        yield element
        for kid in element["/K"]:
            inner = kid.get_object()
            if hasattr(inner, "get") and "/S" in inner:
                yield from within(inner)

    root = reader.root_object["/StructTreeRoot"]["/K"].get_object()
    return [each for each in within(root) if each["/S"] == f"/{tag}"]


@pytest.mark.parametrize("size", [10, 18, 28])
def test_a_page_of_charts_keeps_the_rules_of_a_page_that_is_read_aloud(size):
    assert faults(write_pdf(page(*CHARTS, size=size))) == []


def test_each_chart_is_a_figure_with_its_finding_and_where_its_numbers_are():
    reader = PdfReader(BytesIO(write_pdf(page(*CHARTS))))
    figures = elements(reader, "Figure")
    assert [each["/Alt"] for each in figures] == [
        f"{chart.finding}. The numbers are in the table under the chart." for chart in CHARTS
    ]
    for figure in figures:
        left, foot, right, top = (float(each) for each in figure["/A"]["/BBox"])
        assert 0 < left < right < 596
        assert 0 < foot < top < 842
    assert len(elements(reader, "Table")) == len(CHARTS)


def test_the_picture_is_drawn_in_lines_and_in_grey_alone():
    plain = page(CHARTS[1], CHARTS[3])
    reader = PdfReader(BytesIO(write_pdf(plain)))
    content = "".join(each.get_contents().get_data().decode("latin-1") for each in reader.pages)
    drawn = "".join(re.findall(r"/Figure <</MCID \d+>> BDC(.*?)EMC", content, re.DOTALL))
    inks = {tuple(each.split()) for each in re.findall(r"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)\b", drawn)}
    assert inks
    assert all(len(set(ink)) == 1 for ink in inks), inks
    assert not any("/XObject" in each["/Resources"] for each in reader.pages)
    assert len(re.findall(r"\[[\d. ]+\] 0 d\b", drawn)) > 2  # dashes


def test_its_words_can_be_found_and_stand_under_its_heading():
    text = PdfReader(BytesIO(write_pdf(page(CHARTS[0])))).pages[0].extract_text()
    for words in ("upper limit 95.5%", "mean 78.3%", "target 95%", "Mar 26", "Responses due April 2025"):
        assert words in text
    assert text.index("Answered in time") < text.index("upper limit 95.5%") < text.index("Of")


def test_the_same_chart_is_the_same_bytes():
    assert write_pdf(page(*CHARTS)) == write_pdf(page(*CHARTS))


def test_word_html_and_text_have_it_with_the_same_words():
    one = page(CHARTS[0])
    with ZipFile(BytesIO(packed(one))) as parts:
        document = parts.read("word/document.xml").decode()
        picture = parts.read("word/media/picture1.png")
        assert 'Target="media/picture1.png"' in parts.read("word/_rels/document.xml.rels").decode()
    assert f'descr="{ALT}"' in document
    html = write_html(one).decode()
    assert f'alt="{ALT}"' in html
    inside = re.search(r'src="data:image/png;base64,([^"]+)"', html)
    assert inside is not None
    assert b64decode(inside[1]) == picture
    with Image.open(BytesIO(picture)) as image:
        assert image.mode == "L"
        assert image.width > 1200
    assert ALT in write_text(one).decode()


def test_without_cases_there_is_no_figure():
    empty = list(chart_blocks(drawn_run(None, None)))
    assert not any(isinstance(block, Figure) for block in empty)
    assert any(isinstance(block, Table) for block in empty)
    assert any(isinstance(block, Figure) for block in chart_blocks(CHARTS[0]))


@pytest.mark.parametrize("ending", [".pdf", ".xlsx", ".csv"])
def test_a_chart_is_saved_as_its_name_says(tmp_path, ending):
    path = tmp_path / f"chart{ending}"
    write_chart(path, CHARTS[0], DESK, sample=True)
    content = path.read_bytes()
    if ending == ".pdf":
        assert faults(content) == []
        assert "SAMPLE" in PdfReader(BytesIO(content)).pages[0].extract_text().upper()
        return
    if ending == ".csv":
        assert content.decode("utf-8-sig").splitlines()[1].startswith("April 2025,78.0,78,100,")
        return
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[:2] == [["Month", "Value (%)", "Number", "Of cases", "Signal"], ["April 2025", 78.0, 78.0, 100.0, ""]]


def test_a_chart_is_not_saved_as_what_it_cannot_be(tmp_path):
    with pytest.raises(Refused, match="does not say what it is to be"):
        write_chart(tmp_path / "chart.doc", CHARTS[0], DESK, sample=True)
