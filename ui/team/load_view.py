"""Who carries what: a bar a person, and the pieces of the one that is chosen below."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.team_board import Carrying, TeamBoard
from complaints_desktop.reading.team_work import Piece
from complaints_desktop.rules.wording import count
from ui.kit.bars import Bar, Bars, Blocks
from ui.kit.flow import Flow
from ui.kit.layouts import column, filling, show_if
from ui.kit.paged_table import PagedTable
from ui.kit.row_menu import RowMenu
from ui.kit.texts import text
from ui.team.columns import load_words, people_columns, piece_columns
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Workplace

BASIS = (
    "Points are the weight of each open piece of work; what somebody can carry follows from their pattern, their "
    "absences and the bank holidays of the four weeks from today. Hatched: more than they can carry, or time away."
)
NOT_YOURS = "What is behind this bar is seen by the officer and by whoever gives out work."


class LoadView(QWidget):
    """The people above, the pieces of one below."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin with nothing read."""
        super().__init__()
        self._workplace, self._most, self.board = (
            workplace,
            0,
            TeamBoard(people=(), absences=(), unallocated=(), leads=False, may_be_away=()),
        )
        self.people: PagedTable[Carrying] = PagedTable("Who carries what", people_columns())
        self.pieces: PagedTable[Piece] = PagedTable("Pieces of work of who is chosen", piece_columns(workplace.desk))
        for table, name in ((self.people, "team"), (self.pieces, "team-pieces")):
            remember(table, workplace, name)
            filling(table, least_height=15)
        Bars(self.people, "bar", lambda each: Bar(each.points, each.capacity, self._most))
        Blocks(self.people, "weeks", lambda each: [(week.planned, week.away) for week in each.weeks])
        self._about, self._hint = text("", "subheading"), text(NOT_YOURS, "hint")
        stack = column(self, gap=2)
        stack.addWidget(Flow(text(BASIS, "hint"), grow=True))  # as high as its words, which a label alone gives up
        stack.addWidget(self.people, 1)
        stack.addWidget(Flow(self._about, grow=True))
        stack.addWidget(self._hint)
        stack.addWidget(self.pieces, 1)
        self.people.selectionModel().currentRowChanged.connect(lambda *_: self._show_pieces())
        self.people.opened.connect(lambda _: self.pieces.setFocus())
        self.pieces.opened.connect(self._open)
        RowMenu(self.pieces, lambda _, where: workplace.go.offer_acts(self.case_at_hand, where))

    def show_board(self, board: TeamBoard) -> None:
        """Show it, staying with who is chosen; at first that is the officer at the desk."""
        self.board = board
        self._most = max((max(each.points, each.capacity) for each in board.people), default=0)
        known: dict[Hashable, Carrying] = {each.officer.id: each for each in board.people}
        self.people.show_ids(list(known), known)
        if known and not self.people.currentIndex().isValid():
            own = self._workplace.desk().officer.id
            self.people.choose_row(list(known).index(own) if own in known else 0)
        self._show_pieces()

    def focus_first(self) -> None:
        """Put the cursor into the people."""
        self.people.setFocus()

    @property
    def case_at_hand(self) -> str:
        """The case of the piece that is chosen."""
        piece = self.pieces.current
        return piece.case_id if piece else ""

    def _show_pieces(self) -> None:
        chosen = self.people.current
        pieces = chosen.pieces if chosen else ()
        self._about.setText(f"{load_words(chosen)}." if chosen else "")
        known: dict[Hashable, Piece] = {each.id: each for each in pieces}
        self.pieces.show_ids(list(known), known)
        hidden = chosen is not None and not pieces and chosen.number > 0
        self._hint.setText(NOT_YOURS if hidden else "")
        show_if(self._hint, hidden)
        show_if(self.pieces, bool(pieces))
        self.pieces.setAccessibleDescription(count(len(pieces), "piece"))

    def _open(self, piece_id: Hashable) -> None:
        for piece in self.pieces.rows.known([piece_id]):
            self._workplace.go.open_case(piece.case_id, "promises" if piece.commitment_id else "")
