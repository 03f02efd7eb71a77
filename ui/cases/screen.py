"""The cases: a table over the whole record, narrowed, sorted and seen as a person likes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.office import Office
from complaints_desktop.reading.case_list import (
    CaseFilter,
    CaseLine,
    case_lines,
    case_rows,
    cases_in_all,
    facet_counts,
    found_beyond,
    found_in_words,
)
from complaints_desktop.reading.sharing_state import sharing_state
from ui.cases.chosen import ChosenCases
from ui.cases.columns import case_columns
from ui.cases.filters import Filters
from ui.cases.filters_beside import FiltersBeside
from ui.cases.list_count import ListCount
from ui.cases.nothing_listed import NothingListed
from ui.cases.view_columns import ViewColumns
from ui.cases.view_menu import ViewMenu
from ui.cases.views import BUILT_IN, SavedViews, View
from ui.kit.buttons import Button
from ui.kit.finder import Finder
from ui.kit.flow import flow
from ui.kit.layouts import column, filling, scrolled, sized
from ui.kit.menus import menu_button
from ui.kit.paged_model import PAGE
from ui.kit.paged_table import PagedTable
from ui.kit.texts import text
from ui.workplace.list_out import ListOut
from ui.workplace.place import Place
from ui.workplace.screen_actions import screen_action
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Screen, Workplace

READ_AT_ONCE = 500
"""Rows of an export read together."""


@dataclass(frozen=True, slots=True)
class _Listing:
    rows: Sequence[int]
    first: Sequence[CaseLine]
    """The lines at the top, which are seen at once."""
    shares: bool
    beyond: bool
    """Whether more were found by their words than are shown."""
    in_all: int
    """How many cases there are; asked for only where none is listed."""


BEHIND = "Cases behind a number"
"""What the list is called then; which number it is stands among what it is narrowed to."""


class CasesScreen(Screen):
    """The list of cases."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.PEOPLE, Subject.CALENDAR, Subject.SHARING})
    lists_cases = True

    def __init__(self, workplace: Workplace) -> None:
        """Begin with my open cases."""
        super().__init__(workplace)
        self._desk = workplace.desk()
        self.views = SavedViews(workplace.folder)
        self._sort, self._descending = "next_on", False
        self.table: PagedTable[CaseLine] = PagedTable("Cases", case_columns(lambda: self._desk))
        remember(self.table, workplace, "cases")
        self._columns = ViewColumns(self.table)
        self.filters = Filters()
        self.words = Finder("Narrow the list", "Narrow by words, name, place", least=0, narrows=True)
        self.picker = ViewMenu(self, self.views, self._view_of)
        self.out = ListOut(self, workplace, self.table, "cases", _lines)
        self._title, self._count = text("Cases", "title", wrap=False), ListCount()
        self.empty = NothingListed(workplace.go, self.show_view, self._clear)
        self._stack = filling(QStackedWidget(), least_height=40)
        self._stack.addWidget(self.table)
        self._stack.addWidget(scrolled(self.empty))
        self._lay_out()
        self._connect()
        self.show_view(BUILT_IN[0])

    def load(self) -> None:
        """Ask for what is listed, staying where the list is."""
        self._load_rows(from_top=False)

    def _load_rows(self, *, from_top: bool) -> None:
        """Ask for the row numbers with the lines at the top, then for the counts: what is looked at comes first."""
        self._desk = self.workplace.desk()  # once for all its lines: a new day and a new calendar load it anew
        where, sort, descending = self._where(), self._sort, self._descending

        def work(office: Office) -> _Listing:
            rows = case_rows(office.record, where, sort=sort, descending=descending)
            shares, beyond = sharing_state(office.record).joined, found_beyond(office.record, where)
            in_all = 0 if rows else cases_in_all(office.record)
            return _Listing(rows, case_lines(office.record, rows[:PAGE]), shares, beyond, in_all)

        def then(listing: _Listing) -> None:
            self._show(listing, from_top=from_top)

        reads = self.workplace.operations
        reads.read(self, work, then, topic="rows", words="Looking up cases")
        reads.read(
            self,
            lambda office: facet_counts(office.record, where),
            self.filters.show_counts,
            topic="counts",
            words="Counting cases",
        )

    @property
    def case_at_hand(self) -> str:
        """The case whose line is chosen."""
        line = self.table.current
        return line.case_id if line else ""

    def focus_first(self) -> None:
        """Put the cursor into the table, if there is anything in it."""
        if self.table.isHidden():
            super().focus_first()
        else:
            self.table.setFocus()

    def show_place(self, place: Place) -> None:
        """Show every case with the words that the place is called by: the search leads here for more than it shows.

        Of a number, show the cases behind it, which are its subject.
        """
        self.words.setText("" if place.subject else place.place)
        self.show_view(BUILT_IN[-1])
        if place.subject:
            self.filters.show_behind(place.place, place.subject.split())
            self._title.setText(BEHIND)
            self._load_rows(from_top=True)
        self.focus_first()

    def show_view(self, view: View) -> None:
        """Look at the list as `view` says."""
        self.filters.show_view(view)
        if self.views.saved(view.name):
            self.words.setText(view.words)
        self._sort, self._descending = view.sort, view.descending
        self._columns.show_view(view)
        self.table.show_sort(view.sort, descending=view.descending)
        self.picker.shown = view
        self._title.setText(view.name)
        self._load_rows(from_top=True)

    def _where(self) -> CaseFilter:
        return self.filters.where(self.workplace.desk(), self.words.text())

    def _view_of(self, name: str) -> View:
        return View(
            name=name,
            switches=self.filters.on,
            facets=self.filters.facets.values,
            sort=self._sort,
            descending=self._descending,
            columns=self.table.columns.shown_columns(),
            words=self.words.text().strip(),
        )

    def _show(self, listing: _Listing, *, from_top: bool) -> None:
        self._columns.show_shared(listing.shares)
        self.table.show_ids(listing.rows, {line.row: line for line in listing.first}, from_top=from_top)
        if listing.rows and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        found = found_in_words(len(listing.rows), beyond=listing.beyond)
        self._count.show_found(found, listed=len(listing.rows), chosen=self.table.chosen_number)
        if not listing.rows:
            self._say_empty(listing)
        self._stack.setCurrentIndex(0 if listing.rows else 1)
        self.panes.show_chips()

    def _say_empty(self, listing: _Listing) -> None:
        mine = self.picker.shown == BUILT_IN[0] and set(self.filters.on) == {"mine", "open"}
        if not listing.in_all:
            self.empty.say_none_on_record(shares=listing.shares)
        elif mine and not self.words.text():
            self.empty.say_none_of_mine(listing.in_all)
        else:
            narrowed = [words for words, _ in self.filters.narrowed()]
            narrowed += [f"the words “{self.words.text()}”"] if self.words.text() else []
            self.empty.say_none_fits(listing.in_all, narrowed)

    def _clear(self) -> None:
        self.words.clear()
        self.filters.clear()

    def _fetch(self, rows: Sequence[int]) -> None:
        def deliver(lines: Sequence[CaseLine]) -> None:
            self.table.rows.deliver({line.row: line for line in lines})

        self.workplace.operations.read(
            self, lambda office: case_lines(office.record, rows), deliver, topic=f"page {rows[0]}"
        )

    def open_beside(self, by: int) -> bool:
        """Open the case `by` lines further; one that was never looked at in the list is read first."""
        place, ids = self.table.currentIndex().row() + by, self.table.rows.ids
        if not 0 <= place < len(ids):
            return False
        self.table.choose_row(place)
        self._open(ids[place])
        return True

    def _open(self, row_number: Hashable) -> None:
        (line,) = self.table.rows.known([row_number]) or (None,)
        if line:
            self.workplace.go.open_case(line.case_id)
        elif isinstance(row_number, int):
            self._read_to_open(row_number)

    def _read_to_open(self, row_number: int) -> None:
        def then(lines: Sequence[CaseLine]) -> None:
            self.table.rows.deliver({line.row: line for line in lines})
            for line in lines:
                self.workplace.go.open_case(line.case_id)

        self.workplace.operations.read(self, lambda office: case_lines(office.record, [row_number]), then, topic="open")

    def _connect(self) -> None:
        self.table.rows.wanted.connect(self._fetch)
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort_by)
        self.table.chosen_changed.connect(lambda: self._count.show_chosen(self.table.chosen_number))
        self.filters.changed.connect(self._narrowed)
        self.words.asked.connect(self._worded)
        self.words.left.connect(self.focus_first)
        self.table.typed.connect(self._type_on)
        self.picker.picked.connect(self.show_view)
        self.picker.said.connect(self._view_changed)
        screen_action(self, "Narrow the list by words", "Ctrl+F", self.words.setFocus)
        screen_action(self, "Show or put away the filters", "Ctrl+Shift+L", self.panes.turn)
        screen_action(self, "Save as a view…", "Ctrl+Shift+S", self.picker.ask_name)
        ChosenCases(self, self.workplace, self.table, self.out)
        screen_action(self, "Export this list…", "Ctrl+S", self.out.ask_file)

    def _type_on(self, letter: str) -> None:
        """Narrow the list by what is typed into it."""
        self.words.setFocus()
        self.words.setText(letter)
        self.words.textEdited.emit(letter)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._load_rows(from_top=True)

    def _narrowed(self) -> None:
        saved = self.views.saved(self.picker.shown.name)
        self._title.setText(f"{self.picker.shown.name}, changed" if saved else "Cases")
        self._load_rows(from_top=True)

    def _worded(self, words: str) -> None:
        view = self.picker.shown
        if self.views.saved(view.name):
            self._title.setText(view.name if words == view.words else f"{view.name}, changed")
        self._load_rows(from_top=True)

    def _view_changed(self, words: str, undo: Callable[[], object] | None) -> None:
        self._title.setText(self.picker.shown.name)
        self.workplace.go.say(words, actions=(("Undo", undo),) if undo else ())

    def _lay_out(self) -> None:
        main = QWidget()
        self.panes = FiltersBeside(main, self.filters, self.workplace.folder)
        stack = column(main, gap=3, edge=(5, 6, 4, 5))
        tools = flow(
            self.panes.button,
            menu_button("Views", "star", self.picker.menu),
            menu_button("Columns", "columns", self.table.columns.menu),
            Button("Export…", self.out.ask_file, icon_name="save"),
        )
        stack.addWidget(flow(self._title, self._count, sized(self.words, fixed_width=56), tools, gap=2.5))
        stack.addWidget(self.panes.chips)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self.out.strip)
        column(self, gap=0).addWidget(self.panes)


def _lines(office: Office, rows: Sequence[int]) -> Iterable[Sequence[CaseLine]]:
    """Read the lines of these rows, some hundreds at a time."""
    for first in range(0, len(rows), READ_AT_ONCE):
        yield case_lines(office.record, rows[first : first + READ_AT_ONCE])
