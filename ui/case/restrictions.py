"""How somebody may contact us, as cards: warnings, and restrictions with what may be done to each (Code 5.14, 5.15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from complaints_desktop.facts.people import PersonFacts
from complaints_desktop.facts.restrictions import RestrictionFacts, RestrictionReviewFacts, WarningFacts
from complaints_desktop.reading.case_view import CaseView
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.restrictions import took_part
from complaints_desktop.rules.wording import capitalised, in_short
from ui.case.host import CaseHost
from ui.kit.buttons import Button
from ui.kit.chips import Chip
from ui.kit.flow import flow
from ui.kit.icons import Picture
from ui.kit.layouts import column, frame
from ui.kit.texts import copyable, text


def warning_card(host: CaseHost, view: CaseView, person: PersonFacts, warning: WarningFacts) -> QWidget:
    """Return a warning, with whether a letter told of it."""
    card, line = frame("card", gap=3, edge=(3, 4), across=True)
    line.addWidget(Picture("letters", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=0)
    words.addWidget(copyable(f"Warning to {person.name}", "subheading"))
    words.addWidget(copyable(warning.happened))
    words.addWidget(copyable(f"What has to change: {warning.must_change}"))
    words.addWidget(text(f"Support considered: {warning.support}", "hint"))
    told = f"Told {in_short(warning.told_on)}" if warning.told_on else "No letter has told them yet"
    chip = Chip(told, icon_name="tick" if warning.told_on else "warning", tone="" if warning.told_on else "warn")
    buttons = []
    if warning.untold and Act.WARN in view.allowed:
        buttons = [
            Button("Write the letter", partial(host.open_sheet, "conduct-warning"), role="link"),
            Button("Do not send it", partial(host.open_sheet, "drop-warning", warning.id), role="link"),
        ]
    words.addWidget(flow(chip, *buttons))
    line.addLayout(words, 1)
    return card


def restriction_card(host: CaseHost, view: CaseView, person: PersonFacts, restriction: RestrictionFacts) -> QWidget:
    """Return a restriction: what holds, why, what was said to it, and when it is looked at again."""
    today = host.workplace.desk().today
    card, line = frame("card", gap=3, edge=(3, 4), across=True)
    line.addWidget(Picture("lock", "accent", units=5), 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap=0)
    words.addWidget(copyable(f"{person.name}: {restriction.kind}", "subheading"))
    words.addWidget(copyable(restriction.holds))
    words.addWidget(copyable(f"They reach us: {restriction.reach}"))
    for said in _history(restriction):
        words.addWidget(text(said, "hint"))
    words.addWidget(flow(*_chips(restriction, today), *_buttons(host, view, restriction)))
    line.addLayout(words, 1)
    return card


def _history(restriction: RestrictionFacts) -> Iterator[str]:
    """Yield who said what to it, in the order of the days."""
    by = restriction.proposed_by.name if restriction.proposed_by else "somebody"
    yield f"Proposed by {by}, {in_short(restriction.proposed_on)}: {restriction.reasons}"
    for each in restriction.answers:
        who = each.answered_by.name if each.answered_by else "somebody"
        yield f"{capitalised(each.judgement.value)} by {who}, {in_short(each.answered_on)}: {each.because}"
    for review in restriction.reviews:
        yield from _review(review)


def _review(review: RestrictionReviewFacts) -> Iterator[str]:
    if review.appealed_on:
        yield f"They appealed {in_short(review.appealed_on)}: {review.appeal}"
    if review.outcome and review.reviewed_on:
        who = review.reviewed_by.name if review.reviewed_by else "somebody"
        yield f"Reviewed by {who}, {in_short(review.reviewed_on)}, {review.outcome.value}: {review.because}"


def _chips(restriction: RestrictionFacts, today: date) -> Iterator[Chip]:
    """Yield where it stands, in few words."""
    if restriction.proposed:
        yield Chip("Approved" if restriction.approved_by else "Proposed", icon_name="question", tone="warn")
    elif restriction.ended_on:
        yield Chip(f"Ended {in_short(restriction.ended_on)}", icon_name="tick")
    elif restriction.imposed_on:
        yield Chip(f"In force since {in_short(restriction.imposed_on)}", icon_name="lock", tone="warn")
        late = restriction.next_review < today
        said = f"Review {'overdue since' if late else 'by'} {in_short(restriction.next_review)}"
        yield Chip(said, icon_name="warning" if late else "clock", tone="danger" if late else "")
    if restriction.appeal:
        yield Chip("Appeal to decide", icon_name="question", tone="warn")
    if restriction.untold_review:
        yield Chip("No letter has told of the review", icon_name="letters", tone="warn")


def _buttons(host: CaseHost, view: CaseView, restriction: RestrictionFacts) -> Iterator[Button]:
    """Yield what may be done to it now, by this officer."""
    for words, name, act, open_now in (
        ("Write the letter", "contact-restriction", Act.RESTRICT, restriction.proposed and restriction.approved_by),
        (
            "Approve",
            "approve-restriction",
            Act.APPROVE_RESTRICTION,
            restriction.proposed and not restriction.approved_by,
        ),
        ("Send back", "send-back-restriction", Act.APPROVE_RESTRICTION, restriction.proposed),
        ("Drop it", "drop-restriction", Act.RESTRICT, restriction.proposed),
        ("Write the letter", "restriction-review", Act.REVIEW_RESTRICTION, restriction.untold_review),
        ("Record an appeal", "appeal-restriction", Act.APPEAL_RESTRICTION, _may_appeal(restriction)),
        ("Review", "review-restriction", Act.REVIEW_RESTRICTION, _may_review(host, restriction)),
    ):
        if open_now and act in view.allowed:
            subject = "" if name in ("contact-restriction", "restriction-review") else restriction.id
            go = partial(host.open_sheet, name, subject)
            yield Button(words, go, role="link", name=f"{words}: {restriction.kind}")


def _may_review(host: CaseHost, restriction: RestrictionFacts) -> bool:
    """Whether this officer may: an appeal is for who had no part in it until now."""
    desk = host.workplace.desk()
    took = restriction.appeal and took_part(restriction, desk.officer.id)
    return restriction.reviewable(desk.today) and not took


def _may_appeal(restriction: RestrictionFacts) -> bool:
    return restriction.in_force and restriction.appeal is None
