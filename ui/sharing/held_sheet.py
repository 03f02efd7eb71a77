"""Held work: what was typed, why the shared database has not taken it in, and the two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.clashes import Side
from complaints_desktop.reading.held_work import HeldChange, HeldWork
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.fields import TextField
from ui.kit.layouts import frame
from ui.kit.texts import copyable, heading, text
from ui.sharing.clash_sheet import who
from ui.sharing.question_sheet import QuestionSheet
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.session import Session

AGAIN, ASIDE = "Try again", "Set it aside"
WHY = "The shared database keeps this and has not taken it in. It stays on record, whatever you choose."


class HeldSheet(QuestionSheet):
    """One piece of held work."""

    def __init__(self, workplace: Workplace, held: HeldWork) -> None:
        """Show what was typed and why it is held."""
        barred = Refused("This held work is not yours to deal with", do=held.may_not) if held.may_not else None
        action = ASIDE if held.aside else AGAIN
        super().__init__(workplace, f"held:{held.id}", held.what, WHY, action, barred=barred)
        self.held = held
        self.say_whose("Held work", held.reference, held.resident)
        code = f" (Code {held.paragraph})" if held.paragraph else ""
        self.body.addWidget(Banner(f"{held.why}{code}", more=held.do, tone="warn"))
        self.say_only_read()
        self.body.addWidget(self._typed())
        if self.only_reads is None:
            self.body.addWidget(self._aside())
        if self.only_reads is None and held.aside and held.again:
            self.again = Button("Try again all the same", self.try_again)
            self.body.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.end()
        self.keep_typing(held.case_id)

    def act(self) -> None:
        """Do what is usually right."""
        if self.held.aside:
            self.set_aside()
        else:
            self.try_again()

    def try_again(self) -> None:
        """Send it again."""
        held_id = self.held.id

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.settling import redo

            return redo(session, desk, held_id=held_id)

        self.do(work, "It is in the record again, and is shared with the next changes")

    def set_aside(self) -> None:
        """Set it aside with the reason that was typed."""
        held_id, because = self.held.id, self.because.value

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.settling import set_aside

            return set_aside(session, desk, held_id=held_id, because=because)

        if self.form.check():
            self.do(work, "It is set aside; what was typed stays on record")

    def focus_first(self) -> None:
        """Put the cursor on what is most often done."""
        if self.only_reads is not None:
            super().focus_first()
            return
        (self.because.control if self.held.aside else self.action).setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> QFrame:
        held = self.held
        card, inside = frame("card", gap=2, edge=4)
        inside.addWidget(heading("What was typed"))
        inside.addWidget(text(who(Side(words="", by=held.by, at=held.at, desk=held.desk)), "hint"))
        for each in held.changes:
            inside.addWidget(text(f"{each.what}, {'recorded' if each.made else 'changed'}", "subheading"))
            inside.addWidget(copyable(_lines(each)))
        return card

    def _aside(self) -> QFrame:
        self.because = TextField(
            "because", "Why is it set aside?", hint="Who decided it, and what was done instead", width=150
        )
        card, inside = frame("card", gap=3, edge=4)
        inside.addWidget(heading(ASIDE if self.held.aside else f"{ASIDE} instead"))
        inside.addWidget(self.because)
        self.form.add(self.because)
        self.form.require({"because": "Say why it is set aside"})
        if not self.held.aside:
            inside.addWidget(Button(ASIDE, self.set_aside), 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _lines(change: HeldChange) -> str:
    return "\n".join(f"{capitalised(name)}: {words}" for name, words in change.fields) or "Nothing but itself"
