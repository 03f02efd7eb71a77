"""What comes back to somebody who was away, what changed meanwhile, and what stays with whoever had it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from complaints_desktop.reading.coming_back import ComingBack, coming_back
from complaints_desktop.reading.sharing_state import seen_later, sharing_state
from complaints_desktop.reading.team_board import AbsenceLine
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, count, in_short
from complaints_desktop.team.away_words import away_words
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.column import Column
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, filling, frame, show_if
from ui.kit.paged_table import PagedTable
from ui.kit.texts import text, unmarked
from ui.team.columns import AS
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

WHY = (
    "Each goes back to them with the button, unless it should stay with whoever has it now: Space or the button turns "
    "that for the pieces that are chosen. The whole can be undone for the day."
)


class ReturnPage(QFrame):
    """The pieces of one absence that others have."""

    left = Signal()
    done = Signal(str)

    def __init__(self, workplace: Workplace, line: AbsenceLine) -> None:
        """Begin with all of it going back."""
        super().__init__()
        self.setProperty("role", "page")
        self.workplace, self.absence, self.stays = workplace, line, frozenset[str]()
        self.table = _Table(self.turn, lambda each: each.cover.id in self.stays)
        self.action = Button("Give back", self.apply, role="primary")
        self.keep = Button("Stays with them, or goes back", self.turn, name="Stays with them, or goes back (Space)")
        self.banner, self._later = Banner(), text("", "warn")
        stack = column(self, gap=2, edge=(4, 6, 0, 6))
        stack.addWidget(flow(text(f"What comes back to {line.officer.name}", "heading", wrap=False)))
        how = f"was away {away_words(line.absence)}" if line.ends else "is still away"
        over = f" {capitalised(line.over)}." if line.over else ""
        stack.addWidget(Flow(text(f"{line.officer.name} {how}.{over} {WHY}", "hint"), grow=True))
        stack.addWidget(self.banner)
        stack.addWidget(filling(self.table, least_height=24), 1)
        foot, inside = frame("foot", edge=(2, 4))
        inside.addWidget(self._later)
        back = Button("Back", self.left.emit, role="link", name="Back; nothing is given back")
        inside.addWidget(flow(self.action, self.keep, back, text("Esc goes back.", "small", wrap=False)))
        stack.addWidget(foot)
        self.action.setToolTip("Ctrl+Enter")
        self.banner.hide()
        self._later.hide()
        self.table.opened.connect(lambda _: workplace.go.open_case(self.case_at_hand))

    def solve(self) -> None:
        """Ask what comes back."""
        work = question(coming_back, absence_id=self.absence.absence.id)
        self.workplace.operations.read(self, work, self._show, topic="back", words="Looking up what changed")
        self.workplace.operations.read(
            self,
            lambda office: seen_later(sharing_state(office.record), self.workplace.operations.not_shared),
            self._say_later,
            topic="later",
        )

    def focus_first(self) -> None:
        """Put the cursor into the pieces."""
        self.table.setFocus()

    @property
    def case_at_hand(self) -> str:
        """The case of the piece that is chosen."""
        each = self.table.current
        return each.case_id if each else ""

    def turn(self) -> None:
        """Let the pieces that are chosen stay, or go back after all."""
        ids = {str(each) for each in self.table.chosen_ids}
        self.stays = self.stays - ids if ids <= self.stays else self.stays | ids
        self.table.viewport().update()
        self._say()

    def apply(self) -> None:
        """Give it back."""
        from complaints_desktop.actions.absences import hand_back

        self.action.setEnabled(False)
        back = len(self.table.rows.ids) - len(self.stays)
        said = f"{count(back, 'piece')} back with {self.absence.officer.name}, {len(self.stays):,} stay where they are"
        work = partial(hand_back, absence_id=self.absence.absence.id, stays=tuple(self.stays))
        self.workplace.operations.do(
            self, work, lambda _: self.done.emit(said), words="Giving back", refused=self._refuse
        )

    def _refuse(self, refused: Refused) -> None:
        self.action.setEnabled(True)
        self.banner.say(f"{refused.why}. {refused.do}", tone="warn", icon_name="warning")
        self.solve()

    def _show(self, pieces: tuple[ComingBack, ...]) -> None:
        known: dict[Hashable, ComingBack] = {each.cover.id: each for each in pieces}
        self.stays &= {str(each) for each in known}
        self.table.show_ids(list(known), known)
        if known and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self._say()

    def _say_later(self, words: str) -> None:
        self._later.setText(words)
        show_if(self._later, bool(words))

    def _words(self) -> str:
        """Return what the button does: "Give 12 pieces back to Ann Lee; 2 stay"."""
        back, stay = len(self.table.rows.ids) - len(self.stays), len(self.stays)
        if not back:
            return f"Let {count(stay, 'piece')} stay with whoever has them now"
        said = f"Give {count(back, 'piece')} back to {self.absence.officer.name}"
        return f"{said}; {stay:,} {'stays' if stay == 1 else 'stay'}" if stay else said

    def _say(self) -> None:
        self.action.setText(unmarked(self._words()))
        self.action.setAccessibleName(self._words())
        self.action.setEnabled(bool(self.table.rows.ids))
        self.keep.setEnabled(bool(self.table.rows.ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, do it on Ctrl+Enter."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.action.click()
        else:
            super().keyPressEvent(event)


class _Table(PagedTable[ComingBack]):
    """The pieces; Space turns whether one stays."""

    def __init__(self, turn: Callable[[], None], stays: Callable[[ComingBack], bool]) -> None:
        super().__init__("What comes back", _columns(stays))
        self._turn = turn

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn by Space, where Qt itself would choose the row that is chosen already."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._turn()
        else:
            super().keyPressEvent(event)


def _columns(stays: Callable[[ComingBack], bool]) -> tuple[Column[ComingBack], ...]:
    def goes(each: ComingBack) -> str:
        return "Stays with them" if stays(each) else "Goes back"

    return (
        Column(
            name="goes",
            title="What becomes of it",
            width=36,
            text=goes,
            mark=lambda each: ("lock", "ink") if stays(each) else None,
        ),
        Column(name="case", title="Case", width=28, text=lambda each: each.reference),
        Column(
            name="with",
            title="With",
            width=36,
            text=lambda each: each.cover.officer.name,
            tip=lambda each: f"Since {in_short(each.cover.from_on)}: {each.cover.because}",
            goes=True,
        ),
        Column(name="part", title="As what", width=30, text=lambda each: AS[each.cover.part], goes=True),
        Column(name="what", title="Resident, or what was promised", width=36, text=lambda each: each.what, goes=True),
        Column(
            name="changed",
            title="Meanwhile",
            width=44,
            text=lambda each: capitalised("; ".join(each.changed)) or "Nothing changed",
            stretch=True,
        ),
    )
