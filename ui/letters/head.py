"""The head of the letter screen: what letter it is, to whom; of an issued one its fingerprint, under Details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.reading.filing import FiledLetter
from complaints_desktop.rules.wording import in_full
from ui.kit.buttons import Button
from ui.kit.layouts import column, row
from ui.kit.texts import copyable, text


class LetterHead(QWidget):
    """The names of the letter, beside them the way back."""

    def __init__(self, to_case: Button) -> None:
        """Stand beside the button `to_case`."""
        super().__init__()
        across = row(self, gap=4, edge=(3, 5))
        names = column(gap=0)
        self._title, self._about, self._fingerprint = text("Letter", "title"), text("", "hint"), copyable("", "small")
        for part in (self._title, self._about, self._fingerprint):
            names.addWidget(part)
        across.addLayout(names, 1)
        self.details = Button("Details", role="link")
        self.details.setCheckable(True)
        self.details.toggled.connect(self._fingerprint.setVisible)
        for button in (self.details, to_case):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.begin(issued=False)

    def begin(self, *, issued: bool) -> None:
        """Begin with another letter."""
        self.details.setChecked(False)
        self._fingerprint.hide()
        self.details.setVisible(issued)

    def show_draft(self, matter: LetterMatter) -> None:
        """Say which letter is being written, and to whom."""
        self._title.setText(matter.kind.title)
        to = matter.recipient.called if matter.recipient else "nobody yet"
        self._about.setText(f"{matter.case.reference} · to {to}")

    def show_issued(self, letter: FiledLetter) -> None:
        """Say which letter it is, and that it stays as it went."""
        self._title.setText(letter.title)
        sent = f" · {letter.how_sent}" if letter.how_sent else ""
        issued = f"issued on {in_full(letter.issued_on)}, and cannot be changed"
        self._about.setText(f"{letter.reference} · {issued}{sent}")
        self._fingerprint.setText(f"SHA-256 {letter.sha256}")
