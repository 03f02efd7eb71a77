"""What decisions come to: the outcome of a stage by its literal table, and the points that still want a remedy."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.facts.definition import PointFacts
from complaints_desktop.facts.findings import FindingFacts
from complaints_desktop.facts.money import OfferFacts
from complaints_desktop.rules.decisions import excused, overall, unremedied, upheld
from db.terms import CommitmentState, Decision, MoneyKind
from tests.complaints_desktop.facts import a_case, a_promise, a_stage
from tests.tables import each_row

UPHELD, PARTLY, NOT = Decision.UPHELD, Decision.PARTLY_UPHELD, Decision.NOT_UPHELD
OF_TOMORROW = Decision.of_row("upheld on review")


@each_row(
    ("decisions", "outcome"),
    [
        ((), None),
        ((None,), None),
        ((None, None), None),
        ((UPHELD,), UPHELD),
        ((UPHELD, UPHELD), UPHELD),
        ((UPHELD, None), UPHELD),
        ((PARTLY,), PARTLY),
        ((PARTLY, PARTLY), PARTLY),
        ((NOT,), NOT),
        ((NOT, NOT, None), NOT),
        ((UPHELD, NOT), PARTLY),
        ((UPHELD, PARTLY), PARTLY),
        ((PARTLY, NOT), PARTLY),
        ((UPHELD, PARTLY, NOT), PARTLY),
        ((OF_TOMORROW,), None),
        ((UPHELD, OF_TOMORROW), None),
        ((NOT, OF_TOMORROW), None),
    ],
)
def test_the_outcome_of_a_stage_is_how_it_weighs_on_the_landlord(
    decisions: tuple[Decision | None, ...], outcome: Decision | None
):
    assert {overall(each) for each in permutations(decisions)} == {outcome}


def found(decision: Decision | None, *, stage: int = 1, excuse: str | None = None) -> FindingFacts:
    return FindingFacts(
        id=f"finding-{stage}",
        stage=stage,
        decision=decision,
        reasons="said",
        reference="Policy 4",
        no_remedy_because=excuse,
    )


def point(number: int, *findings: FindingFacts) -> PointFacts:
    return PointFacts(
        id=f"point-{number}",
        number=number,
        text="The leak",
        outcome_sought=None,
        responsibility=None,
        responsible_body=None,
        findings=findings,
    )


def promised_for(number: int) -> CommitmentFacts:
    return a_promise(point_id=f"point-{number}")


def offered_for(number: int | None) -> OfferFacts:
    point_id = None if number is None else f"point-{number}"
    return OfferFacts(
        id="offer", point_id=point_id, kind=MoneyKind.TIME, pence=100, because=None, offered_on=None, paid_on=None
    )


def numbers(points: tuple[PointFacts, ...]) -> list[int]:
    return [each.number for each in points]


def test_points_upheld_in_full_or_in_part_are_upheld():
    case = a_case(points=(point(1, found(UPHELD)), point(2, found(PARTLY)), point(3, found(NOT)), point(4)))
    assert numbers(upheld(case, 1)) == [1, 2]


@pytest.mark.parametrize("decision", [None, NOT, OF_TOMORROW])
def test_a_point_not_decided_or_by_a_word_of_tomorrow_wants_no_remedy_yet(decision: Decision | None):
    assert unremedied(a_case(points=(point(1, found(decision)),)), 1) == ()


def test_a_point_is_judged_by_what_was_found_at_the_stage_asked_about():
    case = a_case(a_stage(1), a_stage(2), points=(point(1, found(NOT), found(UPHELD, stage=2)),))
    assert numbers(upheld(case, 1)) == []
    assert numbers(upheld(case, 2)) == [1]
    assert numbers(unremedied(case, 2)) == [1]


def test_an_upheld_point_wants_a_promise_an_offer_or_a_reason_why_not():
    points = (point(1, found(UPHELD)), point(2, found(PARTLY)), point(3, found(UPHELD, excuse="Put right already")))
    bare = a_case(points=points)
    assert numbers(unremedied(bare, 1)) == [1, 2]
    assert numbers(unremedied(replace(bare, commitments=(promised_for(1),)), 1)) == [2]
    ended = replace(promised_for(1), state=CommitmentState.CANCELLED)
    assert numbers(unremedied(replace(bare, commitments=(ended,)), 1)) == [1, 2]
    assert numbers(unremedied(replace(bare, commitments=(ended, promised_for(1))), 1)) == [2]
    kept = replace(promised_for(1), state=CommitmentState.COMPLETED)
    assert numbers(unremedied(replace(bare, commitments=(kept,)), 1)) == [2]
    with_money = a_case(a_stage(offers=(offered_for(2),)), points=points)
    assert numbers(unremedied(with_money, 1)) == [1]
    assert numbers(unremedied(replace(with_money, commitments=(promised_for(1),)), 1)) == []


def test_a_remedy_for_no_point_in_particular_remedies_none():
    case = a_case(a_stage(offers=(offered_for(None),)), points=(point(1, found(UPHELD)),), commitments=(a_promise(),))
    assert numbers(unremedied(case, 1)) == [1]


@pytest.mark.parametrize(("refused", "lacking"), [(None, []), (date(2026, 3, 9), [1])])
def test_money_that_the_resident_refused_puts_nothing_right(refused: date | None, lacking: list[int]):
    offered = replace(offered_for(1), refused_on=refused)
    case = a_case(a_stage(offers=(offered,)), points=(point(1, found(UPHELD)),))
    assert numbers(unremedied(case, 1)) == lacking
    beside = replace(case, stages=(a_stage(offers=(offered, offered_for(1))),))
    assert numbers(unremedied(beside, 1)) == []


ASKED = date(2026, 3, 9)
"""The day on which stage 2 was asked for."""
BEFORE, SINCE = date(2026, 3, 8), ASKED


@pytest.mark.parametrize(
    ("promise", "lacking"),
    [
        ({"promised_on": BEFORE, "state": CommitmentState.OPEN}, []),  # the answer says it is still to be done
        ({"promised_on": BEFORE, "state": CommitmentState.COMPLETED, "completed_on": BEFORE}, [1]),
        ({"promised_on": BEFORE, "state": CommitmentState.COMPLETED, "completed_on": None}, [1]),
        ({"promised_on": BEFORE, "state": CommitmentState.COMPLETED, "completed_on": SINCE}, []),
        ({"promised_on": SINCE, "state": CommitmentState.COMPLETED, "completed_on": SINCE}, []),
        ({"promised_on": SINCE, "state": CommitmentState.COMPLETED, "completed_on": None}, []),
        ({"promised_on": SINCE, "state": CommitmentState.CANCELLED}, [1]),
    ],
)
def test_what_was_kept_before_stage_2_was_asked_for_puts_nothing_right_that_stage_2_finds(promise, lacking):
    points = (point(1, found(UPHELD), found(UPHELD, stage=2)),)
    case = a_case(a_stage(1), a_stage(2, received_on=ASKED), points=points)
    case = replace(case, commitments=(replace(promised_for(1), **promise),))
    assert numbers(unremedied(case, 2)) == lacking
    excused_there = replace(case, points=(point(1, found(UPHELD), found(UPHELD, stage=2, excuse="Mended in March")),))
    assert numbers(excused(excused_there, 2)) == lacking
    assert numbers(unremedied(case, 1)) == ([1] if promise["state"] is CommitmentState.CANCELLED else [])


def test_money_of_the_other_stage_remedies_nothing_here():
    case = a_case(
        a_stage(1, offers=(offered_for(1),)), a_stage(2), points=(point(1, found(UPHELD), found(UPHELD, stage=2)),)
    )
    assert numbers(unremedied(case, 1)) == []
    assert numbers(unremedied(case, 2)) == [1]


def test_a_reason_why_not_counts_at_its_own_stage_only():
    case = a_case(a_stage(1), a_stage(2), points=(point(1, found(UPHELD, excuse="Done"), found(UPHELD, stage=2)),))
    assert numbers(unremedied(case, 1)) == []
    assert numbers(unremedied(case, 2)) == [1]


def test_a_stage_that_is_not_there_wants_nothing():
    assert unremedied(a_case(points=(point(1, found(UPHELD)),)), 2) == ()
