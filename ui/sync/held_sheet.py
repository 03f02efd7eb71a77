"""Held work: what was typed, why the shared database has not taken it in, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from complaints_desktop.changes import Changes
from complaints_desktop.desk import Desk
from complaints_desktop.reading.clashes import Side
from complaints_desktop.reading.held_work import HeldChange, HeldWork
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.fields import TextField
from ui.kit.layouts import frame
from ui.kit.sheet import Sheet
from ui.kit.texts import copyable, heading, text
from ui.sync.clash_sheet import who
from ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WHY = "The shared database keeps this and has not taken it in. It stays on record, whatever you choose."


class HeldSheet(Sheet):
    """One piece of held work."""

    done = Signal(str)
    """It was dealt with; in words."""

    def __init__(self, workplace: Workplace, held: HeldWork) -> None:
        """Show what was typed and why it is held."""
        again = held.again
        super().__init__(f"Held: {held.what}", WHY, "Try again" if again else "Set it aside", self.act)
        self.workplace, self.held = workplace, held
        case = " · ".join(part for part in (held.reference, held.resident) if part)
        if case:
            self.body.insertWidget(1, copyable(case, "overline"))
        code = f" (Code {held.paragraph})" if held.paragraph else ""
        self.body.addWidget(Banner(f"{held.why}{code}", more=held.do, tone="warn"))
        self.body.addWidget(self._typed())
        self.because = TextField(
            "because", "Why is it set aside?", hint="Who decided it, and what was done instead", width=150
        )
        self.aside = Button("Set it aside", self.set_aside)
        self._lay_out_aside(again)
        self.end()

    def act(self) -> None:
        """Try again; or set it aside, where there is no trying again."""
        if not self.held.again:
            self.set_aside()
            return
        held_id = self.held.id

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.settling import redo

            return redo(session, desk, held_id=held_id)

        self._do(work, "It is in the record again, and is shared with the next changes")

    def set_aside(self) -> None:
        """Set it aside with the reason that was typed."""
        held_id, because = self.held.id, self.because.value

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.settling import set_aside

            return set_aside(session, desk, held_id=held_id, because=because)

        if self.form.check({"because": "Say why it is set aside"}):
            self._do(work, "It is set aside; what was typed stays on record")

    def focus_first(self) -> None:
        """Put the cursor on what is most often done."""
        (self.action if self.held.again else self.because.control).setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, work: Callable[[Session, Desk], Changes], said: str) -> None:
        self.action.setEnabled(False)
        self.workplace.operations.do(self, work, lambda _: self.done.emit(said), refused=self.refuse)

    def _typed(self) -> QFrame:
        held = self.held
        card, inside = frame("card", gap=2, edge=4)
        inside.addWidget(heading("What was typed"))
        inside.addWidget(text(who(Side(words="", by=held.by, at=held.at, desk=held.desk)), "hint"))
        for each in held.changes:
            inside.addWidget(text(f"{each.what}, {'recorded' if each.made else 'changed'}", "subheading"))
            inside.addWidget(copyable(_lines(each)))
        return card

    def _lay_out_aside(self, again: bool) -> None:
        card, inside = frame("card", gap=3, edge=4)
        inside.addWidget(heading("Set it aside instead" if again else "Set it aside"))
        inside.addWidget(self.because)
        self.form.add(self.because)
        if again:
            inside.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(card)


def _lines(change: HeldChange) -> str:
    return "\n".join(f"{name.capitalize()}: {words}" for name, words in change.fields) or "Nothing but itself"
