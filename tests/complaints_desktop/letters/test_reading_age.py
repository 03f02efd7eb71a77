"""The reading age: easy text is younger than hard text, and no text has none."""

from dataclasses import replace

import pytest

from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.reading_age import FEWEST_WORDS, by_section, of_page, of_text, syllables
from tests.complaints_desktop.letters.sample import acknowledgement, response

EASY = "We came to your home. The pipe was old. We put in a new one. It does not drip now. " * 3
HARD = (
    "Notwithstanding considerable organisational reconfiguration, multidisciplinary representatives subsequently "
    "undertook comprehensive investigations regarding the aforementioned infrastructure deterioration. "
) * 3


@pytest.mark.parametrize(
    ("word", "count"),
    [("we", 1), ("complaint", 2), ("policy", 3), ("made", 1), ("table", 2), ("houses", 2), ("named", 1), ("wanted", 2)],
)
def test_syllables_are_guessed_from_the_vowels(word, count):
    assert syllables(word) == count


def test_short_words_in_short_sentences_are_for_the_young():
    age = of_text(EASY)

    assert age is not None
    assert age <= 7


def test_office_language_is_for_graduates():
    age = of_text(HARD)

    assert age is not None
    assert age >= 20


def test_the_formula_is_the_published_one():
    thirty = "cat " * 29 + "cat."

    assert of_text(thirty) == round(0.39 * 30 + 11.8 * 1 - 15.59 + 5)


def test_too_few_words_have_no_reading_age():
    assert of_text("word " * (FEWEST_WORDS - 1)) is None
    assert of_text("word " * FEWEST_WORDS) is not None


@pytest.mark.parametrize("matter", [acknowledgement(), response()], ids=["acknowledgement", "response"])
def test_our_own_letters_are_easy_to_read(matter):
    age = of_page(compose(matter))

    assert age is not None
    assert age <= 11


def test_each_section_with_words_enough_has_an_age_of_its_own():
    ages = by_section(compose(replace(response(), typed={**response().typed, "effect": HARD})))
    easy = by_section(compose(response()))
    assert all(title and age >= 5 for title, age in ages.items())
    assert max(ages.values()) > max(easy.values())
