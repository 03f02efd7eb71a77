"""The risk of a commitment, by the worked examples and at each boundary."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts import CommitmentFacts
from complaints_desktop.holidays import working_calendar
from complaints_desktop.risk import Band, Risk, Weights, missed_before, risk
from db.words import CommitmentSource, Dependency, Hazard, UpdateKind
from tests.complaints_desktop.facts import a_case, a_promise, an_update

CALENDAR = working_calendar()


def scored(
    promise: CommitmentFacts, today: date, *, missed: bool = False, on_time: float | None = None, **weights: int
) -> Risk:
    return risk(
        promise,
        missed=missed,
        today=today,
        calendar=CALENDAR,
        weights=Weights(**weights),
        on_time=on_time,  # type: ignore[arg-type]
    )


def test_an_order_to_pay_with_three_days_left_and_not_started_is_critical():
    order = a_promise(
        source=CommitmentSource.ORDER,
        impact=4,
        promised_on=date(2026, 1, 12),
        due_on=date(2026, 1, 16),
        started_on=None,
    )
    found = scored(order, date(2026, 1, 13))
    assert (found.impact, found.likelihood, found.score, found.band) == (4, 4, 16, Band.CRITICAL)


def test_a_gutter_repair_booked_with_time_left_is_low():
    repair = a_promise(dependency=Dependency.CONTRACTOR, needs_appointment=True, appointment_on=date(2026, 1, 20))
    found = scored(repair, date(2026, 1, 14))
    assert (found.score, found.band) == (4, Band.LOW)


def test_damp_treatment_for_a_small_child_with_no_access_and_an_earlier_miss_is_25():
    treatment = a_promise(
        impact=4,
        higher_risk_home=True,
        dependency=Dependency.CONTRACTOR,
        promised_on=date(2026, 1, 5),
        due_on=date(2026, 1, 16),
        updates=(an_update(UpdateKind.NO_ACCESS, date(2026, 1, 13)),),
    )
    found = scored(treatment, date(2026, 1, 14), missed=True)
    assert (found.impact, found.likelihood, found.score) == (5, 5, 25)
    assert "someone in the home is at higher risk +1" in found.because


def test_a_change_of_policy_with_forty_days_left_is_1():
    found = scored(a_promise(impact=1, due_on=date(2026, 3, 3)), date(2026, 1, 6))
    assert (found.score, found.band) == (1, Band.LOW)


@pytest.mark.parametrize(
    ("today", "points"),
    [
        (date(2026, 1, 16), 0),  # 11 of 20 left
        (date(2026, 1, 19), 1),  # 10 of 20: half
        (date(2026, 1, 27), 1),  # 4 of 20
        (date(2026, 1, 28), 2),  # 3 left
        (date(2026, 1, 30), 3),  # 1 left
        (date(2026, 2, 2), 3),  # today
    ],
)
def test_the_less_time_is_left_the_likelier_a_miss(today, points):
    promise = a_promise(updates=(an_update(UpdateKind.PROGRESS, today),))
    assert scored(promise, today).likelihood == 1 + points


def test_overdue_is_likelihood_5_the_day_after_and_not_on_the_day():
    promise = a_promise(updates=(an_update(UpdateKind.PROGRESS, date(2026, 2, 2)),))
    assert scored(promise, date(2026, 2, 2)).likelihood == 4
    assert scored(promise, date(2026, 2, 3)).likelihood == 5


def test_work_done_with_only_the_evidence_missing_is_likelihood_2_even_when_overdue():
    assert scored(a_promise(work_done_on=date(2026, 1, 30)), date(2026, 3, 1)).likelihood == 2


@pytest.mark.parametrize(("last", "points"), [(date(2026, 1, 5), 0), (date(2026, 1, 2), 1)])
def test_no_update_for_more_than_ten_working_days_counts(last, points):
    promise = a_promise(due_on=date(2026, 3, 2), updates=(an_update(UpdateKind.PROGRESS, last),))
    assert scored(promise, date(2026, 1, 19)).likelihood == 1 + points


def test_an_attempt_without_access_counts_until_a_later_update():
    tried = an_update(UpdateKind.NO_ACCESS, date(2026, 1, 6))
    since = an_update(UpdateKind.PROGRESS, date(2026, 1, 7))
    assert scored(a_promise(updates=(tried,)), date(2026, 1, 8)).likelihood == 2
    assert scored(a_promise(updates=(tried, since)), date(2026, 1, 8)).likelihood == 1


@pytest.mark.parametrize(("share", "points"), [(None, 0), (0.9, 0), (0.89, 1), (0.75, 1), (0.74, 2)])
def test_an_owner_who_is_often_late_makes_a_miss_likelier(share, points):
    assert scored(a_promise(), date(2026, 1, 6), on_time=share).likelihood == 1 + points


@pytest.mark.parametrize(("impact", "band"), [(1, Band.MEDIUM), (2, Band.HIGH), (3, Band.CRITICAL)])
def test_overdue_bands(impact, band):
    assert scored(a_promise(impact=impact), date(2026, 2, 3)).band is band


@pytest.mark.parametrize(("due", "band"), [(date(2026, 1, 15), Band.LOW), (date(2026, 1, 14), Band.CRITICAL)])
def test_an_order_due_within_5_working_days_is_critical(due, band):
    order = a_promise(source=CommitmentSource.ORDER, impact=4, due_on=due, promised_on=date(2026, 1, 6))
    assert scored(order, date(2026, 1, 7)).band is band


@pytest.mark.parametrize(("today", "band"), [(date(2026, 1, 26), Band.MEDIUM), (date(2026, 1, 27), Band.CRITICAL)])
def test_an_order_that_is_done_and_not_evidenced_is_critical_within_5_working_days(today, band):
    order = a_promise(source=CommitmentSource.ORDER, impact=4, due_on=date(2026, 2, 3), work_done_on=date(2026, 1, 12))
    assert scored(order, today).band is band


def test_an_order_that_is_overdue_is_critical_whatever_class_was_typed():
    order = a_promise(source=CommitmentSource.ORDER, impact=1, work_done_on=date(2026, 1, 12))
    found = scored(order, date(2026, 3, 2))
    assert (found.impact, found.band) == (4, Band.CRITICAL)


@pytest.mark.parametrize(
    ("facts", "impact"),
    [
        ({"source": CommitmentSource.ORDER, "impact": 2}, 4),
        ({"source": CommitmentSource.ORDER, "impact": 5}, 5),
        ({"source": CommitmentSource.RECOMMENDATION, "impact": 2}, 2),
        ({"hazard": Hazard.SIGNIFICANT, "impact": 1}, 4),
        ({"hazard": Hazard.EMERGENCY, "impact": 1}, 5),
        ({"hazard": Hazard.NONE, "impact": 1}, 1),
    ],
)
def test_an_order_and_a_hazard_have_a_class_by_themselves(facts, impact):
    assert scored(a_promise(**facts), date(2026, 1, 6)).impact == impact


@pytest.mark.parametrize(("today", "band"), [(date(2026, 1, 5), Band.MEDIUM), (date(2026, 1, 6), Band.CRITICAL)])
def test_an_emergency_hazard_open_past_24_hours_is_critical(today, band):
    assert scored(a_promise(hazard=Hazard.EMERGENCY, impact=5), today).band is band


def test_jeopardy_is_three_days_left_and_not_started():
    promise = a_promise(impact=1, started_on=None, updates=(an_update(UpdateKind.PROGRESS, date(2026, 1, 27)),))
    assert not scored(promise, date(2026, 1, 27)).jeopardy
    assert scored(promise, date(2026, 1, 28)).jeopardy


def test_weights_are_settings():
    assert scored(a_promise(impact=1, higher_risk_home=True), date(2026, 1, 6), higher_risk_home=3).impact == 4


def test_a_promise_kept_late_or_moved_after_its_date_is_a_miss_of_the_case():
    this, other = a_promise(), a_promise(id="other")
    on_time = replace(other, completed_on=date(2026, 2, 2))
    late = replace(other, completed_on=date(2026, 2, 3))
    moved_before = an_update(UpdateKind.REDATED, date(2026, 2, 2), old_due_on=date(2026, 2, 2))
    moved_after = an_update(UpdateKind.REDATED, date(2026, 2, 3), old_due_on=date(2026, 2, 2))
    assert not missed_before(a_case(commitments=(this, on_time)), this)
    assert missed_before(a_case(commitments=(this, late)), this)
    assert not missed_before(a_case(commitments=(replace(this, updates=(moved_before,)),)), this)
    assert missed_before(a_case(commitments=(replace(this, updates=(moved_after,)),)), this)


def test_every_point_of_a_score_has_its_reason():
    promise = a_promise(dependency=Dependency.CONTRACTOR_AND_MORE, started_on=None)
    found = scored(promise, date(2026, 1, 6))
    given = sum(int(why.rsplit("+", 1)[1]) for why in found.because if "+" in why)
    assert found.likelihood == 1 + given


def test_a_promise_due_on_a_saturday_is_overdue_on_the_sunday_with_no_working_day_lost():
    promise = a_promise(due_on=date(2026, 1, 31))
    on_the_day, after = scored(promise, date(2026, 1, 31)), scored(promise, date(2026, 2, 1))
    assert (on_the_day.overdue, after.overdue, after.days_left) == (False, True, 0)
