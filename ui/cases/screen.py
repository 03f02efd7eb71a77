"""The cases: a table over the whole record, narrowed, sorted and seen as a person likes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QInputDialog, QMenu, QStackedWidget, QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.office import Office
from complaints_desktop.reading.case_list import (
    CaseFilter,
    CaseLine,
    case_lines,
    case_rows,
    facet_counts,
    found_beyond,
    found_in_words,
)
from complaints_desktop.reading.sharing_state import sharing_state
from ui.cases.columns import case_columns
from ui.cases.views import BUILT_IN, SavedViews, View
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.facets import Choice, FacetPanel
from ui.kit.finder import Finder
from ui.kit.flow import flow
from ui.kit.layouts import column, filling, frame, row, scrolled, sized
from ui.kit.paged_table import PagedTable
from ui.kit.panes import SidePanes
from ui.kit.row_menu import RowMenu
from ui.kit.texts import text
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace

SWITCHES = {
    "mine": "My cases",
    "open": "Open",
    "overdue": "Past their next date",
    "vulnerable": "Needs on record",
    "commitments": "Open commitments",
}
FACETS = {
    "state": "State",
    "stage": "Stage",
    "category": "Category",
    "channel": "Channel",
    "handler": "Handler",
    "team": "Team",
}


@dataclass(frozen=True, slots=True)
class _Listing:
    rows: Sequence[int]
    shares: bool
    facets: Mapping[str, Sequence[tuple[str | int, int]]]
    beyond: bool
    """Whether more were found by their words than are shown."""


class CasesScreen(Screen):
    """The list of cases."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.PEOPLE, Subject.CALENDAR, Subject.SHARING})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with my open cases."""
        super().__init__(workplace)
        self._desk = workplace.desk()
        self.views = SavedViews(workplace.folder / "views.json" if workplace.folder else None)
        self._sort, self._descending, self._shares = "next_on", False, False
        self.table: PagedTable[CaseLine] = PagedTable("Cases", case_columns(lambda: self._desk))
        self.switches = {name: QCheckBox(words) for name, words in SWITCHES.items()}
        self.facets = FacetPanel(FACETS)
        self.words = Finder("Narrow the list", "Narrow by words, name, place", least=0)
        self._title, self._count = text("Cases", "title", wrap=False), text("", "hint", wrap=False)
        self._stack = filling(QStackedWidget(), least_height=40)
        self._stack.addWidget(self.table)
        self._stack.addWidget(scrolled(_empty(workplace)))
        self._lay_out()
        self._connect()
        self.show_view(BUILT_IN[0])

    def load(self) -> None:
        """Ask for the row numbers and the counts; the lines follow when they are looked at."""
        self._desk = self.workplace.desk()  # once for all its lines: a new day and a new calendar load it anew
        where, sort, descending = self._where(), self._sort, self._descending

        def work(office: Office) -> _Listing:
            rows = case_rows(office.record, where, sort=sort, descending=descending)
            shares, beyond = sharing_state(office.record).joined, found_beyond(office.record, where)
            return _Listing(rows, shares, facet_counts(office.record, where), beyond)

        self.workplace.operations.read(self, work, self._show, topic="rows", words="Looking up cases")

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

    def show_view(self, view: View) -> None:
        """Look at the list as `view` says."""
        for name, box in self.switches.items():
            blocked = box.blockSignals(True)
            box.setChecked(name in view.switches)
            box.blockSignals(blocked)
        self.facets.set_values(view.facets)
        self._sort, self._descending = view.sort, view.descending
        if view.columns:
            self.table.show_columns(view.columns)
        self.table.show_sort(view.sort, descending=view.descending)
        self._title.setText(view.name)
        self.load()

    def _where(self) -> CaseFilter:
        desk = self.workplace.desk()
        on = {name for name, box in self.switches.items() if box.isChecked()}
        return CaseFilter(
            text=self.words.text(),
            open_only="open" in on,
            handler_id=desk.officer.id if "mine" in on else None,
            overdue_on=desk.today if "overdue" in on else None,
            vulnerable="vulnerable" in on,
            with_commitments="commitments" in on,
            facets=tuple((name, value) for name, value in self.facets.values.items() if isinstance(value, str | int)),
        )

    def _show(self, listing: _Listing) -> None:
        if listing.shares and not self._shares:
            first, *others = (name for name in self.table.shown_columns() if name != "category")
            self.table.show_columns((first, "sync", *others))  # the facets beside tell the categories
        self._shares = listing.shares
        self.table.show_ids(listing.rows)
        if listing.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._count.setText(found_in_words(len(listing.rows), beyond=listing.beyond))
        self._stack.setCurrentIndex(0 if listing.rows else 1)
        self.facets.show_counts(
            {
                name: [Choice(value, _choice_words(name, value), number) for value, number in counts]
                for name, counts in listing.facets.items()
            }
        )

    def _fetch(self, rows: Sequence[int]) -> None:
        def deliver(lines: Sequence[CaseLine]) -> None:
            self.table.rows.deliver({line.row: line for line in lines})

        self.workplace.operations.read(
            self, lambda office: case_lines(office.record, rows), deliver, topic=f"page {rows[0]}"
        )

    def _open(self, row_number: Hashable) -> None:
        place = list(self.table.rows.ids).index(row_number)
        line = self.table.rows.row_at(place)
        if line:
            self.workplace.go.open_case(line.case_id)

    def _connect(self) -> None:
        self.table.rows.wanted.connect(self._fetch)
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort_by)
        RowMenu(self.table, lambda _, where: self.workplace.go.offer_acts(self.case_at_hand, where))
        self.facets.changed.connect(lambda _: self._narrowed())
        self.words.asked.connect(lambda _: self.load())
        for box in self.switches.values():
            box.toggled.connect(lambda _: self._narrowed())
        screen_action(self, "Narrow the list by words", "Ctrl+F", self.words.setFocus)
        screen_action(self, "Save this view", "Ctrl+Shift+S", self._ask_name)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self.load()

    def _narrowed(self) -> None:
        self._title.setText("Cases")
        self.load()

    def _ask_name(self) -> None:
        name, said = QInputDialog.getText(self, "Save this view", "Name of the view")
        if said and name.strip():
            self.save_view(name.strip())

    def save_view(self, name: str) -> None:
        """Keep what the list is narrowed to, its order and its columns under a name."""
        on = tuple(each for each, box in self.switches.items() if box.isChecked())
        self.views.save(
            View(
                name=name,
                switches=on,
                facets=self.facets.values,
                sort=self._sort,
                descending=self._descending,
                columns=self.table.shown_columns(),
            )
        )
        self._title.setText(name)

    def _lay_out(self) -> None:
        main = QWidget()
        stack = column(main, gap=3, edge=(5, 6, 4, 5))
        head = row(gap=3)
        head.addWidget(flow(self._title, self._count, gap=3), 1)
        tools = flow(
            sized(self.words, fixed_width=62),
            _menu_button("Views", "star", self._views_menu),
            _menu_button("Columns", "columns", self.table.column_menu),
        )
        head.addWidget(tools, 1)
        stack.addLayout(head)
        stack.addWidget(self._stack, 1)
        side, inside = frame("group", gap=3, edge=(6, 4, 4, 4))
        inside.addWidget(text("Narrow to", "heading", wrap=False))
        boxes = column(gap=0)
        for name, box in self.switches.items():
            box.setAccessibleName(SWITCHES[name])
            boxes.addWidget(box)
        inside.addLayout(boxes)
        inside.addWidget(self.facets, 1)
        panes = SidePanes(
            main, scrolled(side), names=("The list", "Narrow to"), units=56, least=44, share=0.24, side_first=True
        )
        column(self, gap=0).addWidget(panes)

    def _views_menu(self) -> QMenu:
        menu = QMenu("Views", self)
        for view in self.views.all():
            menu.addAction(view.name).triggered.connect(lambda _=False, view=view: self.show_view(view))
        menu.addSeparator()
        menu.addAction("Save this view …", self._ask_name)
        return menu


def _menu_button(words: str, icon_name: str, menu: Callable[[], QMenu]) -> Button:
    button = Button(words, icon_name=icon_name, name=words)

    def open_menu() -> None:
        made = menu()
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(open_menu)
    return button


def _choice_words(facet: str, value: str | int) -> str:
    if facet == "stage":
        return f"Stage {value}"
    words = str(value) or "Not known"
    return words[0].upper() + words[1:]


def _empty(workplace: Workplace) -> EmptyState:
    return EmptyState(
        "No case fits",
        "Take a filter away on the left, or choose another view. A new complaint is logged with Ctrl+N.",
        ("Log a complaint", lambda: workplace.go.show_screen("log")),
        icon_name="cases",
    )
