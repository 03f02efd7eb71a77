"""What a letter decides, offers and promises: each check alone, at both sides of its boundary."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.facts.definition import PointChangeFacts
from complaints_desktop.facts.investigation import ChecklistFacts
from complaints_desktop.letters.checks import Found, Seen, answer
from complaints_desktop.letters.compose import compose
from db.terms import Checked, Decision, MoneyKind, PointChangeKind
from tests.complaints_desktop.facts import a_letter, a_stage, an_extension
from tests.complaints_desktop.letters.checks.seen import about
from tests.complaints_desktop.letters.sample import (
    OMBUDSMAN,
    PAYMENT,
    TYPED,
    acknowledgement,
    case,
    finding,
    offer,
    point,
    promise,
    response,
    stage,
)

ELSEWHERE = response(case=case(stages=(a_stage(2),)))
"""A stage 1 letter about a case that has no stage 1."""


def test_a_letter_is_about_a_stage_that_was_reached():
    assert list(answer.stage_reached(about(ELSEWHERE))) == [
        Found("This complaint is not at stage 1", "Choose the letter for the stage it is at.", "kind")
    ]
    assert list(answer.stage_reached(about(response()))) == []


def test_a_letter_of_stage_1_is_not_sent_once_the_complaint_is_at_stage_2():
    gone_on = acknowledgement(case=case(stages=(stage(), a_stage(2, received_on=date(2026, 4, 20)))))
    assert [found.why for found in answer.stage_reached(about(gone_on))] == ["This complaint is not at stage 1"]


@pytest.mark.parametrize(
    ("kind", "days", "stopped"),
    [("stage1-acknowledgement", 0, True), ("stage1-acknowledgement", 1, False), ("receipt", 0, False)],
)
def test_the_same_letter_is_not_issued_twice_in_a_day(kind: str, days: int, stopped: bool):
    matter = acknowledgement()
    before = a_letter(kind, matter.issued_on - timedelta(days))
    again = replace(matter, case=replace(matter.case, letters=(before,)))
    assert bool(list(answer.not_again(about(again)))) is stopped


def test_one_letter_of_today_among_others_is_enough():
    matter = acknowledgement()
    before = (a_letter("receipt", matter.issued_on), a_letter(matter.kind.name, matter.issued_on))
    assert list(answer.not_again(about(replace(matter, case=replace(matter.case, letters=before)))))


CHANGED = PointChangeFacts(
    id="c", kind=PointChangeKind.REWORDED, was="A leak", because="More is known", changed_on=date(2026, 3, 30)
)


@pytest.mark.parametrize(
    ("changes", "told", "found"),
    [
        ((), None, True),
        ((replace(CHANGED, told_on=date(2026, 3, 31)),), None, True),
        ((CHANGED,), None, False),
        ((), date(2026, 3, 25), False),
        ((CHANGED,), date(2026, 3, 25), False),
    ],
)
def test_a_letter_of_changes_tells_of_a_point_or_of_the_day_of_receipt(changes, told, found):
    stages, points = (stage(told_received_on=told),), (replace(point(), changes=changes),)
    said = list(answer.something_changed(about(acknowledgement(case=case(stages=stages, points=points)))))
    expected = Found(
        "Nothing has changed that the resident does not know",
        "Change, add or withdraw a point on the case first, or correct the receipt.",
        "changed_points",
        "changed",
    )
    assert said == [expected] * found


def test_where_the_stage_was_not_reached_nothing_of_it_was_told_and_no_checklist_waits():
    assert list(answer.something_changed(about(ELSEWHERE)))
    assert list(answer.checklist_answered(about(ELSEWHERE))) == []


@pytest.mark.parametrize(
    ("answered", "lines"),
    [
        ((Checked.DONE, Checked.NOT_NEEDED, Checked.DONE), None),
        ((Checked.DONE, None, Checked.DONE), "1 line of the checklist without an answer or a reason: line 2"),
        ((None, Checked.DONE, None), "2 lines of the checklist without an answer or a reason: line 1; line 3"),
        (
            (None, None, None),
            "3 lines of the checklist without an answer or a reason: line 1; line 2; and 1 more",
        ),
    ],
)
def test_lines_of_the_checklist_that_wait_are_named_up_to_two(answered, lines):
    asked = tuple(
        ChecklistFacts(line=f"l{n}", words=f"line {n}", answer=each) for n, each in enumerate(answered, start=1)
    )
    found = list(answer.checklist_answered(about(response(case=case(stages=(stage(checklist=asked),))))))
    expected = [Found(lines, "Answer them, or say why they stay open.", "checklist", None)] if lines else []
    assert found == expected


@pytest.mark.parametrize(
    ("recorded", "decisions", "said"),
    [
        (None, [Decision.UPHELD], []),
        (Decision.UPHELD, [Decision.UPHELD], []),
        (Decision.PARTLY_UPHELD, [Decision.UPHELD, Decision.NOT_UPHELD], []),
        (Decision.UPHELD, [None], []),  # a point is undecided: the gate names it as a hole
        (Decision.UPHELD, [Decision.UPHELD, None], []),
        (
            Decision.NOT_UPHELD,
            [Decision.UPHELD],
            ["The whole is recorded as not upheld, but the points come to upheld"],
        ),
        (
            Decision.UPHELD,
            [Decision.UPHELD, Decision.NOT_UPHELD],
            ["The whole is recorded as upheld, but the points come to partly upheld"],
        ),
    ],
)
def test_the_whole_is_what_the_points_come_to(recorded, decisions, said):
    points = tuple(finding(point(number), decision=each) for number, each in enumerate(decisions, start=1))
    found = answer.whole_follows(about(response(case=case(stages=(stage(outcome=recorded),), points=points))))
    assert [(each.why, each.field, each.section) for each in found] == [(why, "overall", "answer") for why in said]


def test_the_whole_is_not_asked_of_a_stage_that_was_not_reached():
    assert list(answer.whole_follows(about(ELSEWHERE))) == []


def test_each_upheld_point_without_a_remedy_is_named():
    bare = response(case=case(points=(point(), point(2), point(3)), commitments=(promise(point_id="point2"),)))
    assert [(each.why, each.field, each.section) for each in answer.remedy(about(bare))] == [
        ("Point 1 is upheld, but nothing is promised or offered for it", "points.1.remedy", "remedy"),
        ("Point 3 is upheld, but nothing is promised or offered for it", "points.3.remedy", "remedy"),
    ]


@pytest.mark.parametrize(
    ("limit", "said"),
    [(12_000, []), (11_999, ["£120 is offered on this case; Officer One may offer up to £119.99"])],
)
def test_the_sum_of_all_offers_stays_within_the_limit_of_the_sender(limit, said):
    offers = (offer(7_500), offer(4_500, MoneyKind.HANDLING))
    letter = response(case=case(stages=(stage(offers=offers),)), money_limit=limit)
    found = answer.money_within_limit(about(letter))
    assert [(each.why, each.field, each.section) for each in found] == [(why, "money", "remedy") for why in said]


def test_a_letter_without_money_is_signed_by_whoever_may_write_it():
    offered_before = stage(offers=(offer(7_500),), responded_on=date(2026, 3, 30))
    later = response(case=case(stages=(offered_before, a_stage(2))), money_limit=0)
    assert later.case.offered_pence > later.money_limit
    letter = replace(later, case=replace(later.case, stages=(stage(offers=()), a_stage(2, offers=(offer(7_500),)))))
    assert list(answer.money_within_limit(about(letter))) == []


REASONLESS, WHOLE = "£75 for distress and inconvenience has no reason", "£75 is not broken down"


@pytest.mark.parametrize(
    ("offers", "expected"),
    [
        ((), []),
        ((offer(),), []),
        ((offer(because=None),), [(REASONLESS, "Say how the sum came about.", "money.1.because")]),
        ((offer(because="  "),), [(REASONLESS, "Say how the sum came about.", "money.1.because")]),
        (
            (offer(), offer(kind=MoneyKind.WHOLE)),
            [(WHOLE, "Say how much of it is for what.", "money.2.because")],
        ),
        (
            (offer(because=""), offer(), offer(because="")),
            [
                (REASONLESS, "Say how the sum came about.", "money.1.because"),
                (REASONLESS, "Say how the sum came about.", "money.3.because"),
            ],
        ),
    ],
)
def test_each_sum_says_what_it_is_for_and_why(offers, expected):
    found = list(answer.money_explained(about(response(case=case(stages=(stage(offers=offers),))))))
    assert [(each.why, each.do, each.field) for each in found] == expected
    assert {each.section for each in found} <= {"remedy"}


@pytest.mark.parametrize(
    ("decision", "typed", "found"),
    [
        (Decision.UPHELD, {}, True),
        (Decision.UPHELD, {"changes": " "}, True),
        (Decision.UPHELD, {"changes": "Calls are returned."}, False),
        (Decision.PARTLY_UPHELD, {}, True),
        (Decision.NOT_UPHELD, {}, False),
    ],
)
def test_where_something_went_wrong_the_letter_says_what_will_change(decision, typed, found):
    letter = response(case=case(points=(finding(point(), decision=decision),)), typed=typed)
    assert [(each.field, each.section) for each in answer.lesson(about(letter))] == [("changes", "changes")] * found


def test_the_details_of_the_ombudsman_are_a_year_old_at_most():
    checked = OMBUDSMAN.checked_on
    for days, found in ((365, 0), (366, 1)):
        letter = acknowledgement(issued_on=checked + timedelta(days))
        assert [each.section for each in answer.ombudsman_checked(about(letter))] == ["ombudsman"] * found


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, []),
        (date(2026, 4, 21), []),
        (date(2026, 4, 20), []),
        (
            date(2026, 4, 19),
            ["The answer was due on Sunday 19 April 2026: told of after that, an extension does not count"],
        ),
    ],
)
def test_an_extension_is_told_of_by_the_day_the_answer_is_due(due, said):
    assert [found.why for found in answer.told_in_time(about(response(respond_by=due)))] == said


def test_an_extension_that_was_told_of_already_is_not_told_of_again():
    told = an_extension(date(2026, 4, 19), notified_on=date(2026, 4, 1))
    letter = response(case=case(stages=(stage(extensions=(told,)),)), respond_by=None)
    assert list(answer.told_in_time(about(letter))) == []
    assert list(answer.told_in_time(about(ELSEWHERE))) == []


FREE = [
    # typed under, words, whether it stops the letter, whether it is seen at all
    ("apology", "We are sorry. You will have £9,999.", True, True),
    ("apology", "We are sorry. Five hundred pounds are yours.", True, True),
    ("changes", "We give each resident 50 quid.", True, True),
    ("effect", "You had to buy a heater for £40.", False, True),
    ("effect", "We will pay you £40 for the heater.", True, True),
    ("apology", "We are sorry, and offer you £75.", True, False),
]


@pytest.mark.parametrize(("field", "words", "blocks", "seen"), FREE)
def test_money_in_free_text_that_no_offer_has_is_asked_to_become_one(field: str, words: str, blocks: bool, seen: bool):
    letter = response(
        case=case(stages=(stage(offers=(offer(7_500),)),), commitments=(promise(), PAYMENT)),
        typed={**TYPED, field: words},
    )
    found = list(answer.money_offered(promised=blocks)(Seen(letter, compose(letter))))
    assert [each.field for each in found] == ([field] if seen else [])
    assert list(answer.money_offered(promised=not blocks)(Seen(letter, compose(letter)))) == []
