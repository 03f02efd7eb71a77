"""The tracker: the matrix of risk, the promises behind each cell, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from complaints_desktop.desk.changes import Subject
from complaints_desktop.reading.commitment_board import Board, BoardLine, Show, commitment_board, in_cells
from complaints_desktop.reading.kept_promises import Figures, kept_now
from complaints_desktop.rules.on_time_words import kept_briefly
from complaints_desktop.rules.risk import band_of
from complaints_desktop.rules.wording import capitalised, count
from db.terms import Role
from ui.commitments.columns import SORTS, board_columns
from ui.commitments.figures import FiguresPage
from ui.commitments.lists import Lists
from ui.commitments.narrowing import Narrowing
from ui.commitments.side import CommitmentSide
from ui.commitments.taken_out import TakenOut
from ui.commitments.to_whom import Whose
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.flow import Flow, flow
from ui.kit.folding import FoldingBar, FoldingSegments
from ui.kit.layouts import column, filling, scrolled, show_if, sized
from ui.kit.matrix import CellCount, Place, RiskMatrix
from ui.kit.menus import menu_button
from ui.kit.paged_table import PagedTable
from ui.kit.panes import MAIN, SIDE, SidePanes
from ui.kit.row_menu import RowMenu
from ui.kit.texts import copyable, text
from ui.workplace.list_out import ListOut
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Screen, Workplace

NONE = {
    Show.ALL: "Nothing is promised that is still to be done",
    Show.MINE: "No open commitment is yours",
    Show.JEOPARDY: "No commitment is in jeopardy",
    Show.THIS_WEEK: "Nothing promised is due in 7 days",
    Show.OVERDUE: "Nothing promised is overdue",
    Show.DONE: "Nothing was kept in the last 90 days",
    Show.MISSES: "Every miss is explained",
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
        self._figures: tuple[Figures, Figures] | None = None
        self._sort, self._descending = "risk", False
        self.views = FoldingSegments("Show", VIEWS)
        self.matrix = RiskMatrix(lambda impact, likelihood: self._band(impact * likelihood))
        self.table: PagedTable[BoardLine] = PagedTable("Commitments", board_columns(workplace.desk))
        remember(self.table, workplace, "commitments")
        self.out = ListOut(self, workplace, self.table, "commitments", lambda _, ids: [self.table.rows.known(ids)])
        self.side = CommitmentSide(workplace, self.matrix)
        self.narrowing = Narrowing(self.matrix)
        if workplace.desk().officer.role is Role.OWNER:
            self.views.choose(Show.MINE.value)
        self._bar = FoldingBar(
            self.views, sized(self.narrowing.finder, fixed_width=44), *self.narrowing.boxes.values(), self.narrowing
        )
        self._count, self.figures = text("", "hint", wrap=False), copyable("", "small")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self.empty = EmptyState("", "", icon_name="commitments")
        self._stack.addWidget(scrolled(self.empty))
        filling(self._stack, least_height=24)
        self._connect()
        self.taken_out = TakenOut(self, workplace, self.matrix, self.lines)
        self.lists = Lists(self, workplace, self.side, self.taken_out, self._whose)
        self._lay_out()

    def load(self) -> None:
        """Ask for the promises of the view, staying where the list is, and for the figures."""
        self._load_board(from_top=False)
        self.workplace.operations.read(self, question(kept_now), self._show_figures, topic="figures")

    def _load_board(self, *, from_top: bool) -> None:
        work = question(commitment_board, show=Show(self.views.value))
        then = partial(self._show, from_top=from_top)
        self.workplace.operations.read(self, work, then, topic="board", words="Looking up commitments")

    def _show_view(self) -> None:
        """Show another view: of what was read already, or else read."""
        if self.board and Show(self.views.value) in self.board.views:
            self._show_board(from_top=True)
        else:
            self._load_board(from_top=True)

    def show_all(self) -> None:
        """Show all that is open."""
        self.narrowing.clear()
        self.views.choose(Show.ALL.value)
        self._show_view()

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
        return sorted(self.narrowing.of_all(self._of_view()), key=SORTS[self._sort], reverse=self._descending)

    def _of_view(self) -> tuple[BoardLine, ...]:
        """The lines of the view; none where it is still being read."""
        return self.board.views.get(Show(self.views.value), ()) if self.board else ()

    def _show(self, board: Board, *, from_top: bool) -> None:
        self.board = board
        for show in Show:
            number = board.numbers.get(show)
            self.views.set_words(
                show.value, capitalised(show.value) if number is None else f"{capitalised(show.value)} {number:,}"
            )
        self._bar.fold()
        before = self.side.line
        self._show_board(from_top=from_top)
        if before is self.side.line:  # what follows a promise is not in its line: a chase, an answer, a cause
            self.side.look_again()

    def _show_figures(self, figures: tuple[Figures, Figures]) -> None:
        self._figures = figures
        month, quarter = figures
        briefly = kept_briefly(quarter.counted, quarter.period)
        said, *orders = month.words
        sentences = ("; ".join(filter(None, (said, briefly))), *orders)
        self.figures.setText(". ".join(map(capitalised, sentences)) + ".")
        self.figures.setToolTip(". ".join(map(capitalised, quarter.words)) + ".")

    def show_figures(self) -> None:
        """Show how promises were kept by stage, of this month and quarter."""
        if self._figures:
            self.side.open_over(FiguresPage(self._figures))

    def _show_board(self, *, from_top: bool) -> None:
        self.narrowing.offer(self._of_view())
        self._show_narrowed(from_top=from_top)

    def _show_narrowed(self, *, from_top: bool) -> None:
        cells: dict[Place, CellCount] = {}
        for place, lines in in_cells(self.narrowing.of_people(self._of_view())).items():
            worst = lines[0]
            cells[place] = CellCount(len(lines), worst.commitment.what, self._band_of(worst))
        self.matrix.show_counts(cells)
        self.side.show_matrix(Show(self.views.value) is not Show.DONE)
        self._show_lines(from_top=from_top)

    def _band_of(self, line: BoardLine) -> str:
        return line.risk.band.value if line.risk else self._band(line.score)

    def _show_lines(self, *, from_top: bool) -> None:
        lines = self.lines()
        self._say_count()
        if not lines:
            self._say_empty()
        self._stack.setCurrentIndex(0 if lines else 1)
        before, place = self.side.line.commitment.id if self.side.line else None, self.table.currentIndex().row()
        known: dict[Hashable, BoardLine] = {line.commitment.id: line for line in lines}
        self.table.show_ids(list(known), known, from_top=from_top)
        self.table.show_sort(self._sort, descending=self._descending)
        gone = before is not None and before not in known
        if lines and (gone or not self.table.currentIndex().isValid()):
            self.table.choose_row(0 if from_top else min(max(place, 0), len(lines) - 1))
        now = next((line for line in lines if line.commitment.id == before), self.table.current if lines else None)
        if now is None or now is not self.side.line:
            self.side.show_line(now)

    def _say_count(self) -> None:
        number, chosen = count(len(self.lines()), "commitment"), self.table.chosen_number
        self._count.setText(f"{number} · {chosen:,} chosen" if chosen > 1 else number)

    def _say_empty(self) -> None:
        show = Show(self.views.value)
        everything = ("Show all that is open", self.show_all)
        narrowed = self.narrowing.words()
        if narrowed:
            words = f"Narrowed to {', '.join(narrowed)}, among: {show.value}."
            self.empty.say("No commitment is left", words, (("Clear", self.narrowing.clear), everything))
        elif self.board and (number := self.board.numbers[Show.ALL]):
            self.empty.say(NONE[show], f"{count(number, 'commitment')} open in all.", (everything,))
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
        line = self.side.line
        if line and not line.commitment.open:  # there is nothing to update: the case says what became of it
            self.workplace.go.open_case(line.case_id, "promises")
        else:
            self.side.open_sheet("update")

    def _whose(self) -> Whose:
        """Whose promises one looks at: who the list is narrowed to, else who keeps the promise that is chosen."""
        owner, contractor = self.narrowing.value("owner"), self.narrowing.value("contractor")
        if contractor or owner:
            return Whose(contractor=contractor) if contractor else Whose(owner=owner)
        promise = self.side.line.commitment if self.side.line else None
        if promise is None:
            return Whose()
        return Whose(contractor=promise.contractor) if promise.contractor else Whose(owner=promise.owner.name)

    def _type_on(self, letter: str) -> None:
        """Narrow the list by what is typed into it."""
        finder = self.narrowing.finder
        finder.setFocus()
        finder.setText(letter)
        finder.textEdited.emit(letter)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._show_lines(from_top=True)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _: self._show_view())
        self.narrowing.changed.connect(lambda: self._show_narrowed(from_top=True))
        self.table.chosen_changed.connect(self._say_count)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look_at())
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort_by)
        self.side.left.connect(self.focus_first)
        self.narrowing.finder.left.connect(self.focus_first)
        self.table.typed.connect(self._type_on)
        screen_action(self, "Narrow the list by words", "Ctrl+F", self.narrowing.finder.setFocus)
        for words, keys, name in (
            ("Update the chosen commitment", "Ctrl+U", "update"),
            ("Give it a new date", "Ctrl+D", "move"),
            ("It is done", "Ctrl+E", "complete"),
            ("Chase who keeps it", "Ctrl+H", "chase"),
        ):
            screen_action(self, words, keys, partial(self.side.open_sheet, name))
        screen_action(self, "How promises were kept, by stage", "", self.show_figures)
        screen_action(self, "Copy as a table", "", self.out.copy)  # Ctrl+C is the table's own
        of_row = self.actions()
        RowMenu(self.table, lambda _, where: self.workplace.go.offer_acts(self.case_at_hand, where, of_row))
        screen_action(self, "Export this list…", "Ctrl+S", self.out.ask_file)

    def _show_less(self, narrow: bool) -> None:  # as the signal says it
        """Leave out what stands elsewhere too, where there is little room: the rows of the list come first."""
        show_if(self._count, not narrow)
        show_if(self._figures_line, not narrow)

    def _lay_out(self) -> None:
        main = QWidget()
        stack = column(main, gap=3, edge=(5, 6, 4, 6))
        title = text("Commitments", "title", wrap=False)
        tools = flow(
            menu_button("Lists", "print", self.lists.menu),
            Button("Figures", self.show_figures, name="Figures: how promises were kept, by stage"),
            menu_button("Columns", "columns", self.table.columns.menu),
            Button("Export…", self.out.ask_file, icon_name="save"),
        )
        stack.addWidget(flow(title, self._count, tools, gap=4))
        self._figures_line = Flow(self.figures, grow=True)
        stack.addWidget(self._figures_line)  # as high as its words, which a label alone gives up
        stack.addWidget(self._bar)
        stack.addWidget(self._stack, 1)
        stack.addWidget(self.out.strip)
        names = ("The list", "Matrix, and the one chosen")
        panes = SidePanes(main, self.side, names=names, units=80, share=0.32)
        self.side.opened.connect(partial(panes.show_part, SIDE))
        self.side.left.connect(partial(panes.show_part, MAIN))
        panes.narrowed.connect(self._show_less)
        column(self, gap=0).addWidget(panes)
