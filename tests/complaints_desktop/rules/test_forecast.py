"""How likely a promise is to be missed: what raises it, what lowers it, and where it is no forecast any more."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.rules.forecast import Forecast, forecast
from complaints_desktop.rules.risk import Weights, risk
from db.terms import Readiness, UpdateKind
from tests.complaints_desktop.facts import a_promise, an_update

CALENDAR = working_calendar()
DUE = date(2026, 2, 2)
HALF = date(2026, 1, 19)
"""10 of 20 working days are left."""

IDLE = a_promise(started_on=None)


def chance(promise: CommitmentFacts, today: date = HALF, **said: object) -> Forecast:
    return forecast(promise, today=today, calendar=CALENDAR, **said)  # type: ignore[arg-type]


def test_a_promise_just_made_is_missed_as_often_as_its_owner_misses():
    for on_time, percent in ((None, 10), (0.9, 10), (0.5, 50), (1.0, 3), (0.0, 97)):
        assert chance(a_promise(), date(2026, 1, 5), on_time=on_time).percent == percent


def test_done_and_unproved_is_3_percent_and_past_its_date_100():
    table = [
        (a_promise(work_done_on=HALF), HALF, 3),
        (a_promise(work_done_on=HALF), date(2026, 2, 3), 3),
        (a_promise(work_done_on=date(2026, 2, 3)), date(2026, 2, 3), 100),
        (a_promise(), date(2026, 2, 3), 100),
    ]
    assert [chance(promise, day).percent for promise, day, _ in table] == [percent for *_, percent in table]
    assert chance(a_promise(), DUE).percent < 100


def test_each_factor_raises_or_lowers_the_chance_and_says_so():
    plain = chance(IDLE).percent
    booked = replace(IDLE, appointment_on=date(2026, 1, 30))
    failed = tuple(an_update(UpdateKind.NO_ACCESS, HALF) for _ in range(2))
    table = [
        (chance(a_promise()), -1, "but it is started"),
        (chance(replace(IDLE, needs_appointment=True)), 1, "no appointment is booked"),
        (chance(booked), -1, "but the appointment on Fri 30 Jan 2026 is before its date"),
        (
            chance(replace(IDLE, appointment_on=date(2026, 2, 3))),
            1,
            "the appointment on Tue 3 Feb 2026 is after its date",
        ),
        (chance(replace(IDLE, updates=failed)), 1, "2 attempts without access"),
        (chance(replace(IDLE, updates=(an_update(UpdateKind.REDATED, HALF),))), 1, "its date was moved 1 time"),
        (chance(IDLE, silence=11), 1, "no update for 11 working days"),
        (chance(replace(IDLE, readiness=Readiness.WAITING)), 1, f"the last that was said is “{Readiness.WAITING}”"),
        (
            chance(replace(IDLE, readiness=Readiness.UNDER_WAY)),
            -1,
            f"but the last that was said is “{Readiness.UNDER_WAY}”",
        ),
        (chance(IDLE, on_time=0.6), 1, "its owner or contractor kept 60% in time"),
        (chance(IDLE, date(2026, 1, 30)), 1, "1 working day left of 20"),
    ]
    for found, way, why in table:
        assert (found.percent - plain) * way > 0, why
        assert why in found.because
    assert chance(IDLE).because == (
        "it is not started",
        "10 working days left of 20",
        "nothing is known of its owner: taken as 90% in time",
    )


def test_a_promise_that_will_be_missed_is_in_jeopardy_before_its_date():
    late = a_promise(impact=1, appointment_on=date(2026, 2, 3), updates=(an_update(UpdateKind.PROGRESS, HALF),))
    booked = replace(late, appointment_on=DUE)
    for promise, jeopardy in ((late, True), (booked, False)):
        found = risk(promise, missed=False, today=HALF, calendar=CALENDAR, weights=Weights())
        assert (found.jeopardy, found.forecast.missed) == (jeopardy, jeopardy)


@given(st.integers(0, 28), st.integers(0, 28), st.floats(0, 1), st.integers(0, 9))
def test_less_time_or_another_failed_attempt_never_makes_a_promise_that_is_not_begun_likelier_to_be_kept(
    first: int, second: int, on_time: float, failed: int
):
    earlier, later = (date(2026, 1, 5) + timedelta(days) for days in sorted((first, second)))
    tried = replace(IDLE, updates=tuple(an_update(UpdateKind.NO_ACCESS, earlier) for _ in range(failed)))
    before, after = (chance(IDLE, day, on_time=on_time).percent for day in (earlier, later))
    assert 1 <= before <= after <= 99
    assert before <= chance(tried, earlier, on_time=on_time).percent <= 99
