"""A hazard under Awaab's Law: its clocks by hand from the sources, and each limit a commitment (commitments 4.7)."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from complaints_desktop.actions import commitments, follow_through, hazards
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.judgement import hazard_clocks_of
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.rules.on_time import missed
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_london
from db.terms import CommitmentState, EndedBy, Hazard, HazardStepKind, ResidentWord
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

FRIDAY = datetime(2026, 12, 18, 16, tzinfo=UTC)
"""A week before Christmas Day, which is a Friday; Mon 28 Dec stands in for Boxing Day."""


def at(office: Office, moment: datetime) -> Desk:
    """Return the desk at a moment."""
    office.desk = replace(office.desk, now=moment)
    return office.desk


def notice(office: Office, case_id: str, aware: datetime, **changes: Any) -> str:
    """Record damp and mould that somebody noticed at that moment, half an hour later."""
    said = filled("hazard", aware_on=in_london(aware).date(), aware_time=f"{in_london(aware):%H:%M}", **changes)
    later = aware.replace(minute=30)
    with office.working() as session:
        made = hazards.notice(session, at(office, later), case_id=case_id, typed=said).made
    assert made is not None
    return made


def step(office: Office, case_id: str, hazard_id: str, kind: HazardStepKind, done: datetime) -> None:
    """Record a step at the moment it was taken."""
    there = in_london(done)
    said = filled("hazard-step", kind=kind, done_on=there.date(), done_time=f"{there:%H:%M}")
    with office.working() as session:
        hazards.step(session, at(office, done), case_id=case_id, hazard_id=hazard_id, typed=said)


def case_of(office: Office, case_id: str) -> CaseFacts:
    """Return the case as it stands."""
    with office.record.reading() as session:
        return load_case(session, case_id)


def due(office: Office, case_id: str) -> dict[str, str]:
    """Return when each clock of the hazard is due: a day, or in hours a moment in London."""
    found = hazard_clocks_of(case_of(office, case_id), office.desk)
    return {
        each.row.limit: f"{in_london(each.clock.due_at):%Y-%m-%d %H:%M}" if each.clock.due_at else str(each.clock.due)
        for each in found
    }


def promised(office: Office, case_id: str) -> dict[str, tuple[str, str, int, str]]:
    """Return the commitment of each limit: due, state, impact and hazard."""
    rows = office.record.rows(
        "SELECT hazard_limit, due_on, state, impact, hazard FROM commitment WHERE case_id = ? ORDER BY due_on",
        (case_id,),
    )
    return {row[0]: tuple(row[1:]) for row in rows}


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint received in December 2026."""
    at(office, FRIDAY)
    return office.log(date(2026, 12, 18))


def test_a_significant_hazard_is_investigated_within_10_working_days_over_christmas(office, case_id):
    notice(office, case_id, FRIDAY)

    assert due(office, case_id)["investigate"] == "2027-01-06"
    assert promised(office, case_id) == {"investigate": ("2027-01-06", "open", 4, "significant")}


def test_what_follows_the_investigation_is_counted_from_its_end(office, case_id):
    made = notice(office, case_id, FRIDAY)
    step(office, case_id, made, HazardStepKind.FURTHER, datetime(2027, 1, 6, 15, tzinfo=UTC))

    assert due(office, case_id) == {
        "investigate": "2027-01-06",
        "summary": "2027-01-11",
        "make-safe": "2027-01-13",
        "begin-steps": "2027-01-13",
        "begin-work": "2027-03-31",
    }
    assert promised(office, case_id) == {
        "investigate": ("2027-01-06", "completed", 4, "significant"),
        "summary": ("2027-01-11", "open", 4, "significant"),
        "make-safe": ("2027-01-13", "open", 4, "significant"),
        "begin-steps": ("2027-01-13", "open", 4, "significant"),
        "begin-work": ("2027-03-31", "open", 4, "significant"),
    }


def test_an_emergency_has_24_clock_hours_to_be_investigated_and_24_more_to_be_made_safe(office, case_id):
    eve = datetime(2026, 12, 24, 15, tzinfo=UTC)
    made = notice(office, case_id, eve, hazard="excess-cold", gravity=Hazard.EMERGENCY)
    assert due(office, case_id)["emergency-investigate"] == "2026-12-25 15:00"
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2026, 12, 25, 10, tzinfo=UTC))

    assert due(office, case_id)["emergency-make-safe"] == "2026-12-26 10:00"
    assert due(office, case_id)["summary"] == "2026-12-31"
    assert promised(office, case_id)["emergency-make-safe"] == ("2026-12-26", "open", 5, "emergency")


