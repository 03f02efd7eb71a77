"""The request for stage 2: what is unresolved, who considers it, who was consulted (Code 6.10-6.20)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.stages import StageFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.wording import in_short
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.layouts import frame
from ui.kit.texts import copyable, text


def request_card(stage: StageFacts, view: CaseView, host: CaseHost) -> QWidget:
    """Return what is known of the request for stage 2, with what can be done about it."""
    card, stack = frame("card", gap=2, edge=4)
    came = f"Stage 2 asked for {in_short(stage.received_on)}" if stage.received_on else "Stage 2 asked for"
    stack.addWidget(text(came, "overline", wrap=False))
    stack.addWidget(copyable(stage.request_reason or "The resident gave no reason, and need not (Code 6.12)."))
    if stage.late_because:
        stack.addWidget(copyable(f"Taken although late: {stage.late_because}", "hint"))
    reviewer = stage.reviewer
    named = f"{reviewer.officer.name}, since {in_short(reviewer.allocated_on)}" if reviewer else "nobody is named yet"
    stack.addWidget(copyable(f"Considered by: {named}"))
    for each in stage.consultees:
        said = f": {each.said}" if each.said else ""
        stack.addWidget(copyable(f"Consulted {in_short(each.consulted_on)}: {each.name}{said}", "hint"))
    buttons = [
        Button(words, partial(host.open_sheet, form), role="link", name=words)
        for act, form, words in (
            (Act.ALLOCATE, "allocate", "Name another reviewer" if reviewer else "Name a reviewer"),
            (Act.REQUEST, "request", "Bring the request up to date"),
            (Act.CHECK, "consult", "Record who was consulted"),
        )
        if act in view.allowed
    ]
    if buttons and stage is view.case.current:
        stack.addWidget(flow(*buttons, gap=3))
    return card
