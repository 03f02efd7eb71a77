"""A hazard of the case: who became aware when, its clocks, what was done, and the way to the next step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.hazards import HazardFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.hazards import HazardClock, to_summarise
from complaints_desktop.rules.wording import capitalised, in_full, moment_words
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.layouts import frame
from ui.kit.texts import copyable, text


def hazard_card(hazard: HazardFacts, view: CaseView, host: CaseHost) -> QWidget:
    """Return the card of one hazard."""
    card, stack = frame("card", gap=1, edge=4)
    title = f"{capitalised(hazard.gravity.value)} hazard (Awaab's Law): {hazard.words}"
    stack.addWidget(text(title, "overline"))
    stack.addWidget(copyable(hazard.what))
    known = f"{hazard.aware} became aware {moment_words(hazard.aware_at)}. {hazard.owner.name} sees to it."
    stack.addWidget(copyable(known, "hint"))
    for each in (each for each in view.hazards if each.hazard.id == hazard.id):
        stack.addWidget(copyable(_limit(each)))
    for step in hazard.steps:
        stack.addWidget(copyable(f"{moment_words(step.done_at)}: {step.kind.value}. {step.text}", "hint"))
    if Act.HAZARD in view.allowed:
        record = partial(host.open_sheet, "hazard-step", hazard.id)
        button = Button("Record what was done", record, name=f"Record what was done about: {hazard.words}")
        stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    if Act.SUMMARISE_HAZARD in view.allowed and to_summarise(view.case) == hazard:
        write = partial(host.workplace.go.open_letter, view.case.id, "hazard-summary")
        summary = Button("Write the summary to the tenant", write, name=f"Write the summary of: {hazard.words}")
        stack.addWidget(summary, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _limit(each: HazardClock) -> str:
    """Say one limit: what, by when, by which paragraph, and how it stands."""
    clock = each.clock
    by = moment_words(clock.due_at) if clock.due_at else in_full(clock.due) if clock.due else "not known"
    latest = ", at the latest" if clock.projected else ""
    done = f"; done {in_full(clock.done)}" if clock.done else ""
    return f"{capitalised(each.row.do)} by {by}{latest} ({clock.rule.basis}): {clock.outcome.value}{done}"
