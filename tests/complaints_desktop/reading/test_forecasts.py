"""How well misses were forecast: looked at five working days before, by what was known then."""

from datetime import date, timedelta

import pytest

from complaints_desktop.actions.commitments import complete, promise
from complaints_desktop.desk.holidays import working_calendar
from complaints_desktop.reading.forecasts import Foretold, day_before, forecasts, known_then, score
from complaints_desktop.rules.risk import Band
from db.terms import EvidenceKind
from tests.complaints_desktop.facts import a_promise
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY, DUE = date(2026, 3, 26), date(2026, 4, 24)


def test_the_brier_score_is_the_mean_of_the_squares():
    found = [
        Foretold(percent=80, band=Band.HIGH, missed=True),
        Foretold(percent=10, band=Band.LOW, missed=False),
        Foretold(percent=30, band=Band.LOW, missed=True),
        Foretold(percent=0, band=Band.LOW, missed=False),
    ]
    got = score(found)
    assert (got.promises, got.missed) == (4, 2)
    assert got.forecast == pytest.approx((0.04 + 0.01 + 0.49 + 0) / 4)
    assert got.always == pytest.approx((0.81 + 0.01 + 0.81 + 0.01) / 4)
    assert got.band == pytest.approx((0 + 2 / 9) * 3 / 4)  # of three low ones, one was missed
    assert got.useful
    assert (score([]).forecast, score([]).useful) == (None, False)


def test_five_working_days_before_are_counted_over_weekends_and_holidays():
    for due, day in (
        (date(2026, 1, 30), date(2026, 1, 23)),
        (date(2026, 4, 9), date(2026, 3, 31)),  # Easter
        (date(2026, 2, 1), date(2026, 1, 23)),  # a Sunday
    ):
        assert day_before(due, working_calendar()) == day
    assert day_before(date(2090, 1, 5), working_calendar()) is None


def test_an_appointment_that_may_have_been_made_after_the_miss_tells_nothing():
    due = date(2026, 2, 2)
    booked = (None, due, due + timedelta(9))
    then = {known_then(a_promise(needs_appointment=True, appointment_on=day)) for day in booked}
    assert [(each.appointment_on, each.needs_appointment) for each in then] == [(None, False)]


def test_only_promises_that_have_ended_and_were_open_then_are_looked_at(office: Office):
    case_id = office.log(TODAY)
    ended: dict[str, date | None] = {
        "Early": TODAY + timedelta(9),
        "Late": DUE + timedelta(1),
        "On the day": DUE,
        "Open": None,
    }
    made = {}
    for what in (*ended, "Not due yet"):
        due = DUE + timedelta(90) if what == "Not due yet" else DUE
        with office.working() as session:
            typed = filled("promise", what=what, due_on=due)
            made[what] = str(promise(session, office.desk, case_id=case_id, typed=typed).made)
    for what, day in ended.items():
        if day:
            desk = office.on(day)
            shown = {
                "evidence_kind": EvidenceKind.REFERENCE,
                "evidence": "Job sheet 4711",
                "evidence_document_id": None,
            }
            with office.working() as session:
                typed = filled("complete", completed_on=day, **shown)
                complete(session, desk, commitment_id=made[what], typed=typed)
    desk = office.on(DUE + timedelta(9))
    with office.record.reading() as session:
        found = forecasts(session, desk)
    assert (found.promises, found.missed) == (3, 2)  # the early one was done by then
