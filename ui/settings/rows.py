"""A setting that is a table: the rows that hold, one to add, and the chosen ones to remove."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget

from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.date_field import DateField
from ui.kit.flow import flow
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text
from ui.workplace.section import Section, Work

Row = TypeVar("Row")
LOW = 8
"""Units that the sentence in the place of the table has."""


class RowsSection(Section, Generic[Row]):
    """The table above, and below it what makes one more row."""

    columns: Sequence[Column[Row]] = ()
    none = ""
    """What is said where there is no row."""
    tall = 46
    """Units that the table has."""
    one = ""
    """What a row is called: "target"."""
    removed = ""
    """What is said when some were taken out; empty where none is."""

    def lay_out(self) -> None:
        """Show the rows that hold, and ask for one more."""
        self.rows: tuple[Row, ...] = ()
        self.table: PagedTable[Row] = PagedTable(self.title, self.columns)
        sized(self.table, least_height=self.tall)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(text(self.none, "quiet"))
        self.body.addWidget(self._stack)
        words = f"Remove the chosen {self.one}"
        self.remove = Button(words, self.remove_chosen, name=f"{words} (Del)")
        self.body.addWidget(flow(self.remove))
        self.on_delete(self.table, self.remove_chosen)
        self.lay_out_below()
        self.body.addWidget(heading(f"Add a {self.one}"))
        self.ask_one_more()

    def lay_out_below(self) -> None:
        """Add what stands below the table; nothing, unless said."""

    def ask_one_more(self) -> None:
        """Add the fields of a row."""
        raise NotImplementedError(type(self).__name__)

    def without(self, kept: Sequence[Row]) -> Work:
        """Return the action that leaves these rows."""
        raise NotImplementedError(type(self).__name__)

    def day_field(self, name: str, label: str, hint: str) -> DateField:
        """Return a field for a day."""
        return DateField(name, label, hint=hint, today=self.workplace.today, why_not=self._why_not)

    def _why_not(self, day: date) -> str | None:
        return self.workplace.desk().calendar.why_not(day)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows that hold, and an empty form."""
        self.rows = tuple(rows)
        self.table.show_ids(range(len(self.rows)), dict(enumerate(self.rows)))
        self._stack.setCurrentIndex(0 if self.rows else 1)
        sized(self._stack, most_height=self.tall if self.rows else LOW)
        self.remove.setVisible(bool(self.rows and self.removed))
        self.form.clear()

    def remove_chosen(self) -> None:
        """Take the chosen rows out, from today on."""
        chosen = set(self.table.chosen_ids)
        if chosen and self.may and self.removed:
            self.do(self.without([row for n, row in enumerate(self.rows) if n not in chosen]), self.removed)
