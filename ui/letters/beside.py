"""Beside the words lies the letter as it will print, or an earlier one of the case, to read while one writes."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.reading.filing import FiledLetter, opened_letter
from complaints_desktop.rules.wording import in_short
from ui.kit.fields import ChoiceField
from ui.kit.layouts import column
from ui.kit.paper import Paper
from ui.workplace.question import question
from ui.workplace.workplace import Workplace


class Beside(QWidget):
    """The paper of the letter, a paper for earlier ones, and the choice between them where there are any."""

    def __init__(self, workplace: Workplace, paper: Paper) -> None:
        """Begin with the `paper` of the letter itself on top."""
        super().__init__()
        self._workplace, self._case_id = workplace, ""
        self.paper, self.earlier = paper, Paper()
        self.choice = ChoiceField("beside", "Shown here", (), unchosen="This letter")
        self._stack = QStackedWidget()
        for each in (self.paper, self.earlier):
            self._stack.addWidget(each)
        stack = column(self, gap=1)
        stack.addWidget(self.choice)
        stack.addWidget(self._stack, 1)
        self.choice.edited.connect(self._lay)
        self.begin()

    def begin(self) -> None:
        """Begin with another letter, and nothing else to choose."""
        self.choice.set_choices(())
        self.choice.hide()
        self.back()

    def back(self) -> None:
        """Lay the letter itself on top again: what is issued or printed is what is seen."""
        self.choice.set_value(None)
        self._lay()

    def offer(self, case: CaseFacts) -> None:
        """Offer the letters that were issued in the case, the last first; whoever reads one goes on reading it."""
        self._case_id = case.id
        letters = [(each.id, f"{title_of(each.kind)}, {in_short(each.issued_on)}") for each in reversed(case.letters)]
        self.choice.set_choices(letters)
        self.choice.setVisible(bool(letters))
        if self.choice.value is None:
            self.back()

    def _lay(self) -> None:
        letter_id = self.choice.value
        self._stack.setCurrentWidget(self.earlier if letter_id else self.paper)
        if letter_id:
            self.earlier.show_pdf(b"")  # never another letter's page
            asked = question(opened_letter, case_id=self._case_id, letter_id=str(letter_id))
            self._workplace.operations.read(self, asked, self._read, topic="beside")

    def _read(self, letter: FiledLetter) -> None:
        self.earlier.show_pdf(letter.content, whole=True)
