"""Where a case stands, what may happen next, and how a refusal says why."""

from dataclasses import replace
from datetime import date

import pytest

from complaints_desktop.facts.first_contact import FirstContactFacts
from complaints_desktop.rules import permissions, workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import RIGHTS
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import ANY, State, state_of
from complaints_desktop.rules.workflow import ON_CASES
from db.terms import CaseKind, Closing, Role
from tests.complaints_desktop.facts import a_case, a_promise, a_stage
from tests.complaints_desktop.rules.acts_by_hand import AT_STAGE_2, MAY_BY_STATE, PARAGRAPHS
from tests.tables import each_row

DAY = date(2026, 3, 2)
LOGGED = a_case(a_stage(received_on=DAY))
ACKNOWLEDGED = a_case(a_stage(received_on=DAY, acknowledged_on=DAY))
RESPONDED = a_case(a_stage(received_on=DAY, acknowledged_on=DAY, responded_on=DAY))
CLOSED = a_case(a_stage(responded_on=DAY), closed_on=DAY, closed_as=Closing.ANSWERED)


@each_row(
    ("case", "state"),
    [
        (LOGGED, State.LOGGED),
        (ACKNOWLEDGED, State.ACKNOWLEDGED),
        (RESPONDED, State.RESPONDED),
        (a_case(a_stage(), a_stage(2, received_on=DAY)), State.STAGE_2_REQUESTED),
        (a_case(a_stage(), a_stage(2, acknowledged_on=DAY)), State.STAGE_2_ACKNOWLEDGED),
        (a_case(a_stage(), a_stage(2, responded_on=DAY)), State.STAGE_2_RESPONDED),
        (a_case(a_stage(refused_on=DAY)), State.REFUSED),
        (a_case(a_stage(), a_stage(2, received_on=DAY, refused_on=DAY)), State.REFUSED),
        (a_case(a_stage(refused_on=DAY, directed_on=DAY)), State.LOGGED),
        (a_case(a_stage(0), kind=CaseKind.REQUEST), State.NO_COMPLAINT),
        (a_case(a_stage(0), kind=CaseKind.REQUEST, closed_on=DAY), State.CLOSED),
        (CLOSED, State.CLOSED),
        (a_case(a_stage(), closed_on=DAY, commitments=(a_promise(),)), State.CLOSED_WITH_COMMITMENTS),
    ],
)
def test_the_state_follows_from_the_dated_events(case, state):
    assert state_of(case) is state


def test_a_second_acknowledgement_is_refused_with_the_paragraph_and_what_to_do():
    with pytest.raises(Refused, match="already acknowledged") as refused:
        workflow.permit(ACKNOWLEDGED, Role.RESOLUTION_OFFICER, Act.ACKNOWLEDGE)
    assert refused.value.paragraph == "6.2"
    assert refused.value.do


@pytest.mark.parametrize("act", [Act.END_REQUEST, Act.OFFER_CHOICE, Act.REOPEN, Act.ACKNOWLEDGE])
def test_a_service_request_that_ended_says_so_whatever_is_tried_on_it(act):
    done = a_case(a_stage(0), kind=CaseKind.REQUEST, closed_on=DAY)
    with pytest.raises(Refused, match="This service request ended on Monday 2 March 2026") as refused:
        workflow.permit(done, Role.RESOLUTION_OFFICER, act)
    assert "make a complaint of it" in refused.value.do


ENDS = (Closing.ANSWERED, Closing.WITHDRAWN, Closing.MERGED, Closing.REFUSED)
BY_ITS_END = {
    Act.REOPEN: "yes yes no no",
    Act.ESCALATE: "yes no no no",
    Act.UNMERGE: "no no yes no",
    Act.CONFIRM_WITHDRAWAL: "no yes no no",
    Act.ACCEPT: "no no no yes",
    Act.DIRECT: "no no no yes",
}


@pytest.mark.parametrize("act", BY_ITS_END)
def test_what_has_ended_is_offered_only_the_way_on_that_its_end_leaves(act):
    for closed_as, word in zip(ENDS, BY_ITS_END[act].split(), strict=True):
        stage = a_stage(received_on=DAY, refused_on=DAY if closed_as is Closing.REFUSED else None)
        ended = a_case(stage, closed_on=DAY, closed_as=closed_as)
        refused = workflow.refusal(ended, Role.HEAD, act)
        assert (act in workflow.allowed(ended, Role.HEAD)) is (word == "yes")
        assert refused is None or (refused.paragraph and refused.do)


