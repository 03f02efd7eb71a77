"""Measures read from the record: over the landlord's homes, and held against its targets."""

from datetime import date

from complaints_desktop.actions import settings
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.numbers.policy import HomesOn, MeasurePolicy, TargetFrom
from complaints_desktop.reading.measures import Wanted, behind, measures
from db.number_terms import StockType
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


def test_complaints_are_counted_over_the_homes_of_their_own_stock_type(office: Office):
    for tenure in ("social rent", "general needs", "shared ownership", "leasehold", "fair rent", None):
        office.log(date(2026, 3, 20), tenure=tenure)
    rented = HomesOn(year_end=date(2025, 3, 31), stock_type=StockType.RENT, number=500)
    kept = TargetFrom(code="CH02(1)", percent=90, from_on=date(2026, 3, 1))
    with office.working() as session:
        settings.change_homes(session, office.desk, years=(rented,))
        settings.change_measures(session, office.desk, policy=MeasurePolicy(targets=(kept,)))
    desk = desk_at(office.record, office.desk.now)
    wanted = Wanted(start=date(2026, 3, 1), end=date(2026, 3, 31), as_of=TODAY)
    with office.record.reading() as session:
        found = measures(session, desk, wanted, codes=("CH01(1)",))
    assert [(each.of_whom, each.n, each.d, each.value, each.said) for each in found.results["CH01(1)"]] == [
        ("low-cost rent", 2, 500, "4.0", "over the homes of 31 March 2025; 2 more without a stock type are in neither"),
        (
            *("low-cost home ownership", 1, None, None),
            "the number of homes is not recorded; 2 more without a stock type are in neither",
        ),
    ]
    with office.record.reading() as session:
        opened = behind(session, found.results["CH01(1)"][0], found.stages)
    assert sorted(because for _, because in opened.excluded) == [
        "the home is neither low-cost rent nor low-cost home ownership",
        *["the stock type is not recorded"] * 2,
    ]
    assert {code: found.targets[code].printed for code in ("K1", "K10", "CH02(1)")} == {
        "K1": "100",
        "K10": "20",
        "CH02(1)": "90",
    }
