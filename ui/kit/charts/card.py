"""A chart in its frame: what it shows, the picture or its table, from what it is drawn, and a way to save both."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QFrame

from complaints_desktop.numbers.chart import Chart, Numbers
from ui.kit.buttons import Button, Segments
from ui.kit.charts.view import ChartView
from ui.kit.column import Column
from ui.kit.flow import flow
from ui.kit.layouts import column, show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import copyable, heading, text

Row = tuple[int, tuple[str, ...]]
"""The number of a row, and its cells."""

PICTURE, TABLE = "picture", "table"
FEWEST, MOST, LINE = 3, 14, 8.5
"""Rows a table is high at least and at most, and units of one."""


class ChartCard(QFrame):
    """The title says the finding; the numbers are a key away."""

    def __init__(self, chart: Chart, save: Callable[[Chart], object] | None = None) -> None:
        """`save` asks where to and writes picture and table; without it nothing is offered."""
        super().__init__()
        self.setProperty("role", "card")
        self._save = save
        self.title = heading(chart.finding)
        self.view = ChartView(chart)
        self.reached = text("", "small")
        self.foot = copyable(chart.foot, "small")
        self.choice = Segments("Show", ((PICTURE, "Chart"), (TABLE, "Table")))
        self.choice.chosen.connect(self._show)
        self.save_button = Button("Save…", self._ask_save, name=f"Save: {chart.name}")
        self._inside = column(self, gap=2, edge=4)
        buttons = flow(self.choice, *([self.save_button] if save else []))  # above, so that they stay where they are
        for part in (self.title, buttons, self.view, self.reached, self.foot):
            self._inside.addWidget(part)
        self.table = self._made(chart.numbers)
        self.view.reached.connect(self.reached.setText)
        self.show_chart(chart)

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self.view.chart

    def show_chart(self, chart: Chart) -> None:
        """Show another chart, as picture or as table as before."""
        self.title.setText(chart.finding)
        self.view.show_chart(chart)
        self.reached.setText(HINT)
        self.foot.setText(chart.foot)
        self.foot.setAccessibleName(chart.foot)
        if chart.numbers.titles != tuple(each.title for each in self.table.rows.columns):
            self.table.deleteLater()
            self.table = self._made(chart.numbers)
        rows: dict[Hashable, Row] = {at: (at, cells) for at, cells in enumerate(chart.numbers.printed)}
        self.table.setAccessibleName(f"{chart.name}: the numbers")
        self.table.show_ids(tuple(rows), rows)
        sized(self.table, fixed_height=LINE * (min(max(len(rows), FEWEST), MOST) + 1.6))
        self._show(self.choice.value)

    def _made(self, numbers: Numbers) -> PagedTable[Row]:
        made: PagedTable[Row] = PagedTable("", columns(numbers))
        self._inside.insertWidget(3, made)
        return made

    def _show(self, part: str) -> None:
        """Show the picture, or the table."""
        drawn = not self.chart.empty
        show_if(self.view, drawn and part == PICTURE)
        show_if(self.reached, drawn and part == PICTURE)
        show_if(self.table, part == TABLE or not drawn)
        show_if(self.choice, drawn)

    def _ask_save(self) -> None:
        if self._save:
            self._save(self.chart)


HINT = "Arrow keys or a click say each point in words."
"""What stands where a point is said, before one is."""


def columns(numbers: Numbers) -> tuple[Column[Row], ...]:
    """Return the columns of a table of numbers: the first and the last take the room there is."""
    last = len(numbers.titles) - 1

    def column_of(at: int, title: str) -> Column[Row]:
        def cell(row: Row) -> str:
            return row[1][at]

        figures = at in numbers.figures
        width = 5 + 1.7 * len(title) if figures else 22
        return Column(name=f"n{at}", title=title, width=width, text=cell, right=figures, stretch=at in (0, last))

    return tuple(column_of(at, title) for at, title in enumerate(numbers.titles))
