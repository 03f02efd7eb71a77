"""The last look at a letter before it leaves: it asks once, and says what cannot be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from complaints_desktop.letters.last_look import LastLook
from complaints_desktop.rules.wording import count
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import column, scrolled
from ui.kit.texts import text
from ui.kit.theme import theme

ISSUE_KEY = "Alt+I"
"""Issues from the last sheet; nothing else has it, and neither Enter nor the key that opened the sheet does it."""

WIDTH, GAP, EDGE = 140, 3, 5
"""In units: how wide it would like to be, the room above the buttons, and the room around all."""

PART = 0.94
"""What part of its window it may take."""


class LastSheet(QDialog):
    """To whom, how many pages, which promises and what money; the cursor stands on going back."""

    issued = Signal()
    """It shall leave."""

    def __init__(self, parent: QWidget, look: LastLook, pages: int, doubts: Sequence[str] = ()) -> None:
        """Ask about the letter that `look` tells of, `pages` long, with the `doubts` that stay."""
        super().__init__(parent)
        self.setWindowTitle("Issue this letter?")
        self._over = parent.window()
        self._inside = QWidget()
        said = column(self._inside, gap=2.5)
        said.addWidget(text(f"Issue this letter? {look.title}", "title"))
        more = f"The letter is frozen and filed as it stands. {look.follows}"
        said.addWidget(Banner("This cannot be undone", more=more, tone="warn"))
        said.addWidget(_about("To", (look.to,)))
        sums = [("Length", count(pages, "page")), ("Format", look.set_in), ("Money offered", look.money or "None")]
        sums += [("Approved by", look.approved_by)] if look.approved_by else []
        said.addWidget(flow(*(_about(name, (words,)) for name, words in sums), gap=8))
        said.addWidget(_about("Dates it fixes", look.fixes))
        said.addWidget(_about("Promises", look.promises or ("None",)))
        if doubts:
            said.addWidget(_about("Still to look at", tuple(doubts)))
        said.addStretch()
        self.issue = Button("Issue the letter", self._leave, role="primary", icon_name="lock", shortcut=ISSUE_KEY)
        self.back = Button("Go back", self.reject)
        hint = text(f"{ISSUE_KEY} issues it. Enter or Esc goes back.", "small", wrap=False)
        self._line = flow(self.back, self.issue, hint)
        stack = column(self, gap=GAP, edge=EDGE)
        self._area = scrolled(self._inside)
        stack.addWidget(self._area, 1)
        stack.addWidget(self._line)
        self.back.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as what it says, but no larger than the window it stands over."""
        most, room = self._over.size() * PART, theme().pixels(GAP + 2 * EDGE)
        wide = min(theme().pixels(WIDTH), most.width())
        inside = wide - 2 * theme().pixels(EDGE)
        high = self._inside.heightForWidth(inside) + self._line.heightForWidth(inside) + room
        self.resize(wide, min(high, most.height()))
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll what it says by Page Up and Page Down: the cursor stays on the buttons."""
        bar = self._area.verticalScrollBar()
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() + bar.pageStep() * (1 if event.key() == Qt.Key.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

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
