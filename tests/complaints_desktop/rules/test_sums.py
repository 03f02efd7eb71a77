"""Sums of money in free text: found however they are written, and told from what is no money."""

import pytest

from complaints_desktop.rules.sums import sums_in
from tests.tables import each_row

FOUND = {
    "£9,999": 999_900,
    "Pay you £5,000": 500_000,
    "we will give you five hundred pounds": 50_000,
    "a hundred and fifty pounds": 15_000,
    "two thousand five hundred quid": 250_000,
    "five-hundred pounds": 50_000,
    "500 quid": 50_000,
    "GBP 40": 4_000,
    "12.50 pounds": 1_250,
    "£12.5": 1_250,
    "5 grand": 500_000,
    "50p": 50,
    "ninety nine pence": 99,
    "\uffe1500": 50_000,  # a full-width pound sign
    "£1\u200b0": 1_000,  # nothing to be seen between the figures
    "£5k": None,
    "half a grand": None,
    "thousands of pounds": None,
}


@each_row(("text", "pence"), FOUND.items())
def test_a_sum_is_found_however_it_is_written(text: str, pence: int | None):
    assert [each.pence for each in sums_in(text)] == [pence]


@pytest.mark.parametrize(
    "text", [None, "", "3 visits in 20 days", "twenty calls", "at 2 p.m.", "Flat 12, P Block", "a hundred homes"]
)
def test_what_is_no_money_is_none(text: str | None):
    assert sums_in(text) == ()


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("Your account was charged £120. We will pay for a new door.", False),
        ("We will pay you £120.", True),
        ("As a gesture of goodwill: £50", True),
        ("Your rent is £120 a week.", False),
    ],
)
def test_a_sum_is_promised_where_its_sentence_speaks_of_paying(text: str, promised: bool):
    assert [each.promised for each in sums_in(text)] == [promised]
