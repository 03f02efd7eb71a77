"""Who is or will be away, and what they owe in that time."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.held_in import Owed, held_in
from complaints_desktop.reading.team_board import AbsenceLine, TeamBoard
from complaints_desktop.rules.wording import count, in_short
from complaints_desktop.team.away_words import away_words
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, filling, show_if
from ui.kit.paged_table import PagedTable
from ui.kit.panes import Pages
from ui.kit.texts import text
from ui.team.columns import absence_columns
from ui.workplace.question import question
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Workplace


def work_columns() -> tuple[Column[Owed], ...]:
    """Return those of dated work."""
    return (
        Column(
            name="due", title="Due", width=32, text=lambda each: in_short(each.item.due_on) if each.item.due_on else ""
        ),
        Column(name="by", title="Who does it", width=24, text=lambda each: each.by or "Nobody yet"),
        Column(
            name="what", title="What", width=26, text=lambda each: each.item.what, tip=lambda each: each.item.because
        ),
        Column(name="case", title="Case", width=28, text=lambda each: each.item.reference, goes=True),
        Column(name="resident", title="Resident", width=36, text=lambda each: each.item.resident, goes=True),
        Column(
            name="because",
            title="Because",
            width=40,
            text=lambda each: each.item.because,
            stretch=True,
            goes=True,
        ),
    )


def _due(each: Owed) -> str:
    return in_short(each.item.due_on) if each.item.due_on else ""


class AbsencesView(QWidget):
    """The absences above, the dated work of who is chosen below."""

    asked = Signal(str)
    """What a person asked for: "plan", "ill", "share", "return", "back"."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._workplace, self._leads = workplace, False
        self.table: PagedTable[AbsenceLine] = PagedTable("Absences", absence_columns())
        self.work: PagedTable[Owed] = PagedTable("What they owe in that time", work_columns())
        for table, name in ((self.table, "absences"), (self.work, "absence-work")):
            remember(table, workplace, name)
            filling(table, least_height=15)
        self._owes = text("", "subheading")
        self._whose = text(
            "What somebody owes while they are away is seen by them and by whoever gives out work.", "hint"
        )
        self.share = Button("Share out their work…", self._asking("share"), role="primary")
        self.returns = Button("What comes back…", self._asking("return"))
        self.back = Button("They are back…", self._asking("back"))
        self.pages = Pages()
        whole = QWidget()
        inside = column(whole, gap=2)
        inside.addWidget(self.table, 1)
        inside.addWidget(flow(self.share, self.returns, self.back))
        inside.addWidget(Flow(self._owes, grow=True))
        inside.addWidget(self._whose)
        inside.addWidget(self.work, 1)
        none = "Nobody is away"
        words = "An absence that is recorded stands here until they are back and all of their work is with them again."
        self.pages.addWidget(EmptyState(none, words, ("Plan an absence…", self._asking("plan")), icon_name="calendar"))
        self.pages.addWidget(whole)
        stack = column(self, gap=2)
        stack.addWidget(self.pages, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_work())
        self.table.opened.connect(lambda _: self._open())
        self.work.opened.connect(lambda _: workplace.go.open_case(self.case_at_hand))

    def show_board(self, board: TeamBoard) -> None:
        """Show who is away, staying with the one that is chosen."""
        self._leads = board.leads
        known: dict[Hashable, AbsenceLine] = {each.absence.id: each for each in board.absences}
        self.table.show_ids(list(known), known)
        self.pages.setCurrentIndex(1 if known else 0)
        if known and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self._show_work()

    def choose(self, absence_id: str) -> None:
        """Choose one absence."""
        if absence_id in self.table.rows.ids:
            self.table.choose_row(self.table.rows.ids.index(absence_id))

    def focus_first(self) -> None:
        """Put the cursor into the absences."""
        self.table.setFocus()

    @property
    def line(self) -> AbsenceLine | None:
        """The absence that is chosen."""
        return self.table.current

    @property
    def case_at_hand(self) -> str:
        """The case of the work that is chosen."""
        owed = self.work.current
        return owed.item.case_id if owed else ""

    def _asking(self, what: str) -> Callable[[], None]:
        return lambda: self.asked.emit(what)

    def _open(self) -> None:
        if self.line and self._leads:
            self.asked.emit("return" if self.line.comes_back else "share")

    def _show_work(self) -> None:
        line = self.line
        if line is None:
            return
        own = line.officer.id == self._workplace.desk().officer.id
        show_if(self.share, self._leads and not line.ends)
        show_if(self.returns, self._leads and line.out > 0)
        show_if(self.back, (self._leads or own) and not line.ends)
        self.returns.lead(on=line.comes_back)
        show_if(self.work, self._leads or own)
        self._owes.setText("")
        show_if(self._whose, not (self._leads or own))
        if not (self._leads or own):
            self.work.show_ids([])
            return
        last = line.absence.until_on if line.absence.every_weeks else line.absence.to_on
        work = question(held_in, officer_id=line.officer.id, last=last)
        self._workplace.operations.read(self, work, self._show_items, topic="work", words="Looking up their work")

    def _show_items(self, owed: tuple[Owed, ...]) -> None:
        line = self.line
        if line is None:
            return
        until = "by then" if line.absence.to_on else "in all"
        nobody = sum(not each.by for each in owed)
        left = f", {nobody:,} of them given to nobody" if nobody else ""
        said = (
            f"{line.officer.name}, {away_words(line.absence)}: {count(len(owed), 'thing')} due or overdue {until}{left}"
        )
        self._owes.setText(said)
        known: dict[Hashable, Owed] = {each.item.identity: each for each in owed}
        self.work.show_ids(list(known), known)
