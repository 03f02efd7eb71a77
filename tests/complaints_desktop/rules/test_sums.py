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


UNSIGNED = """
A cheque for 250 is in the post.|We will send you a cheque of 250.|We will pay you two months' rent.
We offer you vouchers worth 100.|We will give you a voucher to the value of fifty.|You will get 75 in compensation.
We will take 3 weeks' rent off your account.|Your rent will be waived for two months.
We will credit your account with 120.|A payment of 300 will reach you by Friday.|We'll refund a month's rent.
We will compensate you with 200.|We will cover your hotel bill.|We offer a hundred in recognition of the delay.
You will be paid 80 for your time.|We reduce your rent by 10%.|We will pay half of your rent for March.
A gift card with 50 on it is on its way.|We shall reimburse the sum of 45.60.|One week's rent will be credited to you.
We'll knock 200 off your rent.|You will receive a cheque for two hundred and fifty.
We shall pay 150 into your account.|The compensation is 400.|We will send a voucher for 30.|Your next rent is free.
We will write off your arrears.|We'll pay for your taxi.|We agree to pay three weeks rent.|An award of 500 is made.
"""

NO_MONEY = """
We checked 250 homes.|A cheque for the deposit was lost.|Your rent is due on Mondays.
Two months passed before we came.|You were 3 weeks without heating.|We offered 3 appointments.
We paid 2 visits to your home.|We give you 24 hours' notice.|We offered you a visit on 12 March.
We will send you 2 letters.|You will get a call within 3 days.|Payment by cheque takes 10 working days.
Flat 250 has a new cheque book holder.|The voucher was sent to the wrong address.
We will give you 2 dates to choose from.|We offer 50 minutes with a surveyor.|We transferred your case to Team 4.
You paid rent for two months in advance.|The rent was calculated wrongly.|We will pay attention to 5 points.
We refund nothing here.|The award of 2024 went to another contractor.|We visited at 2, and paid for nothing.
The payment was 12 days late.|We will pay more attention.|The award is made by 3 officers.
Your rent account was looked at.|We offer two ways to appeal.|We gave you 2 keys.|You paid your rent in full.
The refund came 30 days late.|We give 100 per cent of our time.|The sum of the delays is 40 days.
We will send a plumber for 2 hours.
"""


def _lines(text: str) -> list[str]:
    return [each for line in text.strip().split("\n") for each in line.split("|")]


def test_money_without_a_sign_is_found_by_the_words_around_it():
    assert [each for each in _lines(UNSIGNED) if not sums_in(each)] == []
    assert [each for each in _lines(NO_MONEY) if sums_in(each)] == []
    assert [(each.pence, each.promised) for each in sums_in("We will send you a cheque of 250.")] == [(25_000, True)]
    assert [each.promised for each in sums_in("You pay half of your rent on Mondays.")] == [False]
