"""A proposal to be decided: who takes what and why, changed by keys and by dragging, and given out as a whole."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from complaints_desktop.reading.absence_plan import Asked, Proposal, proposal
from complaints_desktop.reading.decided import (
    Decided,
    PlanRow,
    differing,
    in_numbers,
    only,
    plan_rows,
    refusals,
    was_done,
    will_do,
)
from complaints_desktop.reading.handover import handovers
from complaints_desktop.reading.sharing_state import seen_later, sharing_state
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import capitalised, count
from complaints_desktop.team.plan import Load
from ui.kit.announcing import announce
from ui.kit.banner import Banner
from ui.kit.buttons import Button
from ui.kit.flow import Flow, flow
from ui.kit.layouts import column, filling, frame, show_if
from ui.kit.menus import show_menu
from ui.kit.panes import SidePanes
from ui.kit.progress import ProgressStrip
from ui.kit.row_menu import RowMenu
from ui.kit.texts import text, unmarked
from ui.team.plan_side import PlanSide
from ui.team.plan_tables import PlanTable
from ui.workplace.meter import Meter
from ui.workplace.question import question
from ui.workplace.workplace import Workplace

if TYPE_CHECKING:
    from complaints_desktop.desk.changes import Changes
    from complaints_desktop.desk.desk import Desk
    from complaints_desktop.desk.session import Session
    from complaints_desktop.office import Office
    from ui.workplace.operations import Task

NEAR = 1.0
"""Percent from the fairest at which nothing more is searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is dealt, in words and for the record."""

    title: str
    why: str
    asked: Asked
    absence_id: str | None = None
    tells: bool = True
    """Whether a handover goes with each case."""
    none: str = "There is nothing to give out."


class PlanPage(QWidget):
    """The plan of one absence, of what nobody has, or of the cases that were chosen."""

    left = Signal()
    done = Signal(str)

    def __init__(self, workplace: Workplace, about: About, acts: Sequence[QAction], decided: Decided) -> None:
        """Begin with what was `decided` before; `acts` are in the screen's menu for the pieces that are chosen."""
        super().__init__()
        self.workplace, self.about = workplace, about
        self.found: Proposal | None = None
        self.decided = decided
        self._fairer: Proposal | None = None
        self._meter: Meter | None = None
        self._search: Task | None = None
        self._giving: Task | None = None
        self._refused: dict[str, str] = {}
        self._drafts: dict[str, str] = {}
        self.table = PlanTable(lambda piece: self._refused.get(piece, ""), workplace.desk)
        self.side = PlanSide(self.name, covers=about.absence_id is not None)
        self._numbers, self._proof = text("", "quiet", wrap=False), text("", "small")
        self.strip, self.banner = ProgressStrip(), Banner()
        self.fairer = Button("", self._show_fairer)
        self.action = Button("Give out", self.apply, role="primary")
        self.part = Button("Only what is chosen", self.apply_chosen)
        self._later = text("", "warn")
        self._acts = tuple(acts)
        self._lay_out()
        self._connect()
        if number := len(decided.of):
            words = f"What you decided of {count(number, 'piece')} before you went back stands."
            self.banner.say(f"{words} To have the proposal decide again, choose them and press Ctrl+R.", tone="info")

    def solve(self) -> None:
        """Ask for a proposal by what is decided: at once, then a fairer one where there may be."""
        if self._meter is not None:
            self._meter.cancel()
        self.strip.say("", None)
        asked = self.decided.asked(self.about.asked)

        def work(office: Office) -> tuple[Proposal, str]:
            later = seen_later(sharing_state(office.record), self.workplace.operations.not_shared)
            return question(proposal, asked=asked)(office), later

        self.workplace.operations.read(self, work, self._solved, topic="plan", words="Making a proposal")

    def focus_first(self) -> None:
        """Put the cursor into the pieces."""
        self.table.setFocus()

    @property
    def case_at_hand(self) -> str:
        """The case of the piece that is chosen."""
        row = self.table.current
        return row.piece.case_id if row else ""

    def give(self, pieces: Sequence[str], officer_id: str) -> None:
        """Give pieces to somebody, or say at each why it cannot be."""
        if self.found is None:
            return
        self._refused = dict(refusals(self.found, pieces, officer_id))
        able = [each for each in pieces if each not in self._refused and each in self.found.pieces]
        if self._refused:
            words = next(iter(self._refused.values()))
            announce(self.table, words, now=True)
            self.banner.say(words, tone="warn", icon_name="stop")
            self.table.viewport().update()
        if able:
            self.decide(self.decided.give(self.found, able, officer_id), keep=True)

    def apply(self) -> None:
        """Do what the button says, as one act."""
        if self.found is not None and self.found.plan.moves:
            self._give_out(self.found, self._all_given)

    def apply_chosen(self) -> None:
        """Give out the pieces that are chosen and what goes with them, and go on with the rest."""
        part = only(self.found, self.table.chosen) if self.found else None
        if part is not None and part.plan.moves:
            self._give_out(part, self._go_on)

    def stop(self) -> None:
        """Search no more: the page goes away."""
        if self._meter is not None:
            self._meter.cancel()

    def _all_given(self, said: str) -> None:
        self.decided = Decided()
        self.done.emit(said)

    def _go_on(self, said: str) -> None:
        self.workplace.go.say(said)
        self.solve()
        self.table.setFocus()

    def _give_out(self, found: Proposal, tell: Callable[[str], object]) -> None:
        decided, about, said = self.decided, self.about, was_done(found, self.decided)

        def work(session: Session, desk: Desk) -> Changes:
            from complaints_desktop.actions.absences import share_out

            return share_out(
                session, desk, absence_id=about.absence_id, found=found, decided=decided, tells=about.tells
            )

        for button in (self.action, self.part):
            button.setEnabled(False)
        do = self.workplace.operations.do
        self._giving = do(self, work, lambda _: tell(said), words="Giving out", refused=self._refuse)

    def _refuse(self, refused: Refused) -> None:
        """Say what changed meanwhile, and make the proposal anew with what was decided."""
        self.banner.say(f"{refused.why}. {refused.do}", tone="warn", icon_name="warning")
        announce(self.banner, refused.why, now=True)
        self.solve()

    def _solved(self, solved: tuple[Proposal, str]) -> None:
        found, later = solved
        self._later.setText(later)
        show_if(self._later, bool(later))
        self._show(found)
        gap = found.plan.proof.gap
        if found.plan.moves and (gap is None or gap > NEAR):
            self._prove(found)

    def _prove(self, found: Proposal) -> None:
        """Search on beside what is shown, until it is near the fairest or somebody stops it."""
        meter = self._meter = Meter(self)

        def work(office: Office) -> Proposal:
            with office.record.reading() as session:
                return proposal(session, office.desk(), asked=found.asked, stopped=lambda: meter.cancelled)

        def then(better: Proposal) -> None:
            if self.found is found and self._meter is meter:
                self._offer(better)

        self.strip.say("Looking for a fairer one", meter.cancel)
        self._search = self.workplace.operations.read(self, work, then, topic="proof", meter=meter)

    def _settled(self, task: Task) -> None:
        """Say no more that it searches, and let it be given out again, however the work ended."""
        if task is self._search:
            self._search = None
            self.strip.say("", None)
        elif task is self._giving:
            self._show_acts()

    def _offer(self, better: Proposal) -> None:
        """Show what was proved; a plan that moves other pieces waits to be asked for, and nothing moves by itself."""
        number = differing(self.found, better) if self.found else 0
        if not number:
            self._proof.setText(capitalised(better.plan.proof.said))
            return
        self._fairer = better
        self.fairer.setText(f"Show a fairer plan: {count(number, 'piece')} elsewhere")
        self.fairer.setToolTip(capitalised(better.plan.proof.said))
        announce(self.fairer, self.fairer.text())
        show_if(self.fairer, on=True)

    def _show_fairer(self) -> None:
        if self._fairer is not None:
            self.table.show_ids([])
            self._show(self._fairer)
            self.table.setFocus()

    def _show(self, found: Proposal) -> None:
        self.found, self._fairer = found, None
        show_if(self.fairer, on=False)
        numbers = in_numbers(found) if found.pieces else self.about.none
        if numbers != self._numbers.text():
            self._numbers.setText(numbers)
            announce(self._numbers, numbers)
        self._proof.setText(capitalised(found.plan.proof.said))
        self._proof.setToolTip("\n".join(found.plan.rules))
        self._show_rows()
        loads: dict[Hashable, Load] = {
            each.carrier: each
            for each in sorted(found.plan.loads, key=lambda each: self.name(each.carrier))
            if each.capacity or each.before or each.after
        }
        self.side.people.show_loads(loads)

    def _show_rows(self) -> None:
        """Show each piece where it stood, whoever takes it now: nothing moves under the pointer or the cursor."""
        if self.found is None:
            return
        known: dict[Hashable, PlanRow] = {each.piece.id: each for each in plan_rows(self.found, self.decided)}
        stood = {each: n for n, each in enumerate(self.table.rows.ids)}
        self.table.show_ids(sorted(known, key=lambda each: stood.get(each, -1)), known)
        if known and not self.table.currentIndex().isValid():
            self.table.choose_row(0)
        self._show_acts()
        self._show_piece()

    def _show_acts(self) -> None:
        """Offer to give out all of it, and what is chosen."""
        if self.found is not None:
            self.action.setText(unmarked(will_do(self.found, self.decided)))
            self.action.setAccessibleName(will_do(self.found, self.decided))
            self.action.setEnabled(bool(self.found.plan.moves))
            self._say_chosen()

    def _say_chosen(self) -> None:
        """Offer to give out what is chosen alone, where that is not all of it."""
        number = len(only(self.found, self.table.chosen).plan.moves) if self.found else 0
        self.part.setText(f"Only what is chosen ({number:,})")
        self.part.setEnabled(number > 0)

    def _show_piece(self) -> None:
        row = self.table.current
        if row is None or row.taker_id is None or not self.about.tells:
            self.side.show_row(row, None)
            return
        case_id = row.piece.case_id
        note = self.decided.notes.get(case_id, self._drafts.get(case_id))
        self.side.show_row(row, note)
        if note is None:
            work = question(handovers, cases=[case_id])
            self.workplace.operations.read(self, work, self._drafted, topic="draft", words="Drafting the handover")

    def _drafted(self, drafts: Mapping[str, str]) -> None:
        self._drafts.update(drafts)
        row = self.table.current
        if row is not None and row.piece.case_id in drafts:
            self._show_piece()

    def decide(self, decided: Decided, *, keep: bool = False) -> None:
        """Take what was decided, and make the proposal anew around it."""
        if not keep:
            self._refused = {}
        if not self._refused:
            self.banner.hide()
        self.decided = decided
        self.solve()

    def keep(self, for_good: bool) -> None:  # how a choice says what it is
        """Give the pieces that are chosen for good, or for a time."""
        self.decided = self.decided.keep(self.table.chosen, for_good=for_good)
        self._show_rows()

    def name(self, officer_id: str) -> str:
        """Return how an officer is called; empty of nobody."""
        return self.found.name(officer_id) if self.found else ""

    def _write(self, case_id: str, words: str) -> None:
        self.decided = self.decided.write(case_id, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, do it on Ctrl+Enter."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.action.click()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.workplace.operations.settled.connect(self._settled)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_piece())
        self.table.chosen_changed.connect(self._say_chosen)
        self.table.opened.connect(lambda _: self.workplace.go.open_case(self.case_at_hand))
        RowMenu(self.table, lambda _, where: show_menu(_menu(self, self._acts), where))
        self.side.people.dropped.connect(self.give)
        self.side.written.connect(self._write)
        self.side.kept.connect(self.keep)

    def _lay_out(self) -> None:
        main = QWidget()
        stack = column(main, gap=2, edge=(4, 4, 2, 5))
        stack.addWidget(flow(text(self.about.title, "heading", wrap=False), self._numbers, gap=4))
        stack.addWidget(Flow(text(self.about.why, "hint"), grow=True))
        stack.addWidget(self.banner)
        stack.addWidget(filling(self.table, least_height=18), 1)
        stack.addWidget(Flow(self._proof, grow=True))
        stack.addWidget(flow(self.fairer))
        stack.addWidget(self.strip)
        panes = SidePanes(main, self.side, names=("The pieces", "Everybody, and the piece"), units=100, share=0.38)
        foot, line = frame("foot", edge=(2, 4))
        keys = ("F2 gives to somebody", "Ctrl+L locks", "Delete leaves out", "or drag", "Esc goes back")
        back = Button("Back", self.left.emit, role="link", name="Back; nothing is given out")
        line.addWidget(self._later)
        line.addWidget(flow(self.action, self.part, back, *(text(each, "small", wrap=False) for each in keys)))
        whole = column(self, gap=0)
        whole.addWidget(panes, 1)
        whole.addWidget(foot)
        self.action.setToolTip("Ctrl+Enter")
        for each in (self.banner, self.fairer, self._later):
            each.hide()


def _menu(page: PlanPage, acts: Sequence[QAction]) -> QMenu:
    """Return what can be done to the pieces that are chosen, as a right click offers it."""
    menu = QMenu("Piece", page)
    menu.addActions(acts)
    menu.addSeparator()
    menu.addAction("Open the case", lambda: page.workplace.go.open_case(page.case_at_hand))
    return menu
