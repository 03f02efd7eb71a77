"""How long a case is kept: both sides of each boundary, and each thing that keeps it all the same."""

from datetime import UTC, date, datetime

import pytest

from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.retention import KeepingFacts
from complaints_desktop.rules.retention import erasing_of, hold_of, kept
from db.model import new_id
from db.terms import Keeping, MatterKind, MatterStepKind
from tests.complaints_desktop.facts import a_case, a_stage
from tests.complaints_desktop.rules.test_matters import a_matter

CLOSED = date(2019, 3, 26)


def decided(decision: Keeping, keep_until: date | None = None) -> KeepingFacts:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return KeepingFacts(id=new_id(), decision=decision, because="why", keep_until=keep_until, decided_at=at, by=None)


def closed(*keeping: KeepingFacts, on: date | None = CLOSED) -> CaseFacts:
    return a_case(a_stage(), closed_on=on, keeping=keeping)


@pytest.mark.parametrize(("today", "over"), [(date(2025, 3, 26), False), (date(2025, 3, 27), True)])
def test_the_period_ends_so_many_months_after_the_closing(today: date, over: bool):
    found = kept(closed(), 72, today)
    assert (found.until, found.over, found.proposed) == (date(2025, 3, 26), over, over)


@pytest.mark.parametrize(("today", "reached"), [(date(2020, 3, 26), True), (date(2020, 3, 27), False)])
def test_what_the_ombudsman_may_still_take_is_never_proposed(today: date, reached: bool):
    found = kept(closed(), 1, today)
    assert found.over
    assert ["the Ombudsman may still take it" in each for each in found.because] == [True] * reached
    assert found.proposed is not reached


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        (date(2019, 3, 1), "until 26 March 2020, 12 months from the day it was closed"),
        (date(2019, 3, 26), "until 26 March 2020, 12 months from our last answer"),
    ],
)
def test_it_is_said_from_which_day_the_ombudsman_has_twelve_months(answered: date, said: str):
    case = a_case(a_stage(responded_on=answered), closed_on=CLOSED)
    assert said in kept(case, 1, date(2020, 3, 26)).because[0]


@pytest.mark.parametrize(("today", "reached"), [(date(2021, 2, 1), True), (date(2021, 2, 2), False)])
def test_what_the_body_of_another_matter_may_still_take_is_never_proposed(today: date, reached: bool):
    answered = a_matter(MatterKind.MONEY_ADVICE, date(2019, 3, 1), (MatterStepKind.ANSWERED, date(2020, 2, 1)))
    found = kept(a_case(a_stage(), closed_on=CLOSED, matters=(answered,)), 1, today)
    assert ["money advice" in each for each in found.because] == [True] * reached


@pytest.mark.parametrize(
    ("keeping", "because"),
    [
        ([Keeping.HOLD], "a legal hold stands on it: why"),
        ([Keeping.HOLD, Keeping.LONGER], "a legal hold stands on it: why"),
        ([Keeping.HOLD, Keeping.LIFTED], ""),
        ([Keeping.HOLD, Keeping.LIFTED, Keeping.HOLD], "a legal hold stands on it: why"),
    ],
)
def test_a_legal_hold_stands_until_it_is_lifted(keeping: list[Keeping], because: str):
    case = closed(*map(decided, keeping))
    assert "; ".join(kept(case, 72, date(2026, 3, 26)).because) == because
    assert (hold_of(case) is not None) == bool(because)


@pytest.mark.parametrize(("until", "kept_on"), [(date(2026, 3, 26), True), (date(2026, 3, 25), False)])
def test_what_is_kept_longer_is_kept_to_that_day(until: date, kept_on: bool):
    assert bool(kept(closed(decided(Keeping.LONGER, until)), 72, date(2026, 3, 26)).because) is kept_on


def test_a_decision_to_erase_stands_until_the_case_is_kept_longer():
    erase, longer = decided(Keeping.ERASE), decided(Keeping.LONGER, date(2026, 1, 2))
    assert erasing_of(closed(erase)) is erase
    assert erasing_of(closed(erase, decided(Keeping.HOLD))) is erase
    assert erasing_of(closed(erase, longer)) is None
    assert not kept(closed(erase), 72, date(2026, 3, 26)).proposed


def test_an_open_case_is_never_over():
    found = kept(closed(on=None), 72, date(2040, 1, 1))
    assert (found.until, found.over, found.proposed) == (None, False, False)
    assert "it is open" in found.because
