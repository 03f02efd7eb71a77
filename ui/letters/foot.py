"""The foot of the letter screen: what still blocks it, its reading age, and Issue, Print, Save."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.letters.gate import Blocker
from complaints_desktop.rules.wording import count
from ui.kit.buttons import Button, Link
from ui.kit.icons import Picture
from ui.kit.layouts import column, empty, row, scrolled, show_if, sized
from ui.kit.texts import text
from ui.letters.proof import Proof

GOOD_AGE = 12
"""A reading age to aim for (plain English: most people read with ease what a child of 12 can)."""


class LetterFoot(QFrame):
    """What blocks the letter, line by line, and what can be done with it."""

    jumped = Signal(str)

    def __init__(self) -> None:
        """Start with nothing known."""
        super().__init__()
        self.setProperty("role", "foot")
        across = row(self, gap=5, edge=(2.5, 5))
        inside = QWidget()
        self._lines = column(inside, gap=0.5)
        inside.setProperty("role", "group")
        self._scroll = sized(scrolled(inside), most_height=26)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the lines in it take the keys
        left = column(gap=1)
        self._title = text("", "subheading")
        left.addWidget(self._title)
        left.addWidget(self._scroll)
        across.addLayout(left, 1)
        right = column(gap=1.5)
        self._age = text("", "hint", wrap=False)
        right.addWidget(self._age, 0, Qt.AlignmentFlag.AlignRight)
        buttons = row(gap=2)
        self.save = Button("Save …", icon_name="save")
        self.print = Button("Print …", icon_name="print")
        self.issue = Button("Issue the letter", role="primary", icon_name="lock")
        self.to_case = Button("Back to the case", role="link")
        for button in (self.save, self.print, self.issue):
            buttons.addWidget(button)
        right.addLayout(buttons)
        right.addStretch()
        across.addLayout(right)
        self._shown: object = None

    def show_proof(self, made: Proof) -> None:
        """Show what blocks the letter, then what to look at."""
        blocks = len(made.blocks)
        show_if(self.issue, True)
        self.issue.setEnabled(not blocks)
        self._title.setText(
            f"{count(blocks, 'thing')} still {'blocks' if blocks == 1 else 'block'} this letter"
            if blocks
            else "Nothing blocks this letter"
        )
        age = f"Reading age {made.age}" if made.age else "Reading age: too few words to say"
        over = f" · aim for {GOOD_AGE} or less" if made.age and made.age > GOOD_AGE else ""
        self._age.setText(age + over)
        if made.blockers != self._shown:
            self._shown = made.blockers
            empty(self._lines)
            for blocker in (*made.blocks, *made.warnings):
                self._lines.addWidget(self._line(blocker))
        show_if(self._scroll, bool(made.blockers))

    def show_issued(self) -> None:
        """A letter that has gone: nothing blocks it any more, and nothing can be changed."""
        self._title.setText("This letter is issued. It can be printed and saved, not changed.")
        self._age.setText("")
        self._scroll.hide()
        self.issue.hide()

    def _line(self, blocker: Blocker) -> QWidget:
        line = QWidget()
        across = row(line, gap=1.5)
        icon_name, tone = ("warning", "danger") if blocker.blocks else ("info", "info")
        across.addWidget(Picture(icon_name, tone, units=4))
        code = f" (Code {blocker.paragraph})" if blocker.paragraph else ""
        words = f"{blocker.why}{code}. {blocker.do}"
        if blocker.field:
            name = f"{'Blocks the letter' if blocker.blocks else 'Look at'}: {words}"
            across.addWidget(Link(words, partial(self.jumped.emit, blocker.field), name=name), 1)
        else:
            across.addWidget(text(words), 1)
        return line