def test_a_complaint_that_was_refused_is_neither_reopened_nor_taken_to_stage_2_and_says_the_way_on():
    ended = a_case(a_stage(received_on=DAY, refused_on=DAY), closed_on=DAY, closed_as=Closing.REFUSED)
    again = workflow.refusal(ended, Role.HEAD, Act.REOPEN)
    second = workflow.refusal(ended, Role.HEAD, Act.ESCALATE)
    assert again is not None
    assert "Accept it after all" in again.do
    assert second is not None
    assert "accept it after all" in second.do


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


STANDING = {
    State.LOGGED: LOGGED,
    State.ACKNOWLEDGED: ACKNOWLEDGED,
    State.RESPONDED: RESPONDED,
    State.STAGE_2_REQUESTED: a_case(a_stage(), a_stage(2, received_on=DAY)),
    State.STAGE_2_ACKNOWLEDGED: a_case(a_stage(), a_stage(2, acknowledged_on=DAY)),
    State.STAGE_2_RESPONDED: a_case(a_stage(), a_stage(2, responded_on=DAY)),
    State.REFUSED: a_case(a_stage(), a_stage(2, received_on=DAY, refused_on=DAY)),
    State.NO_COMPLAINT: a_case(a_stage(0), kind=CaseKind.REQUEST),
    State.CLOSED_WITH_COMMITMENTS: a_case(a_stage(), closed_on=DAY, commitments=(a_promise(),)),
    State.CLOSED: CLOSED,
}
CELLS = [
    (act, state, word == "yes")
    for act, row in MAY_BY_STATE.items()
    for state, word in zip(STANDING, row.split(), strict=True)
]


@each_row(("act", "state", "may"), CELLS, ids=[f"{act}: {state}" for act, state, _ in CELLS])
def test_an_act_is_allowed_in_these_states_and_refused_in_the_others(act, state, may):
    case = STANDING[state]
    assert (workflow.refusal(case, Role.HEAD, act) is None) is may
    assert (act in workflow.allowed(case, Role.HEAD)) is may


def test_the_table_leaves_out_no_state_and_no_act_on_a_case():
    assert set(STANDING) == set(State)
    assert set(ON_CASES) == set(MAY_BY_STATE)
    assert set(Act) - set(MAY_BY_STATE) == {Act.LOG, Act.IMPORT, Act.SETTINGS, Act.SETTLE} | {
        *(Act.WRITE_WORDING, Act.WRITE_LOCKED_WORDING, Act.KEEP_PARAGRAPHS, Act.KEEP_CONTRACTORS),
        *(Act.KEEP_TEAM, Act.SAY_AWAY, Act.GIVE_OUT, Act.TAKE_OVER, Act.LEAD, Act.TICK, Act.NOTE_DAY),
        *(Act.MAKE_PACK, Act.APPROVE_PACK, Act.ISSUE_PACK, Act.DRAW, Act.REVIEW_QUALITY, Act.REPLY_TO_REVIEW),
        *(Act.SURVEY, Act.TAKE_ANSWER, Act.ASK_NO_MORE),
    }


def test_each_step_names_its_paragraph_of_the_code():
    assert {act: act.value.paragraph for act in ON_CASES} == PARAGRAPHS
    assert {act: act.value.at_stage_2 for act in Act if act.value.at_stage_2} == AT_STAGE_2


@each_row(
    ("state", "act"),
    [
        (State.LOGGED, Act.ACKNOWLEDGE),
        (State.ACKNOWLEDGED, Act.RESPOND),
        (State.RESPONDED, Act.CLOSE),
        (State.STAGE_2_REQUESTED, Act.ACKNOWLEDGE),
        (State.STAGE_2_ACKNOWLEDGED, Act.RESPOND),
        (State.STAGE_2_RESPONDED, Act.CLOSE),
        (State.REFUSED, Act.CLOSE),
        (State.NO_COMPLAINT, Act.END_REQUEST),
        (State.CLOSED_WITH_COMMITMENTS, None),
        (State.CLOSED, None),
    ],
)
def test_the_button_at_the_head_of_a_case_moves_it_on_or_is_not_there(state, act):
    assert workflow.next_act(STANDING[state]) is act


@each_row(("act", "state"), [(act, state) for act, state, may in CELLS if not may and state not in act.value.states])
def test_a_refusal_says_where_the_case_stands_by_which_paragraph_and_what_to_do(act, state):
    refused = workflow.refusal(STANDING[state], Role.HEAD, act)
    assert refused is not None
    standing = "a service request" if state is State.NO_COMPLAINT else state.value
    assert refused.why.endswith(f"(it is {standing})")
    second = STANDING[state].current.number == 2
    assert refused.paragraph == (AT_STAGE_2.get(act, PARAGRAPHS[act]) if second else PARAGRAPHS[act])
    assert refused.do


