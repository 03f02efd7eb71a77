"""The register of contractors: how they are reached, and how they keep what is promised through them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from complaints_desktop.actions.contractors import end_contractor, keep_contractor
from complaints_desktop.forms.shapes import email_doubt, phone_doubt
from complaints_desktop.reading.contractors import ContractorTold, contractors
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import in_percent, in_short
from ui.kit.column import Column
from ui.kit.fields import LongTextField, TextField
from ui.workplace.list_and_form import ListAndForm
from ui.workplace.question import question
from ui.workplace.section import Work


def on_time_words(each: ContractorTold) -> str:
    """Return the share kept in time, in words; below ten promises nothing is said of anyone."""
    return "Too few to say" if each.on_time is None else in_percent(each.on_time)


def _called(each: ContractorTold) -> str:
    return f"{each.name}, until {in_short(each.ended_on)}" if each.ended_on else each.name


COLUMNS: tuple[Column[ContractorTold], ...] = (
    Column(name="name", title="Contractor", width=48, text=_called, stretch=True),
    Column(name="trades", title="Trades", width=36, text=lambda each: each.trades or "", goes=True),
    Column(name="open", title="Open promises", width=30, text=lambda each: f"{each.open_promises:,}"),
    Column(name="on_time", title="On time, 90 days", width=34, text=on_time_words),
)


class Contractors(ListAndForm[ContractorTold]):
    """The contractors, and the form of one."""

    title = "Contractors"
    why = (
        "Who works for us. A promise names its contractor from this list; the share kept in time is of the promises "
        "that fell due in the last 90 days, by the first date unless the resident agreed to another before it passed."
    )
    columns = COLUMNS
    none = (
        "No contractor is on the list yet. Enter the first below, by the name that promises give it: how it keeps them "
        "is then told here."
    )
    another = "Another contractor"
    begin_words, end_words = "Enter another", "Does not work for us any more"
    action_words = "Save this contractor"
    said = "The contractor is saved"
    act = Act.KEEP_CONTRACTORS

    def fields(self) -> None:
        """Ask how it is called and reached."""
        self.add(TextField("name", "Name of the firm", hint="As promises and letters name it", width=120))
        self.add(TextField("trades", "Trades", hint="For example, roofs and gutters", width=120))
        self.add(TextField("contact", "Whom to ask for", width=90))
        self.add(TextField("email", "E-mail", width=90, doubt=email_doubt))
        self.add(TextField("phone", "Phone", width=60, longest=80, doubt=phone_doubt))
        self.add(LongTextField("notes", "Notes", hint="What helps to reach them; nothing about residents", lines=2))
        self.form.require({"name": "Give the name of the firm"})

    def ask(self) -> None:
        """Ask for the contractors."""
        self.workplace.operations.read(self, question(contractors), self.show_list, topic="contractors")

    def called(self, one: ContractorTold) -> str:
        """Return which is changed."""
        return f"Change {one.name}"

    def may_end(self, one: ContractorTold) -> bool:
        """Whether it works for us still."""
        return one.ended_on is None

    def keeping(self, typed: Mapping[str, Any], chosen: ContractorTold | None) -> Work:
        """Return what writes one; one that worked for us before does so again."""
        return partial(keep_contractor, **typed, changes=chosen.id if chosen and not chosen.ended_on else "")

    def ending(self, one: ContractorTold) -> Work:
        """Return what ends it from today."""
        return partial(end_contractor, contractor_id=one.id)
