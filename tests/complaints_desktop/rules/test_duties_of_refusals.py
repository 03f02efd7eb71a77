"""What a refusal asks for, where several are proposed or told at one stage, row by row (Code 2.1-2.4, 5.11)."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.rules.duties import Outcome, Verdict
from db.terms import Judgement
from tests.complaints_desktop.facts import OFFICER, a_case, a_letter, a_stage
from tests.complaints_desktop.rules.test_duties import a_refusal, said
from tests.complaints_desktop.rules.test_duties_block import verdict
from tests.tables import each_row

DAY, LATER = date(2026, 3, 2), date(2026, 3, 3)
OPEN = a_stage(received_on=DAY, acknowledged_on=DAY)
HEAD, DIRECTOR = (replace(OFFICER, id=each, name=each) for each in ("A Head", "A Director"))
APPROVED, BACK = said(Judgement.APPROVED, HEAD), said(Judgement.SENT_BACK, HEAD, "Say why")
NOBODY = "nobody else has approved it"


def first(**facts):
    return a_refusal(id="first", **facts)


def second(**facts):
    return a_refusal(id="second", **facts)


@each_row(
    ("refusals", "expected"),
    [
        (
            (first(approvals=(APPROVED,)), second(approvals=(said(Judgement.APPROVED, DIRECTOR),))),
            Verdict(Outcome.MET, "approved by A Director, A Head"),
        ),
        (
            (first(approvals=(APPROVED,)), second(approvals=(APPROVED,))),
            Verdict(Outcome.MET, "approved by A Head"),
        ),
        ((first(approvals=(APPROVED,)), second()), Verdict(Outcome.TO_DO, NOBODY, "approve", "second")),
        ((first(), second(approvals=(APPROVED,))), Verdict(Outcome.TO_DO, NOBODY, "approve", "first")),
        ((first(approvals=(BACK,)), second()), Verdict(Outcome.TO_DO, NOBODY, "approve", "second")),
        (
            (first(), second(approvals=(APPROVED, BACK))),
            Verdict(Outcome.TO_DO, "sent back: Say why", "approve", "second"),
        ),
        ((first(refused_on=DAY),), Verdict(Outcome.NOT_RECORDED, NOBODY, "approve", "first")),
        ((first(refused_on=DAY), second()), Verdict(Outcome.NOT_RECORDED, NOBODY, "approve", "second")),
        ((first(refused_on=DAY, approvals=(APPROVED,)), second()), Verdict(Outcome.TO_DO, NOBODY, "approve", "second")),
        ((first(dropped_on=DAY), second(approvals=(APPROVED,))), Verdict(Outcome.MET, "approved by A Head")),
    ],
)
def test_every_refusal_of_a_stage_is_approved_by_somebody_else_before_the_resident_is_told(refusals, expected):
    assert verdict(a_case(OPEN, refusals=refusals), "refuse") == expected


NOT_USED = Verdict(Outcome.MET, "considered, with the reasons why it is not used")
OF_SAFETY = Verdict(
    Outcome.MET, "considered; it touches health, safety or safeguarding, which speaks for accepting it"
)  # fmt: skip


@pytest.mark.parametrize(
    ("refusals", "expected"),
    [
        ((first(safety=True),), None),
        ((first(aware_on=DAY),), NOT_USED),
        ((first(aware_on=DAY, safety=False),), NOT_USED),
        ((first(aware_on=DAY, safety=True),), OF_SAFETY),
        ((first(aware_on=DAY, safety=True), second(aware_on=DAY, safety=False)), OF_SAFETY),
        ((first(aware_on=DAY, safety=False), second(safety=True)), NOT_USED),
    ],
)
def test_a_refusal_for_its_age_says_whether_one_of_them_touches_safety(refusals, expected):
    assert verdict(a_case(OPEN, refusals=refusals), "discretion") == expected


def sent(kind, on=DAY, **facts):
    return a_letter(kind, on, **facts)


TOLD = first(approvals=(APPROVED,), refused_on=DAY)
NOT_YET = Verdict(Outcome.TO_DO, "the resident has not been told of it yet", "refuse")
NO_LETTER = Verdict(Outcome.NOT_RECORDED, "no letter that says why is on record", "refuse")
BY_LETTER = Verdict(Outcome.MET, "told by letter on Monday 2 March 2026")


@each_row(
    ("stage", "refusals", "letters", "expected"),
    [
        (OPEN, (), (), None),
        (OPEN, (), (sent("stage1-refusal"),), None),
        (OPEN, (first(),), (), NOT_YET),
        (OPEN, (TOLD,), (), NO_LETTER),
        (OPEN, (TOLD,), (sent("stage1-acknowledgement"),), NO_LETTER),
        (OPEN, (TOLD,), (sent("stage2-refusal", stage=2),), NO_LETTER),
        (OPEN, (TOLD,), (sent("stage1-refusal"),), BY_LETTER),
        (OPEN, (TOLD,), (sent("stage1-refusal"), sent("stage1-acknowledgement", LATER)), BY_LETTER),
        (
            OPEN, (TOLD,), (sent("stage1-refusal"), sent("stage1-refusal", LATER)),
            Verdict(Outcome.MET, "told by letter on Tuesday 3 March 2026"),
        ),
        (OPEN, (TOLD, second()), (sent("stage1-refusal"),), NOT_YET),
        (OPEN, (TOLD, second(dropped_on=DAY)), (sent("stage1-refusal"),), BY_LETTER),
        (replace(OPEN, refused_on=DAY), (), (), NO_LETTER),
        (replace(OPEN, refused_on=DAY), (), (sent("stage1-refusal"),), BY_LETTER),
    ],
)  # fmt: skip
def test_each_refusal_is_told_and_told_by_the_letter_of_its_stage(stage, refusals, letters, expected):
    assert verdict(a_case(stage, refusals=refusals, letters=letters), "refusal-letter") == expected


@pytest.mark.parametrize("key", ["refuse", "discretion", "refusal-letter"])
def test_a_refusal_of_one_stage_asks_nothing_at_the_other(key):
    case = a_case(OPEN, a_stage(2, received_on=DAY), refusals=(first(stage=2, aware_on=DAY),))
    assert verdict(case, key) is None
    assert verdict(case, key, stage=2) is not None
