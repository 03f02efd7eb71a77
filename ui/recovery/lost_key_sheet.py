"""Asks for the recovery words where the key of the record is not on this computer."""

from __future__ import annotations

from collections.abc import Callable

from complaints_desktop.desk.recovery.words import private_of
from complaints_desktop.rules.refusals import Refused
from db.problems import EnvironmentProblem
from ui.kit.banner import Banner
from ui.kit.fields import LongTextField
from ui.kit.sheet import Sheet

WHY = (
    "The record is whole, but its key is not on this computer: the log-in is another one, or the key file is gone. "
    "Type the 24 words of its recovery sheet, and the key is kept here again. Where the landlord has a recovery key, "
    "whoever keeps it can open the record too: complaints-desktop recovery open --recovery-key FILE."
)


class LostKeySheet(Sheet):
    """One field for the words; the record opens where they are right."""

    def __init__(self, recover: Callable[[str], object], again: Callable[[], object]) -> None:
        """`recover` is given the words as they were typed; `again` tries to open the record as it is."""
        super().__init__("The key of this record is lost", WHY, "Open the record", self.act)
        self._recover = recover
        self.back.setText("Try without words")
        self.back.setAccessibleName("Try to open the record without words")
        self.hint.setText("Esc tries without words, as after the key was put back.")
        self.left.connect(again)
        self.said = Banner()
        self.add(
            LongTextField(
                "words", "The 24 words", hint="In the order of their numbers; the numbers may be left out", lines=4
            )
        )
        self.form.require({"words": "Type the words of the sheet"})
        self.body.addWidget(self.said)
        self.end()

    def act(self) -> None:
        """Open the record with the words."""
        if not self.form.check():
            return
        typed = self.form.text("words")
        try:
            private_of(typed)
        except Refused as refused:
            self.refuse(refused)
            return
        self.said.say("")
        self.action.setEnabled(False)
        self._recover(typed)

    def trouble(self, problem: EnvironmentProblem) -> None:
        """Say why the words did not open it."""
        self.action.setEnabled(True)
        self.said.say(problem.what, more=problem.advice, tone="danger")
        self.form.jump("words")
