"""One issued letter: when and to whom, how each copy was sent, what came back, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.despatch import DespatchFacts
from complaints_desktop.facts.letters import LetterFacts, extended_again
from complaints_desktop.letters.brief import may_put_right
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.letters_twice import fallen, twice
from complaints_desktop.rules.wording import in_short
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable, text


def letter_card(letter: LetterFacts, view: CaseView, host: CaseHost) -> QWidget:
    """Return what is known of an issued letter, with what can be done about it."""
    card, line = frame("card", gap=3, edge=4, across=True)
    line.addWidget(Picture("letters", "good", units=5), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=0)
    title = title_of(letter.kind)
    words.addWidget(copyable(f"{title} · {in_short(letter.issued_on)}", "subheading"))
    by = f" · {'' if letter.claimed else 'by '}{letter.by}" if letter.by else ""
    words.addWidget(copyable(f"To {letter.to}{by}", "hint"))
    if letter.id in extended_again(view.case.letters):
        words.addWidget(copyable("Extended again: outside the standard, which is one extension a stage", "hint"))
    if right := view.case.put_right(letter):
        words.addWidget(copyable(f"Put right by our letter of {in_short(right.issued_on)}", "hint"))
    for copy_id, name in ((None, letter.recipient), *((each.id, each.recipient) for each in letter.copies)):
        _sendings(words, letter, copy_id, f" to {name}" if letter.copies else "", view, host)
    if standing := _standing(letter, view.case):
        words.addWidget(copyable(standing))
    for each in letter.findings:
        words.addWidget(copyable(f"{each.why}. It stayed: {each.because}", "hint"))
    line.addLayout(words, 1)
    go, case_id = host.workplace.go, view.case.id
    opened = Button("Open", partial(go.open_letter, case_id, f"issued:{letter.id}"), name=f"Open: {title}")
    line.addWidget(opened, 0, Qt.AlignmentFlag.AlignTop)
    if Act.PUT_LETTER_RIGHT in view.allowed and letter in may_put_right(view.case):
        wrong = partial(go.open_letter, case_id, "letter-put-right", letter.id)
        words.addWidget(flow(Button("Write that it was wrong", wrong, role="link")))
    for copy in letter.copies:
        way = partial(go.open_letter, case_id, f"issued:{copy.id}")
        words.addWidget(flow(Button(f"Open the copy to {copy.recipient}", way)))
    words.addWidget(copyable(f"SHA-256 {letter.sha256[:16]}…", "small"))
    return card


def _standing(letter: LetterFacts, case: CaseFacts) -> str:
    """Say of a letter that went twice whether it stands; empty of every other."""
    settled = fallen(case)
    if letter.id in settled:
        return f"Does not stand, since {in_short(settled[letter.id].settled_on)}: {settled[letter.id].because}"
    if any(each.stands_id == letter.id for each in settled.values()):
        return "Went twice; this one stands"
    if any(letter in group.others for group in twice(case)):
        return "Went as well: nobody has said yet which of them stands"
    return ""


def _sendings(
    words: QVBoxLayout, letter: LetterFacts, copy_id: str | None, to: str, view: CaseView, host: CaseHost
) -> None:
    """Put down how one copy was sent, line by line, and under it what can be recorded of it."""
    sent = letter.sent(copy_id)
    for each in sent:
        words.addWidget(copyable(_how(each, letter, to), "hint"))
        if each.returned_on:
            done = f" Done about it: {each.return_done}" if each.return_done else ""
            words.addWidget(copyable(f"Came back {in_short(each.returned_on)}: {each.returned_because}{done}", "hint"))
    if not sent and letter.send_by:
        words.addWidget(text(f"Nobody has recorded how it was sent{to}", "warn"))
    if Act.DESPATCH in view.allowed:
        words.addWidget(flow(*_buttons(letter, copy_id, to, host), gap=3))


def _buttons(letter: LetterFacts, copy_id: str | None, to: str, host: CaseHost) -> Iterator[Button]:
    sent = letter.sent(copy_id)
    said = f"Record that it was sent again{to}" if sent else f"Record how it was sent{to}"
    yield Button(said, partial(host.open_sheet, "send-letter", copy_id or letter.id), role="link")
    if sent:
        last = sent[-1]
        back = f"Say what was done about it{to}" if last in letter.returned else f"It came back{to}"
        yield Button(back, partial(host.open_sheet, "return-letter", last.id), role="link")


def _how(sent: DespatchFacts, letter: LetterFacts, to: str) -> str:
    address = f" at {sent.sent_to}" if sent.sent_to else ""
    by = f" · by {sent.sent_by.name}" if sent.sent_by else ""
    as_ = f", {sent.sent_as}" if sent.sent_as else ""
    days = (sent.sent_on - letter.issued_on).days
    late = f" · {days} {'day' if days == 1 else 'days'} after its date" if days else ""
    return f"Sent{to}: {sent.way.value}{as_}, {in_short(sent.sent_on)}{address}{by}{late}"
