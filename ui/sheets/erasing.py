"""Erase a case for data protection: everywhere, for good; the reason and the reference are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from complaints_desktop.desk.changes import Changes
from complaints_desktop.reading.sharing_state import SharingState, sharing_state, why_not
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem
from ui.kit.banner import Banner
from ui.kit.fields import LongTextField, TextField
from ui.sheets.sheet import ActionSheet, Work

if TYPE_CHECKING:
    from complaints_desktop.sharing.sharing import Sharing


class EraseSheet(ActionSheet):
    """What a case says of people is taken out of the record, at every desk and in the shared database."""

    title_words = "Erase this case"
    why = (
        "Data protection (UK GDPR, article 17, and the landlord's own retention): what the case says of people is "
        "taken out at every desk, in letters and documents too. That it was erased, when, by whom and why stays."
    )
    action_words = "Erase it for good"
    said = "The case is erased in the shared database; every desk follows when it next shares"

    def lay_out(self) -> None:
        """Ask why, and for the reference once more."""
        self.required = {"because": "Say why it may be erased", "again": f"Type {self.case.reference} to confirm"}
        self.notice = Banner("This cannot be undone", more="No back-up may bring it back either.", tone="danger")
        self._answer = Banner()
        self.body.addWidget(self.notice)
        self.body.addWidget(self._answer)
        self.add(
            LongTextField(
                "because",
                "Why may it be erased?",
                hint="Who asked and when, or which retention period is over. Name nobody the case is about.",
                lines=2,
                longest=200,
            ),
            TextField(
                "again",
                "Type the reference of the case again",
                hint=f"It is {self.case.reference}",
                width=50,
            ),
        )
        self._ask_state()

    def act(self) -> None:
        """Erase it, if the reference was typed as it is."""
        if not self.form.check(self.required):
            return
        if self.form.text("again").upper() != self.case.reference.upper():
            why = f"“{self.form.text('again')}” is not the reference of this case"
            self.refuse(Refused(why, do=f"Type {self.case.reference}, if this is the case.", field="again"))
            return
        case_id, because = self.case.id, self.form.text("because")

        def work(sharing: Sharing) -> Changes:
            return sharing.erase(case_id, because)

        self.action.setEnabled(False)
        self.workplace.operations.share(
            self, work, self._finish, words="Erasing the case", refused=self.refuse, troubled=self._show_problem
        )

    def work(self) -> Work:
        """Nothing is written here: the shared database erases, and tells every desk."""
        raise NotImplementedError("a case is erased by the shared database")

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
