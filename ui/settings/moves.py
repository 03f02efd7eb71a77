"""What a change of the calendar would move, seen before it is accepted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame

from complaints_desktop.actions.settings import Moved
from complaints_desktop.rules.wording import capitalised, count, in_short
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import flow
from ui.kit.layouts import column, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import text

COLUMNS: tuple[Column[Moved], ...] = (
    Column(name="reference", title="Case", width=31, text=lambda row: row.reference),
    Column(name="clock", title="Clock", width=25, text=lambda row: capitalised(row.clock)),
    Column(name="old", title="Due now", width=32, text=lambda row: in_short(row.old)),
    Column(name="new", title="Would be due", width=32, text=lambda row: in_short(row.new)),
    Column(
        name="by",
        title="Moves by",
        width=22,
        text=lambda row: f"{count(abs(row.by), 'day')} {'later' if row.by > 0 else 'earlier'}",
    ),
)


class MovesCard(QFrame):
    """The cases that would move, and the two ways on."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setProperty("role", "card")
        stack = column(self, gap=3, edge=4)
        self._title, self._why = text("", "heading"), text("", "hint")
        self.table: PagedTable[Moved] = PagedTable("Cases that would move", COLUMNS)
        sized(self.table, fixed_height=52)
        self.accept = Button("Accept", self._accept, role="primary")
        self.leave = Button("Leave it as it is", self.close_card)
        for part in (self._title, self._why, self.table, flow(self.accept, self.leave)):
            stack.addWidget(part)
        self._then: Callable[[], object] | None = None
        self.hide()

    def show_moves(self, what: str, moved: Sequence[Moved], then: Callable[[], object]) -> None:
        """Say that `what` would move these; accepting does `then`."""
        self._then = then
        self._title.setText(what)
        said = f"It would move {count(len(moved), 'date')} of open cases." if moved else "It moves no open case."
        if any(each.by < 0 for each in moved):
            said += " Some come earlier: look at them on the day you accept."
        self._why.setText(said)
        self.table.show_ids(range(len(moved)), dict(enumerate(moved)))
        self.table.setVisible(bool(moved))
        self.setAccessibleName(f"{what}. {said}")
        self.show()
        self.accept.setFocus()

    def close_card(self) -> None:
        """Take the question away; nothing is changed."""
        self._then = None
        self.hide()

    def _accept(self) -> None:
        then, self._then = self._then, None
        self.hide()
        if then:
            then()
