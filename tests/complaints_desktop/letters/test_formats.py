"""The four formats of a letter say the same."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from pypdf import PdfReader

from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import runs_of
from complaints_desktop.letters.write import EASY_READ, WRITERS, write
from complaints_desktop.rules.refusals import Refused
from tests.complaints_desktop.facts import an_adjustment
from tests.complaints_desktop.letters.pdf_read import a_logo
from tests.complaints_desktop.letters.sample import (
    OUR_LINKS,
    PAYMENT,
    RESIDENT,
    acknowledgement,
    case,
    offer,
    promise,
    response,
    stage,
)

MONEY = response(case=case(commitments=(promise(), PAYMENT), stages=(stage(offers=(offer(),)),)), draft=True)


class Words(HTMLParser):
    """Collects the text and the tags of a document."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self._skipping = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser's signature
        """Note a tag; what is in the head is not the letter."""
        self.tags.append(tag)
        self._skipping = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        """End a head element."""
        self._skipping = False

    def handle_data(self, data: str) -> None:
        """Note text."""
        if not self._skipping:
            self.words.append(data)


def read_back(content: bytes, ending: str) -> str:
    """Return the text of a letter in one of its formats."""
    match ending:
        case ".pdf":
            return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
        case ".docx" | ".easy.docx":
            document = docx.Document(BytesIO(content))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            edges = [
                each.text
                for part in (document.sections[0].header, document.sections[0].footer)
                for each in part.paragraphs
            ]
            return " ".join([*(each.text for each in document.paragraphs), *cells, *edges])
        case ".html":
            return " ".join(Words(content.decode()).words)
        case _:
            return content.decode()


@pytest.mark.parametrize("ending", [each for each in WRITERS if each != EASY_READ])
@pytest.mark.parametrize("matter", [MONEY, acknowledgement()], ids=["response", "acknowledgement"])
def test_every_word_of_the_page_is_in_every_format(matter, ending):
    page = compose(matter)
    said = "".join(read_back(write(page, ending), ending).split())
    stretches = [run.text for block in page.blocks for run in runs_of(block)]
    stretches += [page.landlord, *page.landlord_lines, *page.recipient, page.footer, *page.marks]
    stretches += [part for pair in page.particulars for part in pair]

    assert [text for text in stretches if "".join(text.split())[:30] not in said] == []


@pytest.mark.parametrize("ending", list(WRITERS))
def test_every_format_is_the_same_bytes_again(ending):
    assert write(compose(MONEY), ending) == write(compose(MONEY), ending)


def test_no_part_of_a_word_file_says_when_it_was_written():
    with ZipFile(BytesIO(write(compose(MONEY), ".docx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2026, 4, 20, 0, 0, 0)}


def test_the_ending_may_be_in_capitals():
    assert write(compose(MONEY), ".TXT") == write(compose(MONEY), ".txt")


@pytest.mark.parametrize("ending", ["", ".doc", ".exe", "pdf"])
def test_another_ending_is_refused_with_those_there_are(ending):
    with pytest.raises(Refused) as refusal:
        write(compose(MONEY), ending)

    assert ".pdf or .docx or .html or .txt" in refusal.value.do


def test_word_has_real_headings_a_real_list_and_a_table_with_its_header():
    document = docx.Document(BytesIO(write(compose(MONEY), ".docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}

    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet", "Normal"} <= styles
    assert len(document.tables) == 2
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml
    assert document.tables[0].rows[1].cells[2].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


@pytest.mark.parametrize(("size", "first", "second"), [(12, 18, 14.5), (16, 24, 19), (28, 36, 32)])
def test_word_scales_from_one_text_size_and_speaks_british_english(size, first, second):
    document = docx.Document(BytesIO(write(compose(acknowledgement(text_size=size)), ".docx")))
    sizes = {name: document.styles[name].font.size.pt for name in ("Normal", "Heading 1", "Heading 2", "Heading 3")}

    assert sizes == {
        "Normal": size,
        "Heading 1": first,
        "Heading 2": second,
        "Heading 3": size,
    }
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml
    assert document.core_properties.language == "en-GB"


def test_a_word_file_carries_no_picture_of_another_document():
    with ZipFile(BytesIO(write(compose(MONEY), ".docx"))) as parts:
        names = parts.namelist()
        related = parts.read("_rels/.rels").decode()

    assert not [name for name in names if "thumbnail" in name]
    assert "thumbnail" not in related


def test_word_leaves_room_to_sign_above_the_name():
    document = docx.Document(BytesIO(write(compose(MONEY), ".docx")))
    (signed,) = [each for each in document.paragraphs if each.text.startswith("Officer One\n")]

    space = signed.paragraph_format.space_before
    assert space is not None
    assert space.mm == pytest.approx(16, abs=0.1)


def test_words_file_names_nobody_in_its_properties():
    properties = docx.Document(BytesIO(write(compose(MONEY), ".docx"))).core_properties

    assert (properties.author, properties.title) == ("Sample Homes", "Stage 1 response, complaint 26-K7Q-0042")
    assert not properties.comments
    assert properties.last_modified_by == ""


def test_html_is_one_document_in_british_english_that_fetches_nothing():
    content = write(compose(MONEY), ".html").decode()
    tags = Words(content).tags

    assert '<html lang="en-GB">' in content
    assert (tags.count("h1"), tags.count("table"), tags.count("th")) == (1, 2, 6)
    assert '<th scope="col">' in content
    assert set(re.findall(r'href="([^"]*)"', content)) == OUR_LINKS
    assert not re.search(r"src\s*=|url\(|@import", content)


def test_html_carries_the_logo_with_it():
    content = write(compose(response(logo=a_logo())), ".html").decode()

    assert 'src="data:image/png;base64,' in content


def test_every_format_with_a_sheet_has_it_in_the_colour_agreed():
    recipient = replace(RESIDENT, adjustments=(an_adjustment("Coloured paper", "pale blue"),))
    page = compose(response(to=recipient))
    pdf = PdfReader(BytesIO(write(page, ".pdf"))).pages[-1].get_contents()
    assert pdf is not None
    assert b".890196 .94902 .992157 rg" in pdf.get_data()
    assert b"background: #e3f2fd" in write(page, ".html")
    assert b'w:background w:color="e3f2fd"' in ZipFile(BytesIO(write(page, ".docx"))).read("word/document.xml")
    assert "on blue paper, as we agreed with you" in write(page, ".txt").decode()


def test_a_white_sheet_is_not_coloured():
    assert b"w:background" not in ZipFile(BytesIO(write(compose(response()), ".docx"))).read("word/document.xml")
    assert b"background: #ffffff" in write(compose(response()), ".html")


def test_html_scales_from_one_text_size():
    assert "font: 20pt/" in write(compose(acknowledgement(text_size=20)), ".html").decode()


def test_text_says_what_each_cell_of_a_table_is():
    text = write(compose(MONEY), ".txt").decode()

    assert "What it is for: Distress and inconvenience\nWhy: You lived with" in text
    assert "for 17 days.\nAmount: £75.00\n\nWhat it is for: Total\nAmount: £75.00\n" in text
    assert text.startswith("*** DRAFT - not issued ***")


def test_a_mark_stands_on_top_of_every_format():
    page = compose(MONEY)

    for ending in WRITERS:
        assert "DRAFT - not issued" in read_back(write(page, ending), ending)


def test_writing_a_letter_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for ending in WRITERS:
        write(compose(MONEY), ending)

    assert list(Path(tmp_path).iterdir()) == []
