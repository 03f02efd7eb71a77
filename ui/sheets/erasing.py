"""Erase a case for data protection: it needs the shared database, and says what cannot be undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from complaints_desktop.desk.changes import Changes
from complaints_desktop.forms.erasing import Erasure
from complaints_desktop.reading.sharing_state import SharingState, sharing_state, why_not
from db.problems import EnvironmentProblem
from ui.kit.banner import Banner
from ui.sheets.sheet import ActionSheet

if TYPE_CHECKING:
    from complaints_desktop.actions.table import On
    from complaints_desktop.forms.form import Entry
    from complaints_desktop.sharing.sharing import Sharing


class EraseSheet(ActionSheet):
    """What a case says of people is taken out of the record, at every desk and in the shared database."""

    def lay_out(self) -> None:
        """Say what cannot be undone, and which reference to type."""
        self.notice = Banner("This cannot be undone", more="No back-up may bring it back either.", tone="danger")
        self._answer = Banner()
        self.body.addWidget(self.notice)
        self.body.addWidget(self._answer)
        super().lay_out()
        self.form.require({"again": f"Type {self.case.reference} to confirm"})
        self.form["again"].set_hint(f"It is {self.case.reference}")
        self._ask_state()

    def do(self, on: On, typed: Entry) -> None:
        """Have the shared database do it."""

        def work(sharing: Sharing) -> Changes:
            from complaints_desktop.sharing.erasing import erase

            return erase(sharing, case_id=on.case_id, typed=cast(Erasure, typed))

        then = partial(self.finish, typed.became)
        self.workplace.operations.share(
            self, work, then, words="Erasing the case", refused=self.refuse, troubled=self._show_problem
        )

    def _show_problem(self, problem: EnvironmentProblem) -> None:
        self.action.setEnabled(True)
        self._answer.say(problem.what, more=f"Nothing was erased. {problem.do}", tone="warn")

    def _ask_state(self) -> None:
        operations = self.workplace.operations

        def show(state: SharingState) -> None:
            reason = why_not(state, operations.not_shared)
            self.action.setEnabled(not reason)
            self._answer.say("This needs the shared database" if reason else "", more=reason, tone="info")

        operations.read(self, lambda office: sharing_state(office.record), show, topic="sharing")
