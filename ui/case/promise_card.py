"""One promise of a case: its date, its owner, its risk and level and why, what was done, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.letters.of_promises import WORDS, letter_called_for
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.reading.misses import unexplained
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.jeopardy import level_answered
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.risk import Risk
from complaints_desktop.rules.sign_offs import stands
from complaints_desktop.rules.wording import capitalised, in_short, pounds, time_left
from db.terms import CommitmentState, EndedBy
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.chips import BandBadge, Chip
from ui.kit.flow import flow
from ui.kit.layouts import frame, row
from ui.kit.texts import copyable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from complaints_desktop.facts.case import CaseFacts
    from complaints_desktop.facts.team import OfficerFacts
    from complaints_desktop.rules.jeopardy import Jeopardy


class Followed(Protocol):
    """What was read of the case of a promise: all of it for the case's own screen, less for the tracker."""

    @property
    def case(self) -> CaseFacts:
        """The case, with its promises and what was done to follow them."""
        ...

    @property
    def levels(self) -> Mapping[str, Jeopardy]:
        """The level of jeopardy of each open promise, by its id."""
        ...

    @property
    def allowed(self) -> frozenset[Act]:
        """What this officer may do on the case."""
        ...


ACTIONS = (("update", "Update"), ("move", "New date"), ("complete", "Done"), ("chase", "Chase"), ("cancel", "End"))
"""What can be done to an open promise."""

NEEDS = {
    "move": Act.MOVE_COMMITMENT,
    "cancel": Act.END_COMMITMENT,
    "chase": Act.CHASE,
    "answer-level": Act.ANSWER_LEVEL,
    "explain-miss": Act.EXPLAIN_MISS,
    "hear-resident": Act.HEAR_RESIDENT,
    "sign-off": Act.SIGN_OFF,
}
"""The act of each form; of the others it is the update."""


def promise_card(promise: CommitmentFacts, risk: Risk | None, view: CaseView, host: CaseHost) -> QWidget:
    """Return what is known of a promise, with what this officer can do."""
    today = host.workplace.desk().today
    card, stack = frame("card", gap=1.5, edge=4)
    head = row(gap=3)
    head.addWidget(copyable(promise.what, "subheading"), 1)
    badge = BandBadge(risk.band.value, risk.score) if risk else how_it_ended(promise)
    head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
    stack.addLayout(head)
    stack.addWidget(copyable(about(promise, risk, today), "hint"))
    if risk:
        why = f"Risk {risk.score} = {risk.impact} × {risk.likelihood}, because: {'; '.join(risk.because)}"
        stack.addWidget(copyable(why, "small"))
        if risk.forecast.missed and not risk.overdue:
            stack.addWidget(copyable(foretold(risk), "small"))
    if words := level_words(promise, view):
        stack.addWidget(copyable(words, "warn"))
    for line in said(promise, view):
        stack.addWidget(copyable(line))
    me = host.workplace.desk().officer
    forms = [each for each in offered(promise, view, today) if may(each[0], promise, view, me)]
    buttons = [_button(name, words, promise, host) for name, words in (*forms, *letters(promise, view))]
    if buttons:
        stack.addWidget(flow(*buttons, gap=1))
    return card


def foretold(risk: Risk) -> str:
    """Say of a promise that it will sooner be missed than kept, and why."""
    return f"Likely to be missed ({risk.forecast.percent} in 100): {'; '.join(risk.forecast.because)}"


def level_words(promise: CommitmentFacts, view: Followed) -> str:
    """Return what the level asks that a promise has reached; empty at level 0."""
    level = view.levels.get(promise.id)
    if level is None or not level.level:
        return ""
    return level.in_words


def offered(promise: CommitmentFacts, view: Followed, today: date) -> Iterator[tuple[str, str]]:
    """Yield the forms about a promise as it stands, the first first."""
    level = view.levels.get(promise.id)
    if level and level.level and (level.row.daily or level_answered(promise, view.case.level_answers) < level.level):
        yield "answer-level", "Say what is done"
    if promise.open:
        yield from ACTIONS
    if promise.state is CommitmentState.COMPLETED:
        yield "hear-resident", "What the resident says"
        yield "sign-off", "Sign it off"
    if unexplained(promise, view.case.misses, today):
        yield "explain-miss", "Say why it was missed"


