"""Each column of an import by its literal values: what it takes, as what, and what it refuses in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.exchange.columns import COLUMNS, FOLLOWS, HAPPENED
from complaints_desktop.exchange.rows import read_row
from complaints_desktop.rules.refusals import Refused
from db.terms import Decision
from tests.tables import each_row

TODAY = date(2026, 3, 26)
DAY = date(2026, 3, 2)

LIMITS: Mapping[str, int] = {
    "source_reference": 80,
    "resident_name": 200,
    "address": 500,
    "postcode": 80,
    "phone": 80,
    "email": 200,
    "channel": 80,
    "summary": 20_000,
    "category": 80,
    "estate": 200,
    "expressed_to": 200,
    "stage1_decider": 200,
    "stage1_extension_reason": 20_000,
    "stage2_extension_reason": 20_000,
    "handler": 200,
    "team": 200,
}
"""The columns of text, and how many characters fit."""

DATES = (
    "expressed_on",
    "received_on",
    "logged_on",
    "acknowledged_on",
    "stage1_due_extended_to",
    "stage1_extension_notified_on",
    "stage1_responded_on",
    "escalated_on",
    "stage2_acknowledged_on",
    "stage2_due_extended_to",
    "stage2_extension_notified_on",
    "stage2_responded_on",
    "refused_on",
    "withdrawn_on",
    "closed_on",
)
OUTCOMES = ("stage1_outcome", "stage2_outcome")
ORDER = (
    ("acknowledged_on", "received_on"),
    ("acknowledged_on", "expressed_on"),
    ("stage1_responded_on", "received_on"),
    ("stage1_responded_on", "expressed_on"),
    ("stage1_responded_on", "acknowledged_on"),
    ("escalated_on", "received_on"),
    ("stage2_acknowledged_on", "escalated_on"),
    ("stage2_responded_on", "escalated_on"),
    ("stage2_responded_on", "stage2_acknowledged_on"),
    ("stage2_responded_on", "stage1_responded_on"),
    ("closed_on", "received_on"),
    ("closed_on", "stage1_responded_on"),
    ("closed_on", "stage2_responded_on"),
    ("refused_on", "received_on"),
    ("closed_on", "refused_on"),
    ("withdrawn_on", "received_on"),
    ("withdrawn_on", "acknowledged_on"),
    ("withdrawn_on", "escalated_on"),
    ("withdrawn_on", "stage2_acknowledged_on"),
    ("closed_on", "withdrawn_on"),
)
"""Pairs of which the first is never before the second."""


def read(column: str, value: str) -> object:
    return COLUMNS[column].read(value, column)


def refused(column: str, value: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read(column, value)
    assert caught.value.field == column
    return caught.value


def row_of(**given: str) -> dict[str, Any]:
    return read_row(given, TODAY)


def test_every_column_is_in_one_of_the_tables_here():
    others = {"compensation_pounds", "vulnerable", "tenure", "stock_type", "refusal_ground"}
    assert set(COLUMNS) == {*LIMITS, *DATES, *OUTCOMES, *others}


@each_row(("column", "limit"), LIMITS.items())
def test_a_text_up_to_its_limit_is_taken_and_one_character_more_is_refused(column: str, limit: int):
    assert read(column, "x" * limit) == "x" * limit
    assert refused(column, "x" * (limit + 1)).why == f"This text has {limit + 1:,} characters, and {limit:,} fit"


@each_row("column", LIMITS)
def test_a_text_is_cleaned_as_if_it_was_typed(column: str):
    assert read(column, " Ann\u202e\0 ") == "Ann"
    assert read(column, "=cmd|' /C calc'!A0") == "=cmd|' /C calc'!A0"  # kept as what it is: text


@each_row("column", DATES)
def test_a_date_is_read_as_british_people_and_computers_write_it(column: str):
    assert {read(column, each) for each in ("2026-03-02", "02/03/2026", "2.3.26", "2 March 2026")} == {DAY}


@each_row("column", DATES)
@each_row(
    ("value", "said"),
    [
        ("soon", "“soon” is not a date"),
        ("46083", "“46083” is not a date"),  # a day as Excel counts them
        ("31/04/2026", "There is no such day as 31/04/2026"),
        ("02/03/1926", "The year 1926 cannot be right"),
    ],
)
def test_what_is_no_date_is_refused_at_its_column(column: str, value: str, said: str):
    assert refused(column, value).why == said


@each_row("column", OUTCOMES)
@each_row(
    ("value", "decision"),
    [
        ("upheld", Decision.UPHELD),
        (" Upheld ", Decision.UPHELD),
        ("PARTLY UPHELD", Decision.PARTLY_UPHELD),
        ("Partially upheld", Decision.PARTLY_UPHELD),
        ("not upheld", Decision.NOT_UPHELD),
    ],
)
def test_an_outcome_is_one_of_three(column: str, value: str, decision: Decision):
    assert read(column, value) is decision


@each_row("column", OUTCOMES)
@each_row("value", ["yes", "maladministration", "upheld?", "un-upheld", "partly"])
def test_what_is_no_outcome_is_refused_with_those_there_are(column: str, value: str):
    why = refused(column, value)
    assert why.why == f"“{value}” is not an outcome"
    assert why.do == "Use upheld, partly upheld, partially upheld, not upheld."


@each_row(
    ("value", "pence"),
    [
        ("0", 0),
        ("1", 100),
        ("125", 12_500),
        ("125.5", 12_550),
        ("125.05", 12_505),
        ("125.50", 12_550),
        ("0.01", 1),
        ("£125", 12_500),
        ("£ 125", 12_500),
        (" £1,250.50 ", 125_050),
        ("1,250", 125_000),
        ("12,345", 1_234_500),
        ("1250.99", 125_099),
        ("00125", 12_500),
        ("99,999.99", 9_999_999),
        ("100,000", 10_000_000),
    ],
)
def test_a_sum_is_read_to_the_penny(value: str, pence: int):
    assert read("compensation_pounds", value) == pence


@each_row(
    "value",
    [
        "-5",
        "(5)",
        "€5",
        "$5",
        "5 pounds",
        "1,25",
        "12,50",
        "1,2345",
        "1.250,00",
        "5.",
        ".5",
        "5.005",
        "1e3",
        "££5",
        "?",
    ],
)
def test_what_is_no_sum_is_refused_with_how_to_type_one(value: str):
    why = refused("compensation_pounds", value)
    assert why.why == f"“{value}” is not a sum of money"
    assert why.do == "Type it as 115 or 115.50."


@pytest.mark.parametrize("value", ["100,000.01", "1000000", "9" * 19, "9" * 5_000, "1" + ",000" * 2_000])
def test_a_sum_no_head_of_compensation_can_have_is_refused_before_it_is_counted(value: str):
    why = refused("compensation_pounds", value)
    assert why.why == f"“{value[:30]}” is more than £100,000"
    assert why.do == "Check the sum."


@given(st.integers(0, 10_000_000))
def test_every_sum_the_record_takes_is_read_back(pence: int):
    assert read("compensation_pounds", f"{pence // 100}.{pence % 100:02d}") == pence
    assert read("compensation_pounds", f"£{pence // 100:,}.{pence % 100:02d}") == pence


@each_row(
    ("value", "meant"),
    [
        *((each, True) for each in ("yes", "Yes", " YES ", "y", "Y", "true", "TRUE", "1")),
        *((each, False) for each in ("no", "No", " NO ", "n", "N", "false", "FALSE", "0")),
    ],
)
def test_yes_and_no_are_said_in_eight_ways(value: str, meant: bool):
    assert read("vulnerable", value) is meant


@pytest.mark.parametrize("value", ["maybe", "2", "-", "unknown", "ye s", "none"])
def test_what_is_neither_yes_nor_no_is_not_guessed(value: str):
    why = refused("vulnerable", value)
    assert (why.why, why.do) == (f"“{value}” is neither yes nor no", "Use yes or no.")


def test_how_a_home_is_held_is_read_as_the_list_says_it_and_another_word_is_kept():
    for said, tenure, stock in (
        ({"tenure": "General needs"}, "social rent", "low-cost rent"),
        ({"tenure": "Fair rent"}, "Fair rent", None),
        ({"tenure": "Fair rent", "stock_type": "lcra"}, "Fair rent", "low-cost rent"),
        ({"tenure": "n/a", "stock_type": "n/a"}, None, None),
        ({"stock_type": "Shared ownership"}, None, "low-cost home ownership"),
    ):
        values = row_of(resident_name="Ann", **said)
        assert (values["tenure"], values["stock_type"]) == (tenure, stock), said
    why = refused("stock_type", "flat")
    assert (why.why, why.do) == (
        "“flat” is no stock type",
        "Use low-cost rent, low-cost home ownership, neither.",
    )
    assert refused("tenure", "x" * 81).why == "This text has 81 characters, and 80 fit"
    with pytest.raises(Refused, match="“leasehold” counts as neither") as caught:
        row_of(tenure="leaseholder", stock_type="LCRA")
    assert caught.value.field == "stock_type"


def test_a_ground_of_refusal_is_read_by_its_code_or_its_words_and_other_words_are_kept():
    words = "it is about something that happened more than 12 months ago"
    assert [read("refusal_ground", each) for each in ("X1", "x1", words.upper(), "vexatious")] == [
        *(words,) * 3,
        "vexatious",
    ]
    assert refused("refusal_ground", "x" * 81).why == "This text has 81 characters, and 80 fit"


@each_row(
    ("given", "column", "said"),
    [
        ({"refusal_ground": "X1"}, "refusal_ground", "A ground of refusal is given, and no day"),
        (
            {"refused_on": "03/03/2026", "withdrawn_on": "04/03/2026"},
            "withdrawn_on",
            "It was refused on Tuesday 3 March 2026 and withdrawn on Wednesday 4 March 2026",
        ),
        (
            {"refused_on": "03/03/2026", "stage1_responded_on": "04/03/2026"},
            "refused_on",
            "Stage 1 was answered on Wednesday 4 March 2026 and refused on Tuesday 3 March 2026",
        ),
        (
            {"refused_on": "03/03/2026", "escalated_on": "02/03/2026", "stage2_responded_on": "04/03/2026"},
            "refused_on",
            "Stage 2 was answered on Wednesday 4 March 2026 and refused on Tuesday 3 March 2026",
        ),
        (
            {"refused_on": "03/03/2026", "escalated_on": "04/03/2026"},
            "refused_on",
            "It was refused at stage 1, and escalated_on tells of stage 2",
        ),
        (
            {"withdrawn_on": "04/03/2026", "stage1_responded_on": "03/03/2026"},
            "withdrawn_on",
            "It was answered on Tuesday 3 March 2026, and what has been answered is not withdrawn",
        ),
    ],
)
def test_a_row_that_tells_of_two_ends_is_refused(given: dict[str, str], column: str, said: str):
    with pytest.raises(Refused) as caught:
        row_of(**given)
    assert (caught.value.field, caught.value.why) == (column, said)


def test_a_row_has_every_column_and_what_is_not_said_is_not_known():
    values = row_of(resident_name=" Ann ", received_on="2/3/2026", address="   ")
    assert list(values) == list(COLUMNS)
    assert {name for name, value in values.items() if value is not None} == {"resident_name", "received_on"}
    assert values["resident_name"] == "Ann"


def test_columns_nobody_here_knows_are_passed_over():
    assert "mood" not in row_of(resident_name="Ann", mood="cross")


@pytest.mark.parametrize("given", [{}, {"resident_name": "  "}, {"resident_name": "\u200b"}, {"mood": "cross"}])
def test_a_row_that_says_nothing_is_refused(given: dict[str, str]):
    with pytest.raises(Refused, match=r"^The row is empty\. Remove it\.$") as caught:
        row_of(**given)
    assert caught.value.field == "row"


def test_a_row_that_says_no_says_something():
    assert row_of(vulnerable="no")["vulnerable"] is False
    assert row_of(compensation_pounds="0")["compensation_pounds"] == 0


def test_bytes_that_are_not_utf8_are_said_at_their_column():
    with pytest.raises(Refused) as caught:
        row_of(resident_name="Ann", address="Caf\udce9 Row")
    assert (caught.value.why, caught.value.field) == ("This is not UTF-8 text", "address")


def test_what_happened_is_every_date_but_those_a_response_was_put_off_to():
    assert set(HAPPENED) == set(DATES) - {"stage1_due_extended_to", "stage2_due_extended_to"}


@each_row("column", HAPPENED)
def test_what_happened_is_taken_today_and_refused_tomorrow(column: str):
    assert row_of(**{column: TODAY.isoformat()})[column] == TODAY
    with pytest.raises(Refused) as caught:
        row_of(**{column: (TODAY + timedelta(1)).isoformat()})
    assert (caught.value.why, caught.value.field) == ("Friday 27 March 2026 has not come yet", column)


@pytest.mark.parametrize("column", ["stage1_due_extended_to", "stage2_due_extended_to"])
def test_a_response_may_be_put_off_to_a_day_to_come(column: str):
    assert row_of(**{column: "24/04/2026"})[column] == date(2026, 4, 24)


@each_row(("later", "earlier"), ORDER)
def test_what_follows_may_come_the_same_day_and_not_the_day_before(later: str, earlier: str):
    assert row_of(**{earlier: "03/03/2026", later: "03/03/2026"})[later] == date(2026, 3, 3)
    with pytest.raises(Refused) as caught:
        row_of(**{earlier: "03/03/2026", later: "02/03/2026"})
    assert caught.value.why == f"Monday 2 March 2026 is before {earlier} on Tuesday 3 March 2026"
    assert caught.value.field == later


def test_no_other_dates_are_put_in_order():
    assert set(FOLLOWS) == set(ORDER)
