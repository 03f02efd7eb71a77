"""What a landlord sets for its numbers: which holds when, and what cannot be, in words."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import (
    BASED,
    SEED_TARGETS,
    BaseYear,
    HomesOn,
    MeasurePolicy,
    NumbersPolicy,
    Readings,
    TargetFrom,
    bases_fault,
    bases_from,
    homes_fault,
    homes_from,
    measures_fault,
    measures_from,
    readings_fault,
    readings_from,
)
from complaints_desktop.numbers.share import Direction
from db.number_terms import StockType

RENT, OWNERSHIP = StockType.RENT, StockType.OWNERSHIP
SEED = "K1 100 K2 95 K3 5 K4 0 K5 100 K6 95 K7 95 K8 5 K9 0 K10 20 K11 90 K12 90 K13 70 K14 70 K15 100"


def on(year: int, month: int = 3, day: int = 31) -> date:
    return date(year, month, day)


def homes(year: int, number: int = 5000, stock_type: StockType = RENT) -> HomesOn:
    return HomesOn(year_end=on(year), stock_type=stock_type, number=number)


def target(code: str, percent: int | None, from_on: date) -> TargetFrom:
    return TargetFrom(code=code, percent=percent, from_on=from_on)


def base(**said: object) -> BaseYear:
    plain = {"code": "M10", "from_on": on(2024, 4, 1), "to_on": on(2025), "figure": 40}
    return BaseYear(**{**plain, **said})  # type: ignore[arg-type]


def test_homes_are_those_of_the_end_of_the_year_and_of_the_last_before_where_that_is_not_known():
    policy = NumbersPolicy(years=(homes(2025), homes(2026, 5100), homes(2026, 700, OWNERSHIP)))
    for stock_type, day, year in (
        (RENT, on(2024), None),
        (RENT, on(2024, 4, 1), 2025),
        (RENT, on(2025), 2025),
        (RENT, on(2025, 4, 1), 2026),
        (RENT, on(2026), 2026),
        (RENT, on(2026, 4, 1), 2026),
        (OWNERSHIP, on(2025), None),
        (OWNERSHIP, on(2025, 9, 30), 2026),
        (StockType.OTHER, on(2026), None),
    ):
        found = policy.homes(stock_type, day)
        assert (found.year_end.year if found else None) == year, (stock_type, day)


def test_the_targets_of_the_seed_hold_until_the_landlord_sets_another_or_none():
    seed = dict(zip(SEED.split()[::2], map(int, SEED.split()[1::2]), strict=True))
    assert {code: percent for code, percent in SEED_TARGETS.items() if code in seed} == seed
    assert SEED_TARGETS.keys() <= MEASURES.keys()
    assert set(BASED) <= MEASURES.keys()
    set_ = (target("K2", 90, on(2026, 4, 1)), target("K2", 97, on(2027, 4, 1)), target("K10", None, on(2026, 4, 1)))
    policy = NumbersPolicy(measures=MeasurePolicy(targets=set_))
    for code, day, percent in (
        ("K2", on(2026), 95),
        ("K2", on(2026, 4, 1), 90),
        ("K2", on(2027), 90),
        ("K2", on(2027, 4, 1), 97),
        ("K10", on(2026), 20),
        ("K10", on(2026, 4, 1), None),
        ("M1", on(2026), None),
    ):
        assert policy.target(code, day) == percent, (code, day)
    ceilings = {code for code in seed if MEASURES[code].direction is Direction.DOWN}
    assert ceilings == {"K3", "K4", "K8", "K9", "K10"}


def test_the_base_year_is_the_last_that_was_set():
    again = base(figure=50, because="The first counted one estate twice")
    policy = NumbersPolicy(bases=(base(), base(code="M16"), again))
    assert (policy.base("M10"), policy.base("M16"), policy.base("M11")) == (again, base(code="M16"), None)


@pytest.mark.parametrize(
    ("rows", "field", "why"),
    [
        ((homes(2025), homes(2025)), "year_end", "The homes of 31 March 2025, low-cost rent, are there twice"),
        ((homes(2025, 0),), "number", "0 homes cannot be"),
        ((homes(2025, -1),), "number", "-1 homes cannot be"),
        ((homes(2025, 1_000_000),), "number", "1,000,000 homes cannot be"),
        ((replace(homes(2025), year_end=on(2025, 4, 1)),), "year_end", "1 April 2025 is not the end of a year"),
    ],
)
def test_homes_that_cannot_be_are_refused_in_words(rows: tuple[HomesOn, ...], field: str, why: str):
    fault = homes_fault(rows)
    assert fault is not None
    assert (fault.field, fault.why) == (field, why)
    assert homes_fault((homes(2025, 1), homes(2025, 999_999, OWNERSHIP))) is None


def test_targets_bases_and_readings_that_cannot_be_are_refused_in_words():
    twice = (target("K2", 90, on(2026)), target("K2", 91, on(2026)))
    for fault, field, why in (
        (measures_fault(MeasurePolicy(targets=twice)), "from_on", "K2 has two targets from 31 March 2026"),
        (measures_fault(MeasurePolicy(targets=(target("K2", 101, on(2026)),))), "percent", "101 is not a percentage"),
        (measures_fault(MeasurePolicy(targets=(target("K2", -1, on(2026)),))), "percent", "-1 is not a percentage"),
        (bases_fault((base(to_on=on(2024)),)), "to_on", "The base ends before it begins"),
        (bases_fault((base(to_on=on(2025, 4, 3)),)), "to_on", "The base is longer than a year"),
        (bases_fault((base(figure=0),)), "figure", "Nothing is less than a base of nothing"),
        (bases_fault((base(figure=-4),)), "figure", "-4 cannot be"),
        (
            bases_fault((base(), base(figure=50))),
            "because",
            "M10 has a base already, and what was reported stands on it",
        ),
        (readings_fault(Readings(plan_days=0)), "plan_days", "0 days cannot be"),
        (readings_fault(Readings(plan_days=367)), "plan_days", "367 days cannot be"),
    ):
        assert fault is not None, why
        assert (fault.field, fault.why) == (field, why)
    assert measures_fault(MeasurePolicy(targets=(target("K2", 0, on(2026)), target("K2", 100, on(2027))))) is None
    assert bases_fault((base(to_on=on(2025, 4, 2)), base(code="M16"))) is None


ROW = {"year_end": "2025-03-31", "stock_type": "low-cost rent", "number": 5000}
BASE = {"code": "M10", "from_on": "2024-04-01", "to_on": "2025-03-31", "figure": 40}


def test_what_a_version_keeps_is_read_or_is_none():
    assert homes_from({"years": [{**ROW, "figure_on": "2025-05-12"}]})[0].figure_on == on(2025, 5, 12)
    assert homes_from({"years": [{**ROW, "stock_type": "moorings"}]})[0].stock_type == "moorings"  # a newer program's
    assert measures_from({"targets": [{"code": "K2", "percent": None, "from_on": "2026-04-01"}]}).owners == {}
    assert bases_from({"bases": [BASE]}) == (base(),)
    assert readings_from({}) == Readings()
    for read, value in (
        (homes_from, {}),
        (homes_from, {"years": [{**ROW, "number": "5000"}]}),
        (homes_from, {"years": [{**ROW, "number": True}]}),
        (homes_from, {"years": [{**ROW, "year_end": "0025-03-31"}]}),
        (homes_from, {"years": [ROW, ROW]}),
        (measures_from, {"targets": [{"code": "K2", "percent": 101, "from_on": "2026-04-01"}]}),
        (measures_from, {"targets": [{"code": "K2", "percent": 9.5, "from_on": "2026-04-01"}]}),
        (bases_from, {"bases": [BASE, BASE]}),
        (readings_from, {"k2": "kindly"}),
        (readings_from, {"plan_days": 0}),
    ):
        with pytest.raises((TypeError, ValueError, KeyError)):
            read(value)