def test_a_limit_of_the_law_is_neither_moved_nor_ended_by_us_nor_kept_but_by_the_hazard_s_own_steps(office, case_id):
    aware = datetime(2026, 12, 22, 9, tzinfo=UTC)
    made = notice(office, case_id, aware, gravity=Hazard.EMERGENCY)
    (promise,) = case_of(office, case_id).commitments
    for act, typed in (
        (commitments.move, filled("move", due_on=date(2026, 12, 30))),
        (commitments.cancel, filled("cancel", ended_by=EndedBy.US)),
        (commitments.complete, filled("complete", completed_on=None)),
    ):
        with pytest.raises(Refused, match="Awaab") as refused, office.working() as session:
            act(session, office.desk, commitment_id=promise.id, typed=typed)
        assert "hazard" in refused.value.do
    step(office, case_id, made, HazardStepKind.FOUND, aware.replace(hour=12))
    with office.working() as session:
        said = filled(
            "hear-resident", answer=ResidentWord.DISAGREES, words="Nobody looked", asked_on=date(2026, 12, 22)
        )
        follow_through.hear_resident(session, office.desk, case_id=case_id, commitment_id=promise.id, typed=said)
    with office.working() as session:  # what the resident says was not done has no step of its own any more
        typed = filled("complete", completed_on=None)
        commitments.complete(session, office.desk, commitment_id=promise.id, typed=typed)


def test_what_the_resident_says_was_not_done_is_kept_by_no_step_from_before_they_said_so(office, case_id):
    made = notice(office, case_id, FRIDAY)
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2027, 1, 6, 15, tzinfo=UTC))
    step(office, case_id, made, HazardStepKind.SAFE, datetime(2027, 1, 7, 15, tzinfo=UTC))
    safe = next(each for each in case_of(office, case_id).commitments if each.hazard_limit == "make-safe")
    typed = filled("hear-resident", answer=ResidentWord.DISAGREES, words="It is wet", asked_on=date(2027, 1, 8))
    with office.working() as session:
        desk = at(office, datetime(2027, 1, 8, 9, tzinfo=UTC))
        follow_through.hear_resident(session, desk, case_id=case_id, commitment_id=safe.id, typed=typed)
    step(office, case_id, made, HazardStepKind.OFFERED, datetime(2027, 1, 8, 10, tzinfo=UTC))
    assert promised(office, case_id)["make-safe"][1] == "open"
    step(office, case_id, made, HazardStepKind.SAFE, datetime(2027, 1, 14, 10, tzinfo=UTC))
    again = next(each for each in case_of(office, case_id).commitments if each.id == safe.id)
    assert (again.completed_on, again.kept_late) == (date(2027, 1, 14), True)


def test_24_hours_are_24_hours_in_the_night_the_clocks_go_forward(office, case_id):
    notice(office, case_id, datetime(2027, 3, 27, 12, tzinfo=UTC), gravity=Hazard.EMERGENCY)

    assert due(office, case_id)["emergency-investigate"] == "2027-03-28 13:00"


@pytest.mark.parametrize(("minute", "outcome"), [(0, "met"), (1, "late")])
def test_an_emergency_is_late_a_minute_after_its_24_hours(office, case_id, minute, outcome):
    made = notice(office, case_id, datetime(2026, 12, 24, 15, tzinfo=UTC), gravity=Hazard.EMERGENCY)
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2026, 12, 25, 15, minute, tzinfo=UTC))
    case = case_of(office, case_id)
    clocks = {each.row.limit: each.clock for each in hazard_clocks_of(case, office.desk)}
    promise = next(each for each in case.commitments if each.hazard_limit == "emergency-investigate")

    assert clocks["emergency-investigate"].outcome.value == outcome
    assert (missed(promise, promise.due_on), promise.kept_late) == (outcome == "late", outcome == "late")


def test_the_summary_is_not_owed_where_all_the_work_was_done_in_its_time(office, case_id):
    made = notice(office, case_id, FRIDAY)
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2027, 1, 6, 15, tzinfo=UTC))
    step(office, case_id, made, HazardStepKind.SAFE, datetime(2027, 1, 11, 15, tzinfo=UTC))

    assert "summary" not in due(office, case_id)
    assert promised(office, case_id)["summary"][1] == CommitmentState.CANCELLED
    assert promised(office, case_id)["make-safe"][1] == CommitmentState.COMPLETED


def test_the_summary_is_owed_where_the_work_came_a_day_later(office, case_id):
    made = notice(office, case_id, FRIDAY)
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2027, 1, 6, 15, tzinfo=UTC))
    step(office, case_id, made, HazardStepKind.SAFE, datetime(2027, 1, 12, 15, tzinfo=UTC))

    assert due(office, case_id)["summary"] == "2027-01-11"


def test_where_no_hazard_was_found_only_the_summary_is_owed(office, case_id):
    made = notice(office, case_id, FRIDAY)
    step(office, case_id, made, HazardStepKind.NOT_FOUND, datetime(2027, 1, 6, 15, tzinfo=UTC))

    assert due(office, case_id) == {"investigate": "2027-01-06", "summary": "2027-01-11"}


def test_an_emergency_in_the_home_is_said_of_the_case_and_a_lesser_hazard_does_not_hide_it(office, case_id):
    notice(office, case_id, FRIDAY, gravity=Hazard.EMERGENCY)
    notice(office, case_id, datetime(2026, 12, 18, 17, tzinfo=UTC))

    assert case_of(office, case_id).hazard is Hazard.EMERGENCY


