"""The PDF of a letter, read back with another tool: text, print, pages, structure, and the same bytes again."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from reportlab.pdfbase.pdfmetrics import stringWidth

from complaints_desktop.letters.catalogue import letter_kind
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.envelope import address_lines
from complaints_desktop.letters.fonts import REGULAR
from complaints_desktop.letters.page import Bullets, Heading, Page, Paragraph, Run, Table, plain
from complaints_desktop.letters.pdf import write_pdf
from db.terms import MoneyKind
from tests.complaints_desktop.letters.sample import (
    LANDLORD,
    OUR_LINKS,
    PAYMENT,
    RESIDENT,
    TYPED,
    acknowledgement,
    case,
    finding,
    leads_to,
    offer,
    point,
    promise,
    response,
    stage,
)

MM = 72 / 25.4
LONG = "We looked at the repair log, the photographs and the notes of your calls. They show what you told us. " * 12

Stretch = tuple[str, str, float, float, float]
"""Text, font, size, x and y from the foot of the page."""


def read(page: Page) -> PdfReader:
    """Return the PDF of a page, opened by another tool."""
    return PdfReader(BytesIO(write_pdf(page)))


def stretches(reader: PdfReader, number: int = 0) -> list[Stretch]:
    """Return the stretches of text of one page with where and how large they stand."""
    found: list[Stretch] = []

    def visit(text: str, moved: list[float], at: list[float], font: DictionaryObject | None, size: float) -> None:
        if text.strip() and font is not None:
            found.append((text.strip(), str(font["/BaseFont"]), size, moved[4] + at[4], moved[5] + at[5]))

    reader.pages[number].extract_text(visitor_text=visit)
    return found


def text_of(reader: PdfReader) -> str:
    """Return the text of all pages, its line breaks as spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def large_case() -> Any:
    """Return a case of six points with long reasons, five promises and money."""
    points = tuple(finding(point(number, text=f"Matter {number}"), reasons=LONG) for number in range(1, 7))
    promises = tuple(promise(number, what=f"Promise {number}: {LONG[:100]}") for number in range(1, 5))
    money = (offer(), offer(4_500, MoneyKind.HANDLING))
    return case(points=points, commitments=(*promises, PAYMENT), stages=(stage(offers=money),))


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
    fonts = {str(font["/BaseFont"]): font for page in reader.pages for font in _fonts(page["/Resources"]["/Font"])}

    assert {name.split("+")[1] for name in fonts} == {"OpenSans", "OpenSans-Bold"}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts.values())


def _fonts(dictionary: Any) -> list[Any]:
    return [value.get_object() for value in dictionary.get_object().values()]


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


def test_larger_text_has_larger_headings_and_these_leave_room_for_it():
    page = compose(acknowledgement(text_size=12))
    small, large = (read(replace(page, text_size=size)) for size in (12, 24))
    sizes = [
        {
            round(size, 2)
            for reader_page in range(len(reader.pages))
            for text, _, size, *_ in stretches(reader, reader_page)
            if text not in page.recipient
        }
        for reader in (small, large)
    ]

    assert sizes[0] == {12, 14.4, 18}
    assert sizes[1] == {24, 28, 32}


def test_nothing_is_smaller_than_12_point():
    draft = compose(response(case=large_case(), draft=True))
    reader = read(draft)

    assert min(size for number in range(len(reader.pages)) for _, _, size, *_ in stretches(reader, number)) >= 12


LONG_ADDRESS = (
    "Mrs Bartholomea Example-Fotheringham",
    "Flat 14",
    "The Old Sorting Office",
    "128 to 130 Example Road North",
    "Upper Samplington",
    "Sampletown",
    "Exampleshire",
    "ZZ2 2ZZ",
)
"""Eight lines, the first of them long."""


