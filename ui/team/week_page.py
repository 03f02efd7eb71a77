"""The weekly review: of each officer what fell due in a week, how much of it was done in time, and what was not."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.week_review import Counted, WeekOf, monday_of, week_review
from complaints_desktop.rules.weekly import IN_WORDS
from complaints_desktop.rules.wording import in_short
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.fields import ChoiceField
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, filling, show_if
from ui.kit.paged_table import PagedTable
from ui.kit.texts import text
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

BACK = 8
"""Weeks that may be looked at."""
BASIS = (
    "What fell due in the week, by whose it was on its day, as n of m. What falls due today or later counts once its "
    "day has passed; an extension told in time moves the day. What is asked of a role is in Settings, Weekly targets."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one officer."""

    who: str
    counted: Counted

    @property
    def asked(self) -> str:
        """Return "95 %, not reached"."""
        if self.counted.target is None:
            return "Nothing"
        return f"{self.counted.target} %{', not reached' if self.counted.reached is False else ''}"


COLUMNS: tuple[Column[Line], ...] = (
    Column(name="who", title="Who", width=30, text=lambda each: each.who),
    Column(name="what", title="What", width=32, text=lambda each: IN_WORDS[each.counted.measure]),
    Column(name="done", title="In time", width=22, text=lambda each: f"{each.counted.done:,} of {each.counted.of:,}"),
    Column(
        name="asked",
        title="Asked",
        width=36,
        text=lambda each: each.asked,
        mark=lambda each: ("warning", "danger") if each.counted.reached is False else None,
        goes=True,
    ),
    Column(
        name="late",
        title="Not in time",
        width=40,
        text=lambda each: ", ".join(each.counted.late),
        stretch=True,
        goes=True,
    ),
)


class WeekPage(QWidget):
    """The list of one week; the last whole one at first."""

    def __init__(self, workplace: Workplace, save: Callable[[], object]) -> None:
        """`save` writes the week that is chosen to a file."""
        super().__init__()
        self._workplace = workplace
        self.which = ChoiceField("week", "Which week", [], width=90)
        self.table: PagedTable[Line] = PagedTable("Weekly review", COLUMNS)
        filling(self.table, least_height=8)
        self._none = text("Nothing fell due in this week.", "hint")
        stack = column(self, gap=2)
        stack.addWidget(Flow(text(BASIS, "hint"), grow=True))
        stack.addWidget(flow(self.which, Button("Save the review…", save)))
        stack.addWidget(self._none)
        stack.addWidget(self.table, 1)
        self._none.hide()
        self.which.edited.connect(self.load)

    @property
    def monday(self) -> date:
        """The Monday of the week that is chosen."""
        chosen = self.which.value
        return chosen if isinstance(chosen, date) else monday_of(self._workplace.today()) - timedelta(weeks=1)

    def load(self) -> None:
        """Ask for the week."""
        this = monday_of(self._workplace.today())
        weeks = [this - timedelta(weeks=number) for number in range(BACK)]
        chosen = self.monday
        self.which.set_choices([(each, _called(each, this)) for each in weeks])
        self.which.set_value(chosen)
        asked = question(week_review, monday=chosen)
        self._workplace.operations.read(self, asked, self._show, topic="week", words="Counting the week")

    def _show(self, weeks: tuple[WeekOf, ...]) -> None:
        rows: dict[Hashable, Line] = {
            (each.officer.id, one.measure.value): Line(each.officer.name, one)
            for each in weeks
            for one in each.counted
            if one.of
        }
        self.table.show_ids(list(rows), rows)
        show_if(self._none, not rows)


def _called(monday: date, this: date) -> str:
    said = f"{in_short(monday)} to {in_short(monday + timedelta(6))}"
    return f"{said}, so far" if monday == this else said
