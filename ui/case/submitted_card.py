"""A letter that waits for approval, or was answered: who wrote it, what was said to it, and what is done now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.submissions import SubmissionFacts
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.submissions import not_theirs
from complaints_desktop.rules.wording import capitalised, in_short
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable


def submitted_card(each: SubmissionFacts, view: CaseView, host: CaseHost) -> QWidget:
    """Return what is known of a letter that was submitted."""
    card, line = frame("card", gap=3, edge=4, across=True)
    line.addWidget(Picture("question", "info", units=5), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=0)
    title = title_of(each.kind)
    words.addWidget(copyable(f"{title} · submitted {in_short(each.submitted_on)}", "subheading"))
    by = each.submitted_by.name if each.submitted_by else "somebody"
    words.addWidget(copyable(f"By {by}{f': {each.note}' if each.note else ''}", "hint"))
    words.addWidget(copyable(_answer(each), "hint"))
    words.addWidget(flow(*_buttons(each, view, host), gap=3))
    line.addLayout(words, 1)
    look = partial(host.workplace.go.open_letter, view.case.id, f"submitted:{each.id}")
    line.addWidget(Button("Look at it", look, name=f"Look at it: {title}"), 0, Qt.AlignmentFlag.AlignTop)
    return card


def _buttons(each: SubmissionFacts, view: CaseView, host: CaseHost) -> Iterator[Button]:
    me = host.workplace.desk().officer
    if Act.APPROVE_LETTER in view.allowed and not not_theirs(view.case, each, me):
        yield Button("Approve it", partial(host.open_sheet, "approve-letter", each.id), role="link")
        yield Button("Send it back", partial(host.open_sheet, "send-back-letter", each.id), role="link")
    if Act.SUBMIT_LETTER in view.allowed:
        yield Button("Do not pursue it", partial(host.open_sheet, "drop-letter", each.id), role="link")


def _answer(each: SubmissionFacts) -> str:
    said = each.answered
    if said is None:
        return "Nobody has answered it yet"
    by = f" by {said.answered_by.name}" if said.answered_by else ""
    words = f": {said.words}" if said.words else ""
    return f"{capitalised(said.judgement.value)}{by}, {in_short(said.answered_on)}{words}"