@pytest.mark.parametrize("size", [12, 28])
@pytest.mark.parametrize("recipient", [("Line",) * 2, ("Line",) * 5, LONG_ADDRESS], ids=["two", "five", "long"])
def test_the_address_shows_in_the_window_of_a_dl_envelope_however_the_sheet_slips(size, recipient):
    made = read(replace(compose(response(text_size=size)), recipient=recipient))
    shown = [each for each in stretches(made) if each[0] in set(address_lines(recipient))]
    tops = [297 - (y + 0.8 * print_size) / MM for *_, print_size, _, y in shown]
    feet = [297 - (y - 0.25 * print_size) / MM for *_, print_size, _, y in shown]
    ends = [(x + stringWidth(text, REGULAR, print_size)) / MM for text, _, print_size, x, _ in shown]

    assert len(shown) == len(address_lines(recipient))
    assert (min(tops), max(feet)) == (pytest.approx(69, abs=12.01), pytest.approx(69, abs=12.01))
    assert max(ends) <= 100
    assert min(x for *_, x, _ in shown) / MM >= 20
    assert min(print_size for *_, print_size, _, _ in shown) >= 10


@pytest.mark.parametrize("size", [12, 18, 28])
def test_nothing_else_may_show_in_the_window(size):
    page = compose(
        response(text_size=size, landlord=replace(LANDLORD, name="The Sample Homes Housing Association " * 2))
    )
    others = [
        text
        for text, _, print_size, x, y in stretches(read(page))
        if text not in page.recipient
        and x / MM <= 110
        and 297 - (y - 0.25 * print_size) / MM >= 46
        and 297 - (y + 0.8 * print_size) / MM <= 92
    ]

    assert others == []


@pytest.mark.parametrize("size", [12, 18, 28])
def test_the_first_page_begins_the_letter_and_every_page_has_the_reference(size):
    pages = [" ".join(page.extract_text().split()) for page in read(compose(response(text_size=size))).pages]

    assert "Dear Mx One" in pages[0]
    assert "We uphold your complaint" in pages[0]
    assert all("Complaint 26-K7Q-0042" in text for text in pages)
    assert " ".join(pages).count("complaints@homes.example") == 2


@pytest.mark.parametrize("size", [12, 18, 28])
@pytest.mark.parametrize("name", ["clarification", "stage1-extension", "progress-update"])
def test_the_letter_begins_under_its_greeting_whatever_its_heading(name, size):
    page = compose(response(kind=letter_kind(name), text_size=size, typed={}))
    heading = next(block for block in page.blocks if isinstance(block, Heading) and block.level == 1)
    first = "".join(read(page).pages[0].extract_text().split())

    assert "".join(plain(heading.runs).split()) in first


def test_how_to_reach_us_is_not_parted():
    for size in (18, 20, 22, 24, 28):
        pages = [page.extract_text() for page in read(compose(acknowledgement(text_size=size))).pages]
        (whole,) = [text for text in pages if "How to reach us" in text]
        assert "one@homes.example" in whole


def test_there_is_room_to_sign_above_the_name():
    page = compose(acknowledgement())
    places = {
        text: y
        for number in (0, 1)
        for text, *_, y in stretches(read(page), number)
        if text in ("Yours sincerely", "Officer One")
    }

    assert (places["Yours sincerely"] - places["Officer One"]) / MM > 16


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
    tags = [str(node["/S"]) for node in _nodes(reader.root_object["/StructTreeRoot"]["/K"].get_object())]

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


def _nodes(node: Any) -> list[Any]:
    """Return a node of the structure and all beneath it, in reading order."""
    below = [child.get_object() for child in node["/K"]]
    return [
        node,
        *(each for child in below if isinstance(child, DictionaryObject) and "/S" in child for each in _nodes(child)),
    ]


def test_the_header_of_a_table_is_repeated_on_the_next_page_and_read_once():
    many = tuple(promise(number, what=LONG[:300]) for number in range(1, 12))
    reader = read(compose(response(case=case(commitments=many))))
    headers = [page.extract_text().count("By when") for page in reader.pages]
    structure = reader.root_object["/StructTreeRoot"]["/K"].get_object()

    assert sum(1 for count in headers if count) >= 2
    assert max(headers) == 1
    assert [len(node["/K"]) for node in _nodes(structure) if node["/S"] == "/TH"] == [1, 1, 1]


