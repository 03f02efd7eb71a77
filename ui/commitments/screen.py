"""The tracker: the matrix of risk, the promises behind each cell, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.commitment_board import Board, BoardLine, Show, commitment_board
from complaints_desktop.rules.risk import band_of
from complaints_desktop.rules.wording import capitalised, count
from ui.commitments.columns import SORTS, board_columns
from ui.commitments.side import CommitmentSide
from ui.commitments.weekly import weekly_list
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button, Segments
from ui.kit.chips import RemovableChip
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, filling, scrolled, show_if
from ui.kit.matrix import CellCount, Place, RiskMatrix, place_in_words
from ui.kit.menus import menu_button
from ui.kit.paged_table import PagedTable
from ui.kit.panes import SidePanes
from ui.kit.row_menu import RowMenu
from ui.kit.texts import text
from ui.workplace.list_out import ListOut
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Screen, Workplace

NONE = {
    Show.ALL: "Nothing is promised that is still to be done",
    Show.MINE: "No open commitment is yours",
    Show.JEOPARDY: "No commitment is at risk",
    Show.THIS_WEEK: "Nothing promised is due in 7 days",
    Show.OVERDUE: "Nothing promised is overdue",
}
"""What an empty view says."""

VIEWS = tuple((show.value, capitalised(show.value)) for show in Show)


class CommitmentsScreen(Screen):
    """Every open promise, closed cases too."""

    subjects = frozenset({Subject.CASE, Subject.COMMITMENTS, Subject.CALENDAR, Subject.SETTINGS})

    def __init__(self, workplace: Workplace) -> None:
        """Begin with all that is open."""
        super().__init__(workplace)
        self.board: Board | None = None
        self._sort, self._descending = "risk", False
        self.views = Segments("Show", VIEWS)
        self.matrix = RiskMatrix(lambda impact, likelihood: self._band(impact * likelihood))
        self.table: PagedTable[BoardLine] = PagedTable("Commitments", board_columns(workplace.desk))
        remember(self.table, workplace, "commitments")
        self.out = ListOut(self, workplace, self.table, "commitments", lambda _, ids: [self.table.rows.known(ids)])
        self.side = CommitmentSide(workplace, self.matrix)
        self._count, self._cell = text("", "hint", wrap=False), Flow()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self.empty = EmptyState("", "", icon_name="commitments")
        self._stack.addWidget(scrolled(self.empty))
        filling(self._stack, least_height=24)
        self._lay_out()
        self._connect()

    def load(self) -> None:
        """Ask for the promises of the view, staying where the list is."""
        self._load_board(from_top=False)

    def _load_board(self, *, from_top: bool) -> None:
        work = question(commitment_board, show=Show(self.views.value))
        then = partial(self._show, from_top=from_top)
        self.workplace.operations.read(self, work, then, topic="board", words="Looking up commitments")

    def show_all(self) -> None:
        """Show all that is open."""
        self.matrix.clear()
        self.views.choose(Show.ALL.value)
        self._load_board(from_top=True)

    @property
    def case_at_hand(self) -> str:
        """The case of the commitment that is chosen."""
        return self.side.line.case_id if self.side.line else ""

    def focus_first(self) -> None:
        """Put the cursor into the table, if there is anything in it."""
        if self.table.isHidden():
            super().focus_first()
        else:
            self.table.setFocus()

    def lines(self) -> list[BoardLine]:
        """Return what the table shows, in its order."""
        place = self.matrix.place
        board = self.board.lines if self.board else ()
        shown = [line for line in board if place is None or (line.risk.impact, line.risk.likelihood) == place]
        return sorted(shown, key=SORTS[self._sort], reverse=self._descending)

    def print_list(self) -> None:
        """Print the list that is shown, by owner, as it is taken into the weekly meeting."""
        weekly_list(self, self.lines(), self.workplace.desk())

    def _show(self, board: Board, *, from_top: bool) -> None:
        self.board = board
        for show, number in board.numbers.items():
            self.views.set_words(show.value, f"{capitalised(show.value)} {number:,}")
        cells: dict[Place, CellCount] = {}
        for place, lines in board.matrix.items():
            worst = lines[0]
            cells[place] = CellCount(len(lines), worst.commitment.what, worst.risk.band.value)
        self.matrix.show_counts(cells)
        self._show_lines(from_top=from_top)

    def _show_lines(self, *, from_top: bool) -> None:
        lines = self.lines()
        self._say_count()
        self._say_cell()
        if not lines:
            self._say_empty()
        self._stack.setCurrentIndex(0 if lines else 1)
        before = self.side.line.commitment.id if self.side.line else None
        known: dict[Hashable, BoardLine] = {line.commitment.id: line for line in lines}
        self.table.show_ids(list(known), known, from_top=from_top)
        self.table.show_sort(self._sort, descending=self._descending)
        if lines and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        now = next((line for line in lines if line.commitment.id == before), lines[0] if lines else None)
        if now is None or now is not self.side.line:
            self.side.show_line(now)

    def _say_count(self) -> None:
        number, chosen = count(len(self.lines()), "commitment"), self.table.chosen_number
        self._count.setText(f"{number} · {chosen:,} chosen" if chosen > 1 else number)

    def _say_cell(self) -> None:
        """Say which cell the list is narrowed to, with a way back to all of it."""
        place = self.matrix.place
        chip = [RemovableChip(place_in_words(place), self.matrix.clear)] if place else []
        self._cell.show_only([*chip, Button("Clear the cell", self.matrix.clear, role="link")])
        show_if(self._cell, place is not None)

    def _say_empty(self) -> None:
        show = Show(self.views.value)
        everything = ("Show all that is open", self.show_all)
        if self.matrix.place is not None:
            words = f"Nothing is left that is {place_in_words(self.matrix.place).lower()}, among: {show.value}."
            self.empty.say("No commitment in this cell", words, (("Clear the cell", self.matrix.clear), everything))
        elif self.board and self.board.numbers[Show.ALL]:
            words = f"{count(self.board.numbers[Show.ALL], 'commitment')} open in all."
            self.empty.say(NONE[show], words, (everything,))
        else:
            cases = ("Open the list of cases", lambda: self.workplace.go.show_screen("cases"))
            words = "A promise appears here as soon as it is made on a case, and stays until it is kept."
            self.empty.say(NONE[Show.ALL], words, (cases,))

    def _band(self, score: int) -> str:
        return band_of(score, self.workplace.desk().settings.weights).value

    def _look_at(self) -> None:
        line = self.table.current
        if line and (self.side.line is None or line.commitment.id != self.side.line.commitment.id):
            self.side.show_line(line)

    def _open(self, _commitment_id: Hashable) -> None:
        self._look_at()
        self.side.open_sheet("update")

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._show_lines(from_top=True)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _: self._load_board(from_top=True))
        self.matrix.chosen.connect(lambda _: self._show_lines(from_top=True))
        self.table.chosen_changed.connect(self._say_count)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look_at())
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort_by)
        self.side.left.connect(self.focus_first)
        for words, keys, name in (
            ("Update the chosen commitment", "Ctrl+U", "update"),
            ("Give it a new date", "Ctrl+D", "move"),
            ("It is done", "Ctrl+E", "complete"),
        ):
            screen_action(self, words, keys, partial(self.side.open_sheet, name))
        screen_action(self, "Copy as a table", "", self.out.copy)  # Ctrl+C is the table's own
        of_row = self.actions()
        RowMenu(self.table, lambda _, where: self.workplace.go.offer_acts(self.case_at_hand, where, of_row))
        screen_action(self, "Print this list", "Ctrl+P", self.print_list)
        screen_action(self, "Export this list…", "Ctrl+S", self.out.ask_file)

    def _lay_out(self) -> None:
        main = QWidget()
        stack = column(main, gap=3, edge=(5, 6, 4, 6))
        title = text("Commitments", "title", wrap=False)
        tools = flow(
            Button("Print this list", self.print_list, icon_name="print"),
            menu_button("Columns", "columns", self.table.columns.menu),
            Button("Export…", self.out.ask_file, icon_name="save"),
        )
        stack.addWidget(flow(title, self._count, tools, gap=4))
        stack.addWidget(self.views)
        stack.addWidget(self._cell)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self.out.strip)
        names = ("The list", "Matrix, and the one chosen")
        column(self, gap=0).addWidget(SidePanes(main, self.side, names=names, units=80, share=0.32))
