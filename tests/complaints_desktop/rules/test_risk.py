"""The risk of a commitment, by the worked examples and at each boundary."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.commitments import CommitmentFacts, UpdateFacts
from complaints_desktop.rules.risk import Band, Risk, Weights, band_of, missed_before, risk
from db.terms import CommitmentSource, CommitmentState, Dependency, EndedBy, Hazard, UpdateKind
from tests.complaints_desktop.facts import a_case, a_promise, an_update
from tests.tables import each_row

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
    assert scored(a_promise(work_done_on=date(2026, 2, 2)), date(2026, 3, 1)).likelihood == 2


def test_work_done_late_and_not_proved_stands_where_it_would_without():
    late = scored(a_promise(work_done_on=date(2026, 2, 3)), date(2026, 3, 1))
    assert (late.likelihood, late.because[-1]) == (5, "done late, and nothing shows it yet: likelihood 5")
    assert late.forecast.percent == 100


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
        ({"source": CommitmentSource.STAGE_2, "impact": 2}, 3),
        ({"source": CommitmentSource.STAGE_2, "impact": 4}, 4),
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


DUE, AFTER = date(2026, 2, 2), date(2026, 2, 3)
"""The date of a promise, and the day after it."""


def moved(on: date, *, agreed: bool, to: date = date(2026, 3, 2)) -> UpdateFacts:
    return an_update(UpdateKind.REDATED, on, old_due_on=DUE, new_due_on=to, resident_agreed=agreed)


def test_a_promise_late_overdue_ended_by_us_or_moved_after_its_date_is_a_miss_of_the_case():
    this, other = a_promise(due_on=date(2026, 3, 2), first_due_on=date(2026, 3, 2)), a_promise(id="other")
    table = [
        ("kept on its day", replace(other, completed_on=DUE), False),
        ("kept late", replace(other, completed_on=AFTER), True),
        ("overdue", other, True),
        ("ended by us", replace(other, state=CommitmentState.CANCELLED, ended_by=EndedBy.US), True),
        ("ended by who knows", replace(other, state=CommitmentState.CANCELLED), True),
        ("ended by the resident", replace(other, state=CommitmentState.CANCELLED, ended_by=EndedBy.RESIDENT), False),
        ("agreed before it passed", replace(other, due_on=date(2026, 3, 2), updates=(moved(DUE, agreed=True),)), False),
        ("agreed after", replace(other, due_on=date(2026, 3, 2), updates=(moved(AFTER, agreed=True),)), True),
        ("not agreed", replace(other, due_on=date(2026, 3, 2), updates=(moved(DUE, agreed=False),)), True),
    ]
    wrong = [what for what, each, miss in table if missed_before(a_case(commitments=(this, each)), this, AFTER) != miss]
    assert wrong == []


def test_of_itself_a_promise_is_a_miss_before_only_where_it_was_moved_and_its_day_passed_all_the_same():
    late = a_promise()
    assert not missed_before(a_case(commitments=(late,)), late, AFTER)  # its own lateness is no miss before it
    again = a_promise(due_on=date(2026, 3, 2), updates=(moved(DUE, agreed=False),))
    assert not missed_before(a_case(commitments=(again,)), again, DUE)
    assert missed_before(a_case(commitments=(again,)), again, AFTER)


def test_every_point_of_a_score_has_its_reason():
    promise = a_promise(dependency=Dependency.CONTRACTOR_AND_MORE, started_on=None)
    found = scored(promise, date(2026, 1, 6))
    given = sum(int(why.rsplit("+", 1)[1]) for why in found.because if "+" in why)
    assert found.likelihood == 1 + given


def test_a_promise_due_on_a_saturday_is_overdue_on_the_sunday_with_no_working_day_lost():
    promise = a_promise(due_on=date(2026, 1, 31))
    on_the_day, after = scored(promise, date(2026, 1, 31)), scored(promise, date(2026, 2, 1))
    assert (on_the_day.overdue, after.overdue, after.days_left) == (False, True, 0)


NEVER = {"medium_from": 26, "high_from": 27, "critical_from": 28}
"""Weights by which no score makes a band: what is critical then is so whatever the score."""

ORDER, RECOMMENDATION = CommitmentSource.ORDER, CommitmentSource.RECOMMENDATION
DONE = date(2026, 1, 12)


@each_row(
    ("facts", "today", "critical"),
    [
        # an order, 5 working days before its date (Monday 2 February) and 6
        ({"source": ORDER}, date(2026, 1, 26), "critical: an Ombudsman order is due within 5 working days"),
        ({"source": ORDER}, date(2026, 1, 23), ""),
        ({"source": ORDER, "work_done_on": DONE}, date(2026, 1, 26), "critical: an Ombudsman order is due"),
        ({"source": RECOMMENDATION}, date(2026, 1, 26), ""),
        # an emergency, on the day it was promised and the day after
        ({"hazard": Hazard.EMERGENCY}, date(2026, 1, 5), ""),
        ({"hazard": Hazard.EMERGENCY}, date(2026, 1, 6), "critical: an emergency hazard has 24 hours, and is open"),
        ({"hazard": Hazard.EMERGENCY, "work_done_on": DONE}, date(2026, 1, 13), ""),
        # a significant hazard, one working day before its date and two
        ({"hazard": Hazard.SIGNIFICANT}, date(2026, 1, 29), ""),
        ({"hazard": Hazard.SIGNIFICANT}, date(2026, 1, 30), "critical: a hazard limit is within 1 working day"),
        ({"hazard": Hazard.SIGNIFICANT}, date(2026, 2, 2), "critical: a hazard limit is within 1 working day"),
        ({"hazard": Hazard.SIGNIFICANT}, date(2026, 2, 3), "critical: a hazard limit is past"),
        ({"hazard": Hazard.SIGNIFICANT, "work_done_on": DONE}, date(2026, 1, 30), ""),
        # a limit of an emergency: the further work has twelve weeks, and no 24 hours
        ({"hazard": Hazard.EMERGENCY, "hazard_limit": "begin-work"}, date(2026, 1, 29), ""),
        ({"hazard": Hazard.EMERGENCY, "hazard_limit": "begin-work"}, date(2026, 1, 30), "critical: a hazard limit is"),
        ({"hazard": Hazard.NONE}, date(2026, 1, 30), ""),
        # overdue, with impact 4 and with 3, on the last day and the day after
        ({"impact": 4}, date(2026, 2, 2), ""),
        ({"impact": 4}, date(2026, 2, 3), "critical: overdue with impact 4 or more"),
        ({"impact": 5}, date(2026, 2, 3), "critical: overdue with impact 4 or more"),
        ({"impact": 3}, date(2026, 2, 3), ""),
        ({"impact": 4, "work_done_on": DONE}, date(2026, 2, 3), ""),
        ({"impact": 4, "work_done_on": date(2026, 2, 2)}, date(2026, 2, 3), ""),
        ({"hazard": Hazard.EMERGENCY, "work_done_on": date(2026, 2, 3)}, date(2026, 2, 3), "critical: overdue with"),
        ({"impact": 4, "work_done_on": date(2026, 2, 3)}, date(2026, 2, 3), "critical: overdue with impact 4 or more"),
    ],
)
def test_four_things_are_critical_whatever_the_score_and_nothing_else_is(facts, today, critical):
    found = scored(a_promise(**facts), today, **NEVER)
    assert found.band is (Band.CRITICAL if critical else Band.LOW)
    assert any(why.startswith(critical) for why in found.because if critical) is bool(critical)
    assert any(why.startswith("critical") for why in found.because) is bool(critical)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (1, Band.LOW), (4, Band.LOW), (5, Band.MEDIUM), (9, Band.MEDIUM), (10, Band.HIGH), (14, Band.HIGH),
        (15, Band.CRITICAL), (25, Band.CRITICAL),
    ],
)  # fmt: skip
def test_the_bands_begin_where_the_table_says(score, band):
    assert band_of(score, Weights()) is band


def test_the_weights_are_those_of_the_table():
    """Commitments 4.2 to 4.4, written out."""
    assert asdict(Weights()) == {
        "higher_risk_home": 1, "missed_before": 1, "half_gone": 1, "nearly_gone": 2, "last_day": 3, "not_started": 1,
        "dependency": {"own staff": 0, "contractor": 1, "contractor and more": 2}, "no_update": 1,
        "no_update_days": 10, "no_access": 1, "sometimes_late": 1, "sometimes_late_below": 0.9, "often_late": 2,
        "often_late_below": 0.75, "medium_from": 5, "high_from": 10, "critical_from": 15,
    }  # fmt: skip


FRESH = (an_update(UpdateKind.PROGRESS, date(2026, 1, 6)),)


@each_row(
    ("facts", "given", "because"),
    [
        ({}, {}, ("impact class 2",)),
        ({"higher_risk_home": True}, {}, ("impact class 2", "someone in the home is at higher risk +1")),
        (
            {}, {"missed": True},
            ("impact class 2", "a commitment on this case was missed before +1", "missed before on this case +1"),
        ),
        ({"hazard": Hazard.SIGNIFICANT}, {}, ("impact class 2", "a significant hazard is class 4 at least")),
        ({"hazard": Hazard.SIGNIFICANT, "impact": 4}, {}, ("impact class 4",)),
        ({"hazard": Hazard.EMERGENCY}, {}, (
            "impact class 2", "an emergency hazard is class 5 at least",
            "critical: an emergency hazard has 24 hours, and is open since Mon 5 Jan 2026",
        )),
        ({"source": ORDER, "impact": 3}, {}, ("impact class 3", "an Ombudsman order is class 4 at least")),
        ({"dependency": Dependency.CONTRACTOR}, {}, ("impact class 2", "depends on contractor +1")),
        ({"dependency": Dependency.CONTRACTOR_AND_MORE}, {}, ("impact class 2", "depends on contractor and more +2")),
        ({"started_on": None}, {}, ("impact class 2", "not started +1")),
        ({"started_on": None, "appointment_on": date(2026, 1, 20)}, {}, ("impact class 2",)),
        ({"needs_appointment": True}, {}, ("impact class 2", "no appointment booked +1")),
        ({"needs_appointment": True, "appointment_on": date(2026, 1, 20)}, {}, ("impact class 2",)),
        ({}, {"on_time": 0.896}, ("impact class 2", "owner or contractor on time in 89.6% of the last 90 days +1")),
        ({}, {"on_time": 0.8}, ("impact class 2", "owner or contractor on time in 80% of the last 90 days +1")),
        ({"due_on": date(2026, 1, 8)}, {}, ("impact class 2", "2 working days left of 3 +2")),
        ({"promised_on": date(2026, 1, 6), "due_on": date(2026, 1, 7)}, {},
         ("impact class 2", "1 working day left of 1 +3")),
        ({"promised_on": date(2026, 1, 7), "due_on": date(2026, 1, 7)}, {},
         ("impact class 2", "1 working day left of 1 +3")),
        ({"promised_on": date(2025, 12, 1), "due_on": date(2026, 3, 2), "updates": ()}, {},
         ("impact class 2", "no update for 23 working days +1")),
        ({"work_done_on": date(2026, 1, 6)}, {},
         ("impact class 2", "the work is done, only the evidence is missing: likelihood 2")),
    ],
)  # fmt: skip
def test_each_factor_says_its_points_in_words(facts, given, because):
    found = scored(a_promise(**{"updates": FRESH, **facts}), date(2026, 1, 6), **given)
    assert found.because == because


@pytest.mark.parametrize(
    ("today", "said"),
    [(date(2026, 2, 3), "overdue by 1 working day"), (date(2026, 2, 4), "overdue by 2 working days")],
)
def test_overdue_says_by_how_many_working_days(today, said):
    found = scored(a_promise(), today)
    assert (found.because, found.likelihood) == (("impact class 2", f"{said}: likelihood 5"), 5)


def test_overdue_by_a_weekend_says_since_when():
    found = scored(a_promise(due_on=date(2026, 1, 31)), date(2026, 2, 1))
    assert found.because[-1] == "overdue since Sat 31 Jan 2026: likelihood 5"


def test_impact_and_likelihood_end_at_5():
    worst = a_promise(
        impact=5, higher_risk_home=True, dependency=Dependency.CONTRACTOR_AND_MORE, started_on=None,
        due_on=date(2026, 1, 7),
    )  # fmt: skip
    found = scored(worst, date(2026, 1, 6), missed=True)
    assert (found.impact, found.likelihood, found.score) == (5, 5, 25)


@pytest.mark.parametrize(
    ("facts", "today", "jeopardy"),
    [
        ({"updates": FRESH}, date(2026, 1, 6), False),
        (
            {"started_on": None, "updates": (an_update(UpdateKind.PROGRESS, date(2026, 1, 27)),)},
            date(2026, 1, 27),
            False,
        ),
        (
            {"started_on": None, "updates": (an_update(UpdateKind.PROGRESS, date(2026, 1, 27)),)},
            date(2026, 1, 28),
            True,
        ),
        ({"updates": (an_update(UpdateKind.PROGRESS, date(2026, 1, 27)),)}, date(2026, 1, 28), False),
        ({"due_on": date(2026, 3, 2)}, date(2026, 1, 19), False),  # 10 working days since the promise
        ({"due_on": date(2026, 3, 2)}, date(2026, 1, 20), True),  # 11
        ({"impact": 4}, date(2026, 2, 3), True),
        ({"impact": 4, "updates": (an_update(UpdateKind.PROGRESS, date(2026, 2, 2)),)}, date(2026, 2, 3), True),
        (
            {
                "impact": 3,
                "work_done_on": date(2026, 2, 2),
                "updates": (an_update(UpdateKind.PROGRESS, date(2026, 2, 2)),),
            },
            date(2026, 2, 3),
            False,
        ),
    ],
)
def test_somebody_should_act_now_when_it_is_critical_or_stands_still(facts, today, jeopardy):
    assert scored(a_promise(**{"impact": 1, **facts}), today).jeopardy is jeopardy


@pytest.mark.parametrize(
    ("last", "points"),
    [(UpdateKind.NO_ACCESS, 1), (UpdateKind.DECLINED, 1), (UpdateKind.PROGRESS, 0), (UpdateKind.REDATED, 0)],
)
def test_an_attempt_that_failed_and_nothing_else_makes_a_miss_likelier(last, points):
    assert scored(a_promise(updates=(an_update(last, date(2026, 1, 6)),)), date(2026, 1, 6)).likelihood == 1 + points


@pytest.mark.parametrize(
    ("promised", "today", "points"),
    [
        (date(2026, 1, 5), date(2026, 1, 27), 1),  # 4 of 20 left: a fifth
        (date(2026, 1, 2), date(2026, 1, 27), 2),  # 4 of 21: less than a fifth
        (date(1926, 1, 5), date(2026, 1, 27), 0),  # of a window before the known calendar only the days left count
        (date(1926, 1, 5), date(2026, 1, 30), 3),
        (date(2026, 1, 30), date(2026, 1, 30), 3),  # a window of one day
        (date(2026, 2, 2), date(2026, 2, 2), 3),  # none at all
    ],
)
def test_what_is_left_is_held_against_the_whole_window(promised, today, points):
    promise = a_promise(promised_on=promised, updates=(an_update(UpdateKind.PROGRESS, today),))
    assert scored(promise, today).likelihood == 1 + points


def test_the_last_of_several_updates_counts():
    both = (an_update(UpdateKind.PROGRESS, date(2026, 1, 5)), an_update(UpdateKind.PROGRESS, date(2026, 1, 20)))
    found = scored(a_promise(impact=1, due_on=date(2026, 3, 2), updates=both), date(2026, 1, 21))
    assert (found.because, found.jeopardy) == (("impact class 1",), False)


@pytest.mark.parametrize(
    ("due", "points"),
    [(date(2026, 3, 16), 1), (date(2026, 3, 17), 0)],  # 25 of 50 left: half; 26 of 51: more than half
)
def test_half_of_a_long_window_is_half_of_it(due, points):
    today = date(2026, 2, 9)
    promise = a_promise(due_on=due, updates=(an_update(UpdateKind.PROGRESS, today),))
    assert scored(promise, today).likelihood == 1 + points


@pytest.mark.parametrize(("facts", "impact"), [({}, 2), ({"missed": True}, 3)])
def test_a_miss_of_the_case_weighs_in_the_impact_of_the_others(facts, impact):
    assert scored(a_promise(), date(2026, 1, 6), **facts).impact == impact


def test_a_dependency_only_a_newer_program_knows_has_no_points_here():
    promise = a_promise(dependency=Dependency.of_row("the moon"), updates=FRESH)
    found = scored(promise, date(2026, 1, 6))
    assert (found.likelihood, found.because) == (1, ("impact class 2",))


def test_a_dependency_this_program_knows_has_its_points_or_is_a_fault():
    promise = a_promise(dependency=Dependency.CONTRACTOR, updates=FRESH)
    with pytest.raises(KeyError):
        scored(promise, date(2026, 1, 6), dependency={Dependency.OWN_STAFF: 0})


@pytest.mark.parametrize(
    ("facts", "today", "days_left", "because", "band", "jeopardy"),
    [
        # due past 2028, whose bank holidays are the last that are known: no days are counted, so none make points
        ({}, date(2028, 12, 29), None, ("impact class 4", "not started +1"), Band.MEDIUM, False),
        ({"source": ORDER}, date(2028, 12, 29), None, ("impact class 4", "not started +1"), Band.MEDIUM, False),
        # today lies past it too: that the date has passed is known all the same
        (
            {"source": ORDER}, date(2029, 1, 11), None,
            (
                "impact class 4", "overdue since Wed 10 Jan 2029: likelihood 5",
                "critical: an Ombudsman order is due within 5 working days and not evidenced",
            ),
            Band.CRITICAL, True,
        ),
        (
            {"hazard": Hazard.SIGNIFICANT}, date(2029, 1, 11), None,
            (
                "impact class 4", "overdue since Wed 10 Jan 2029: likelihood 5",
                "critical: a hazard limit is past",
            ),
            Band.CRITICAL, True,
        ),
        ({"source": ORDER}, date(2029, 1, 10), None, ("impact class 4", "not started +1"), Band.MEDIUM, False),
    ],
)  # fmt: skip
def test_past_the_known_calendar_nothing_is_counted_and_what_has_passed_is_known(
    facts, today, days_left, because, band, jeopardy
):
    promise = a_promise(
        **{"impact": 4, "promised_on": date(2028, 12, 21), "due_on": date(2029, 1, 10), "started_on": None, **facts}
    )
    found = scored(promise, today)
    assert (found.days_left, found.because, found.band, found.jeopardy) == (days_left, because, band, jeopardy)
