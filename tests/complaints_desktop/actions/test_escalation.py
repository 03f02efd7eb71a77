"""A complaint goes to stage 2 on request, once, and somebody else considers and answers it (Code 6.10-6.20)."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, update

from complaints_desktop.actions import (
    allocation,
    closing,
    definition,
    escalation,
    findings,
    investigation,
    letters,
    settings,
    team,
)
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.judgement import judged
from complaints_desktop.desk.settings import LandlordDetails, as_value
from complaints_desktop.desk.signing_in import desk_at
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.forms.allocation import HANDLER, REVIEWER, Allocation
from complaints_desktop.forms.closing import Closure
from complaints_desktop.forms.escalation import RequestWords
from complaints_desktop.forms.investigation import Declaration, Evidence
from complaints_desktop.reading.candidates import candidates
from complaints_desktop.reading.my_work import Kind, my_work
from complaints_desktop.rules.outcomes import Outcome
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.states import State, state_of
from db.model import Case, Officer, Stage, new_id
from db.terms import Closing, Decision, EvidenceResult, Responsibility, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

RECEIVED, ANSWERED, ASKED = date(2026, 3, 26), date(2026, 4, 13), date(2026, 4, 20)
LAST_IN_TIME, LATE = date(2026, 5, 12), date(2026, 5, 13)
"""The twentieth and the twenty-first working day after the answer; 4 May is a bank holiday."""


@pytest.fixture
def case_id(office: Office) -> str:
    """A complaint of two points, answered at stage 1 by the officer at the desk; on 20 April, with a colleague."""
    made = office.log(RECEIVED)
    landlord = as_value(LandlordDetails(name="A Landlord", address="1 Long Row", phone="01632 960100"))
    with office.working() as session:
        settings.change_setting(session, office.desk, name="landlord", value=landlord)
        me = {"name": "Test Officer", "job_title": "Resolution Officer", "email": None, "phone": "01632 960123"}
        team.change_my_details(session, office.desk, **me)
        for words in ("The leak", "The rent"):
            typed = filled("define", text=words, outcome_sought="Mend it", responsibility=Responsibility.OURS)
            definition.add_point(session, office.desk, case_id=made, typed=typed)
        session.execute(update(Stage).values(acknowledged_on=RECEIVED))
        for point in load_case(session, made).points:
            no = filled("decide", decision=Decision.NOT_UPHELD)
            findings.decide(session, office.desk, case_id=made, point_id=point.id, typed=no)
        decided = {"responded_on": ANSWERED, "decider_id": office.desk.officer.id, "outcome": "not upheld"}
        session.execute(update(Stage).values(decided))
        colleague = {"id": new_id(), "name": "Una Vale", "role": Role.RESOLUTION_OFFICER.value, "job_title": "Reviewer"}
        session.execute(insert(Officer).values(**colleague, phone="01632 960124"))
    office.desk = desk_at(office.record, office.desk.now)
    office.on(ASKED)
    return made


def the(office: Office, case_id: str) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, case_id)


def escalate(office: Office, case_id: str, received_on: date = ASKED, **typed: Any) -> None:
    with office.working() as session:
        asked = filled("escalate", received_on=received_on, **typed)
        escalation.escalate(session, office.desk, case_id=case_id, typed=asked)


def give(office: Office, case_id: str, name: str = "Una Vale", part: str = REVIEWER) -> None:
    with office.working() as session:
        typed = Allocation(officer=name, part=part)
        allocation.allocate(session, office.desk, case_id=case_id, typed=typed)


def sit(office: Office, name: str) -> None:
    with office.record.reading() as session:
        row = session.query(Officer).filter_by(name=name).one()
        own = {each: getattr(row, each) for each in ("id", "name", "job_title", "phone")}
    office.desk = replace(office.desk, officer=replace(office.desk.officer, **own))


def issue(office: Office, case_id: str, kind: str, **typed: str) -> None:
    with office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind=kind, typed=typed)


def duty(office: Office, case_id: str, key: str) -> tuple[Outcome, str]:
    states = judged(the(office, case_id), office.desk).duties
    found = next(each for each in states if each.duty.key == key and each.stage == 2)
    return found.verdict.outcome, found.verdict.because


def test_a_request_needs_a_day_and_no_reason(office: Office, case_id: str):
    escalate(office, case_id)
    case = the(office, case_id)
    assert (state_of(case), case.current.received_on, case.current.request_reason) == (
        State.STAGE_2_REQUESTED, ASKED, None,
    )  # fmt: skip


def test_a_case_that_was_closed_goes_on_with_the_request(office: Office, case_id: str):
    with office.working() as session:
        closing.close(session, office.desk, case_id=case_id, typed=Closure(learning="Ring first"))
    escalate(office, case_id)
    case = the(office, case_id)
    assert (case.closed_on, state_of(case)) == (None, State.STAGE_2_REQUESTED)
    assert [each.because for each in case.reopenings] == ["The resident asked for stage 2"]


@pytest.mark.parametrize(("received_on", "kept"), [(ANSWERED, True), (date(2026, 4, 12), False)])
def test_a_request_does_not_come_before_the_answer_it_is_about(
    office: Office, case_id: str, received_on: date, kept: bool
):
    if kept:
        escalate(office, case_id, received_on)
    else:
        with pytest.raises(Refused, match="before the answer of stage 1"):
            escalate(office, case_id, received_on)
    assert (the(office, case_id).stage(2) is not None) is kept


def test_a_complaint_goes_to_stage_2_once(office: Office, case_id: str):
    escalate(office, case_id)
    with pytest.raises(Refused, match="once") as refused:
        escalate(office, case_id)
    assert refused.value.paragraph == "6.10"
    with office.working() as session:
        session.execute(update(Case).values(closed_on=ASKED, closed_as=Closing.ANSWERED.value))
    with pytest.raises(Refused, match="has been to stage 2") as refused:
        escalate(office, case_id)
    assert refused.value.paragraph == "5.3"


def test_a_stage_2_that_was_withdrawn_goes_on_when_it_is_reopened_and_is_not_the_ombudsmans(
    office: Office, case_id: str
):
    escalate(office, case_id)
    with office.working() as session:
        closing.withdraw(session, office.desk, case_id=case_id, typed=filled("withdraw", asked_on=ASKED))
    with pytest.raises(Refused, match="the resident withdrew the request") as refused:
        escalate(office, case_id)
    assert "Reopen the case" in refused.value.do


def unanswered(office: Office, case_id: str, acknowledged_on: date | None) -> None:
    """Take the answer of stage 1 away, and have the complaint at stage 2."""
    with office.working() as session:
        gone = {"responded_on": None, "decider_id": None, "outcome": None}
        session.execute(update(Stage).values(acknowledged_on=acknowledged_on, **gone))
    escalate(office, case_id)


def reword(office: Office, case_id: str, because: str | None = None) -> None:
    point = the(office, case_id).points[0]
    typed = filled("define", text=point.text, outcome_sought="Mend it now", changed_because=because)
    with office.working() as session:
        definition.change_point(session, office.desk, case_id=case_id, point_id=point.id, typed=typed)


def test_what_stage_1_never_defined_is_defined_at_stage_2(office: Office, case_id: str):
    unanswered(office, case_id, None)
    reword(office, case_id)
    with office.working() as session:
        definition.add_point(session, office.desk, case_id=case_id, typed=filled("define", text="The lift"))
    points = the(office, case_id).points
    assert (points[0].outcome_sought, points[-1].text, points[-1].changes) == ("Mend it now", "The lift", ())


def test_what_stage_1_defined_and_never_answered_changes_with_a_reason(office: Office, case_id: str):
    unanswered(office, case_id, RECEIVED)
    with pytest.raises(Refused, match="without a reason"):
        reword(office, case_id)
    reword(office, case_id, "They told us so")
    assert len(the(office, case_id).points[0].changes) == 1


def test_what_stage_1_answered_is_reworded_at_stage_2_with_a_reason_and_the_words_it_answered_stay(office, case_id):
    before = the(office, case_id).points[0].text
    escalate(office, case_id)
    with pytest.raises(Refused, match="without a reason"):
        reword(office, case_id)
    reword(office, case_id, "They told us so")
    assert [each.was for each in the(office, case_id).points[0].changes] == [before]


@pytest.mark.parametrize(
    ("ended", "way_on"),
    [
        (Closing.WITHDRAWN, "Reopen it first"),
        (Closing.MERGED, "the case it was merged into"),
        (Closing.REFUSED, "to the Housing Ombudsman"),
    ],
)
def test_what_ended_without_an_answer_says_the_way_on_and_does_not_go_to_stage_2(
    office: Office, case_id: str, ended: Closing, way_on: str
):
    with office.working() as session:
        session.execute(update(Case).values(closed_on=ASKED, closed_as=ended.value))
    with pytest.raises(Refused, match="without an answer at stage 1") as refused:
        escalate(office, case_id)
    assert way_on in refused.value.do


@pytest.mark.parametrize(("day", "goes"), [(date(2026, 4, 13), False), (date(2026, 4, 14), True)])
def test_a_stage_1_never_answered_goes_to_stage_2_once_it_is_overdue_and_stands_late(
    office: Office, case_id: str, day: date, goes: bool
):
    with office.working() as session:
        session.execute(update(Stage).values(responded_on=None, decider_id=None, outcome=None))
    office.on(day)
    if not goes:
        with pytest.raises(Refused, match="still in time"):
            escalate(office, case_id, day)
        return
    escalate(office, case_id, day)
    office.on(date(2026, 6, 1))
    clocks = judged(the(office, case_id), office.desk).clocks
    answer = next(each for each in clocks if (each.rule.clock, each.rule.stage) == ("respond", 1))
    assert (answer.outcome, answer.ended_on) == (Outcome.OVERDUE, None)


@pytest.mark.parametrize(("asked_on", "warned"), [(LAST_IN_TIME, False), (LATE, True)])
def test_a_late_request_is_taken_and_asks_for_its_reasons(office: Office, case_id: str, asked_on: date, warned: bool):
    office.on(LATE)
    escalate(office, case_id, asked_on)
    keys = {each.duty.key for each in judged(the(office, case_id), office.desk).duties}
    assert ("late-request" in keys) is warned
    if warned:
        late = "asked 21 working days after the answer of stage 1; our policy says 20"
        assert duty(office, case_id, "late-request") == (
            Outcome.TO_DO,
            f"{late}, and why it is taken is not recorded",
        )
        with office.working() as session:
            with pytest.raises(Refused, match="“no” says nothing"):
                escalation.request(session, office.desk, case_id=case_id, typed=RequestWords(late_because="no"))
            typed = RequestWords(late_because="They were in hospital")
            escalation.request(session, office.desk, case_id=case_id, typed=typed)
        assert duty(office, case_id, "late-request")[0] is Outcome.MET


def test_whoever_answered_stage_1_neither_reviews_nor_decides_nor_signs_stage_2(office: Office, case_id: str):
    escalate(office, case_id)
    with pytest.raises(Refused, match="Test Officer answered it at stage 1") as refused:
        give(office, case_id, "Test Officer")
    assert refused.value.paragraph == "6.13"
    with pytest.raises(Refused, match="nobody is named who considers it"):
        issue(office, case_id, "stage2-acknowledgement")
    give(office, case_id)
    issue(office, case_id, "stage2-acknowledgement")
    point = the(office, case_id).points[0]
    with pytest.raises(Refused, match="Test Officer answered it at stage 1"), office.working() as session:
        findings.decide(session, office.desk, case_id=case_id, point_id=point.id, typed=filled("decide"))
    ready(office, case_id)
    sit(office, "Test Officer")
    with pytest.raises(Refused, match="Test Officer answered it at stage 1") as refused:
        issue(office, case_id, "stage2-response")
    assert refused.value.paragraph == "6.13"


def ready(office: Office, case_id: str) -> None:
    """Do at stage 2, as the colleague, all that an answer needs: one point otherwise than before, and why."""
    sit(office, "Una Vale")
    with office.working() as session:
        no = Declaration(conflict=False)
        investigation.declare_conflict(session, office.desk, case_id=case_id, typed=no)
        seen = Evidence(item="The repair log", result=EvidenceResult.SEEN)
        investigation.record_evidence(session, office.desk, case_id=case_id, typed=seen)
        first, *others = load_case(session, case_id).points_at(2)
        because = "The log shows a call that stage 1 did not see"
        up = filled("decide", no_remedy_because="It is mended", changed_because=because)
        findings.decide(session, office.desk, case_id=case_id, point_id=first.id, typed=up)
        for point in others:
            no_change = filled("decide", decision=Decision.NOT_UPHELD, reasons="The other visit was in time")
            findings.decide(session, office.desk, case_id=case_id, point_id=point.id, typed=no_change)


def test_the_answer_of_stage_2_is_the_reviewers_and_the_last(office: Office, case_id: str):
    escalate(office, case_id)
    give(office, case_id)
    issue(office, case_id, "stage2-acknowledgement")
    ready(office, case_id)
    issue(office, case_id, "stage2-response", effect="Your kitchen was wet.", apology="We missed your call: sorry.")
    case = the(office, case_id)
    assert (state_of(case), case.current.decider and case.current.decider.name, case.current.outcome) == (
        State.STAGE_2_RESPONDED, "Una Vale", Decision.PARTLY_UPHELD,
    )  # fmt: skip
    with pytest.raises(Refused, match="goes to stage 2 once"):
        escalate(office, case_id)


def test_a_decision_that_differs_from_stage_1_says_what_changed(office: Office, case_id: str):
    escalate(office, case_id)
    give(office, case_id)
    issue(office, case_id, "stage2-acknowledgement")
    ready(office, case_id)
    with office.working() as session:
        point = load_case(session, case_id).points[0]
        silent = filled("decide", no_remedy_because="It is mended")
        findings.decide(session, office.desk, case_id=case_id, point_id=point.id, typed=silent)
    assert duty(office, case_id, "decide") == (
        Outcome.TO_DO, "point 1 has another decision than at stage 1, and not why",
    )  # fmt: skip
    with pytest.raises(Refused, match="another decision than at stage 1"):
        issue(office, case_id, "stage2-response", effect="Your kitchen was wet.", apology="We are sorry for that.")


def test_stage_2_is_not_about_a_point_the_resident_accepts_but_about_one_at_least(office: Office, case_id: str):
    escalate(office, case_id)
    one, other = the(office, case_id).points
    settle(office, case_id, other.id)
    assert [point.id for point in the(office, case_id).points_at(2)] == [one.id]
    assert len(the(office, case_id).points_at(1)) == 2
    with pytest.raises(Refused, match="nothing is left for stage 2"):
        settle(office, case_id, one.id)


@pytest.mark.parametrize(("said_on", "taken"), [(ANSWERED, True), (date(2026, 4, 12), False)])
def test_a_point_is_accepted_on_the_day_of_the_answer_at_the_earliest(
    office: Office, case_id: str, said_on: date, taken: bool
):
    escalate(office, case_id)
    point = the(office, case_id).points[0].id
    with nullcontext() if taken else pytest.raises(Refused, match="before the answer of stage 1"):
        settle(office, case_id, point, said_on)
    assert (the(office, case_id).points[0].settled_on == said_on) is taken


def test_nobody_accepts_an_answer_that_was_never_given(office: Office, case_id: str):
    unanswered(office, case_id, RECEIVED)
    with pytest.raises(Refused, match="Stage 1 was never answered"):
        settle(office, case_id, the(office, case_id).points[0].id)


def settle(office: Office, case_id: str, point_id: str, said_on: date = ASKED) -> None:
    with office.working() as session:
        typed = filled("settle-point", said_on=said_on)
        escalation.settle_point(session, office.desk, case_id=case_id, point_id=point_id, typed=typed)


def test_a_reviewer_is_named_at_stage_2_alone_and_the_last_named_counts(office: Office, case_id: str):
    with pytest.raises(Refused, match="this one is not there"):
        give(office, case_id)
    escalate(office, case_id)
    give(office, case_id)
    with office.working() as session:
        third = {"id": new_id(), "name": "Third Person", "role": Role.TEAM_LEADER.value}
        session.execute(insert(Officer).values(**third))
    give(office, case_id, "third person")
    reviewer = the(office, case_id).current.reviewer
    assert reviewer is not None
    assert reviewer.officer.name == "Third Person"
    assert office.record.rows("SELECT count(*) FROM reviewer WHERE ended_on IS NULL") == [(1,)]


def test_a_case_is_given_to_another_handler_and_nobody_unknown(office: Office, case_id: str):
    give(office, case_id, "una vale", HANDLER)
    handler = the(office, case_id).handler
    assert handler is not None
    assert handler.name == "Una Vale"
    with pytest.raises(Refused, match=r"“Noone” works on cases here\. Choose from: Test Officer; Una"):
        give(office, case_id, "Noone", HANDLER)


def test_the_reviewer_has_the_work_of_stage_2_and_a_leader_the_naming_of_one(office: Office, case_id: str):
    escalate(office, case_id)
    assert Kind.REVIEWER in work(office)
    give(office, case_id, "Una Vale", HANDLER)
    assert work(office) == {Kind.REVIEWER}
    give(office, case_id)
    assert work(office) == set()
    sit(office, "Una Vale")
    assert work(office) == {Kind.ACKNOWLEDGE}


@pytest.mark.parametrize(
    ("role", "what", "place"),
    [
        (Role.TEAM_LEADER, "Name a reviewer for stage 2", "allocate"),
        (Role.RESOLUTION_OFFICER, "Have a reviewer named for stage 2", ""),
    ],
)
def test_who_may_not_name_a_reviewer_is_told_to_have_one_named_and_shown_the_case(
    office: Office, case_id: str, role: Role, what: str, place: str
):
    escalate(office, case_id)
    office.desk = replace(office.desk, officer=replace(office.desk.officer, role=role))
    with office.record.reading() as session:
        (item,) = [each for each in my_work(session, office.desk).items if each.kind is Kind.REVIEWER]
    assert (item.what, item.place) == (what, place)
    assert (item.do == "Open the case") is (place == "")


def test_who_names_reviewers_sees_by_when_the_request_is_to_be_acknowledged(office: Office, case_id: str):
    escalate(office, case_id)
    give(office, case_id, "Una Vale", HANDLER)
    with office.record.reading() as session:
        (item,) = my_work(session, office.desk).items
    assert (item.kind, item.due_on) == (Kind.REVIEWER, date(2026, 4, 27))


def work(office: Office) -> set[Kind]:
    with office.record.reading() as session:
        return {item.kind for item in my_work(session, office.desk).items}


def test_who_carries_least_is_offered_first_and_who_took_part_in_stage_1_last_with_the_reason(
    office: Office, case_id: str
):
    assert offered(office, case_id) == [("Una Vale", 0, ""), ("Test Officer", 1, "")]
    escalate(office, case_id)
    assert offered(office, case_id) == [("Una Vale", 0, ""), ("Test Officer", 1, "answered it at stage 1")]
    give(office, case_id, "Una Vale", HANDLER)
    assert offered(office, case_id)[0] == ("Una Vale", 1, "")


def offered(office: Office, case_id: str) -> list[tuple[str, int, str]]:
    with office.record.reading() as session:
        found = candidates(session, office.desk, case_id=case_id)
    return [(each.name, each.open_cases, each.took_part) for each in found]


@pytest.mark.parametrize("kind", ["stage1-acknowledgement", "stage1-extension", "stage1-refusal"])
def test_at_stage_2_no_letter_of_stage_1_is_sent_any_more(office: Office, case_id: str, kind: str):
    with office.working() as session:
        escalation.escalate(session, office.desk, case_id=case_id, typed=filled("escalate", received_on=ASKED))
        if kind == "stage1-extension":
            session.execute(update(Stage).where(Stage.number == 2).values(acknowledged_on=ASKED))
    with pytest.raises(Refused, match="This complaint is not at stage 1"), office.working() as session:
        letters.issue(session, office.desk, case_id=case_id, kind=kind, typed={})
