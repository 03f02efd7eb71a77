"""What the Code asks of what is no complaint: an owner, a next step, another look, the choice, row by row (1.3-1.6)."""

from datetime import date

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.facts.links import LinkFacts
from complaints_desktop.facts.stages import NO_STAGE
from complaints_desktop.rules.duties import Outcome, Verdict
from db.terms import CaseKind, ChoiceAnswer, LinkKind
from tests.complaints_desktop.facts import a_case, a_stage
from tests.complaints_desktop.rules.test_duties_block import verdict
from tests.tables import each_row

DAY, BEFORE, AFTER = date(2026, 3, 3), date(2026, 3, 2), date(2026, 3, 4)


def asked(kind: CaseKind = CaseKind.REQUEST, case: dict[str, object] | None = None, **said: object) -> CaseFacts:
    """Return what somebody asked, of which `said` is known."""
    contact = FirstContactFacts(id="contact", received_on=BEFORE, **said)  # type: ignore[arg-type]
    return a_case(a_stage(NO_STAGE), **{"kind": kind, "first_contact": contact, **(case or {})})


def alone(**facts: object) -> CaseFacts:
    """Return what came from elsewhere without a word of what was asked."""
    return a_case(a_stage(NO_STAGE), kind=CaseKind.REQUEST, first_contact=None, **facts)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (asked(), Verdict(Outcome.MET, "An Officer looks after it")),
        (asked(case={"handler": None}), Verdict(Outcome.TO_DO, "nobody looks after it")),
        (asked(case={"handler": None, "closed_on": DAY}), Verdict(Outcome.NOT_RECORDED, "nobody looks after it")),
    ],
)
def test_somebody_looks_after_it(case, expected):
    assert verdict(case, "own", stage=NO_STAGE) == expected


UNTOLD = "they have not been told what happens next"


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (asked(), Verdict(Outcome.TO_DO, UNTOLD, "next_step")),
        (asked(CaseKind.ENQUIRY), Verdict(Outcome.TO_DO, UNTOLD, "next_step")),
        (asked(case={"closed_on": DAY}), Verdict(Outcome.NOT_RECORDED, UNTOLD, "next_step")),
        (
            asked(told_on=BEFORE, next_step="We ring"),
            Verdict(Outcome.MET, "told on Monday 2 March 2026: “We ring”"),
        ),
        (asked(CaseKind.COMPLIMENT), None),
        (
            asked(CaseKind.COMPLIMENT, told_on=BEFORE, next_step="We pass it on"),
            Verdict(Outcome.MET, "told on Monday 2 March 2026: “We pass it on”"),
        ),
        (alone(), None),
    ],
)
def test_they_are_told_what_happens_next_and_a_compliment_need_not_be(case, expected):
    assert verdict(case, "tell", stage=NO_STAGE) == expected


NO_DAY = Verdict(Outcome.TO_DO, "no day is set to look at it again", "review_on")
DONE = Verdict(Outcome.MET, "done on Tuesday 3 March 2026")


@each_row(
    ("case", "expected"),
    [
        (asked(), NO_DAY),
        (asked(CaseKind.ENQUIRY), NO_DAY),
        (asked(CaseKind.COMPLIMENT), None),
        (asked(CaseKind.COMPLIMENT, ended_on=DAY), None),
        (
            asked(CaseKind.COMPLIMENT, review_on=DAY),
            Verdict(Outcome.RUNNING, "to be looked at again by Tuesday 3 March 2026", "happened"),
        ),
        (
            asked(review_on=AFTER),
            Verdict(Outcome.RUNNING, "to be looked at again by Wednesday 4 March 2026", "happened"),
        ),
        (
            asked(review_on=DAY),
            Verdict(Outcome.RUNNING, "to be looked at again by Tuesday 3 March 2026", "happened"),
        ),
        (
            asked(review_on=BEFORE),
            Verdict(Outcome.OVERDUE, "to be looked at again by Monday 2 March 2026", "happened"),
        ),
        (asked(ended_on=DAY), DONE),
        (asked(review_on=BEFORE, ended_on=DAY), DONE),
        (alone(), None),
    ],
)
def test_it_is_looked_at_again_by_its_day_until_it_is_done(case, expected):
    assert verdict(case, "look-again", DAY, stage=NO_STAGE) == expected


UNHAPPY = "they said on Monday 2 March 2026 that they are unhappy"
MADE = LinkFacts(
    id="link", kind=LinkKind.REQUEST, other_id="other", other_reference="26-AAA-0002", from_here=False, because=None,
    linked_on=DAY, ended_on=None,
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"expressed_on": None}, None),
        ({}, Verdict(Outcome.TO_DO, UNHAPPY, "choice_answer")),
        ({"channel": "phone"}, Verdict(Outcome.TO_DO, UNHAPPY, "choice_answer")),
        (
            {"channel": "Survey follow-up "},
            Verdict(Outcome.TO_DO, f"{UNHAPPY}, in a survey: tell them how to complain (1.6)", "choice_answer"),
        ),
        ({"closed_on": DAY}, Verdict(Outcome.NOT_RECORDED, UNHAPPY, "choice_answer")),
        ({"links": (MADE,)}, None),
        (
            {"choice_offered_on": DAY, "choice_answer": ChoiceAnswer.NOT_ANSWERED},
            Verdict(Outcome.RUNNING, "offered on Tuesday 3 March 2026, not answered yet", "choice_answer"),
        ),
        (
            {"choice_offered_on": DAY, "choice_answer": ChoiceAnswer.NO_COMPLAINT},
            Verdict(Outcome.MET, f"{UNHAPPY}; offered on Tuesday 3 March 2026"),
        ),
        (
            {"choice_offered_on": DAY, "choice_answer": ChoiceAnswer.COMPLAINT},
            Verdict(Outcome.MET, f"{UNHAPPY}; offered on Tuesday 3 March 2026"),
        ),
    ],
)
def test_who_is_unhappy_is_offered_the_choice_to_complain_until_they_answer_or_have_complained(said, expected):
    assert verdict(asked(case={"expressed_on": BEFORE, **said}), "choice", stage=NO_STAGE) == expected
