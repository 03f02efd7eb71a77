"""Who does whose work on a case, and what somebody who takes it over has to know and to tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.actions.absences import read_handover, resident_told, settle_cover
from complaints_desktop.facts.absences import CoverFacts, HandoverFacts
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.holding import covering
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.wording import in_london, in_short
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable
from ui.workplace.workplace import Workplace


def handover_cards(case: CaseFacts, workplace: Workplace, tab: QWidget) -> Iterator[QWidget]:
    """Yield a card for what was given to two, and for each handover that is not done with."""
    desk = workplace.desk()
    for part, which in sorted({(each.part, each.commitment_id or "") for each in case.covers}):
        found = covering(case, part, desk.today, which or None)
        if len(found) > 1:
            yield _twice(found, workplace, tab)
    for each in case.handovers:
        if each.read_at is None or each.resident_told_on is None:
            yield _handover(each, workplace, tab)


def _handover(each: HandoverFacts, workplace: Workplace, tab: QWidget) -> QWidget:
    by = f", written by {each.written_by.name}" if each.written_by else ""
    title = f"Handover to {each.officer.name}{by}, {in_short(in_london(each.written_at).date())}"
    mine = workplace.desk().officer.id == each.officer.id
    refused = refusal(workplace.desk().officer.role, Act.TAKE_OVER, own=mine)
    return _card("note", title, each.words, () if refused else _buttons(each, workplace, tab))


def _buttons(each: HandoverFacts, workplace: Workplace, tab: QWidget) -> Iterator[Button]:
    operations, today = workplace.operations, workplace.desk().today
    if each.read_at is None:
        read = partial(read_handover, note_id=each.id)
        yield Button("I have read it", partial(operations.do, tab, read), role="link")
    if each.resident_told_on is None:
        told = partial(resident_told, note_id=each.id, told_on=today)
        words = "The resident was told today who their contact is"
        yield Button(words, partial(operations.do, tab, told), role="link")


def _twice(found: tuple[CoverFacts, ...], workplace: Workplace, tab: QWidget) -> QWidget:
    title = f"Given to {len(found)} people at different desks, as {found[-1].part.value}"
    words = f"{found[-1].officer.name} was given it last and has it, until who leads says otherwise."
    refused = refusal(workplace.desk().officer.role, Act.GIVE_OUT)
    return _card("clash", title, words, () if refused else _settling(found, workplace, tab))


def _settling(found: tuple[CoverFacts, ...], workplace: Workplace, tab: QWidget) -> Iterator[Button]:
    for each in found:
        settle = partial(settle_cover, cover_id=each.id)
        do = partial(workplace.operations.do, tab, settle)
        yield Button(f"{each.officer.name} has it", do, role="link")


def _card(icon: str, title: str, words: str, buttons: Iterator[Button] | tuple[()]) -> QWidget:
    card, line = frame("card", gap=3, edge=4, across=True)
    line.addWidget(Picture(icon, "info", units=5), 0, Qt.AlignmentFlag.AlignTop)
    stack = column(gap=1)
    stack.addWidget(copyable(title, "subheading"))
    stack.addWidget(copyable(words))
    stack.addWidget(flow(*buttons, gap=3))
    line.addLayout(stack, 1)
    return card
