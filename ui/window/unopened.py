"""What stands in the place of the pages while the record is not open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QStackedWidget

from db.problems import EnvironmentProblem
from ui.kit.texts import text
from ui.sharing.foot import SharingFoot
from ui.window.under_way import UnderWay

if TYPE_CHECKING:
    from ui.recovery.lost_key_sheet import LostKeySheet


class Unopened(QObject):
    """The record is being opened; or its key is lost; or this desk may not use it any more."""

    def __init__(self, pages: QStackedWidget, status: SharingFoot, under_way: UnderWay) -> None:
        """Stand on the first of the `pages`; the `status` says how it is with the record."""
        super().__init__(pages)
        self._pages, self._status, self._under_way = pages, status, under_way
        self._words = text("Opening the record …", "hint")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pages.addWidget(self._words)
        self.lost_key: LostKeySheet | None = None
        """Asks for the recovery words, where the key of the record is lost."""

    def opened(self) -> None:
        """Ask for no words any more: the record is open."""
        if self.lost_key is not None:
            self._pages.removeWidget(self.lost_key)
            self.lost_key.deleteLater()
            self.lost_key = None

    def show_problem(
        self, problem: EnvironmentProblem, again: Callable[[], object], recover: Callable[[str], object]
    ) -> None:
        """Show a problem of disk, key or file met while the record was opened; where words may help, ask for them."""
        from db.record.keys import KeyMissing

        self._status.say("The record is not open")
        if self.lost_key is not None:
            self.lost_key.trouble(problem)
        elif isinstance(problem, KeyMissing) and problem.sealed:
            self._ask_words(again, recover)
        else:
            self._under_way.say_trouble(problem, again)

    def shut_out(self, problem: EnvironmentProblem) -> None:
        """Say why nothing of the record is shown any more."""
        self._words.setText(f"{problem.what}.\n{problem.advice}")
        self._pages.setCurrentWidget(self._words)
        self._status.say("The record is closed")

    def _ask_words(self, again: Callable[[], object], recover: Callable[[str], object]) -> None:
        from ui.recovery.lost_key_sheet import LostKeySheet

        self.lost_key = LostKeySheet(recover, again)
        self._pages.addWidget(self.lost_key)
        self._pages.setCurrentWidget(self.lost_key)
        self.lost_key.focus_first()
