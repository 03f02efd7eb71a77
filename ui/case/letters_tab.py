"""The letters of a case: those issued, frozen and filed, and those that can be written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.letters import CopyFacts, LetterFacts, extended_again
from complaints_desktop.letters.catalogue import letter_kind, letter_kinds
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.wording import in_short
from ui.case.host import CaseTab
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable, heading, text


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
        self.body.addWidget(heading("Issued"))
        for letter in reversed(view.case.letters):
            self.body.addWidget(self._issued(letter, view))
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

    def _issued(self, letter: LetterFacts, view: CaseView) -> QWidget:
        card, line = frame("card", gap=3, edge=4, across=True)
        line.addWidget(Picture("letters", "good", units=5), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        title = letter_kind(letter.kind).title
        words.addWidget(copyable(f"{title} · {in_short(letter.issued_on)}", "subheading"))
        by = f" · {'' if letter.claimed else 'by '}{letter.by}" if letter.by else ""
        words.addWidget(copyable(f"To {letter.to}{by}", "hint"))
        if letter.id in extended_again(view.case.letters):
            words.addWidget(copyable("Extended again: outside the standard, which is one extension a stage", "hint"))
        words.addWidget(copyable(f"SHA-256 {letter.sha256[:16]}…", "small"))
        line.addLayout(words, 1)
        case_id = view.case.id
        button = Button(
            "Open", lambda: self.host.workplace.go.open_letter(case_id, f"issued:{letter.id}"), name=f"Open: {title}"
        )
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        for copy in letter.copies:
            words.addWidget(flow(self._copy(copy, case_id)))
        return card

    def _copy(self, copy: CopyFacts, case_id: str) -> Button:
        """Return what opens the copy that went to another."""
        go = self.host.workplace.go
        return Button(f"Open the copy to {copy.recipient}", lambda: go.open_letter(case_id, f"issued:{copy.id}"))