def letters(promise: CommitmentFacts, view: Followed) -> Iterator[tuple[str, str]]:
    """Yield the letter that tells the resident how a promise stands, where it is called for."""
    if name := letter_called_for(promise, view.case, view.allowed):
        yield name, WORDS[name]


def may(name: str, promise: CommitmentFacts, view: Followed, me: OfficerFacts) -> bool:
    """Whether this officer may fill in that form about the promise."""
    act = NEEDS.get(name, Act.UPDATE_COMMITMENT)
    return act in view.allowed and refusal(me.role, act, own=promise.owner.id == me.id) is None


def _button(name: str, words: str, promise: CommitmentFacts, host: CaseHost) -> Button:
    opened = partial(host.open_sheet, name, promise.id)
    return Button(words, opened, role="link", name=f"{words}: {promise.what}")


def said(promise: CommitmentFacts, view: Followed) -> Iterator[str]:
    """Yield what was done and said of it, a line each."""
    case = view.case
    if promise.interim and promise.open:
        yield f"Meanwhile: {promise.interim}"
    if promise.updates:
        last = promise.updates[-1]
        yield f"{in_short(last.update_on)}: {last.text}"
    if promise.evidence:
        yield f"Shown by: {promise.evidence}"
    for chase in [each for each in case.chases if each.commitment_id == promise.id][-1:]:
        again = f", to be asked again {in_short(chase.next_on)}" if chase.next_on and promise.open else ""
        yield f"{in_short(chase.chased_on)}: {chase.asked} was asked{again}"
    for answer in (each for each in case.level_answers if each.commitment_id == promise.id):
        yield f"Level {answer.level}, {in_short(answer.answered_on)}: {answer.answer} (told: {answer.told})"
    for miss in (each for each in case.misses if each.commitment_id == promise.id):
        yield f"Missed: {miss.cause} ({miss.level.value}). {miss.why or ''} What changes: {miss.changes or ''}"
    for heard in (each for each in case.resident_answers if each.commitment_id == promise.id):
        words = f": “{heard.words}”" if heard.words else ""
        yield f"The resident, {in_short(heard.asked_on)}: {heard.answer.value}{words}"
    for signed in (each for each in case.sign_offs if each.commitment_id == promise.id):
        by = signed.signed_off_by.name if signed.signed_off_by else "somebody"
        since = "" if stands(signed, promise) else " It was open again since, and this holds no more."
        yield f"Signed off by {by}, {in_short(signed.signed_off_on)}: {signed.words or ''}{since}"


def about(promise: CommitmentFacts, risk: Risk | None, today: date) -> str:
    """Return its dates, who sees to it, and how far it has come, in one line."""
    left = time_left(risk.days_left, promise.due_on, today) if risk else ""
    first = f"first promised for {in_short(promise.first_due_on)}" if promise.first_due_on != promise.due_on else ""
    parts = (
        in_short(promise.due_on),
        left,
        first,
        promise.owner.name,
        f"with {promise.contractor}" if promise.contractor else "",
        f"appointment {in_short(promise.appointment_on)}" if promise.appointment_on else "",
        promise.readiness.value if promise.readiness and promise.open else "",
        f"done {in_short(promise.completed_on)}" if promise.completed_on else "",
        f"job {promise.job_number}" if promise.job_number else "",
        f"cost {pounds(promise.cost_pence)}" if promise.cost_pence else "",
        "agreed with the resident" if promise.agreed else "",
    )
    return " · ".join(part for part in parts if part)


def how_it_ended(promise: CommitmentFacts) -> Chip:
    """Return how a promise that is no longer open ended, at a glance."""
    if promise.state is CommitmentState.COMPLETED:
        late = promise.kept_late
        return Chip("Kept late" if late else "Kept", icon_name="tick-circle", tone="warn" if late else "good")
    by = " by the resident" if promise.ended_by is EndedBy.RESIDENT else ""
    return Chip(f"Ended{by}" if promise.state.known else capitalised(promise.state.value), icon_name="cross-circle")
