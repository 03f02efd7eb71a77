"""A point of the complaint: what went wrong, what would put it right, what was found, and what can be done about it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from complaints_desktop.facts.definition import PointChangeFacts, PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import capitalised, in_short
from db.terms import Decision, Responsibility
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.layouts import column, frame, row
from ui.kit.texts import copyable, text

DECISIONS = {
    Decision.UPHELD: ("tick-circle", "good"),
    Decision.PARTLY_UPHELD: ("late", "warn"),
    Decision.NOT_UPHELD: ("cross-circle", ""),
}
UNKNOWN = ("unknown", "")
"""Of a word that only a newer program knows."""


class PointAct(NamedTuple):
    """What can be done about a point: the act, its form, the words of its button, and what a screen reader says."""

    act: Act
    form: str
    words: str
    name: str
    role: str = "link"


def acts_on_words(point: PointFacts) -> tuple[PointAct, ...]:
    """Return what can be done about a point as it is written down."""
    return (
        PointAct(Act.DEFINE, "define", "Change", f"Change point {point.number}"),
        PointAct(Act.WITHDRAW_POINT, "withdraw-point", "Withdraw", f"Withdraw point {point.number}"),
    )


def acts_on_answer(point: PointFacts, stage: int) -> tuple[PointAct, ...]:
    """Return what can be done about the answer to a point at the present stage."""
    found = point.finding(stage)
    decided = found is not None and bool(found.decision)
    decide = "Change the decision" if decided else "Decide this point"
    return (
        PointAct(Act.REQUEST, "settle-point", "The resident accepts this answer", f"Accepted: point {point.number}"),
        PointAct(Act.FIND, "decide", decide, f"{decide}: point {point.number}", "" if decided else "primary"),
    )


class PointCard(QFrame):
    """One point that is complained of."""

    def __init__(self, point: PointFacts, view: CaseView, host: CaseHost) -> None:
        """Show `point` as it is in `view`; its forms open in the `host`."""
        super().__init__()
        self.setProperty("role", "card")
        self._point, self._view, self._host = point, view, host
        stack = column(self, gap=2, edge=4)
        head = row(gap=3)
        head.addWidget(text(str(point.number), "number", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=1)
        for each in self._words():
            words.addWidget(each)
        head.addLayout(words, 1)
        doing = column(gap=1)  # one below the other: at 200 % of text there is no room for two beside the words
        for button in self._buttons(acts_on_words(point)):
            doing.addWidget(button)
        head.addLayout(doing)
        stack.addLayout(head)
        for chip in self._left_out():
            stack.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        for stage in view.case.stages:
            finding = point.finding(stage.number)
            if finding:
                stack.addWidget(_finding(finding, stage))
        at = view.case.current.number
        for button in self._buttons(acts_on_answer(point, at) if point in view.case.points_at(at) else ()):
            stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _words(self) -> list[QWidget]:
        point = self._point
        return [
            copyable(point.text, "subheading"),
            copyable(f"Outcome sought: {point.outcome_sought or 'not recorded'}", "hint"),
            text(_responsibility(point), "hint"),
            *(copyable(_change(change), "hint") for change in point.changes),
        ]

    def _left_out(self) -> list[Chip]:
        """Return why it is no part of stage 2."""
        chips = []
        if self._point.settled_on:
            day = in_short(self._point.settled_on)
            chips.append(Chip(f"Not part of stage 2: the resident accepts our answer, {day}", icon_name="tick"))
        refused = self._view.case.refused_at(2).get(self._point.id)
        if refused and refused.refused_on:
            words = f"Refused at stage 2 on {in_short(refused.refused_on)}: {refused.ground}"
            chips.append(Chip(words, icon_name="stop"))
        return chips

    def _buttons(self, acts: tuple[PointAct, ...]) -> list[Button]:
        """Return a button for each act that is allowed."""
        return [
            Button(
                each.words, partial(self._host.open_sheet, each.form, self._point.id), role=each.role, name=each.name
            )
            for each in acts
            if each.act in self._view.allowed
        ]


def _finding(finding: FindingFacts, stage: StageFacts) -> QWidget:
    box = QWidget()
    stack = column(box, gap=1, edge=(1, 0, 1, 8))
    if finding.decision:
        icon_name, tone = DECISIONS.get(finding.decision, UNKNOWN)
        chip = Chip(f"Stage {stage.number}: {finding.decision.value}", icon_name=icon_name, tone=tone)
    else:
        chip = Chip(f"Stage {stage.number}: not decided yet", icon_name="unknown")
    stack.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
    if finding.reasons:
        stack.addWidget(copyable(finding.reasons))
    then = f", as in force then: {finding.policy_then}" if finding.policy_then else ""
    stack.addWidget(copyable(f"Measured by: {finding.reference or 'not recorded'}{then}", "hint"))
    if finding.changed_because:
        stack.addWidget(copyable(f"What changed since stage 1: {finding.changed_because}"))
    if finding.no_remedy_because:
        stack.addWidget(copyable(f"No remedy because: {finding.no_remedy_because}", "hint"))
    return box


def _responsibility(point: PointFacts) -> str:
    if point.responsibility is None:
        return "Whose responsibility: not said yet"
    body = f" ({point.responsible_body})" if point.responsible_body else ""
    words = {
        Responsibility.OURS: "Ours",
        Responsibility.NOT_OURS: "Not ours",
        Responsibility.TO_CLARIFY: "To be clarified",
    }
    return f"Whose responsibility: {words.get(point.responsibility, point.responsibility.value)}{body}"


def _change(change: PointChangeFacts) -> str:
    """Say what was changed of a point that was sent, why, and whether the resident knows."""
    told = f"told on {in_short(change.told_on)}" if change.told_on else "the resident is still to be told"
    return f"{capitalised(change.kind.value)} on {in_short(change.changed_on)}: {change.because} ({told})"


def withdrawn_card(point: PointFacts) -> QWidget:
    """Return a point that was sent and withdrawn: the answer says so, and decides it no more."""
    card, stack = frame("card", gap=1, edge=4)
    stack.addWidget(copyable(f"{point.number}. {point.text}", "subheading"))
    for change in point.changes:
        stack.addWidget(copyable(_change(change), "hint"))
    return card
