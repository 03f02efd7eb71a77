"""Where a case stands, what may happen next, and how a refusal says why."""

from datetime import date

import pytest

from complaints_desktop import permissions, workflow
from complaints_desktop.permissions import RIGHTS, Act
from complaints_desktop.refusals import Refused
from complaints_desktop.workflow import STEPS, State
from db.words import Closing, Role
from tests.complaints_desktop.facts import a_case, a_promise, a_stage

DAY = date(2026, 3, 2)
LOGGED = a_case(a_stage(received_on=DAY))
ACKNOWLEDGED = a_case(a_stage(received_on=DAY, acknowledged_on=DAY))
RESPONDED = a_case(a_stage(received_on=DAY, acknowledged_on=DAY, responded_on=DAY))
CLOSED = a_case(a_stage(responded_on=DAY), closed_on=DAY, closed_as=Closing.ANSWERED)


@pytest.mark.parametrize(
    ("case", "state"),
    [
        (LOGGED, State.LOGGED),
        (ACKNOWLEDGED, State.ACKNOWLEDGED),
        (RESPONDED, State.RESPONDED),
        (a_case(a_stage(), a_stage(2, received_on=DAY)), State.STAGE_2_REQUESTED),
        (a_case(a_stage(), a_stage(2, acknowledged_on=DAY)), State.STAGE_2_ACKNOWLEDGED),
        (a_case(a_stage(), a_stage(2, responded_on=DAY)), State.STAGE_2_RESPONDED),
        (CLOSED, State.CLOSED),
        (a_case(a_stage(), closed_on=DAY, commitments=(a_promise(),)), State.CLOSED_WITH_COMMITMENTS),
    ],
)
def test_the_state_follows_from_the_dated_events(case, state):
    assert workflow.state_of(case) is state


@pytest.mark.parametrize(
    ("case", "act"), [(LOGGED, Act.ACKNOWLEDGE), (ACKNOWLEDGED, Act.RESPOND), (RESPONDED, Act.CLOSE), (CLOSED, None)]
)
def test_each_state_has_at_most_one_way_on(case, act):
    assert workflow.next_act(case) is act


def test_a_second_acknowledgement_is_refused_with_the_paragraph_and_what_to_do():
    with pytest.raises(Refused, match="already acknowledged") as refused:
        workflow.permit(ACKNOWLEDGED, Role.RESOLUTION_OFFICER, Act.ACKNOWLEDGE)
    assert refused.value.paragraph == "6.2"
    assert refused.value.do


def test_a_promise_may_be_made_and_kept_after_closing():
    assert workflow.refusal(CLOSED, Role.RESOLUTION_OFFICER, Act.PROMISE) is None
    assert workflow.refusal(CLOSED, Role.OWNER, Act.UPDATE_COMMITMENT) is None


def test_the_owner_of_a_commitment_may_update_it_and_nothing_else():
    assert workflow.allowed(ACKNOWLEDGED, Role.OWNER) == (Act.UPDATE_COMMITMENT,)


def test_an_auditor_may_do_nothing():
    assert workflow.allowed(LOGGED, Role.AUDITOR) == ()


def test_who_may_not_is_told_who_may():
    with pytest.raises(Refused, match=r"team leader may not change settings\. Ask a complaints manager"):
        permissions.require(Role.TEAM_LEADER, Act.SETTINGS)


def test_every_role_has_its_rights_and_every_step_its_words():
    assert set(RIGHTS) == set(Role)
    assert all(step.otherwise and step.do for step in STEPS if step.states != workflow.ANY)


def test_no_act_on_a_case_has_two_rows():
    assert len({step.act for step in STEPS}) == len(STEPS)
