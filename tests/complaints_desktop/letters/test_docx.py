"""The Word document of a letter: what stands where on its sheet, as Word is told and as LibreOffice prints it."""

import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from complaints_desktop.letters.brief import LARGEST_SIZE, SMALLEST_SIZE
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.example_page import example_page
from complaints_desktop.letters.fonts import BOLD
from complaints_desktop.letters.page import Page, Run, Table
from complaints_desktop.letters.sheet import width
from complaints_desktop.letters.write import write
from tests import thorough
from tests.complaints_desktop.letters.pdf_read import LONG_ADDRESS, MM, a_logo, large_case
from tests.complaints_desktop.letters.sample import LANDLORD, response
from tests.complaints_desktop.letters.test_whole import DESK

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = {"w": W.strip("{}")}
TWIPS = 20 * MM
"""Of a millimetre."""

OFFICE = shutil.which("soffice")


def parts(page: Page) -> dict[str, bytes]:
    """Return the parts of a page's DOCX by name."""
    with ZipFile(BytesIO(write(page, ".docx"))) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def placed(page: Page) -> dict[str, tuple[float, float, float]]:
    """Return what stands at a place of the sheet: its words, from where to where down the sheet, and how far right."""
    made = parts(page)
    lines = {
        style.get(f"{W}styleId"): float(spacing.get(f"{W}line")) / TWIPS
        for style in etree.fromstring(made["word/styles.xml"]).iter(f"{W}style")
        for spacing in style.iter(f"{W}spacing")
        if spacing.get(f"{W}lineRule") == "exact"
    }
    found = {}
    for paragraph in etree.fromstring(made["word/document.xml"]).iter(f"{W}p"):
        for frame in paragraph.iter(f"{W}framePr"):
            style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            said = "\n".join(paragraph.itertext())
            top, left, wide = (float(frame.get(f"{W}{name}")) / TWIPS for name in ("y", "x", "w"))
            found[said] = top, top + lines[style] * (1 + len(list(paragraph.iter(f"{W}br")))), left + wide
    return found


@pytest.mark.parametrize("size", [12, 18, 28])
@pytest.mark.parametrize("recipient", [("Line",) * 2, ("Line",) * 5, LONG_ADDRESS], ids=["two", "five", "long"])
def test_the_address_shows_in_the_window_of_a_dl_envelope_however_the_sheet_slips(size, recipient):
    page = replace(compose(response(text_size=size)), recipient=recipient)
    ((top, foot, right),) = [place for said, place in placed(page).items() if said.startswith(recipient[0][:20])]

    assert top == pytest.approx(69, abs=12.3)  # a line is a little taller than what is printed in it
    assert foot == pytest.approx(69, abs=12.3)
    assert right <= 100


@pytest.mark.parametrize("size", [12, 18, 28])
def test_the_name_of_the_landlord_ends_above_the_window(size):
    landlord = replace(LANDLORD, name="The Sample Homes Housing Association " * 2)
    page = compose(response(text_size=size, landlord=landlord))
    ((top, foot, _),) = [place for said, place in placed(page).items() if said.startswith("The Sample")]

    assert top == pytest.approx(15, abs=0.1)
    assert foot <= 46


@pytest.mark.parametrize("logo", [None, a_logo()], ids=["name", "logo"])
@pytest.mark.parametrize("size", [12, 28])
def test_every_part_is_whole_xml_and_every_part_that_is_named_is_there(size, logo):
    made = parts(compose(response(case=large_case(), text_size=size, logo=logo, draft=True)))
    for name, content in made.items():
        if not name.startswith("word/media/"):
            etree.fromstring(content)
    related = etree.fromstring(made["word/_rels/document.xml.rels"])
    targets = {each.get("Target") for each in related if each.get("TargetMode") != "External"}
    asked = set(re.findall(rb'r:(?:id|embed)="([^"]*)"', made["word/document.xml"]))

    assert {f"word/{target}" for target in targets} <= set(made)
    assert asked <= {each.get("Id").encode() for each in related}


def test_in_large_print_a_table_is_told_row_by_row():
    made = parts(compose(response(case=large_case(), text_size=28)))["word/document.xml"]

    assert b"<w:tbl>" not in made
    assert "By when: " in "".join(etree.fromstring(made).itertext())


MONEY = Table(
    tuple((Run(said),) for said in ("What it is for", "Why", "Amount")),
    (((Run("Distress"),), (Run("The roof let the rain in for two winters."),), (Run("£12,345.67", bold=True),)),),
    (False, False, True),
    "offer",
)


