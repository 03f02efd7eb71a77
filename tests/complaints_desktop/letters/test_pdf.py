"""The PDF of a letter, read back with another tool: text, pages, structure, and the same bytes again."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Bullets, Heading, Paragraph, Run, Table
from complaints_desktop.letters.pdf import write_pdf
from tests.complaints_desktop.letters.pdf_read import (
    LONG,
    MM,
    fonts_of,
    large_case,
    nodes_of,
    read,
    text_of,
)
from tests.complaints_desktop.letters.sample import (
    LANDLORD,
    OUR_LINKS,
    RESIDENT,
    TYPED,
    acknowledgement,
    case,
    finding,
    leads_to,
    point,
    promise,
    response,
)


@pytest.mark.parametrize("size", [12, 14, 16, 18, 20, 24, 28])
def test_everything_a_letter_says_is_in_its_pdf_at_every_size(size):
    page = compose(response(case=large_case(), text_size=size))
    between = re.compile(r"Page\d+of\d+Complaint26-K7Q-0042")  # a sentence may go on overleaf
    printed = between.sub("", "".join(text_of(read(page)).split()))

    for block in page.blocks:
        runs: list[Run] = []
        if isinstance(block, Heading | Paragraph):
            runs = list(block.runs)
        elif isinstance(block, Bullets):
            runs = [run for item in block.items for run in item]
        elif isinstance(block, Table):
            runs = [run for row in block.rows for cell in row for run in cell if len(run.text) < 20]
        for run in runs:
            assert "".join(run.text.split())[:40] in printed
    assert not [line for line in (*page.recipient, *page.landlord_lines) if "".join(line.split()) not in printed]


def test_the_same_page_is_the_same_bytes():
    first, again = (write_pdf(compose(response(case=large_case()))) for _ in range(2))

    assert sha256(first).hexdigest() == sha256(again).hexdigest()


def test_another_word_is_another_file():
    assert write_pdf(compose(response())) != write_pdf(compose(response(typed={**TYPED, "apology": "We are sorry."})))


def test_the_pages_are_numbered_of_how_many():
    reader = read(compose(response(case=large_case())))
    count = len(reader.pages)

    assert count > 3
    for number, page in enumerate(reader.pages, start=1):
        assert f"Page {number} of {count}" in page.extract_text()
        assert "Complaint 26-K7Q-0042" in page.extract_text()


def test_every_page_is_a4():
    reader = read(compose(response(case=large_case())))

    assert {(round(page.mediabox.width / MM), round(page.mediabox.height / MM)) for page in reader.pages} == {
        (210, 297)
    }


def test_every_font_is_embedded():
    reader = read(compose(response(case=large_case(), to=None)))
    fonts = {str(font["/BaseFont"]): font for page in reader.pages for font in fonts_of(page["/Resources"]["/Font"])}

    assert {name.split("+")[1] for name in fonts} == {"OpenSans", "OpenSans-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts.values())


def test_the_file_says_what_it_is_and_of_whom_nothing():
    reader = read(compose(response()))
    metadata = reader.metadata
    assert metadata is not None

    assert metadata.title == "Stage 1 response, complaint 26-K7Q-0042"
    assert metadata.author == "Sample Homes"
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 4, 20)
    assert reader.root_object["/Lang"] == "en-GB"
    assert "Resident" not in str(metadata)
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"] is not None


def test_words_at_the_end_of_a_line_and_the_beginning_of_the_next_are_two():
    content = read(compose(response(case=large_case()))).pages[1].get_contents().get_data().decode("latin-1")
    lines = re.findall(r"\(([^()]*[a-z,.])( ?)\) Tj T\*", content)

    assert [said for said, space in lines if not space and not said.endswith(".")] == []
    assert sum(1 for _, space in lines if space) > 20


def test_headings_are_bookmarks():
    outline = read(compose(response(case=large_case()))).outline

    assert outline[0]["/Title"] == "Our answer to your complaint"
    assert "What we looked at" in str(outline[1])
    assert "Point 6: Matter 6" in str(outline[1])


def test_our_addresses_are_links_and_a_residents_are_not():
    typed = finding(
        point(text="See www.elsewhere.example/x or write to a@elsewhere.example"), reasons="http://b.example"
    )
    reader = read(compose(response(case=case(points=(typed,)))))
    assert leads_to(reader) == OUR_LINKS


def test_a_draft_and_sample_data_are_marked_on_every_page():
    reader = read(compose(response(draft=True, case=replace(large_case(), sample=True))))

    for page in reader.pages:
        text = page.extract_text()
        assert text.count("DRAFT - not issued") == 2
        assert text.count("SAMPLE DATA") == 2


def test_an_issued_letter_has_no_mark():
    assert "DRAFT" not in text_of(read(compose(response())))


def test_the_structure_tells_headings_paragraphs_lists_and_tables():
    reader = read(compose(response(case=large_case())))
    tags = [str(node["/S"]) for node in nodes_of(reader.root_object["/StructTreeRoot"]["/K"].get_object())]

    assert reader.root_object["/MarkInfo"]["/Marked"]
    of_lists, of_tables = {"/L", "/LI", "/Lbl", "/LBody"}, {"/Table", "/TR", "/TH", "/TD"}
    assert {"/Document", "/H1", "/H2", "/H3", "/P", "/Link", *of_lists, *of_tables} == set(tags)
    assert tags.count("/H1") == 1
    assert tags.count("/H3") == 6
    assert tags.count("/TH") == 6
    assert tags.count("/TR") == (1 + 5) + (1 + 2 + 1)


def test_every_piece_of_content_belongs_to_the_structure_or_is_an_artifact():
    reader = read(compose(response(case=large_case(), draft=True)))

    for page in reader.pages:
        content = page.get_contents().get_data().decode("latin-1")
        opening = r"/\w+ <</MCID \d+>> BDC|/Artifact BMC|/Artifact <<[^>]*>> BDC"
        assert len(re.findall(opening, content)) == content.count("EMC")
        outside = re.split(opening, content)
        assert not [part for part in (piece.rpartition("EMC")[2] for piece in outside[1:]) if " Tj" in part]
        assert " Tj" not in outside[0]


def test_the_header_of_a_table_is_repeated_on_the_next_page_and_read_once():
    many = tuple(promise(number, what=LONG[:300]) for number in range(1, 12))
    reader = read(compose(response(case=case(commitments=many))))
    headers = [page.extract_text().count("By when") for page in reader.pages]
    structure = reader.root_object["/StructTreeRoot"]["/K"].get_object()

    assert sum(1 for count in headers if count) >= 2
    assert max(headers) == 1
    assert [len(node["/K"]) for node in nodes_of(structure) if node["/S"] == "/TH"] == [1, 1, 1]


@pytest.mark.parametrize(
    "name", ["Łukasz Żak", "Ștefan Țîrlea", "Γιώργος", "Мария Иванова", "Nguyễn Thị Hằng", "Ὀδυσσεύς", "Ɓala Ƙ"]
)
def test_names_from_near_and_far_are_printed(name):
    page = compose(acknowledgement(case=case(resident=replace(RESIDENT, name=name, preferred_name=name))))
    reader = read(page)

    assert f"Dear {name}" in text_of(reader)
    assert all(
        "/FontFile2" in font["/FontDescriptor"]
        for each in reader.pages
        for font in fonts_of(each["/Resources"]["/Font"])
    )


def test_a_character_no_font_has_is_seen_to_be_missing():
    page = compose(acknowledgement(case=case(resident=replace(RESIDENT, preferred_name="A😀B مريم C"))))

    assert "Dear A�B ���� C" in text_of(read(page))


def test_a_pale_colour_is_not_used_for_words():
    pale, dark = (
        write_pdf(compose(response(landlord=replace(LANDLORD, colour=each)))) for each in ("#ffee55", "#1f3a5f")
    )
    none = write_pdf(compose(response(landlord=replace(LANDLORD, colour="no colour"))))

    assert pale == none
    assert pale != dark
