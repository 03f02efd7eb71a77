"""All that was promised is done: the resident is asked whether it is so, and later how it went, and by when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.follow_through import ResidentAnswerFacts
from complaints_desktop.rules.all_done import AllDone, all_done, asked_how_it_went_from
from db.terms import CaseKind, Closing, CommitmentState, EvidenceKind, ResidentWord
from tests.complaints_desktop.facts import RESIDENT, a_case, a_promise
from tests.complaints_desktop.rules.test_clocks import CALENDAR

DONE_ON = date(2026, 5, 12)
"""A Tuesday."""

EARLIER = DONE_ON - timedelta(7)
KEPT = a_promise(state=CommitmentState.COMPLETED, completed_on=DONE_ON)
BEFORE = replace(KEPT, id="before", completed_on=EARLIER)
OPEN = a_promise(id="open")
ENDED = a_promise(id="ended", state=CommitmentState.CANCELLED)


def said(answer: ResidentWord, on: date = DONE_ON, of: str = KEPT.id) -> ResidentAnswerFacts:
    at = datetime(2026, 5, 12, tzinfo=UTC)
    return ResidentAnswerFacts(
        id=f"{of} {on}", commitment_id=of, answer=answer, words=None, asked_on=on, recorded_by=None, recorded_at=at
    )


YES, NO, AWAY = ResidentWord.CONFIRMED, ResidentWord.DISAGREES, ResidentWord.NOT_REACHED


def found(case: CaseFacts) -> AllDone:
    done = all_done(case)
    assert done
    return done


def test_all_is_done_on_the_day_of_the_last_and_not_while_something_is_open_or_where_nothing_was_kept():
    assert found(a_case(commitments=(KEPT, BEFORE, ENDED))).on == DONE_ON
    assert all_done(a_case(commitments=(KEPT, OPEN))) is None
    assert all_done(a_case(commitments=(ENDED,))) is None
    assert all_done(a_case()) is None


@pytest.mark.parametrize(
    ("answers", "waits"),
    [
        ((), True),
        ((said(YES),), False),
        ((said(YES, EARLIER),), True),  # of what was done before it was done again
        ((said(AWAY),), True),
        ((said(AWAY), said(AWAY)), True),  # twice on one day is one try
        ((said(AWAY), said(AWAY, DONE_ON + timedelta(1))), False),
        ((said(AWAY, EARLIER), said(AWAY)), True),
        ((said(YES), said(NO)), True),  # it was open again, and is done again the same day
        ((said(NO), said(YES)), False),
        ((said(YES), said(AWAY)), False),
        ((said(YES, of="before"),), True),
    ],
)
def test_the_resident_is_asked_until_they_say_that_it_is_done_or_were_not_reached_on_two_days(answers, waits):
    assert found(a_case(commitments=(KEPT,), resident_answers=answers)).waits(DONE_ON) is waits


def test_what_they_said_themselves_shows_it_unless_they_say_otherwise():
    shown = replace(KEPT, evidence_kind=EvidenceKind.RESIDENT)
    assert not found(a_case(commitments=(shown,))).waits(DONE_ON)
    assert found(a_case(commitments=(shown,), resident_answers=(said(NO),))).waits(DONE_ON)
    assert not found(a_case(commitments=(shown,), resident_answers=(said(AWAY),))).waits(DONE_ON)


def test_of_several_only_what_they_have_not_said_is_asked_the_last_kept_last():
    both = a_case(commitments=(KEPT, BEFORE))
    assert [each.id for each in found(both).unheard] == ["before", KEPT.id]
    heard = replace(both, resident_answers=(said(YES, EARLIER, of="before"),))
    assert [each.id for each in found(heard).unheard] == [KEPT.id]


def test_they_are_asked_within_five_working_days_and_again_within_five_of_the_last_try():
    case = a_case(commitments=(KEPT,))
    assert found(case).ask_by(CALENDAR) == date(2026, 5, 19)
    again = replace(case, resident_answers=(said(AWAY, date(2026, 5, 15)),))
    assert found(again).ask_by(CALENDAR) == date(2026, 5, 22)
    assert found(case).waits(DONE_ON + timedelta(90))
    assert not found(case).waits(DONE_ON + timedelta(91))


def test_nobody_asks_somebody_who_died():
    for person in (None, replace(RESIDENT, died_on=DONE_ON)):
        case = a_case(commitments=(KEPT,), resident=person, closed_on=DONE_ON)
        assert not found(case).waits(DONE_ON)
        assert asked_how_it_went_from(case) is None


CLOSED_ON = DONE_ON - timedelta(3)


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ({"commitments": (KEPT,)}, DONE_ON),
        ({"commitments": (BEFORE,)}, CLOSED_ON),
        ({}, CLOSED_ON),
        ({"commitments": (KEPT, OPEN)}, None),  # what is owed is put right first
        ({"commitments": (KEPT,), "closed_on": None}, None),
        ({"closed_as": Closing.MERGED}, None),
        ({"kind": CaseKind.REQUEST}, None),
    ],
)
def test_how_it_went_is_asked_once_the_complaint_is_closed_and_what_was_promised_is_done(facts, day):
    given = {"closed_on": CLOSED_ON, "closed_as": Closing.ANSWERED, **facts}
    assert asked_how_it_went_from(a_case(**given)) == day