def cells(page: Page) -> list[tuple[str, float]]:
    """Return each cell of each table: what it says, and how many points it has for that between its paddings."""
    made = parts(page)
    styles = etree.fromstring(made["word/styles.xml"])
    (padding,) = styles.xpath("w:style[@w:styleId='LetterTable']//w:tblCellMar/w:right/@w:w", namespaces=SPACES)
    found = []
    for cell in etree.fromstring(made["word/document.xml"]).iter(f"{W}tc"):
        (wide,) = cell.xpath("w:tcPr/w:tcW/@w:w", namespaces=SPACES)
        own = cell.xpath("w:tcPr/w:tcMar/w:right/@w:w", namespaces=SPACES)
        found.append(("".join(cell.itertext()), (int(wide) - int(own[0] if own else padding)) / 20))
    return found


def test_a_cell_has_room_for_each_of_its_words_beside_its_padding():
    pages = [example_page(kind, DESK) for kind in letter_kinds()]
    pages = [page for page in pages if any(isinstance(block, Table) for block in page.blocks)]
    told = set()
    for page in (*pages, replace(pages[0], blocks=(MONEY,))):
        for size in range(SMALLEST_SIZE, LARGEST_SIZE + 1):
            for said, room in cells(replace(page, text_size=size)):
                told.add(said)
                assert max((width(word, size, BOLD) for word in said.split()), default=0) <= room, (said, size)
    assert {"Amount", "£250.00", "£12,345.67"} <= told


@pytest.mark.parametrize("size", [12, 18, 28])
def test_the_text_of_a_page_ends_well_above_its_foot(size):
    """Farther than two paragraphs are apart, so that nobody reads on into it."""
    page = compose(response(text_size=size))
    made = {name: etree.fromstring(content) for name, content in parts(page).items() if name.endswith(".xml")}
    margins = next(made["word/document.xml"].iter(f"{W}pgMar"))
    lines = len(list(made["word/footer.xml"].iter(f"{W}p")))
    foot = int(margins.get(f"{W}footer")) / 20 + lines * size * 1.15

    assert int(margins.get(f"{W}bottom")) / 20 - foot > size * 0.8


def test_what_stands_under_the_heading_of_a_letter_may_end_its_first_page():
    """In large print nothing of the letter would be left there, if it stayed with all that it leads to."""
    page = example_page(letter_kind("matter-outcome"), DESK)
    said = etree.fromstring(parts(page)["word/document.xml"]).xpath("w:body/w:p", namespaces=SPACES)
    begun = next(number for number, each in enumerate(said) if "Heading1" in each.xpath(".//@w:val", namespaces=SPACES))

    assert "".join(said[begun + 1].itertext()).endswith(":")
    assert said[begun + 1].find(f"{W}pPr/{W}keepNext") is None


def test_the_lines_of_a_panel_have_room_between_them():
    styles = etree.fromstring(parts(compose(response(text_size=20)))["word/styles.xml"])
    (after,) = styles.xpath("w:style[@w:styleId='Panel']//w:spacing/@w:after", namespaces=SPACES)

    assert int(after) / 20 == 10


def test_only_our_own_addresses_can_be_followed():
    related = parts(compose(response(typed={"apology": "See www.elsewhere.example"})))["word/_rels/document.xml.rels"]

    assert b"mailto:complaints@homes.example" in related
    assert b"elsewhere" not in related


@pytest.mark.skipif(not (thorough.ALL and OFFICE), reason="takes LibreOffice, by `make soak`")
@pytest.mark.parametrize("size", [12, 18, 28])
def test_libreoffice_prints_the_address_in_the_window(size, tmp_path):
    path = Path(tmp_path) / "letter.docx"
    path.write_bytes(write(replace(compose(response(text_size=size)), recipient=LONG_ADDRESS), ".docx"))
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation={tmp_path.as_uri()}", "--headless", "--convert-to", "pdf", path.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    said = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", "letter.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    boxes = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', said)
    words = [[float(each) / MM for each in box] for box in boxes]
    shown = [(top, foot) for left, top, _, foot in words if left < 100 and top > 46 and foot < 95]

    assert shown
    assert min(top for top, _ in shown) >= 56.5  # of the line; what is printed begins lower
    assert max(foot for _, foot in shown) <= 82
