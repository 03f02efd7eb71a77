"""The register of contractors: how they are reached, and how they keep what is promised through them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from complaints_desktop.actions.contractors import end_contractor, keep_contractor
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms.shapes import email_doubt, phone_doubt
from complaints_desktop.reading.contractors import ContractorTold, contractors
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import in_short
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.fields import LongTextField, TextField
from ui.kit.flow import flow
from ui.kit.layouts import sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading
from ui.settings.section import Section, Work
from ui.workplace.question import question

PARTS = ("name", "trades", "contact", "email", "phone", "notes")
"""What is asked of a contractor."""


def on_time_words(each: ContractorTold) -> str:
    """Return the share kept in time, in words; below ten promises nothing is said of anyone."""
    return "Too few to say" if each.on_time is None else f"{each.on_time:.0%}"


def _called(each: ContractorTold) -> str:
    return f"{each.name}, until {in_short(each.ended_on)}" if each.ended_on else each.name


COLUMNS: tuple[Column[ContractorTold], ...] = (
    Column(name="name", title="Contractor", width=48, text=_called, stretch=True),
    Column(name="trades", title="Trades", width=36, text=lambda each: each.trades or "", goes=True),
    Column(name="open", title="Open promises", width=30, text=lambda each: f"{each.open_promises:,}"),
    Column(name="on_time", title="On time, 90 days", width=34, text=on_time_words),
)


class Contractors(Section):
    """The contractors, and the form of one."""

    title = "Contractors"
    why = (
        "Who works for us. A promise names its contractor from this list; the share kept in time is of the promises "
        "that fell due in the last 90 days, by the first date unless the resident agreed to another before it passed."
    )
    action_words = "Save this contractor"
    said = "The contractor is saved"
    act = Act.KEEP_CONTRACTORS

    def lay_out(self) -> None:
        """Show the contractors, what can be done with the chosen one, and the form."""
        self.table: PagedTable[ContractorTold] = PagedTable("Contractors", COLUMNS)
        self.body.addWidget(sized(self.table, fixed_height=60))
        self.new = Button("Enter another", self._begin)
        self.end = Button("Does not work for us any more", self._end)
        self.body.addWidget(flow(self.new, self.end))
        self._about = heading("Another contractor")
        self.body.addWidget(self._about)
        self._chosen: ContractorTold | None = None
        self.add(TextField("name", "Name of the firm", hint="As promises and letters name it", width=120))
        self.add(TextField("trades", "Trades", hint="For example, roofs and gutters", width=120))
        self.add(TextField("contact", "Whom to ask for", width=90))
        self.add(TextField("email", "E-mail", width=90, doubt=email_doubt))
        self.add(TextField("phone", "Phone", width=60, longest=80, doubt=phone_doubt))
        self.add(LongTextField("notes", "Notes", hint="What helps to reach them; nothing about residents", lines=2))
        self.form.require({"name": "Give the name of the firm"})
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())

    def fill(self, desk: Desk) -> None:  # noqa: ARG002 - the contractors are asked of the record
        """Ask for the contractors."""
        self._put(self._chosen)
        self.workplace.operations.read(self, question(contractors), self._show, topic="contractors")

    def work(self) -> Work:
        """Write what was typed."""
        typed: dict[str, Any] = {name: self.form[name].value for name in PARTS}
        chosen = self._chosen
        return partial(keep_contractor, **typed, changes=chosen.id if chosen and not chosen.ended_on else "")

    def _show(self, known: Sequence[ContractorTold]) -> None:
        self.table.show_ids([each.id for each in known], {each.id: each for each in known})
        self.end.setEnabled(self.may and bool(known))
        if not self.dirty:
            self._put(next((each for each in known if self._chosen and each.id == self._chosen.id), None))
            self._held = self._entries()

    def _choose(self) -> None:
        if not self.dirty:
            self._put(self.table.current)
            self._held = self._entries()

    def _begin(self) -> None:
        self.discard()
        self._put(None)
        self._held = self._entries()
        self.form["name"].control.setFocus()

    def _end(self) -> None:
        if self.table.current:
            self.do(partial(end_contractor, contractor_id=self.table.current.id), "It is offered no more")

    def _put(self, each: ContractorTold | None) -> None:
        """Put one contractor into the form, or nothing for another."""
        self._chosen = each
        self._about.setText(f"Change {each.name}" if each else "Another contractor")
        for name in PARTS:
            self.form[name].set_value(getattr(each, name) if each else None)
