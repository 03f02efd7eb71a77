"""The lists of the tracker in one menu: sent out, taken back, reviewed with a contractor, chased, printed, saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from complaints_desktop.reading.commitment_board import Board, commitment_board
from ui.commitments.chasing import ChaseAll
from ui.commitments.reviewing import Review
from ui.commitments.sending_out import SendOut
from ui.commitments.side import CommitmentSide
from ui.commitments.taken_out import TakenOut
from ui.commitments.to_whom import ToWhom, Whose
from ui.workplace.question import question
from ui.workplace.screen_actions import screen_action
from ui.workplace.workplace import Screen, Workplace


class Lists(QObject):
    """The acts about all that somebody keeps; each opens its sheet beside the list."""

    def __init__(
        self,
        screen: Screen,
        workplace: Workplace,
        side: CommitmentSide,
        taken_out: TakenOut,
        whose: Callable[[], Whose],
    ) -> None:
        """`whose` promises one looks at now: each sheet proposes them."""
        super().__init__(screen)
        self._screen, self._workplace, self._side = screen, workplace, side
        self._taken_out, self._whose = taken_out, whose
        back = partial(workplace.go.show_screen, "promises-back")
        self._actions = (
            screen_action(screen, "Send a list out…", "", self.send_out),
            screen_action(screen, "Take a list back…", "", back),
            screen_action(screen, "Chase all that is due of somebody…", "", self.chase),
            screen_action(screen, "Monthly review of a contractor…", "", self.review),
        )

    def menu(self) -> QMenu:
        """Return a menu of all of it."""
        menu = QMenu("Lists", self._screen)
        menu.addActions(self._actions)
        menu.addSeparator()
        self._taken_out.fill(menu)
        return menu

    def send_out(self) -> None:
        """Ask whose list goes out."""
        self._open(lambda board: SendOut(self._workplace, board.lines, self._whose()))

    def chase(self) -> None:
        """Ask who is chased, and by when they answer."""
        self._open(lambda board: ChaseAll(self._workplace, board.lines, self._whose()))

    def review(self) -> None:
        """Ask which contractor's month is reviewed."""
        self._side.open_over(Review(self._workplace, self._whose().contractor))

    def _open(self, make: Callable[[Board], ToWhom]) -> None:
        """Open a sheet about all that is open, whatever the list shows."""

        def then(board: Board) -> None:
            self._side.open_over(make(board))

        self._workplace.operations.read(self._screen, question(commitment_board), then, topic="everybody")
