"""A letter is only offered after an act where it can be true then: there is something it tells of, and it is so."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.facts.definition import PointChangeFacts
from complaints_desktop.letters.brief import LetterMatter
from complaints_desktop.letters.catalogue import kinds_after, letter_kind, letter_kinds
from complaints_desktop.letters.gate import Severity, blockers, tells
from complaints_desktop.rules.acts import Act
from db.terms import Closing, CommitmentState, LettersTo, PointChangeKind, UpdateKind
from tests.complaints_desktop.facts import RESIDENT, a_letter, a_stage, an_adjustment, an_update, speaks
from tests.complaints_desktop.letters.sample import case, finding, offer, pays, point, promise, stage
from tests.complaints_desktop.letters.test_on_the_way import ISSUED, asking, letter, link, piece

PAID = {"paid_on": ISSUED, "paid_how": "BACS", "paid_reference": "7"}
DONE = promise(state=CommitmentState.COMPLETED, completed_on=ISSUED)
MOVED = promise(
    due_on=date(2026, 5, 1),
    agreed_with_resident=False,
    updates=(an_update(UpdateKind.REDATED, ISSUED, old_due_on=date(2026, 4, 3), new_due_on=date(2026, 5, 1)),),
)
CHANGE = PointChangeFacts(
    id="c", kind=PointChangeKind.REWORDED, was="A leak", because="More is known", changed_on=ISSUED
)
MP = replace(RESIDENT, id="mp", name="The MP")
ASKED_2 = a_stage(2, received_on=ISSUED)


def paid(**facts: Any) -> LetterMatter:
    """Return the letter of a payment: something was offered, and what became of it."""
    return letter("money-paid", stages=(stage(offers=(offer(accepted_on=ISSUED, **facts),)),))


def speaking(kind: str, **facts: Any) -> LetterMatter:
    """Return a letter about somebody who speaks for the resident."""
    said = speaks(MP, letters_to=LettersTo.BOTH, **facts)
    return letter(kind, resident=RESIDENT, authorities=(said,))


def agreed(*adjustments: Any) -> LetterMatter:
    """Return the letter of what was agreed with the resident."""
    return letter("adjustments", resident=replace(RESIDENT, adjustments=adjustments))


LARGE = replace(an_adjustment("large print", "18 point"), agreed_on=ISSUED, review_on=date(2026, 9, 1))

OFFERED: dict[str, tuple[LetterMatter, LetterMatter]] = {
    "money-paid": (paid(**PAID), paid()),
    "new-date": (letter("new-date", commitments=(MOVED,)), letter("new-date", commitments=(promise(),))),
    "commitments-done": (letter("commitments-done", commitments=(DONE,)), letter("commitments-done")),
    "all-done": (letter("all-done", commitments=(DONE,)), letter("all-done", commitments=(DONE, promise(2)))),
    "definition-change": (
        letter("definition-change", points=(replace(point(), changes=(CHANGE,)),)),
        letter("definition-change"),
    ),
    "new-complaint": (
        letter("new-complaint", links=(link("It is not related: it is another house"),), summary="The stairs"),
        letter("new-complaint", links=(), summary="The stairs"),
    ),
    "late-request": (
        letter("late-request", stages=(stage(), replace(ASKED_2, late_because="They were in hospital"))),
        letter("late-request", stages=(stage(), ASKED_2)),
    ),
    "withdrawal": (
        letter("withdrawal", closed_on=ISSUED, closed_as=Closing.WITHDRAWN),
        letter("withdrawal", closed_on=ISSUED, closed_as=Closing.ANSWERED),
    ),
    "service-request": (asking(piece()), asking()),
    "enquiry-reply": (
        speaking("enquiry-reply", capacity="MP", seen_on=ISSUED),
        speaking("enquiry-reply", capacity="friend", seen_on=ISSUED),
    ),
    "stage1-response": (
        letter("stage1-response"),
        letter("stage1-response", points=(point(), finding(point(2), decision=None))),
    ),
    "stage1-acknowledgement": (
        replace(letter("stage1-acknowledgement"), respond_by=date(2026, 4, 20)),
        replace(letter("stage1-acknowledgement", handler=None), respond_by=date(2026, 4, 20)),
    ),
    "adjustments": (agreed(LARGE), agreed()),
    "commitments-confirmation": (
        letter("commitments-confirmation"),
        letter("commitments-confirmation", commitments=(promise(due_on=date(2026, 4, 1)),)),
    ),
    "after-determination": (letter("after-determination"), letter("after-determination", commitments=(DONE,))),
}
"""Of each letter a case in which it can be true, and one in which it cannot."""


@pytest.mark.parametrize("kind", OFFERED)
def test_a_letter_tells_of_something_or_is_not_offered(kind: str):
    true, untrue = OFFERED[kind]
    assert (true.kind.name, untrue.kind.name) == (kind, kind)
    assert (tells(true), tells(untrue)) == (True, False)


NOTHING_THERE = {"stage1-refusal", "stage2-refusal", "conduct-warning", "contact-restriction", "restriction-review"} | {
    *("authority-request", "authority-confirmation", "staff-invitation", "letter-correction", "request-confirmation"),
    *("matter-acknowledgement", "matter-outcome", "stage2-acknowledgement", "stage2-response", "receipt"),
}
"""The others that are offered after an act: none of them tells anything of a case of which nothing is known."""


def test_each_letter_that_is_offered_after_an_act_is_tried_here():
    after = {kind.name for kind in letter_kinds() if kind.after}
    assert after == NOTHING_THERE | set(OFFERED)
    bare = case(points=(), commitments=(), stages=(a_stage(1),))
    assert {name for name in after if tells(replace(letter(name), case=bare))} == set()


@pytest.mark.parametrize("kind", ["money-paid", "commitments-done", "all-done"])
def test_what_a_letter_told_already_is_no_reason_to_offer_it_again(kind: str):
    matter, _ = OFFERED[kind]
    for days, told in ((0, True), (1, False)):
        before = a_letter(kind, ISSUED - timedelta(days))
        again = replace(matter, case=replace(matter.case, letters=(before,)), issued_on=ISSUED + timedelta(1))
        assert tells(again) is not told
        warned = [each for each in blockers(again) if each.why.startswith("Nothing of this is new since our letter")]
        assert [each.severity for each in warned] == [Severity.WARNS] * told


def test_what_is_typed_and_who_sends_it_hold_up_no_offer():
    matter = letter("money-offer", stages=(stage(offers=(offer(offered_on=None),)),))
    unpaid = replace(matter, case=replace(matter.case, commitments=(pays(offer()),)))
    assert tells(replace(unpaid, money_limit=50_000, typed={}, author=replace(unpaid.author, job_title=None)))


def test_the_letters_after_an_act_are_those_whose_header_names_it():
    assert {kind.name for kind in kinds_after(Act.PAY)} == {"money-paid"}
    assert {kind.name for kind in kinds_after(Act.ORDERED)} == {"after-determination"}
    assert kinds_after(Act.CONTACT) == ()
    assert letter_kind("adjustment-review").after == letter_kind("matter-update").after == frozenset()
