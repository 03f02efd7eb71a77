"""Where things stand on the pages of a letter: the window of the envelope, the head, and what is not parted."""

from dataclasses import replace

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from complaints_desktop.letters.brief import LARGEST_SIZE
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.envelope import address_lines
from complaints_desktop.letters.example_page import BY_SOMEBODY_ELSE, example_page
from complaints_desktop.letters.fonts import REGULAR
from complaints_desktop.letters.page import Heading, plain, runs_of
from db.terms import MoneyKind
from tests.complaints_desktop.letters.pdf_read import (
    LONG,
    LONG_ADDRESS,
    MM,
    a_logo,
    large_case,
    read,
    stretches,
    text_of,
)
from tests.complaints_desktop.letters.pictures import DESK
from tests.complaints_desktop.letters.sample import (
    LANDLORD,
    PAYMENT,
    acknowledgement,
    case,
    finding,
    offer,
    point,
    promise,
    response,
    stage,
)


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


def test_every_letter_begins_on_its_first_page_in_the_largest_print():
    """Its heading and the first words beneath it, whatever these lead to."""
    for kind in letter_kinds():
        for least in (False, True):
            page = example_page(kind, DESK, least=least, without=BY_SOMEBODY_ELSE)
            begun = next(
                number for number, block in enumerate(page.blocks) if isinstance(block, Heading) and block.level == 1
            )
            parts = page.blocks[begun : begun + 2]
            if least and isinstance(parts[1], Heading):  # of a review that is not on record
                continue
            said = ["".join(plain(runs_of(part)).split()) for part in parts]
            first = read(replace(page, text_size=LARGEST_SIZE, blocks=page.blocks[: begun + 6], marks=())).pages[0]
            shown = "".join(first.extract_text().split())
            assert said[0] in shown, (kind.name, least)
            assert said[1][:20] in shown, (kind.name, least)


def test_how_to_reach_us_is_not_parted():
    for size in (18, 20, 22, 24, 28):
        pages = [page.extract_text() for page in read(compose(acknowledgement(text_size=size))).pages]
        (whole,) = [text for text in pages if "How to reach us" in text]
        assert "one@homes.example" in whole


def test_how_to_reach_us_follows_a_letter_in_large_print_that_still_lacks_its_heading():
    page = compose(acknowledgement(text_size=28))
    bare = replace(page, blocks=tuple(block for block in page.blocks if not isinstance(block, Heading)))

    assert "How to reach us" in text_of(read(bare))


def test_there_is_room_to_sign_above_the_name():
    page = compose(acknowledgement())
    places = {
        text: y
        for number in (0, 1)
        for text, *_, y in stretches(read(page), number)
        if text in ("Yours sincerely", "Officer One")
    }

    assert (places["Yours sincerely"] - places["Officer One"]) / MM > 16


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
