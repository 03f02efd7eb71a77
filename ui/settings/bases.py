"""The years from which a reduction is counted: set once, and another only with its reason."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from complaints_desktop.actions.settings import add_base
from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import BASED, IN_PENCE, BaseYear
from complaints_desktop.rules.wording import in_short, pounds
from ui.kit.column import Column
from ui.kit.fields import ChoiceField, LongTextField
from ui.kit.number_field import NumberField
from ui.settings.rows import RowsSection
from ui.workplace.section import Work

PENCE = 100


def _measure(code: str) -> str:
    return f"{code}  {MEASURES[code].name}" if code in MEASURES else code


def _figure(base: BaseYear) -> str:
    return pounds(base.figure) if base.code in IN_PENCE else f"{base.figure:,}"


COLUMNS: tuple[Column[BaseYear], ...] = (
    Column(name="code", title="Measure", width=40, text=lambda row: _measure(row.code)),
    Column(name="from", title="From", width=24, text=lambda row: in_short(row.from_on)),
    Column(name="to", title="To", width=24, text=lambda row: in_short(row.to_on)),
    Column(name="figure", title="Figure", width=24, text=_figure, right=True),
    Column(name="because", title="Why another", width=30, text=lambda row: row.because, stretch=True, spare=True),
)
REQUIRED = {
    "code": "Choose the measure",
    "from_on": "Give the first day",
    "to_on": "Give the last day",
    "figure": "Give a whole number",
}


class Bases(RowsSection[BaseYear]):
    """The base years, with one to add; none is removed."""

    title = "Base years"
    why = (
        "“20% less” is counted from a year that is set once and then stands: what was reported rests on it. Another "
        "base of the same measure needs a reason, which is printed with it. None is removed."
    )
    action_words = "Set the base"
    said = "The base is set"
    setting = "bases"
    columns = COLUMNS
    none = "None: no reduction can be counted."
    one = "base year"

    def ask_one_more(self) -> None:
        """Ask for the measure, the days and the figure."""
        self.add(ChoiceField("code", "Measure", tuple((code, _measure(code)) for code in BASED), width=110))
        self.add_row(
            self.day_field("from_on", "From", "For example, 1/4/2024"),
            self.day_field("to_on", "To", "A year at most"),
        )
        self.add(
            NumberField(
                "figure", "Figure of that year", hint="Recurring complaints, or whole pounds of compensation", longest=8
            )
        )
        self.add(LongTextField("because", "Why another base?", hint="Only where the measure has one", lines=1))
        self.form.require(REQUIRED)

    def fill(self, desk: Desk) -> None:
        """Show the base years, in the order in which they were set."""
        self.show_rows(desk.settings.bases)

    def work(self) -> Work:
        """Set one more."""
        code, from_on, to_on, figure = (self.form[name].value for name in ("code", "from_on", "to_on", "figure"))
        number = figure if isinstance(figure, int) else 0
        base = BaseYear(
            code=str(code),
            from_on=from_on if isinstance(from_on, date) else date.min,
            to_on=to_on if isinstance(to_on, date) else date.min,
            figure=number * PENCE if code in IN_PENCE else number,
            because=self.form.text("because") or "",
        )
        return partial(add_base, base=base)

    def without(self, kept: Sequence[BaseYear]) -> Work:
        """Nothing is removed."""
        raise NotImplementedError(type(self).__name__)
