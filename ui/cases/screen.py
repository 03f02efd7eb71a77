"""The cases: a table over the whole record, narrowed, sorted and seen as a person likes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

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
from complaints_desktop.rules.wording import count
from ui.cases.columns import case_columns
from ui.cases.filters import Filters
from ui.cases.view_menu import ViewMenu
from ui.cases.views import BEGIN_WITH, BUILT_IN, SavedViews, View
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.chips import RemovableChip
from ui.kit.clipboard import copy_words
from ui.kit.column_header import Arrangement
from ui.kit.finder import Finder
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, filling, scrolled, show_if, sized
from ui.kit.menus import menu_button, show_menu
from ui.kit.paged_table import PAGE, PagedTable
from ui.kit.panes import SidePanes
from ui.kit.row_menu import RowMenu
from ui.kit.texts import text
from ui.kit.theme import theme
from ui.workplace.list_out import ListOut
from ui.workplace.own_file import OwnFile
from ui.workplace.place import Place
from ui.workplace.screen_actions import screen_action
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Screen, Workplace

ALONE = ("reference", "resident", "state", "next", "left")
AMONG_OTHERS = ("reference", "sync", "resident", "state", "next", "left")
"""The columns before anybody chooses, besides those there is room for: where work is shared, whether it is."""

ROOM_FOR_BOTH = 340
"""Units from which the filters stand beside the list and leave its columns whole."""

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


class CasesScreen(Screen):
    """The list of cases."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.PEOPLE, Subject.CALENDAR, Subject.SHARING})
    lists_cases = True

    def __init__(self, workplace: Workplace) -> None:
        """Begin with my open cases."""
        super().__init__(workplace)
        self._desk = workplace.desk()
        self.views = SavedViews(workplace.folder)
        self._own = OwnFile(workplace.folder, "cases.json")
        kept = self._own.read()
        self._away = kept.get("filters away") is True if isinstance(kept, dict) else None
        """Whether the person put the filters away; None where they never said."""
        self._sort, self._descending, self._shares = "next_on", False, False
        self._usual: Arrangement | None = None
        self.table: PagedTable[CaseLine] = PagedTable("Cases", case_columns(lambda: self._desk))
        remember(self.table, workplace, "cases")
        self.filters = Filters()
        self.words = Finder("Narrow the list", "Narrow by words, name, place", least=0, narrows=True)
        self.picker = ViewMenu(self, self.views, self._view_of)
        self.out = ListOut(self, workplace, self.table, "cases", _lines)
        self._title, self._count = text("Cases", "title", wrap=False), text("", "hint", wrap=False)
        self._chips = Flow(gap=1.5)
        self.empty = EmptyState("", "", icon_name="cases")
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
        index = self.table.currentIndex()
        line = self.table.rows.row_at(index.row()) if index.isValid() else None
        return line.case_id if line else ""

    def focus_first(self) -> None:
        """Put the cursor into the table, if there is anything in it."""
        if self.table.isHidden():
            super().focus_first()
        else:
            self.table.setFocus()

    def show_place(self, place: Place) -> None:
        """Show every case with the words that the place is called by: the search leads here for more than it shows."""
        self.words.setText(place.place)
        self.show_view(BUILT_IN[-1])
        self.focus_first()

    def show_view(self, view: View) -> None:
        """Look at the list as `view` says."""
        self.filters.show_view(view)
        if self.views.saved(view.name):
            self.words.setText(view.words)
        self._sort, self._descending = view.sort, view.descending
        self._stand_as(view)
        self.table.show_sort(view.sort, descending=view.descending)
        self.picker.shown = view
        self._title.setText(view.name)
        self._load_rows(from_top=True)

    def save_view(self, name: str) -> None:
        """Keep what the list is narrowed to, its order and its columns under a name."""
        self.picker.save(name)

    def chosen_lines(self) -> list[CaseLine]:
        """Return the lines that are chosen, of those that are there already."""
        return self.table.rows.known(self.table.chosen_ids)

    def copy_references(self) -> None:
        """Copy the references of the cases that are chosen."""
        lines = self.chosen_lines()
        copy_words("\n".join(line.reference for line in lines))
        self.workplace.go.say(f"{count(len(lines), 'reference')} copied")

    def _stand_as(self, view: View) -> None:
        """Show the columns of the view; one without columns of its own has those the person is used to."""
        own = view.columns or BEGIN_WITH.get(view.name)
        if own and self._usual is None:
            self._usual = self.table.columns.arrangement
        if view.columns:
            self.table.show_columns(view.columns)
        elif self._usual:
            self.table.columns.arrange(Arrangement() if own else self._usual)
            self._usual = self._usual if own else None
        self._begin_with(view.name)

    def _begin_with(self, view: str) -> None:
        """Show the columns a view begins with, before anybody chooses; where work is shared, whether it is."""
        self._view = view
        self.table.columns.begin_with(BEGIN_WITH.get(view) or (AMONG_OTHERS if self._shares else ALONE))

    def _where(self) -> CaseFilter:
        return self.filters.where(self.workplace.desk(), self.words.text())

    def _view_of(self, name: str) -> View:
        return View(
            name=name,
            switches=self.filters.on,
            facets=self.filters.facets.values,
            sort=self._sort,
            descending=self._descending,
            columns=self.table.shown_columns(),
            words=self.words.text().strip(),
        )

    def _show(self, listing: _Listing, *, from_top: bool) -> None:
        if listing.shares != self._shares:
            self._shares = listing.shares
            self._begin_with(self._view)
        self.table.show_ids(listing.rows, {line.row: line for line in listing.first}, from_top=from_top)
        if listing.rows and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self._found = found_in_words(len(listing.rows), beyond=listing.beyond)
        self._say_count()
        self._keep_room()
        if not listing.rows:
            self._say_empty(listing)
        self._stack.setCurrentIndex(0 if listing.rows else 1)
        self._show_chips()

    def _say_count(self) -> None:
        chosen = self.table.chosen_number
        self._count.setText(f"{self._found} · {chosen:,} chosen" if chosen > 1 else self._found)

    def _keep_room(self) -> None:
        """Keep room for how many are chosen: nothing moves under the pointer that chooses."""
        longest = f"{self._found} · {len(self.table.rows.ids):,} chosen"
        self._count.ensurePolished()
        self._count.setMinimumWidth(self._count.fontMetrics().horizontalAdvance(longest) + theme().pixels(0.5))
        self._count.setIndent(self._count.indent())  # else Qt goes on with the size it would like at the width before

    def _say_empty(self, listing: _Listing) -> None:
        go = self.workplace.go
        log = ("Log a complaint", lambda: go.show_screen("log"))
        everything = ("Show everything", lambda: self.show_view(BUILT_IN[-1]))
        if not listing.in_all:
            alone = (
                "" if listing.shares else " This desk is not joined: it shows the cases logged here, not the team's."
            )
            join = () if listing.shares else (("Join the team", lambda: go.show_screen("sharing")),)
            bring = ("Import complaints", lambda: go.show_screen("import"))
            words = f"A complaint appears here as soon as it is logged.{alone}"
            self.empty.say("No case is on record yet", words, (log, bring, *join))
        elif self.picker.shown == BUILT_IN[0] and set(self.filters.on) == {"mine", "open"} and not self.words.text():
            words = f"{count(listing.in_all, 'case')} of others, or closed, are on record."
            show = ("Show all open cases", lambda: self.show_view(BUILT_IN[1]))
            self.empty.say("You have no open case", words, (show, log))
        else:
            said = [words for words, _ in self.filters.narrowed()]
            said += [f"the words “{self.words.text()}”"] if self.words.text() else []
            words = f"{count(listing.in_all, 'case')} on record; narrowed to {', '.join(said)} none is left."
            self.empty.say("No case fits", words, (("Clear the filters", self._clear), everything))

    def _clear(self) -> None:
        self.words.clear()
        self.filters.clear()

    def _show_chips(self) -> None:
        """Say what the list is narrowed to where the panel is put away."""
        narrowed = self.filters.narrowed() if self.panes.away else []
        self._chips.show_only([RemovableChip(words, away) for words, away in narrowed])
        show_if(self._chips, bool(narrowed))

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

    def _open_menu(self, where: QPoint) -> None:
        """Offer what can be done to the case; of several cases, what can be done to all of them."""
        if self.table.chosen_number > 1:
            menu = QMenu("Cases", self)
            menu.addActions(self._of_rows)
            show_menu(menu, where)
        else:
            self.workplace.go.offer_acts(self.case_at_hand, where, self._of_rows)

    def _connect(self) -> None:
        self._found = ""
        theme().changed.connect(self._place_filters)
        theme().changed.connect(self._keep_room)
        self.table.rows.wanted.connect(self._fetch)
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort_by)
        self.table.chosen_changed.connect(self._say_count)
        RowMenu(self.table, lambda _, where: self._open_menu(where))
        self.filters.changed.connect(self._narrowed)
        self.words.asked.connect(self._worded)
        self.words.left.connect(self.focus_first)
        self.table.typed.connect(self._type_on)
        self.picker.picked.connect(self.show_view)
        self.picker.said.connect(self._view_changed)
        screen_action(self, "Narrow the list by words", "Ctrl+F", self.words.setFocus)
        screen_action(self, "Show or put away the filters", "Ctrl+Shift+L", self.turn_filters)
        screen_action(self, "Save as a view…", "Ctrl+Shift+S", self.picker.ask_name)
        self._of_rows = (
            screen_action(self, "Copy reference", "Ctrl+Shift+G", self.copy_references),
            screen_action(self, "Copy as a table", "", self.out.copy),  # Ctrl+C is the table's own
        )
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

    def turn_filters(self) -> None:
        """Put the filters away, or show them again."""
        self._away = not self.panes.away
        self._own.keep({"filters away": self._away})
        self._place_filters()

    def _place_filters(self) -> None:
        """Show the filters as a person last had them; before they say, where the list has room enough beside them."""
        narrow = self.width() < theme().pixels(ROOM_FOR_BOTH)
        away = narrow if self._away is None else self._away
        self._filter_button.setChecked(not away)
        if away != self.panes.away:
            self.panes.put_away(away)
            self._show_chips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the list the room it needs."""
        super().resizeEvent(event)
        self._place_filters()

    def _lay_out(self) -> None:
        main = QWidget()
        stack = column(main, gap=3, edge=(5, 6, 4, 5))
        self._filter_button = Button("Filters", self.turn_filters, icon_name="filter", name="Filters beside the list")
        self._filter_button.setCheckable(True)
        tools = flow(
            self._filter_button,
            menu_button("Views", "star", self.picker.menu),
            menu_button("Columns", "columns", self.table.column_menu),
            Button("Export…", self.out.ask_file, icon_name="save"),
        )
        stack.addWidget(flow(self._title, self._count, sized(self.words, fixed_width=56), tools, gap=2.5))
        stack.addWidget(self._chips)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self.out.strip)
        self.panes = SidePanes(
            main,
            scrolled(self.filters),
            names=("The list", "Narrow to"),
            units=56,
            least=56,
            share=0.24,
            side_first=True,
        )
        column(self, gap=0).addWidget(self.panes)


def _lines(office: Office, rows: Sequence[int]) -> Iterable[Sequence[CaseLine]]:
    """Read the lines of these rows, some hundreds at a time."""
    for first in range(0, len(rows), READ_AT_ONCE):
        yield case_lines(office.record, rows[first : first + READ_AT_ONCE])