def test_further_work_may_be_found_to_be_needed_later_and_counts_from_the_investigation(office, case_id):
    made = notice(office, case_id, FRIDAY)
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2027, 1, 6, 15, tzinfo=UTC))
    step(office, case_id, made, HazardStepKind.FURTHER, datetime(2027, 1, 7, 15, tzinfo=UTC))

    assert due(office, case_id)["begin-steps"] == "2027-01-13"


@pytest.mark.parametrize(
    ("aware", "changes", "said", "field"),
    [
        (datetime(2025, 10, 26, 12, tzinfo=UTC), {}, "was not in force on 26 October 2025", "aware_on"),
        (
            FRIDAY,
            {"hazard": "excess-cold"},
            "did not cover “Excess cold” as a significant hazard: that is announced .expected: 2026., and not in force",
            "gravity",
        ),
        (FRIDAY, {"hazard": "overcrowding", "gravity": Hazard.EMERGENCY}, "is outside Awaab's Law", "hazard"),
        (FRIDAY, {"hazard": "fire", "gravity": Hazard.EMERGENCY}, "was not in the list of hazards", "hazard"),
        (FRIDAY, {"aware_on": date(2026, 12, 18), "aware_time": "16:31"}, "still to come", "aware_time"),
        (FRIDAY, {"aware_time": "noon"}, "is not a time", "aware_time"),
    ],
)
def test_a_hazard_that_is_not_covered_that_day_is_refused_in_words(office, case_id, aware, changes, said, field):
    known = {"aware_on": in_london(aware).date(), "aware_time": f"{in_london(aware):%H:%M}"}
    typed = filled("hazard", **{**known, **changes})
    with office.working() as session, pytest.raises(Refused, match=said) as refused:
        hazards.notice(session, at(office, FRIDAY.replace(minute=30)), case_id=case_id, typed=typed)

    assert refused.value.field == field
    assert office.record.rows("SELECT count(*) FROM home_hazard") == [(0,)]


def test_on_its_first_day_the_law_covers_damp_and_mould(office):
    at(office, datetime(2025, 10, 27, 12, tzinfo=UTC))
    case_id = office.log(date(2025, 10, 27))
    notice(office, case_id, datetime(2025, 10, 27, 12, tzinfo=UTC))

    assert due(office, case_id)["investigate"] == "2025-11-10"


@pytest.mark.parametrize(
    ("before", "kind", "said"),
    [
        ([], HazardStepKind.SUMMARY, "The investigation has not ended"),
        ([HazardStepKind.FOUND], HazardStepKind.NOT_FOUND, "The investigation ended on"),
        ([HazardStepKind.FOUND], HazardStepKind.BEGUN, "No further work is on record"),
        ([HazardStepKind.NOT_FOUND], HazardStepKind.FURTHER, "The investigation ended on"),
    ],
)
def test_a_step_out_of_its_order_is_refused(office, case_id, before, kind, said):
    made = notice(office, case_id, FRIDAY)
    later = datetime(2027, 1, 6, 15, tzinfo=UTC)
    for each in before:
        step(office, case_id, made, each, later)
    with pytest.raises(Refused, match=said):
        step(office, case_id, made, kind, later)


def test_a_step_is_not_taken_before_we_became_aware(office, case_id):
    made = notice(office, case_id, FRIDAY)
    with pytest.raises(Refused, match="before we became aware"):
        step(office, case_id, made, HazardStepKind.FOUND, datetime(2026, 12, 18, 15, tzinfo=UTC))


@pytest.mark.parametrize("kind", [HazardStepKind.SAFE, HazardStepKind.OFFERED, HazardStepKind.TRIED])
def test_what_was_done_before_the_investigation_ended_may_be_written_down_after_it(office, case_id, kind):
    made = notice(office, case_id, FRIDAY, gravity=Hazard.EMERGENCY)
    step(office, case_id, made, HazardStepKind.FOUND, datetime(2026, 12, 18, 20, tzinfo=UTC))
    step(office, case_id, made, kind, datetime(2026, 12, 18, 18, tzinfo=UTC))

    clocks = {each.row.limit: each.clock.outcome for each in hazard_clocks_of(case_of(office, case_id), office.desk)}
    assert (clocks["emergency-make-safe"] is Outcome.MET) is (kind is HazardStepKind.SAFE)


def test_a_time_that_the_clocks_left_out_is_refused(office, case_id):
    office.on(date(2026, 12, 30))
    for time, stands in (("00:59", True), ("01:00", False), ("01:59", False), ("02:00", True)):
        said = filled("hazard", aware_on=date(2026, 3, 29), aware_time=time)
        with office.working() as session, nullcontext() if stands else pytest.raises(Refused, match="went forward"):
            hazards.notice(session, office.desk, case_id=case_id, typed=said)


def test_the_same_hazard_of_the_same_moment_is_recorded_once(office, case_id):
    notice(office, case_id, FRIDAY)
    with pytest.raises(Refused, match="on record already"):
        notice(office, case_id, FRIDAY)
