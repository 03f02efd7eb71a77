"""Who considers stage 2, and what a request that came late asks for, row by row (Code 5.11, 6.13)."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts.stages import ReviewerFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.rules.duties import Outcome, Verdict
from tests.complaints_desktop.facts import OFFICER, a_case, a_stage
from tests.complaints_desktop.rules.test_duties_block import verdict

ANSWERED = date(2026, 3, 2)
FIRST = a_stage(received_on=ANSWERED, responded_on=ANSWERED, decider=OFFICER)
OTHER = replace(OFFICER, id="other", name="Another Officer")


def given_to(officer: OfficerFacts) -> ReviewerFacts:
    return ReviewerFacts(id="reviewer", officer=officer, allocated_on=ANSWERED)


NOBODY = "nobody is named who considers it"
OF_STAGE_1 = Verdict(Outcome.NOT_MET, "An Officer answered it at stage 1", "reviewer")
BY_ANOTHER = Verdict(Outcome.MET, "Another Officer, who took no part in stage 1")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({}, Verdict(Outcome.TO_DO, NOBODY, "reviewer")),
        ({"responded_on": ANSWERED}, Verdict(Outcome.NOT_RECORDED, NOBODY, "reviewer")),
        ({"reviewer": given_to(OTHER)}, BY_ANOTHER),
        ({"reviewer": given_to(OFFICER)}, OF_STAGE_1),
        ({"decider": OTHER}, BY_ANOTHER),
        ({"decider": OFFICER}, OF_STAGE_1),
        ({"decider": OTHER, "reviewer": given_to(OFFICER)}, BY_ANOTHER),
        ({"decider": OFFICER, "reviewer": given_to(OTHER)}, OF_STAGE_1),
    ],
)
def test_stage_2_is_considered_by_who_answered_it_or_was_given_it_if_they_took_no_part_in_stage_1(second, expected):
    assert verdict(a_case(FIRST, a_stage(2, received_on=ANSWERED, **second)), "reviewer", stage=2) == expected


LATE = "asked 21 working days after the answer of stage 1; our policy says 20"
ON_DAY_20, ON_DAY_21 = date(2026, 3, 30), date(2026, 3, 31)


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({"received_on": ON_DAY_20}, None),
        ({"received_on": ON_DAY_20, "late_because": "They were ill"}, None),
        ({"received_on": None}, None),
        (
            {"received_on": ON_DAY_21},
            Verdict(Outcome.TO_DO, f"{LATE}, and why it is taken is not recorded", "late_because"),
        ),
        (
            {"received_on": ON_DAY_21, "responded_on": ON_DAY_21},
            Verdict(Outcome.NOT_RECORDED, f"{LATE}, and why it is taken is not recorded", "late_because"),
        ),
        (
            {"received_on": ON_DAY_21, "late_because": "They were ill"},
            Verdict(Outcome.MET, f"{LATE}; taken: They were ill"),
        ),
    ],
)
def test_a_request_after_20_working_days_is_taken_with_its_reasons_and_before_that_without(second, expected):
    assert verdict(a_case(FIRST, a_stage(2, **second)), "late-request", ON_DAY_21, stage=2) == expected
