"""A letter laid out for Easy Read: all words are there, a sentence beside each picture; it says it is not finished."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from complaints_desktop.letters.brief import LARGEST_SIZE
from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.easy_read import LONGEST, MARK, PICTURE, SHORTER, easy_read
from complaints_desktop.letters.example_page import example_page
from complaints_desktop.letters.page import Heading, Page, Paragraph, Run, Table, plain, runs_of
from complaints_desktop.letters.write import EASY_READ, write
from tests.complaints_desktop.letters.sample import response
from tests.complaints_desktop.letters.test_whole import DESK


def sentences(page: Page) -> list[str]:
    """Return what stands beside each picture."""
    return [plain(row[1]) for block in easy_read(page).blocks if isinstance(block, Table) for row in block.rows]


def with_words(*said: str) -> Page:
    """Return a page that says something."""
    page = compose(response())
    return type(page)(
        **{name: getattr(page, name) for name in page.__slots__ if name != "blocks"},
        blocks=tuple(Paragraph((Run(each),), "s") for each in said),
    )


def test_no_word_of_the_letter_is_lost():
    page = compose(response())
    said = "".join("".join(plain(runs_of(block)) for block in easy_read(page).blocks).split())
    kept = said.replace(PICTURE, "").replace("".join(SHORTER.split()), "")

    for block in page.blocks:
        for run in runs_of(block):
            for word in run.text.split():
                assert word in kept


def test_each_sentence_stands_beside_a_picture():
    page = with_words("We came late. We are sorry! Is it mended?", "Phone: 0300 111 3000", "It cost £1.50 at no. 3.")

    assert sentences(page) == [
        "We came late.",
        "We are sorry!",
        "Is it mended?",
        "Phone: 0300 111 3000",
        "It cost £1.50 at no. 3.",
    ]


def test_a_sentence_in_bold_ends_where_it_ends():
    assert sentences(compose(response()))[1:3] == ["We uphold your complaint.", "This letter is our stage 1 response."]


@pytest.mark.parametrize(("words", "long"), [(LONGEST, False), (LONGEST + 1, True)])
def test_a_long_sentence_is_marked_and_not_reworded(words, long):
    said = " ".join(["word"] * words)

    assert sentences(with_words(said)) == [said + SHORTER if long else said]


def test_headings_stay_and_the_print_is_large_and_every_page_says_it_is_to_be_finished():
    page = easy_read(compose(response(text_size=12)))

    assert page.text_size == 16
    assert MARK in page.mark
    assert any(isinstance(block, Heading) and block.level == 1 for block in page.blocks)
    assert easy_read(compose(response(text_size=20))).text_size == 20


@pytest.mark.parametrize(("size", "large"), [(12, 16), (16, 16), (20, 20)])
def test_it_says_the_size_of_its_own_print(size, large):
    said = [each for each in sentences(compose(response(text_size=size))) if "point print" in each]

    assert said == [f"This letter is in {large} point print."]


def test_every_sentence_of_every_kind_stays_beside_its_picture():
    """Also a web address wider than the column: Word breaks it."""
    for kind in letter_kinds():
        page = replace(example_page(kind, DESK), text_size=LARGEST_SIZE)
        document = docx.Document(BytesIO(write(page, EASY_READ)))
        rows = [row.cells[1].text for table in document.tables for row in table.rows[1:]]
        assert rows == sentences(page), kind.name
        assert not [each.text for each in document.paragraphs if PICTURE in each.text], kind.name
        widths = {tuple(cell.width for cell in table.rows[0].cells) for table in document.tables}
        assert len(widths) == 1, kind.name


def test_it_is_a_word_document_to_work_on():
    document = docx.Document(BytesIO(write(compose(response()), "letter.EASY.docx")))

    assert document.tables[0].rows[1].cells[0].text == PICTURE
    assert MARK in document.sections[0].header.paragraphs[0].text
