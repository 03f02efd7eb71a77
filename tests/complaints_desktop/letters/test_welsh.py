"""Who asked for Welsh is told in Welsh that the letter can be had in it, and each format says which line is Welsh."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import Page
from complaints_desktop.letters.write import write
from complaints_desktop.rules.adjustments import arranged
from tests.complaints_desktop.facts import an_adjustment
from tests.complaints_desktop.letters.pdf_rules import faults
from tests.complaints_desktop.letters.sample import RESIDENT, acknowledgement, case

SAID = "Gallwch gael y llythyr hwn yn Gymraeg. Rhowch wybod i mi os hoffech chi hynny."
WELSH = replace(RESIDENT, adjustments=(an_adjustment("Welsh"),))


def page() -> Page:
    return compose(replace(acknowledgement(), case=case(resident=WELSH)))


def test_who_asked_for_welsh_is_told_so_in_welsh_and_nobody_else():
    assert SAID in write(page(), ".txt").decode()
    assert SAID not in write(compose(acknowledgement()), ".txt").decode()


def test_somebody_arranges_each_letter_in_welsh():
    assert [each.kind for each in arranged(WELSH)] == ["Welsh"]


def test_each_format_says_that_the_line_is_welsh():
    made = page()
    assert f'<p lang="cy">{SAID}</p>' in write(made, ".html").decode()
    with ZipFile(BytesIO(write(made, ".docx"))) as opened:
        assert (
            f'<w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t xml:space="preserve">{SAID}'
            in opened.read("word/document.xml").decode()
        )
    content = write(made, ".pdf")
    assert b"/S /P" in content
    assert content.count(b"/Lang (cy)") == 1
    assert faults(content) == []
