"""What was known here and lost at the server, case by case: whose it was, what it says, and the two ways on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from complaints_desktop.actions.giving_back import LETTING_GO, TO_READ, TO_TYPE, give_back, let_go
from complaints_desktop.reading.rescued import LostGroup, LostRow
from complaints_desktop.rules.wording import capitalised, count, moment_words
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.layouts import frame, show_if
from ui.kit.texts import copyable, heading, text
from ui.sharing.question_sheet import QuestionSheet
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session

GIVE, LET_GO = "Give back", "Let go"
WHY = (
    "The shared database was put back to an earlier state and has lost this; whoever wrote it may be unable to send it "
    "again. Given back, it goes to everybody as it was, with whose it is said to be and that you gave it back."
)
MOST_SHOWN = 30
"""Rows that are shown in full; the rest is counted."""


class LostSheet(QuestionSheet):
    """One case, or all that waits: given back, or let go after one question."""

    def __init__(self, workplace: Workplace, place: str, groups: Sequence[LostGroup]) -> None:
        """Show what was lost; `place` is `lost:` and the id, or `lost:all`."""
        super().__init__(workplace, place, _title(groups), WHY, GIVE)
        self.groups = tuple(groups)
        rows = sum(len(each.rows) for each in groups)
        if len(groups) == 1:
            self.say_whose("Lost at the server", groups[0].reference, groups[0].resident)
        self.say_only_read()
        sendable = [row.sendable for each in groups for row in each.rows]
        self.sendable = any(sendable)
        if not all(sendable):
            self._say_what_is_not_sent()
        self.ask = Banner()
        self.body.addWidget(self.ask)
        self.ask.hide()
        self.letting_go = Button(LET_GO, self.ask_once, name=f"{LET_GO}; asks once more")
        self.body.addWidget(self.letting_go, 0, Qt.AlignmentFlag.AlignLeft)
        show_if(self.letting_go, self.only_reads is None)
        left = MOST_SHOWN
        for each in groups:
            if left > 0:
                self.body.addWidget(_card(each, left, titled=len(groups) > 1))
            left -= len(each.rows)
        if rows > MOST_SHOWN:
            self.body.addWidget(text(f"{MOST_SHOWN} of {rows:,} changes are shown; all of them are meant.", "hint"))
        self.end()
        self.keep_typing(None)

    @property
    def settles(self) -> frozenset[str]:
        """What was lost, group by group."""
        return frozenset(f"lost:{each.id}" for each in self.groups)

    def act(self) -> None:
        """Give it back."""
        ids = [each.id for each in self.groups]
        said = ""

        def work(session: Session, desk: Desk) -> Changes:
            nonlocal said
            given = give_back(session, desk, groups=ids)
            said = given.words
            return given.changes

        self.action.setEnabled(False)
        self.workplace.operations.do(self, work, lambda _: self._finish(said), refused=self.refuse)

    def ask_once(self) -> None:
        """Say what letting go does, and ask; the cursor is on the way back."""
        what = f"Let go of {count(sum(len(each.rows) for each in self.groups), 'change')}?"
        answers = (("Keep the question", self._keep), ("Let go for good", self.let_go))
        self.ask.say(what, more=LETTING_GO, tone="danger", actions=answers)
        self.letting_go.hide()
        keep = next(each for each in self.ask.findChildren(Button) if each.text() == answers[0][0])
        keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """Leave it lost."""
        ids = [each.id for each in self.groups]

        def work(session: Session, desk: Desk) -> Changes:
            return let_go(session, desk, groups=ids)

        self.do(work, "It is let go; the copy of the record set aside still has it")

    def focus_first(self) -> None:
        """Put the cursor on what is usually right."""
        if self.only_reads is not None or not self.sendable:
            super().focus_first()
            return
        self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_what_is_not_sent(self) -> None:
        """Say what of it is only read here; where that is all, there is nothing to give back."""
        self.body.addWidget(text(f"{TO_READ}. {TO_TYPE}", "hint"))
        if not self.sendable:
            self.action.setEnabled(False)
            self.action.hide()

    def _keep(self) -> None:
        self.ask.say("")
        self.letting_go.show()
        self.letting_go.setFocus(Qt.FocusReason.OtherFocusReason)


def _title(groups: Sequence[LostGroup]) -> str:
    changes = count(sum(len(each.rows) for each in groups), "change")
    return f"{changes} known here and lost at the server"


def _card(group: LostGroup, most: int, *, titled: bool) -> QFrame:
    card, inside = frame("card", gap=2, edge=4)
    about = " · ".join(part for part in (group.reference, group.resident) if part)
    if titled:
        inside.addWidget(heading(about or "In no case"))
    for each in group.rows[:most]:
        changed = f"{each.what}, changed" if each.sendable else each.what
        inside.addWidget(text(each.what if each.whole else changed, "subheading"))
        inside.addWidget(text(said_to_be(each), "hint"))
        inside.addWidget(copyable(_lines(each)))
    return card


def said_to_be(row: LostRow) -> str:
    """Return whose a row is said to be, and when it was written."""
    by = f"Said to be by {row.by}" if row.by else "It is not known here who wrote it"
    return f"{by} · {moment_words(row.written_at)}" if row.written_at else by


def _lines(row: LostRow) -> str:
    return "\n".join(f"{capitalised(name)}: {words}" for name, words in row.fields) or "Nothing but itself"
