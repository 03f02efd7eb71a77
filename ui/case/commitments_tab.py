"""The promises of a case: each with its date, its owner, its risk and why, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.wording import capitalised, in_short, time_left
from db.terms import CommitmentState
from ui.case.host import CaseTab
from ui.kit.banner import EmptyState
from ui.kit.buttons import Button
from ui.kit.chips import BandBadge, Chip
from ui.kit.layouts import frame, row
from ui.kit.texts import copyable, heading

if TYPE_CHECKING:
    from datetime import date

ACTIONS = (("update", "Update"), ("move", "New date"), ("complete", "Done"), ("cancel", "End"))


class CommitmentsTab(CaseTab):
    """What was promised, and where it stands."""

    def draw(self, view: CaseView) -> None:
        """Show the open promises, then the others."""
        line = row(gap=3)
        line.addWidget(heading("Commitments"), 1)
        if Act.PROMISE in view.allowed:
            line.addWidget(
                Button("Promise a remedy", lambda: self.host.open_sheet("promise"), role="primary", icon_name="plus")
            )
        self.body.addLayout(line)
        for promise, risk in sorted(view.risks, key=lambda pair: not pair[0].open):
            self.body.addWidget(self._card(promise, risk, view))
        if not view.risks:
            words = "A promise stands here before it stands in a letter: who does what by when. It outlives the case."
            self.body.addWidget(EmptyState("Nothing is promised yet", words, icon_name="commitments"))

    def _card(self, promise: CommitmentFacts, risk: Risk | None, view: CaseView) -> QWidget:
        card, stack = frame("card", gap=1.5, edge=4)
        head = row(gap=3)
        head.addWidget(copyable(promise.what, "subheading"), 1)
        badge = BandBadge(risk.band.value, risk.score) if risk else _ended(promise)
        head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        stack.addLayout(head)
        stack.addWidget(copyable(_about(promise, risk, self.host.workplace.desk().today), "hint"))
        if risk:
            stack.addWidget(
                copyable(
                    f"Risk {risk.score} = {risk.impact} × {risk.likelihood}, because: {'; '.join(risk.because)}",
                    "small",
                )
            )
        if promise.updates:
            last = promise.updates[-1]
            stack.addWidget(copyable(f"{in_short(last.update_on)}: {last.text}"))
        if promise.open and Act.UPDATE_COMMITMENT in view.allowed and self._may_update(promise):
            stack.addLayout(self._actions(promise))
        return card

    def _may_update(self, promise: CommitmentFacts) -> bool:
        me = self.host.workplace.desk().officer
        return refusal(me.role, Act.UPDATE_COMMITMENT, own=promise.owner.id == me.id) is None

    def _actions(self, promise: CommitmentFacts) -> QHBoxLayout:
        line = row(gap=1)
        for name, words in ACTIONS:
            button = Button(
                words,
                partial(self.host.open_sheet, name, promise.id),
                role="link",
                name=f"{words}: {promise.what}",
            )
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch()
        return line


def _about(promise: CommitmentFacts, risk: Risk | None, today: date) -> str:
    due = in_short(promise.due_on)
    left = time_left(risk.days_left, promise.due_on, today) if risk else ""
    first = f"first promised for {in_short(promise.first_due_on)}" if promise.first_due_on != promise.due_on else ""
    agreed = "agreed with the resident" if promise.agreed_with_resident else ""
    with_whom = f"with {promise.contractor}" if promise.contractor else ""
    visit = f"appointment {in_short(promise.appointment_on)}" if promise.appointment_on else ""
    return " · ".join(part for part in (due, left, first, promise.owner.name, with_whom, visit, agreed) if part)


def _ended(promise: CommitmentFacts) -> Chip:
    if promise.state is CommitmentState.COMPLETED:
        late = promise.completed_on is not None and promise.completed_on > promise.due_on
        return Chip("Kept late" if late else "Kept", icon_name="tick-circle", tone="warn" if late else "good")
    return Chip("Ended" if promise.state.known else capitalised(promise.state.value), icon_name="cross-circle")
