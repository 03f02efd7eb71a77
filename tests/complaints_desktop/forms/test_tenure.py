"""Of which kind the regulator counts a home, by how it is held; what a list does not say is not guessed."""

from complaints_desktop.forms.tenure import (
    STOCK,
    home_in_words,
    stock_type_called,
    stock_type_of,
    tenure_called,
    tenures,
)
from db.number_terms import StockType
from tests.complaints_desktop.facts import a_case

RENT, OWNERSHIP, OTHER = StockType.RENT, StockType.OWNERSHIP, StockType.OTHER

KINDS = {
    "social rent": RENT,
    "affordable rent": RENT,
    "supported housing": RENT,
    "housing for older people": RENT,
    "intermediate rent": RENT,
    "temporary social housing": RENT,
    "shared ownership": OWNERSHIP,
    "shared equity": OWNERSHIP,
    "shared ownership, all shares bought": OTHER,
    "leasehold": OTHER,
    "freehold": OTHER,
    "market rent": OTHER,
    "no home of ours": OTHER,
}
"""By hand, from sections 69 and 70 of the Housing and Regeneration Act 2008 and what landlords publish beside them."""


def test_each_tenure_is_of_one_kind():
    assert {each.value: stock_type_of(str(each.value)) for each in tenures()} == KINDS
    assert [each.words for each in STOCK] == ["Low-cost rent", "Low-cost home ownership", "Neither"]


def test_lists_and_earlier_systems_are_understood_and_nothing_is_guessed():
    for said, tenure, stock in (
        ("General needs", "social rent", RENT),
        ("SHARED  OWNERSHIP", "shared ownership", OWNERSHIP),
        ("LCHO", "LCHO", OWNERSHIP),
        ("low cost rental accommodation", "low cost rental accommodation", RENT),
        ("Neither", "Neither", OTHER),
        ("fair rent", "fair rent", None),
        ("flat", "flat", None),
        ("n/a", None, None),
        ("TBC", None, None),
        ("", None, None),
    ):
        assert (tenure_called(said), stock_type_called(said)) == (tenure, stock), said


def test_how_a_home_was_held_is_said_and_so_is_what_is_not_known():
    for held, said in (
        ({}, "Tenure: not recorded · Estate: not recorded"),
        ({"tenure": "fair rent"}, "Tenure: fair rent (stock type not recorded) · Estate: not recorded"),
        ({"stock_type": RENT, "estate": "Alder"}, "Tenure: not recorded (low-cost rent) · Estate: Alder"),
        (
            {"tenure": "leasehold", "stock_type": OTHER},
            "Tenure: leasehold (neither low-cost rent nor low-cost home ownership) · Estate: not recorded",
        ),
        (
            {"tenure": "let", "stock_type": StockType.of_row("rent to buy")},
            "Tenure: let (rent to buy) · Estate: not recorded",
        ),
    ):
        assert " · ".join(home_in_words(a_case(**held))) == said
