"""A section of a list and the form of one: chosen in the list it is changed, else another is entered."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from complaints_desktop.desk.desk import Desk
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import flow
from ui.kit.layouts import show_if, sized
from ui.kit.paged_table import PagedTable
from ui.kit.texts import heading, text
from ui.workplace.section import Section, Work


class Kept(Protocol):
    """One of the list."""

    @property
    def id(self) -> str:
        """By which it is known."""
        ...


One = TypeVar("One", bound=Kept)


class ListAndForm(Section, Generic[One]):
    """The list, what can be done with the chosen one, and the form; a subclass says what is listed and asked."""

    columns: ClassVar[tuple[Column[Any], ...]]
    none = ""
    """What stands in place of the list while there is none."""
    another = ""
    """What the form says above it where another is entered."""
    begin_words, end_words = "", ""
    high = 60
    """The height of the list, in units."""
    ended = "It is offered no more"
    """What is said of one that was taken out of the list."""

    def fields(self) -> None:
        """Add what is asked of one, and have the form require what cannot be left empty."""
        raise NotImplementedError(type(self).__name__)

    def ask(self) -> None:
        """Ask the record for the list, and give it to `show_list`."""
        raise NotImplementedError(type(self).__name__)

    def called(self, one: One) -> str:
        """Return what the form says above it where this one is changed."""
        raise NotImplementedError(type(self).__name__)

    def may_end(self, one: One) -> bool:  # noqa: ARG002 - a subclass asks it
        """Whether this one can still be taken out of the list; where all that is listed can, nothing is asked."""
        return True

    def keeping(self, typed: Mapping[str, Any], chosen: One | None) -> Work:
        """Return what writes one as it was typed."""
        raise NotImplementedError(type(self).__name__)

    def ending(self, one: One) -> Work:
        """Return what takes one out of the list."""
        raise NotImplementedError(type(self).__name__)

    def lay_out(self) -> None:
        """Show the list, what can be done with the chosen one, and the form."""
        self.table: PagedTable[One] = PagedTable(self.title, self.columns)
        self._none = text(self.none, "hint")
        self.body.addWidget(sized(self.table, fixed_height=self.high))
        self.body.addWidget(self._none)
        self.new, self.end = Button(self.begin_words, self._begin), Button(self.end_words, self._end)
        self._tools = flow(self.new, self.end)
        self.body.addWidget(self._tools)
        self._about = heading(self.another)
        self.body.addWidget(self._about)
        self._chosen: One | None = None
        self.fields()
        self._show_number(0)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._choose())

    def fill(self, desk: Desk) -> None:  # noqa: ARG002 - the list is asked of the record
        """Ask for the list."""
        self._put(self._chosen)
        self.ask()

    def work(self) -> Work:
        """Write what was typed."""
        return self.keeping({name: self.form[name].value for name in self.form.names}, self._chosen)

    def show_list(self, known: Sequence[One]) -> None:
        """Show the list; what is being typed stays."""
        rows: dict[Hashable, One] = {each.id: each for each in known}
        self.table.show_ids(list(rows), rows)
        self._show_number(len(rows))
        if not self.dirty:
            self._put(next((each for each in known if self._chosen and each.id == self._chosen.id), None))
            self._held = self._entries()

    def _show_number(self, number: int) -> None:
        """Show the list and what can be done with it, or that there is nothing in it."""
        show_if(self.table, number > 0)
        show_if(self._tools, number > 0)
        show_if(self._none, number == 0)
        self._show_end()

    def _show_end(self) -> None:
        one = self.table.current
        self.end.setEnabled(self.may and one is not None and self.may_end(one))

    def _choose(self) -> None:
        self._show_end()
        if not self.dirty:
            self._put(self.table.current)
            self._held = self._entries()

    def _begin(self) -> None:
        self.discard()
        self._put(None)
        self._held = self._entries()
        self.focus_first()

    def _end(self) -> None:
        if self.table.current:
            self.do(self.ending(self.table.current), self.ended)

    def _put(self, one: One | None) -> None:
        """Put one into the form, or nothing for another."""
        self._chosen = one
        self._about.setText(self.called(one) if one else self.another)
        for name in self.form.names:
            self.form[name].set_value(getattr(one, name) if one else None)
