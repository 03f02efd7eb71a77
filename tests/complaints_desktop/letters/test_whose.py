"""Whose words a value is: what nobody named is judged, and the table names nothing that is not there."""

from dataclasses import replace

from complaints_desktop.desk.settings import LetterPolicy
from complaints_desktop.letters.checks import Seen
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.example import columns, recorded
from complaints_desktop.letters.gate import blockers
from complaints_desktop.letters.header import read_kind
from complaints_desktop.letters.page import Paragraph, Run
from complaints_desktop.letters.whose import MADE, RESIDENTS, called
from resources.reader import read_text
from tests.complaints_desktop.letters.sample import case, finding, point, response


def test_every_name_in_the_table_is_one_of_a_letter_and_stands_there_once():
    every = {*recorded(), *(f"{block}.{column}" for block, names in columns().items() for column in names)}
    assert every >= RESIDENTS | MADE
    assert not RESIDENTS & MADE


def judged(field: str, words: str) -> set[str | None]:
    """Return what is found in a line of one value."""
    matter = response()
    page = compose(matter)
    page = replace(page, blocks=(*page.blocks, Paragraph((Run(words, field=field),), "points")))
    return {run.field for _, run in Seen(matter, page).own_words() if run.text == words} | {
        each.field for each in blockers(matter, page) if each.blocks
    }


def test_a_value_that_nobody_named_is_judged():
    assert judged("points.1.something_new", "This is a formal matter.") == {"points.1.something_new"}
    assert judged("something_new", "n/a") == {"something_new"}


def test_the_words_of_the_resident_are_not_and_a_day_of_the_program_is_no_answer():
    assert called("points.12.in_full") == "points.in_full"
    assert judged("points.1.in_full", "My formal complaint") == set()
    assert judged("received_on", "n/a") == set()


def test_why_there_is_no_remedy_is_an_officers_and_is_judged():
    """It stood in no list of columns, and printed “n/a”."""
    bare = case(points=(finding(point(), no_remedy_because="n/a"),), commitments=())
    assert "points.1.no_remedy" in {each.field for each in blockers(response(case=bare)) if each.blocks}


def test_a_sentence_is_read_with_what_the_program_puts_into_it():
    text = read_text("letters", "stage1-response.md").replace(
        "{{>ombudsman}}", "You have {{own_window}} to go to the Ombudsman.\n\n{{>ombudsman}}"
    )
    matter = response(kind=read_kind("stage1-response", text), policy=LetterPolicy(own_window=20))
    assert ("3.7", "ombudsman") in {(each.paragraph, each.section) for each in blockers(matter) if each.blocks}
