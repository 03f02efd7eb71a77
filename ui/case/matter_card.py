"""Another matter of the case: its clocks, what was done about it, its body, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.clocks import Clock
from complaints_desktop.rules.matters import MATTERS, MatterClocks
from complaints_desktop.rules.wording import capitalised, in_full, in_short
from db.terms import MatterKind
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import frame
from ui.kit.texts import copyable, text


def matter_card(each: MatterClocks, view: CaseView, host: CaseHost) -> QWidget:
    """Return the card of one matter."""
    card, stack = frame("card", gap=1, edge=4)
    matter = each.matter
    about = MATTERS[matter.kind].about
    stack.addWidget(text(f"Another matter: {about}", "overline"))
    stack.addWidget(copyable(matter.what))
    noted = f"Received {in_full(matter.received_on)}. Recognised: {matter.recognised}. {matter.owner.name} sees to it."
    stack.addWidget(copyable(noted, "hint"))
    for clock in each.clocks:
        stack.addWidget(copyable(_limit(clock.clock)))
    if matter.open:
        for words in each.unlimited:
            stack.addWidget(copyable(words, "hint"))
    if each.untold:
        stack.addWidget(copyable(each.untold))
    for step in matter.steps:
        outcome = f": {step.outcome}" if step.outcome else ""
        stack.addWidget(copyable(f"{in_short(step.done_on)}: {step.kind.value}{outcome}. {step.text}", "hint"))
    line = flow()
    for words, go in _ways(each, view, host):
        line.add(Button(words, go, name=f"{words}: the complaint about {about}"))
    stack.addWidget(line)
    return card


def suggested_card(kind: MatterKind, word: str, host: CaseHost) -> QWidget:
    """Return the card of a matter that a word of the complaint may mean; a person decides whether it is one."""
    card, stack = frame("card", gap=1, edge=4)
    about = MATTERS[kind].about
    stack.addWidget(text(f"Is there a complaint about {about} in it?", "overline"))
    said = f"They say “{word}”. A complaint about {about} has dates and a body of its own: note it, or leave it."
    stack.addWidget(copyable(said, "hint"))
    line = flow(Button("Note another matter", partial(host.open_sheet, "matter"), name=f"Note a matter about {about}"))
    stack.addWidget(line)
    return card


def _ways(each: MatterClocks, view: CaseView, host: CaseHost) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what can be done next about a matter, the letter it waits for first."""
    matter = each.matter

    def letter(name: str) -> Callable[[], object]:
        return partial(host.workplace.go.open_letter, view.case.id, name, matter.id)

    def form(name: str) -> Callable[[], object]:
        return partial(host.open_sheet, name, matter.id)

    if matter.open and Act.ACKNOWLEDGE_MATTER in view.allowed:
        if matter.acknowledged_on is None:
            yield "Write the acknowledgement", letter("matter-acknowledgement")
        yield (
            ("Write the answer", letter("matter-outcome"))
            if matter.decided
            else ("Write how it stands", letter("matter-update"))
        )
    if Act.MATTER not in view.allowed:
        return
    if matter.open and matter.acknowledged_on is None:
        yield "Acknowledged another way", form("matter-acknowledge")
    if matter.ended is None:
        yield "Record what was done", form("matter-progress")
    if matter.open:
        yield "Record the decision", form("matter-answer")
        yield "End it without an answer", form("matter-close")
    yield "Take the last entry off" if matter.steps else "Take the matter off", form("matter-strike")


def _limit(clock: Clock) -> str:
    """Say one limit: what, by when, by whose rule, and how it stands."""
    by = in_full(clock.due) if clock.due else "a day that is not known"
    done = f"; done {in_full(clock.done)}" if clock.done else ""
    return f"{capitalised(clock.rule.do)} by {by} ({clock.rule.basis}): {clock.outcome.value}{done}"
