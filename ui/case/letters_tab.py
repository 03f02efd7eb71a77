"""The letters of a case: those issued, frozen and filed, and those that can be written."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.catalogue import letter_kinds
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.submissions import waiting
from ui.case.host import CaseTab
from ui.case.letter_card import letter_card
from ui.case.submitted_card import submitted_card
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import heading, text


class LettersTab(CaseTab):
    """What was sent, and what is next to be written."""

    def draw(self, view: CaseView) -> None:
        """Show what can be written, then what was issued."""
        stage = view.case.current.number
        writable = [kind for kind in letter_kinds() if kind.act in view.allowed and stage in kind.stages]
        if writable:
            self.body.addWidget(heading("To write"))
        for kind in writable:
            self.body.addWidget(self._to_write(kind, view))
        sent = waiting(view.case)
        if sent:
            self.body.addWidget(heading("Submitted for approval"))
        for each in sent:
            self.body.addWidget(submitted_card(each, view, self.host))
        self.body.addWidget(heading("Issued"))
        for letter in reversed(view.case.letters):
            self.body.addWidget(letter_card(letter, view, self.host))
        if not view.case.letters:
            words = "An issued letter is frozen here with its date, its author and its fingerprint."
            self.body.addWidget(EmptyState("No letter is issued yet", words, icon_name="letters"))

    def _to_write(self, kind: LetterKind, view: CaseView) -> QWidget:
        card, line = frame("card", gap=3, edge=4, across=True)
        line.addWidget(Picture("edit", "accent", units=5))
        words = column(gap=0)
        words.addWidget(text(kind.title, "subheading"))
        words.addWidget(text("What you write is kept as a draft until the letter is issued", "hint"))
        line.addLayout(words, 1)
        case_id = view.case.id
        button = Button(
            "Write",
            lambda: self.host.workplace.go.open_letter(case_id, kind.name),
            role="primary",
            name=f"Write: {kind.title}",
        )
        line.addWidget(button)
        return card