def test_what_is_no_complaint_ends_in_the_way_of_its_kind():
    ends = {kind: workflow.next_act(a_case(a_stage(0), kind=kind)) for kind in CaseKind}
    assert ends == {
        CaseKind.REQUEST: Act.END_REQUEST,
        CaseKind.COMPLIMENT: Act.PASS_ON,
        CaseKind.ENQUIRY: Act.ANSWER_ENQUIRY,
    }


@pytest.mark.parametrize(
    ("kind", "told", "unhappy", "offered", "act"),
    [
        (CaseKind.REQUEST, False, False, False, Act.TELL_NEXT_STEP),
        (CaseKind.ENQUIRY, False, False, False, Act.TELL_NEXT_STEP),
        (CaseKind.COMPLIMENT, False, False, False, Act.PASS_ON),
        (CaseKind.REQUEST, True, False, False, Act.END_REQUEST),
        (CaseKind.REQUEST, False, True, False, Act.OFFER_CHOICE),
        (CaseKind.COMPLIMENT, False, True, False, Act.OFFER_CHOICE),
        (CaseKind.REQUEST, False, True, True, Act.TELL_NEXT_STEP),
        (CaseKind.REQUEST, True, True, True, Act.END_REQUEST),
    ],
)
def test_before_it_ends_whoever_is_unhappy_is_offered_the_choice_and_whoever_asked_is_told_what_comes(
    kind, told, unhappy, offered, act
):
    day = date(2026, 3, 2)
    said = FirstContactFacts(id="f", received_on=day, told_on=day if told else None)
    case = a_case(
        a_stage(0),
        kind=kind,
        first_contact=said,
        expressed_on=day if unhappy else None,
        choice_offered_on=day if offered else None,
    )
    assert workflow.next_act(case) is act
    done = replace(said, ended_on=day)
    assert workflow.next_act(replace(case, first_contact=done, closed_on=day)) is None


def test_only_a_request_ends_only_a_compliment_is_passed_on_and_only_an_enquiry_answered():
    for act, kind in (
        (Act.END_REQUEST, CaseKind.REQUEST),
        (Act.PASS_ON, CaseKind.COMPLIMENT),
        (Act.ANSWER_ENQUIRY, CaseKind.ENQUIRY),
    ):
        allowed = {each for each in CaseKind if not workflow.refusal(a_case(a_stage(0), kind=each), Role.HEAD, act)}
        assert allowed == {kind}
    refused = workflow.refusal(a_case(a_stage(0), kind=CaseKind.ENQUIRY), Role.HEAD, Act.PASS_ON)
    assert refused is not None
    assert refused.why == "Only a compliment is passed on (it is an enquiry)"


def test_what_is_no_complaint_is_neither_reopened_nor_taken_to_stage_2_nor_paid_for():
    done = a_case(a_stage(0), kind=CaseKind.REQUEST, closed_on=DAY)
    for act in (Act.REOPEN, Act.ESCALATE, Act.OFFER):
        refused = workflow.refusal(done, Role.HEAD, act)
        assert refused is not None
        assert refused.why == "This service request ended on Monday 2 March 2026"


def test_a_complaint_is_made_of_what_is_done_too_and_of_no_complaint_again():
    done = a_case(a_stage(0), kind=CaseKind.REQUEST, closed_on=DAY)
    assert workflow.refusal(done, Role.RESOLUTION_OFFICER, Act.MAKE_COMPLAINT) is None
    refused = workflow.refusal(CLOSED, Role.RESOLUTION_OFFICER, Act.MAKE_COMPLAINT)
    assert refused is not None
    assert refused.why == "This is a complaint already (it is closed)"
    told = workflow.refusal(done, Role.RESOLUTION_OFFICER, Act.TELL_NEXT_STEP)
    assert told is not None
    assert told.why == "This service request ended on Monday 2 March 2026"


def test_what_the_role_may_not_do_is_refused_before_where_the_case_stands():
    refused = workflow.refusal(CLOSED, Role.AUDITOR, Act.CLOSE)
    assert refused is not None
    assert refused.why == "An auditor may not close"


def test_every_role_has_its_rights_and_every_step_its_words():
    assert set(RIGHTS) == set(Role)
    assert all(act.value.otherwise and act.value.do for act in ON_CASES if act.value.states != ANY)


def test_what_is_not_done_to_a_case_is_never_permitted_on_one():
    with pytest.raises(ValueError, match="not done to a case"):
        workflow.permit(LOGGED, Role.HEAD, Act.SETTINGS)
