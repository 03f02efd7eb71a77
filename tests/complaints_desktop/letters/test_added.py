"""A section that says what may not be lost cannot say its opposite beside it, and what is added is named."""

import re
from dataclasses import replace

import pytest

from complaints_desktop.letters.added import added
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.wordings import section_text
from tests.complaints_desktop.letters.test_whole import text_of, told

RESPONSE = letter_kind("stage1-response")


def with_added(section: str, words: str) -> str:
    """Return what is wrong with our stage 1 response where a section says this too."""
    text = re.sub(rf"(^## .*\{{#{section}\}}$)", rf"\1\n\n{words}\n", text_of(RESPONSE), flags=re.MULTILINE)
    assert words in text
    return told(RESPONSE, text)


@pytest.mark.parametrize(
    ("section", "words", "why"),
    [
        ("answer", "This letter is not our stage 1 response.", "says the opposite"),
        ("answer", "This is no stage 1 letter.", "says the opposite"),
        ("answer", "This isn't stage 1.", "says the opposite"),
        ("stage2", "You cannot ask for stage 2.", "says the opposite"),
        ("ombudsman", "You have 6 months to go to the Ombudsman.", "6 months"),
        ("stage2", "You do not need to do anything and cannot take this further.", "cannot take this further"),
        ("changes", "A panel of tenants will hear your case.", "panel of tenants"),
    ],
)
def test_a_sentence_that_takes_back_what_the_letter_has_to_say_is_refused(section: str, words: str, why: str):
    assert why in with_added(section, words)


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("stage2", "If you do not agree, you can ask us for stage 2."),
        ("stage2", "You do not need a form to ask for stage 2."),
        ("remedy", "The money does not end your complaint."),
        ("answer", "This is stage 1, and it does not close your complaint."),
    ],
)
def test_a_not_that_takes_nothing_back_is_no_opposite(section: str, words: str):
    assert with_added(section, words) == ""


def test_our_own_sentences_are_no_opposites_on_any_path():
    for kind in letter_kinds():
        assert told(kind, text_of(kind)) == ""


def test_what_is_added_beside_a_sentence_that_may_not_be_lost_is_named_and_what_stood_there_is_not():
    ours = section_text("stage1-response", "answer")
    more = f"{ours}\n\nPlease keep this letter. It is **important**.\n\n- It has {{{{reference}}}} on it."
    new = ("Please keep this letter.", "It is important.", "It has {reference} on it.")
    assert added(RESPONSE, "answer", more, ours) == new
    assert added(RESPONSE, "answer", more, ours, more) == ()
    assert added(RESPONSE, "answer", ours, ours) == ()
    assert added(RESPONSE, "answer", ours.replace("response", "Response"), ours) == ()


def test_a_section_of_which_nothing_is_declared_asks_nobody():
    assert added(RESPONSE, "changes", "## What changes {#changes}\n\nAnything.") == ()
    assert added(replace(RESPONSE, says=()), "answer", "## Answer {#answer}\n\nAnything.") == ()


def test_a_text_that_cannot_be_read_adds_nothing_yet():
    assert added(RESPONSE, "answer", "## Answer {#answer}\n\n{{?money}}\nAnything.") == ()
