"""The written summary of a hazard: issuing it is the step, and keeps its promise (Awaab's Law, regulation 9)."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from complaints_desktop.actions import letters
from complaints_desktop.letters.briefing import letter_blockers, letter_matter
from complaints_desktop.letters.compose import compose
from complaints_desktop.letters.page import runs_of
from db.terms import CommitmentState, Hazard, HazardStepKind
from tests.complaints_desktop.actions.test_hazards import at, case_of, notice, promised, step
from tests.complaints_desktop.office import Office

FOUND, FURTHER, NONE = HazardStepKind.FOUND, HazardStepKind.FURTHER, HazardStepKind.NOT_FOUND
SAFE, OFFERED, DONE = HazardStepKind.SAFE, HazardStepKind.OFFERED, HazardStepKind.DONE
AWARE, ENDED = datetime(2027, 1, 11, 9, tzinfo=UTC), datetime(2027, 1, 13, 9, tzinfo=UTC)
"""A Monday, and the Wednesday after."""

TYPED = {
    "investigated_by": "A surveyor came on 13 January and measured how damp the walls are.",
    "findings": "Damp from the outer wall comes into the bedroom.",
    "safety_work": "We dry and treat the wall.",
    "further_work": "We mend the gutter.",
    "no_work_because": "The wall is dry. Please call us if a stain comes back.",
}


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint received on the day the hazard was noticed."""
    office.on(AWARE.date())
    office.name()
    at(office, AWARE)
    return office.log(AWARE.date())


def investigated(office: Office, case_id: str, *steps: HazardStepKind, gravity: Hazard = Hazard.SIGNIFICANT) -> str:
    made = notice(office, case_id, AWARE, gravity=gravity)
    for kind in steps:
        step(office, case_id, made, kind, ENDED)
    return made


def printed(office: Office, case_id: str) -> str:
    with office.record.reading() as session:
        page = compose(letter_matter(session, office.desk, case_id=case_id, kind="hazard-summary", typed=TYPED))
    said = " ".join(run.text for block in page.blocks for run in runs_of(block))
    return " ".join(said.split())


def stops(office: Office, case_id: str, typed: dict[str, str]) -> Sequence[str]:
    with office.record.reading() as session:
        found = letter_blockers(
            letter_matter(session, office.desk, case_id=case_id, kind="hazard-summary", typed=typed)
        )
    return [each.field or each.why for each in found if each.blocks]


def test_issuing_the_summary_is_the_step_and_keeps_its_promise(office: Office, case_id: str):
    investigated(office, case_id, FURTHER)
    assert promised(office, case_id)["summary"][:2] == ("2027-01-18", CommitmentState.OPEN.value)

    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind="hazard-summary", typed=TYPED)

    last = case_of(office, case_id).hazards[0].steps[-1]
    assert (last.kind, last.done_at) == (HazardStepKind.SUMMARY, office.desk.now)
    kept = promised(office, case_id)
    assert kept["summary"][:2] == ("2027-01-18", CommitmentState.COMPLETED.value)
    assert {state for limit, (_, state, *_) in kept.items() if "make-safe" in limit or "begin" in limit} == {
        CommitmentState.OPEN.value
    }
    assert stops(office, case_id, TYPED) == ["hazard_summary", "hazard"]


def test_a_hazard_that_is_not_investigated_yet_has_no_summary(office: Office, case_id: str):
    assert "hazard" in stops(office, case_id, TYPED)
    investigated(office, case_id)
    assert "hazard" in stops(office, case_id, TYPED)


@pytest.mark.parametrize(
    ("steps", "asked"),
    [
        ([NONE], {"investigated_by", "findings", "no_work_because"}),
        ([FOUND], {"investigated_by", "findings", "safety_work"}),
        ([FURTHER], {"investigated_by", "findings", "safety_work", "further_work"}),
    ],
)
def test_what_has_to_be_said_follows_from_what_was_found(office: Office, case_id: str, steps, asked):
    investigated(office, case_id, *steps)
    assert set(stops(office, case_id, {})) == asked
    assert stops(office, case_id, TYPED) == []


@pytest.mark.parametrize(
    ("steps", "said", "unsaid"),
    [
        ([NONE], ["We did not find a hazard.", "The wall is dry."], ["Make your home safe", "other accommodation"]),
        (
            [FOUND],
            ["We found a hazard.", "Make your home safe By Wednesday 20 January 2027.", "we will offer you suitable"],
            ["does not come back", "further work"],
        ),
        (
            [FURTHER, OFFERED],
            ["further work By Wednesday 20 January 2027.", "On Wednesday 13 January 2027 we offered you somewhere"],
            ["we will offer you suitable"],
        ),
        ([FOUND, SAFE], ["Make your home safe Done on Wednesday 13 January 2027."], ["other accommodation"]),
        ([FURTHER, DONE], ["Finish the further work Done on Wednesday 13 January 2027."], []),
    ],
)
def test_it_says_what_was_found_and_by_when_which_work_is_done(office: Office, case_id: str, steps, said, unsaid):
    investigated(office, case_id, *steps)
    text = printed(office, case_id)
    assert [each for each in said if each not in text] == []
    assert [each for each in unsaid if each in text] == []


def test_an_emergency_gives_the_hour_and_a_day_that_is_past_is_owned_up_to(office: Office, case_id: str):
    investigated(office, case_id, FOUND, gravity=Hazard.EMERGENCY)
    assert "By 09:00 on Thursday 14 January 2027." in printed(office, case_id)
    at(office, datetime(2027, 1, 15, 9, tzinfo=UTC))
    text = printed(office, case_id)
    assert "It should have been done by Thursday 14 January 2027. We are sorry that it is not done yet." in text