def test_a_total_is_never_alone_on_a_page():
    money = tuple(offer(4_500, kind) for kind in MoneyKind)
    parted = 0
    for fill in range(8, 18):
        padded = finding(point(), reasons="\n".join(["A line of the reasons."] * fill))
        matter = response(case=case(points=(padded,), commitments=(promise(), PAYMENT), stages=(stage(offers=money),)))
        pages = [page.extract_text() for page in read(compose(matter)).pages]
        parted += sum("£45.00" in text for text in pages) - 1
        assert all("£45.00" in text for text in pages if "Total" in text)
    assert parted


def test_a_heading_never_ends_a_page():
    for fill in range(25):
        padded = finding(point(), reasons="\n".join(["A line of the reasons."] * fill))
        page = compose(response(case=case(points=(padded,))))
        headings = {"".join(run.text for run in block.runs) for block in page.blocks if isinstance(block, Heading)}
        for printed in read(page).pages:
            lines = [line for line in printed.extract_text().splitlines() if line.strip()]
            body = [line for line in lines if not line.startswith(("Page ", "Complaint 26"))]
            assert body[-1].strip() not in headings


def test_a_row_taller_than_a_page_goes_on_overleaf():
    tall = promise(what=LONG * 8)
    reader = read(compose(response(case=case(commitments=(tall,)))))

    assert (
        "".join(LONG.split()) * 8
        in "".join("".join(line for line in page.extract_text().split()) for page in reader.pages).replace(
            "WhatwewilldoWhoBywhen", ""
        )
        or len(reader.pages) > 3
    )


@pytest.mark.parametrize(
    "name", ["Łukasz Żak", "Ștefan Țîrlea", "Γιώργος", "Мария Иванова", "Nguyễn Thị Hằng", "Ὀδυσσεύς", "Ɓala Ƙ"]
)
def test_names_from_near_and_far_are_printed(name):
    page = compose(acknowledgement(case=case(resident=replace(RESIDENT, name=name, preferred_name=name))))
    reader = read(page)

    assert f"Dear {name}" in text_of(reader)
    assert all(
        "/FontFile2" in font["/FontDescriptor"] for each in reader.pages for font in _fonts(each["/Resources"]["/Font"])
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


def a_logo(kind: str = "PNG", size: tuple[int, int] = (300, 100)) -> bytes:
    """Return a plain picture."""
    out = BytesIO()
    Image.new("RGB", size, "#1f3a5f").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_stands_in_the_letterhead_and_the_name_beside_it(kind):
    reader = read(compose(response(logo=a_logo(kind))))

    assert len(reader.pages[0].images) == 1
    assert text_of(reader).startswith("Sample Homes")


@pytest.mark.parametrize(
    "logo", [b"", b"GIF89a", a_logo()[:80], b"<svg/>", a_logo("BMP"), a_logo(size=(4001, 10))], ids=range(6)
)
def test_a_picture_that_cannot_be_drawn_leaves_the_name(logo):
    reader = read(compose(response(logo=logo)))

    assert len(reader.pages[0].images) == 0
    assert text_of(reader).startswith("Sample Homes")


def test_a_long_web_address_breaks_at_a_slash_in_large_print():
    reader = read(compose(acknowledgement(text_size=20)))
    lines = [line.strip() for page in reader.pages for line in page.extract_text().splitlines()]

    assert "www.housing-ombudsman.org.uk/residents/" in lines
    assert "make-a-complaint/" in lines


def test_a_long_e_mail_address_in_the_head_breaks_at_its_at_sign():
    landlord = replace(LANDLORD, email="customer.feedback@homes-of-sampleshire.example")
    lines = read(compose(response(landlord=landlord))).pages[0].extract_text().splitlines()

    assert [line.strip() for line in lines if "@" in line or "sampleshire" in line][:2] == [
        "customer.feedback@",
        "homes-of-sampleshire.example",
    ]


def test_the_panel_of_the_ombudsman_is_not_parted_in_standard_print():
    for fill in range(0, 24, 2):
        padded = finding(point(), reasons="\n".join(["A line of the reasons."] * fill))
        for page in read(compose(response(case=case(points=(padded,))))).pages:
            text = page.extract_text()
            assert ("Phone: 0300 111 3000" in text) == ("Post: Housing Ombudsman Service" in text)
