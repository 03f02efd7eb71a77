"""A letter that leaves: asked about once more, then frozen, filed and hashed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.letters.last_look import last_look
from complaints_desktop.letters.page import Page
from complaints_desktop.rules.refusals import Refused
from ui.kit.buttons import Button
from ui.letters.last_sheet import LastSheet
from ui.letters.proof import Asked, Proof
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session


class Issuing(QObject):
    """The last question about the letter of one screen, and what follows its answer."""

    issued = Signal(object, object)
    """It has left: the Changes, and the bytes of the page that was frozen."""
    submitted = Signal()
    """It waits for somebody's approval."""
    refused = Signal(str)
    """It may not leave because of the field of this name."""

    def __init__(self, screen: QWidget, workplace: Workplace, button: Button, asked: Callable[[], Asked]) -> None:
        """Issue what is `asked` for on the screen; its `button` waits while that is under way."""
        super().__init__(screen)
        self._screen, self._workplace, self._button, self._asked = screen, workplace, button, asked
        self.sheet: LastSheet | None = None
        """The last question, while it is asked."""
        self._page: Page | None = None

    def ask(self, made: Proof, pages: int) -> None:
        """Ask once more whether the letter, so many `pages` long, shall leave."""
        doubts = [each.why for each in made.warnings if not each.stays]
        self.sheet = LastSheet(self._screen, last_look(made.matter), pages, doubts)
        self._page = made.page
        self.sheet.issued.connect(self._issue)
        self.sheet.finished.connect(self._answered)
        self.sheet.open()

    def ask_to_stay(self, finding: str) -> None:
        """Ask a complaints manager to let words stay, with the reason that is typed; a manager lets them stay by it."""
        asked = self._asked()

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions import overrides

            return overrides.ask(
                session, desk, case_id=asked.case_id, kind=asked.kind, typed=asked.typed, finding=finding
            )

        def said(_: Changes) -> None:
            self._workplace.go.say("It is on record with the case; a complaints manager finds it in their work")

        self._workplace.operations.do(self._screen, work, said, words="Asking", refused=self._tell)

    def submit(self) -> None:
        """Submit the letter as it stands for somebody else's approval."""
        asked = self._asked()

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.submissions import submit

            return submit(
                session, desk, case_id=asked.case_id, kind=asked.kind, typed=asked.typed, text_size=asked.text_size
            )

        def then(_: Changes) -> None:
            self._workplace.go.say("Submitted: it waits in the work of those who may approve it")
            self.submitted.emit()

        self._button.setEnabled(False)
        self._workplace.operations.do(self._screen, work, then, words="Submitting the letter", refused=self._refuse)

    def look_again(self, page: Page) -> None:
        """Take the question back where it was asked of another page than the letter has now."""
        if self.sheet is not None and page != self._page:
            self.sheet.reject()
            self._workplace.go.say("The letter has just changed: look at it again before it is issued", tone="warn")

    def _answered(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _issue(self) -> None:
        """Freeze, file and hash the letter, if nothing blocks it."""
        asked = self._asked()
        frozen_now: list[bytes] = []

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.letters import issue

            made = issue(
                session, desk, case_id=asked.case_id, kind=asked.kind, typed=asked.typed, text_size=asked.text_size
            )
            frozen_now.append(made.content)
            return made.changes

        def then(changes: Changes) -> None:
            self.issued.emit(changes, frozen_now[-1])

        self._button.setEnabled(False)
        self._workplace.operations.do(self._screen, work, then, words="Issuing the letter", refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self._button.setEnabled(True)
        self._tell(refused)

    def _tell(self, refused: Refused) -> None:
        self._workplace.go.say(f"{refused.why}. {refused.do}", tone="warn")
        if refused.field:
            self.refused.emit(refused.field)
