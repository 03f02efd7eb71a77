"""How many homes of each kind there are at the end of a year: what the regulator's rates are counted over."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from complaints_desktop.actions.settings import change_homes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.policy import COUNTED_STOCK, HomesOn
from complaints_desktop.rules.wording import capitalised, in_short
from db.number_terms import StockType
from ui.kit.column import Column
from ui.kit.fields import ChoiceField
from ui.kit.number_field import NumberField
from ui.settings.rows import RowsSection
from ui.workplace.section import Work

COLUMNS: tuple[Column[HomesOn], ...] = (
    Column(name="year_end", title="At the end of", width=28, text=lambda row: in_short(row.year_end)),
    Column(name="stock_type", title="Stock type", width=40, text=lambda row: capitalised(row.stock_type)),
    Column(name="number", title="Homes", width=24, text=lambda row: f"{row.number:,}", right=True),
    Column(
        name="figure_on",
        title="Figure of",
        width=28,
        text=lambda row: in_short(row.figure_on) if row.figure_on else "not recorded",
        spare=True,
    ),
)
REQUIRED = {
    "year_end": "Give the 31 March",
    "stock_type": "Choose the stock type",
    "number": "Give a whole number of homes",
}


class Homes(RowsSection[HomesOn]):
    """The years that are known, with one to add."""

    title = "Homes counted"
    why = (
        "The homes owned at the end of each year, as the Statistical Data Return has them. Complaints for every 1,000 "
        "homes are counted over them, low-cost rent and low-cost home ownership apart (CH01). Where a year is not here "
        "the last before it is used, and named."
    )
    action_words = "Add the year"
    said = "The year is added"
    setting = "homes"
    columns = COLUMNS
    none = "None: no complaints for every 1,000 homes can be said."
    one = "year"
    removed = "Removed"

    def ask_one_more(self) -> None:
        """Ask for one kind at the end of one year."""
        kinds = tuple((each, capitalised(each)) for each in COUNTED_STOCK)
        self.add_row(
            self.day_field("year_end", "Year end", "For example, 31/3/2026"),
            ChoiceField("stock_type", "Stock type", kinds, width=75),
        )
        self.add_row(
            NumberField("number", "How many homes?", hint="Owned, of that kind", longest=6),
            self.day_field("figure_on", "The figure is of", "Of the return; may be empty"),
        )
        self.form.require(REQUIRED)

    def fill(self, desk: Desk) -> None:
        """Show the years that are known, the latest first."""
        self.show_rows(sorted(desk.settings.homes, key=lambda each: (each.year_end, each.stock_type), reverse=True))

    def work(self) -> Work:
        """Add one more to those that are known."""
        year_end, kind, number, figure_on = (
            self.form[name].value for name in ("year_end", "stock_type", "number", "figure_on")
        )
        added = HomesOn(
            year_end=year_end if isinstance(year_end, date) else date.min,
            stock_type=StockType.of_row(str(kind)),
            number=number if isinstance(number, int) else 0,
            figure_on=figure_on if isinstance(figure_on, date) else None,
        )
        return self.without((*self.rows, added))

    def without(self, kept: Sequence[HomesOn]) -> Work:
        """Write these years, and no other."""
        return partial(change_homes, years=kept)
