"""Who speaks for a resident and who complains beside them, as cards with what can be done to each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.representatives import AuthorityFacts, ComplainantFacts
from complaints_desktop.letters.catalogue import title_of
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.representatives import complaining, why_not
from complaints_desktop.rules.wording import capitalised, in_short
from db.terms import Covers, LettersTo
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable, text


def authority_card(host: CaseHost, view: CaseView, authority: AuthorityFacts, today: date) -> QWidget:
    """Return what somebody may do for whom, shown by what, and whether it holds today."""
    giver = giver_of(view.case, authority, today)
    card, line = frame("card", gap=3, edge=(3, 4), across=True)
    line.addWidget(Picture("people", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=0)
    words.addWidget(copyable(authority.person.name, "subheading"))
    for said in _said(authority, giver):
        words.addWidget(copyable(said))
    words.addWidget(text(f"{_period(authority)}. {authority.evidence}", "hint"))
    chip = _chip(authority, giver, today)
    words.addWidget(flow(*([chip] if chip else []), *_buttons(host, view, authority)))
    line.addLayout(words, 1)
    return card


def complainant_card(host: CaseHost, view: CaseView, complainant: ComplainantFacts) -> QWidget:
    """Return one who complains beside the resident."""
    card, line = frame("card", gap=3, edge=(3, 4), across=True)
    line.addWidget(Picture("person", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
    words, person = column(gap=0), complainant.person
    words.addWidget(copyable(person.name, "subheading"))
    where = ", ".join(part for part in ((person.address or "").replace("\n", ", "), person.postcode) if part)
    for known in (where, person.phone, person.email, fate(person)):
        if known:
            words.addWidget(copyable(known))
    words.addWidget(text(f"Complains too since {in_short(complainant.joined_on)}", "hint"))
    line.addLayout(words, 1)
    if Act.JOIN in view.allowed:
        leave = partial(host.open_sheet, "leave", complainant.id)
        button = Button("Not any more", leave, name=f"Does not complain any more: {person.name}")
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return card


def giver_of(case: CaseFacts, authority: AuthorityFacts, today: date) -> PersonFacts | None:
    """Return for whom somebody speaks; None where they do not complain any more."""
    found = (each for each in complaining(case, today) if authority.given_by_id in (None, each.id))
    return next(found, None)


def fate(person: PersonFacts) -> str:
    """Return that somebody died or left, in words; empty where neither is on record."""
    died = f"Died {in_short(person.died_on)}" if person.died_on else ""
    return died or (f"Left the home {in_short(person.left_on)}" if person.left_on else "")


def _said(authority: AuthorityFacts, giver: PersonFacts | None) -> Iterator[str]:
    capacity, whom = capitalised(authority.capacity or "representative"), giver.name if giver else "somebody else"
    yield f"{capacity}, for {whom}. They may {(authority.covers or Covers.EVERYTHING).value}"
    yield f"Agreed: {authority.scope}"
    to = authority.letters_to or LettersTo.REPRESENTATIVE
    but = [f"{title_of(kind)}: {who.value}" for kind, who in authority.kinds.items()]
    yield f"Our letters go to {to.value}" + (f". But {'; '.join(but)}" if but else "")
    if authority.accompanies or authority.covers is Covers.MEETINGS:
        yield "They come along to meetings; nobody has to ask whether that is reasonable (Code 3.6)"


def _period(authority: AuthorityFacts) -> str:
    until = f" until {in_short(authority.until_on)}" if authority.until_on else ""
    return f"From {in_short(authority.from_on)}{until}"


def _chip(authority: AuthorityFacts, giver: PersonFacts | None, today: date) -> Chip | None:
    if authority.waits:
        return Chip("Asked for; nothing goes to them yet", icon_name="clock", tone="warn")
    if giver is None or authority.from_on > today:
        return Chip("Does not hold today", icon_name="clock", tone="warn")
    stopped = why_not(authority, giver, today)
    return Chip(stopped.why, icon_name="warning", tone="danger") if stopped else None


LETTER_OF = {
    True: (Act.ASK_AUTHORITY, "authority-request"),
    False: (Act.CONFIRM_AUTHORITY, "authority-confirmation"),
}
"""The letter about an authority: while it waits to be shown, and after."""


def _buttons(host: CaseHost, view: CaseView, authority: AuthorityFacts) -> Iterator[Button]:
    acts = (("Bring up to date", "authority"), ("One kind of letter", "letters-to"), ("End it", "end-authority"))
    for words, sheet in acts if Act.REPRESENT in view.allowed else ():
        open_it = partial(host.open_sheet, sheet, authority.id)
        yield Button(words, open_it, name=f"{words}: {authority.person.name}")
    act, kind = LETTER_OF[authority.waits]
    if act in view.allowed:
        write = partial(host.workplace.go.open_letter, view.case.id, kind)
        yield Button("Write to the resident", write, name=f"Write to the resident of: {authority.person.name}")
