"""The homes of the sample landlord: estates, how each home is held, and how many there are at the end of each year."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import insert

from complaints_desktop.actions.settings import change_homes
from complaints_desktop.forms.tenure import stock_type_of
from complaints_desktop.numbers.policy import YEAR_END, HomesOn
from complaints_desktop.office import Office
from complaints_desktop.sample.cases import stock
from db.model import Home, table_of
from db.model.homes import home_id
from db.number_terms import StockType

Words = Mapping[str, Sequence[str]]

TENURES: Mapping[str | None, int] = {
    "social rent": 58,
    "affordable rent": 12,
    "housing for older people": 8,
    "supported housing": 4,
    "shared ownership": 9,
    "leasehold": 6,
    None: 3,
}
"""How many of a hundred homes are held so; of some nobody has recorded it."""

LISTED = 4
"""Homes of each street that stand in the landlord's list."""
FIRST_UPRN = 10_000_001
COUNTED = {StockType.RENT: (5_180, 5_212), StockType.OWNERSHIP: (614, 640)}
"""Homes at the end of the year before the last, and of the last."""
RETURNED = (5, 20)
"""Month and day of the return of them."""


def held(address: str, words: Words) -> dict[str, str | None]:
    """Return how the home at an address of the sample is held, which is always the same, and its estate."""
    tenure = Random(address).choices(list(TENURES), list(TENURES.values()))[0]  # noqa: S311 - a sample, not a secret
    stock_type = stock_type_of(tenure)
    return {"tenure": tenure, "stock_type": stock_type and stock_type.value, "estate": estate_of(address, words)}


def estate_of(address: str, words: Words) -> str:
    """Return the estate of an address: so many streets each, in their order."""
    street = address.partition("\n")[0].partition(" ")[2]
    each = -(-len(words["streets"]) // len(words["estates"]))
    return words["estates"][words["streets"].index(street) // each]


def house(office: Office) -> None:
    """Write the landlord's list of homes, and how many there are of each kind."""
    desk = office.desk()
    with office.record.writing(author="sample") as session:
        session.execute(insert(table_of(Home)), _listed(stock().words))
        change_homes(session, desk, years=_years(desk.today))


def _listed(words: Words) -> list[dict[str, Any]]:
    rows = []
    for place, street in enumerate(words["streets"]):
        for number in range(1, LISTED + 1):
            uprn = str(FIRST_UPRN + place * LISTED + number)
            address = f"{number} {street}\n{words['towns'][place % len(words['towns'])]}"
            known = held(address, words)
            rows.append(
                {
                    "id": home_id(uprn),
                    "uprn": uprn,
                    "address": address,
                    "postcode": f"ZX{place % 19 + 1} {number}AL",
                    "estate": known["estate"],
                    "stock_type": known["tenure"],
                }
            )
    return rows


def _years(today: date) -> tuple[HomesOn, ...]:
    """Return the homes at the end of the last two years that are over and returned."""
    last = today.year if (today.month, today.day) > RETURNED else today.year - 1
    return tuple(
        HomesOn(year_end=date(year, *YEAR_END), stock_type=kind, number=numbers[place], figure_on=date(year, *RETURNED))
        for place, year in enumerate((last - 1, last))
        for kind, numbers in COUNTED.items()
    )
