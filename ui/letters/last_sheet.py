"""The last look at a letter before it leaves: it asks once, and says what cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from complaints_desktop.letters.last_look import LastLook
from complaints_desktop.rules.wording import count
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column, scrolled, sized
from ui.kit.texts import text

ISSUE_KEY = "Alt+I"
"""Issues from the last sheet; nothing else has it, and neither Enter nor the key that opened the sheet does it."""


class LastSheet(QDialog):
    """To whom, how many pages, which promises and what money; the cursor stands on going back."""

    issued = Signal()
    """It shall leave."""

    def __init__(self, parent: QWidget, look: LastLook, pages: int) -> None:
        """Ask about the letter that `look` tells of, `pages` long."""
        super().__init__(parent)
        self.setWindowTitle("Issue this letter?")
        stack = column(self, gap=3, edge=5)
        stack.addWidget(text(f"Issue this letter? {look.title}", "title"))
        inside = QWidget()
        said = column(inside, gap=2)
        for name, lines in self._lines(look, pages):
            said.addWidget(_about(name, lines))
        said.addStretch()
        stack.addWidget(sized(scrolled(inside), least_width=130, least_height=50), 1)
        stack.addWidget(
            Banner(
                "This cannot be undone",
                more=f"The letter is frozen and filed as it stands. {look.follows}",
                tone="warn",
            )
        )
        self.issue = Button("Issue the letter", self._leave, role="primary", icon_name="lock", shortcut=ISSUE_KEY)
        self.back = Button("Go back", self.reject)
        stack.addWidget(flow(self.back, self.issue))
        stack.addWidget(text(f"{ISSUE_KEY} issues it. Enter or Esc goes back.", "small"))
        self.back.setFocus()

    @staticmethod
    def _lines(look: LastLook, pages: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            ("To", (look.to,)),
            ("Length", (count(pages, "page"),)),
            ("Promises", look.promises or ("None",)),
            ("Money offered", (look.money or "None",)),
        )

    def _leave(self) -> None:
        self.issue.setEnabled(False)
        self.accept()
        self.issued.emit()


def _about(name: str, lines: tuple[str, ...]) -> QWidget:
    """Return one fact about the letter: its name, and what there is of it line by line."""
    fact = QWidget()
    stack = column(fact, gap=0.5)
    stack.addWidget(text(name, "overline"))
    for line in lines:
        stack.addWidget(text(line))
    fact.setAccessibleName(f"{name}: {'; '.join(lines)}")
    return fact
