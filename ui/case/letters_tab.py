"""The letters of a case: those issued, frozen and filed, and those that can be written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.overrides import OverrideRequestFacts
from complaints_desktop.letters.catalogue import letter_kinds, title_of
from complaints_desktop.letters.kinds import LetterKind
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.letters_twice import twice
from complaints_desktop.rules.submissions import waiting
from complaints_desktop.rules.wording import count, in_short
from ui.case.host import CaseHost, CaseTab
from ui.case.letter_card import letter_card
from ui.case.letter_palette import LetterPalette
from ui.case.submitted_card import submitted_card
from ui.kit.banner import Banner, EmptyState
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable, heading, text

ANSWERS = (
    (Act.OVERRIDE, "approve-override", "Let them stay"),
    (Act.OVERRIDE, "send-back-override", "Send back"),
    (Act.ASK_OVERRIDE, "drop-override", "Drop"),
)
"""What can be said to a request: by whom, in which form, under which words."""


class LettersTab(CaseTab):
    """What was sent, and what is next to be written."""

    def __init__(self, host: CaseHost) -> None:
        """A page that scrolls, and a palette for every letter that may be written."""
        super().__init__(host)
        self.letters = LetterPalette(self, host.workplace)

    def draw(self, view: CaseView) -> None:
        """Show what waits for somebody, then what can be written, then what was issued."""
        host, unsent = self.host, [each for each in view.case.letters if each.unsent or each.returned]
        self._put("Submitted for approval", [submitted_card(each, view, host) for each in waiting(view.case)])
        self._put("To send", [letter_card(each, view, host) for each in reversed(unsent)])
        self._draw_to_write(view)
        self._draw_twice(view)
        self._draw_overrides(view)
        done = [letter_card(each, view, host) for each in reversed(view.case.letters) if each not in unsent]
        self._put("Issued", done)
        if not view.case.letters:
            words = "An issued letter is frozen here with its date, its author and its fingerprint."
            self.body.addWidget(EmptyState("No letter is issued yet", words, icon_name="letters"))

    def _put(self, title: str, cards: Sequence[QWidget]) -> None:
        """Put cards under a heading, where there are any."""
        if cards:
            self.body.addWidget(heading(title))
        for card in cards:
            self.body.addWidget(card)

    def _draw_to_write(self, view: CaseView) -> None:
        """Show the letters that are called for or begun, and the way to any other that may be written."""
        stage = view.case.current.number
        writable = [kind for kind in letter_kinds() if kind.act in view.allowed and stage in kind.stages]
        now = [kind for kind in writable if kind.act in view.called_for or kind.name in view.begun]
        self._put("To write", [self._to_write(kind, view) for kind in now])
        if len(writable) > len(now):
            others = partial(self.letters.open_, view, now, [kind for kind in writable if kind not in now])
            self.body.addWidget(
                flow(Button("Write another letter…" if now else "Write a letter…", others, icon_name="edit"))
            )

    def _to_write(self, kind: LetterKind, view: CaseView) -> QWidget:
        card, line = frame("card", gap=3, edge=4, across=True)
        line.addWidget(Picture("edit", "accent", units=5))
        words = column(gap=0)
        words.addWidget(text(kind.title, "subheading"))
        words.addWidget(text("Begun, and kept as a draft" if kind.name in view.begun else kind.due, "hint"))
        line.addLayout(words, 1)
        write = partial(self.host.workplace.go.open_letter, view.case.id, kind.name)
        said = "Go on" if kind.name in view.begun else "Write"
        line.addWidget(Button(said, write, role="primary", name=f"{said}: {kind.title}"))
        return card

    def _draw_twice(self, view: CaseView) -> None:
        """Say what two desks sent for the same, and offer what settles it, or the letter that tells of it."""
        for group in twice(view.case):
            what = f"{title_of(group.first.kind)} went {count(len(group.letters), 'time')}"
            more = "Two desks sent it, and neither knew. Both stay on record as they went; say which one stands."
            self.body.addWidget(Banner(what, more=more, tone="warn"))
            if Act.SETTLE_LETTERS in view.allowed:
                settle = partial(self.host.open_sheet, "settle-letters", "")
                self.body.addWidget(flow(Button("Say which stands", settle, role="primary", name=f"Settle: {what}")))

    def _draw_overrides(self, view: CaseView) -> None:
        """Show what was asked to stay in a letter, and what was said to it."""
        asked = [each for each in view.case.overrides if each.dropped_on is None]
        if asked:
            self.body.addWidget(heading("Words asked to stay"))
        for request in asked:
            card, stack = frame("card", gap=1.5, edge=4)
            stack.addWidget(copyable(f"{title_of(request.letter)}: {request.why}", "subheading"))
            if request.words:
                stack.addWidget(copyable(f"“{request.words}”"))
            stack.addWidget(copyable(f"Why they stay: {request.because}", "hint"))
            state = flow(text(_answer(request), "hint"))
            for act, name, words in ANSWERS:
                if act in view.allowed and not (act is Act.ASK_OVERRIDE and request.given):
                    open_it = partial(self.host.open_sheet, name, request.id)
                    state.add(Button(words, open_it, role="link", name=f"{words}: {request.why}"))
            stack.addWidget(state)
            self.body.addWidget(card)


def _answer(request: OverrideRequestFacts) -> str:
    asked = f"Asked by {request.asked_by.name if request.asked_by else 'nobody named'} {in_short(request.asked_on)}"
    said = request.answered
    if said is None:
        return f"{asked}, not answered yet"
    by = f" by {said.answered_by.name}" if said.answered_by else ""
    return f"{asked}, {said.judgement.value}{by} {in_short(said.answered_on)}: {said.because}"
