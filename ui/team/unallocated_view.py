"""What nobody has yet, and the proposal for it."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.team_board import TeamBoard
from complaints_desktop.reading.team_work import Piece
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column
from ui.kit.paged_table import PagedTable
from ui.kit.panes import Pages
from ui.kit.row_menu import RowMenu
from ui.team.columns import piece_columns
from ui.workplace.table_looks import remember
from ui.workplace.workplace import Workplace

NONE = ("Every open case has somebody", "A case that nobody handles stands here until it is given to somebody.")
NOT_YOURS = ("Giving out work is not yours", "Team leaders and managers see here what nobody has yet, and give it out.")


class UnallocatedView(QWidget):
    """The queue of what nobody has."""

    def __init__(self, workplace: Workplace, plan: Callable[[], object]) -> None:
        """`plan` opens the proposal for all of it."""
        super().__init__()
        self.table: PagedTable[Piece] = PagedTable("What nobody has", piece_columns(workplace.desk))
        remember(self.table, workplace, "unallocated")
        self.empty, self._pages = EmptyState("", "", icon_name="tick-circle"), Pages()
        whole = QWidget()
        inside = column(whole, gap=2)
        inside.addWidget(flow(Button("Propose who takes them…", plan, role="primary")))
        inside.addWidget(self.table, 1)
        for page in (self.empty, whole):
            self._pages.addWidget(page)
        column(self, gap=0).addWidget(self._pages)
        self.table.opened.connect(lambda _: workplace.go.open_case(self.case_at_hand))
        RowMenu(self.table, lambda _, where: workplace.go.offer_acts(self.case_at_hand, where))

    def show_board(self, board: TeamBoard) -> None:
        """Show what nobody has."""
        known: dict[Hashable, Piece] = {each.id: each for each in board.unallocated}
        self.table.show_ids(list(known), known)
        if known and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self.empty.say(*(NONE if board.leads else NOT_YOURS))
        self._pages.setCurrentIndex(1 if known else 0)

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    @property
    def case_at_hand(self) -> str:
        """The case that is chosen."""
        piece = self.table.current
        return piece.case_id if piece else ""
