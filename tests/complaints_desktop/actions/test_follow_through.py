"""Promises followed to their end: who answers, what comes back into whose work, and what a resident's word does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from complaints_desktop.actions import commitments, follow_through
from complaints_desktop.case.case import load_case
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.reading.my_work import Kind, WorkItem, my_work
from complaints_desktop.rules.on_time import missed
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.sign_offs import stands
from db.model import Case, Officer, Team
from db.terms import TAKEN_BACK, CommitmentState, EndedBy, ResidentWord, Role
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
"""A Thursday."""

DUE = date(2026, 4, 24)
"""A Friday."""


@pytest.fixture
def at(office: Office) -> dict[str, str]:
    """A promise on a complaint logged today: its case and its id."""
    case_id = office.log(TODAY)
    with office.working() as session:
        typed = filled("promise", what="Mend the gutter", due_on=DUE, impact=1)
        made = commitments.promise(session, office.desk, case_id=case_id, typed=typed).made
    return {"case_id": case_id, "commitment_id": str(made)}


def do(office: Office, act: Callable[..., Changes], at: dict[str, str], name: str, **typed: object) -> None:
    with office.working() as session:
        act(session, office.desk, **at, typed=filled(name, **typed))


def update(office: Office, act: Callable[..., Changes], at: dict[str, str], name: str, **typed: object) -> None:
    with office.working() as session:
        act(session, office.desk, commitment_id=at["commitment_id"], typed=filled(name, **typed))


def case(office: Office, at: dict[str, str]) -> CaseFacts:
    with office.record.reading() as session:
        return load_case(session, at["case_id"])


def work(office: Office, kind: Kind) -> list[WorkItem]:
    with office.record.reading() as session:
        return [each for each in my_work(session, office.desk).items if each.kind is kind]


def refused(office: Office, act: Callable[..., Changes], at: dict[str, str], name: str, **typed: Any) -> str:
    with pytest.raises(Refused) as found:
        do(office, act, at, name, **typed)
    return found.value.why


def sit_down(office: Office, officer: OfficerFacts) -> None:
    """Have another officer at the desk, who is known to the record."""
    with office.working() as session:
        if session.get(Officer, officer.id) is None:
            session.add(Officer(id=officer.id, name=officer.name, role=officer.role.value))
    object.__setattr__(office, "desk", replace(office.desk, officer=officer))


def test_a_chase_comes_back_on_its_day_and_is_answered_by_the_next(office: Office, at):
    do(office, follow_through.chase, at, "chase", next_on=TODAY + timedelta(7))
    assert work(office, Kind.ASK_AGAIN) == []
    office.on(TODAY + timedelta(7))
    (again,) = work(office, Kind.ASK_AGAIN)
    assert (again.what, again.due_on) == ("Ask Brightwell Repairs again: Mend the gutter", TODAY + timedelta(7))
    do(office, follow_through.chase, at, "chase", next_on=TODAY + timedelta(14))
    assert work(office, Kind.ASK_AGAIN) == []
    office.on(TODAY + timedelta(14))
    update(office, commitments.complete, at, "complete")
    assert work(office, Kind.ASK_AGAIN) == []  # there is nothing more to ask


def test_a_level_goes_to_who_is_told_and_goes_when_it_is_answered(office: Office, at):
    me = office.desk.officer
    leader = OfficerFacts(id="leader", name="A Leader", role=Role.TEAM_LEADER)
    sit_down(office, leader)
    sit_down(office, me)
    assert refused(office, follow_through.answer_level, at, "answer-level") == "This promise is not in jeopardy"
    office.on(DUE - timedelta(2))
    update(office, commitments.update, at, "update", started=True)
    assert work(office, Kind.LEVEL) == []  # level 2 is the team leader's
    sit_down(office, leader)
    (level,) = work(office, Kind.LEVEL)
    assert level.what == "Level 2: Mend the gutter (Repairs team)"
    assert level.because.startswith("its date is within 2 working days (since Wednesday 22 April 2026)")
    assert level.due_on == DUE - timedelta(2)
    do(office, follow_through.answer_level, at, "answer-level")
    assert work(office, Kind.LEVEL) == []
    (said,) = case(office, at).level_answers
    assert (said.level, said.due_on, said.answered_by) == (2, DUE, leader)


def test_what_nobody_with_the_role_could_see_comes_to_who_handles_the_case(office: Office, at):
    office.on(DUE + timedelta(3))
    (level,) = work(office, Kind.LEVEL)
    assert level.what == "Level 3: Mend the gutter (Repairs team)"
    assert "levels" not in level.because


def test_a_level_that_nobody_handles_and_whose_owner_has_no_desk_goes_to_who_leads(office: Office, at):
    manager = office.desk.officer
    officer = OfficerFacts(id="officer", name="An Officer", role=Role.RESOLUTION_OFFICER)
    for each in (officer, manager):
        sit_down(office, each)
    office.on(DUE - timedelta(7))  # five working days before, and not started: level 1

    def waits(*, handler: OfficerFacts | None, login: str | None) -> list[str]:
        owner = case(office, at).commitments[0].owner.id
        with office.working() as session:
            session.get_one(Case, at["case_id"]).handler_id = handler.id if handler else None
            session.get_one(Officer, owner).login = login
        found = []
        for each in (manager, officer):
            sit_down(office, each)
            found += [each.name for _ in work(office, Kind.LEVEL)]
        return found

    assert waits(handler=officer, login=None) == [officer.name]
    assert waits(handler=None, login=None) == [manager.name]
    assert waits(handler=None, login="repairs") == []  # the owner reads it at their own desk
    with office.working() as session:
        session.get_one(Officer, officer.id).left_on = office.desk.today
    assert waits(handler=officer, login=None)[:1] == [manager.name]


def test_a_level_goes_to_the_role_only_where_it_sees_the_case(office: Office, at):
    me = office.desk.officer
    for role, missing in ((Role.TEAM_LEADER, True), (Role.OMBUDSMAN_OFFICER, False)):
        sit_down(office, OfficerFacts(id=role.name, name=f"A {role.value}", role=role))
        with office.working() as session:
            session.merge(Team(id="theirs", name="Another team"))
            session.merge(Team(id="ours", name="Our team"))
            session.flush()
            session.get_one(Officer, role.name).team_id = "theirs"
            session.get_one(Case, at["case_id"]).team_id = "ours"
        sit_down(office, me)
        office.on(DUE - timedelta(1) if role is Role.TEAM_LEADER else DUE + timedelta(14))
        update(office, commitments.update, at, "update", started=True)
        assert bool(work(office, Kind.LEVEL)) is missing


def test_an_officer_does_not_answer_for_the_manager_who_sees_what_they_said(office: Office, at):
    manager, officer = office.desk.officer, OfficerFacts(id="officer", name="An Officer", role=Role.RESOLUTION_OFFICER)
    office.on(DUE + timedelta(3))
    sit_down(office, officer)
    do(office, follow_through.answer_level, at, "answer-level", answer="The roofer comes on Friday, we think")
    sit_down(office, manager)
    (level,) = work(office, Kind.LEVEL)
    assert level.what == "Level 3: Mend the gutter (Repairs team)"
    assert level.because.endswith("An Officer said on Monday 27 April 2026: The roofer comes on Friday, we think")
    do(office, follow_through.answer_level, at, "answer-level")
    assert work(office, Kind.LEVEL) == []
    assert [each.level for each in case(office, at).level_answers] == [2, 3]


def test_with_a_new_date_the_levels_begin_again(office: Office, at):
    office.on(DUE - timedelta(1))
    do(office, follow_through.answer_level, at, "answer-level")
    assert work(office, Kind.LEVEL) == []
    update(office, commitments.move, at, "move", due_on=DUE + timedelta(3), because="No roofer", agreed=True)
    (level,) = work(office, Kind.LEVEL)
    assert level.what == "Level 2: Mend the gutter (Repairs team)"


def test_a_miss_is_work_until_its_cause_is_said(office: Office, at):
    assert refused(office, follow_through.explain_miss, at, "explain-miss") == "This promise was not missed"
    office.on(DUE + timedelta(3))
    (miss,) = work(office, Kind.MISS)
    assert miss.what == "Why was it missed? Mend the gutter"
    do(office, follow_through.explain_miss, at, "explain-miss")
    assert work(office, Kind.MISS) == []
    (said,) = case(office, at).misses
    assert (said.cause, said.missed_on) == ("contractor performance", DUE + timedelta(1))


def test_what_we_end_is_a_miss_whatever_words_are_given_for_it(office: Office, at):
    update(office, commitments.cancel, at, "cancel", because=TAKEN_BACK, ended_by=EndedBy.US)
    assert len(work(office, Kind.MISS)) == 1


@pytest.mark.parametrize(
    ("by", "on", "explained"),
    [
        (EndedBy.US, TODAY, 1),
        (EndedBy.RESIDENT, DUE, 0),
        (EndedBy.MISTAKE, DUE, 0),
        (EndedBy.RESIDENT, DUE + timedelta(1), 1),
        (EndedBy.MISTAKE, DUE + timedelta(1), 1),
    ],
)
def test_what_we_end_is_explained_and_what_others_end_once_it_is_missed(office: Office, at, by, on, explained):
    office.on(on)
    update(office, commitments.cancel, at, "cancel", ended_by=by)
    assert len(work(office, Kind.MISS)) == explained


def test_a_promise_that_the_resident_says_is_not_kept_is_open_again(office: Office, at):
    assert refused(office, follow_through.hear_resident, at, "hear-resident") == "This promise is not recorded as kept"
    update(office, commitments.complete, at, "complete")
    do(office, follow_through.hear_resident, at, "hear-resident")
    no = {"answer": ResidentWord.DISAGREES}
    assert refused(office, follow_through.hear_resident, at, "hear-resident", **no) == "It is not said what is not done"
    do(office, follow_through.hear_resident, at, "hear-resident", words="It still drips", **no)
    found = case(office, at)
    (promise,) = found.commitments
    assert (promise.state, promise.completed_on, promise.evidence, promise.due_on) == (
        CommitmentState.OPEN,
        None,
        None,
        DUE,
    )
    assert promise.updates[-1].text == "Open again: the resident says it is not done. It still drips"
    assert [each.answer for each in found.resident_answers] == [ResidentWord.CONFIRMED, ResidentWord.DISAGREES]


def test_when_the_last_promise_is_kept_the_resident_is_asked_whether_it_is_so_until_they_say_it(office: Office, at):
    with office.working() as session:
        other = commitments.promise(session, office.desk, case_id=at["case_id"], typed=filled("promise"))
    update(office, commitments.complete, at, "complete")
    assert work(office, Kind.IS_IT_SO) == []
    last = {**at, "commitment_id": str(other.made)}
    update(office, commitments.complete, last, "complete")
    (asked,) = work(office, Kind.IS_IT_SO)
    assert asked.what == "Ask the resident: is everything done as you were told?"
    assert asked.because.startswith(
        "no promise is open any more, and the last was kept on Thursday 26 March 2026; only they"
    )
    assert (asked.due_on, asked.place) == (date(2026, 4, 2), "promises")
    do(office, follow_through.hear_resident, last, "hear-resident", answer=ResidentWord.NOT_REACHED)
    (again,) = work(office, Kind.IS_IT_SO)
    assert again.because.endswith("not reached on Thursday 26 March 2026, and to be asked once more")
    no = {"answer": ResidentWord.DISAGREES, "words": "It drips", "of_all": True}
    said = "It is not said which promise is not done"
    assert refused(office, follow_through.hear_resident, last, "hear-resident", **no) == said
    do(office, follow_through.hear_resident, last, "hear-resident", of_all=True)
    assert work(office, Kind.IS_IT_SO) == []
    heard = [each.commitment_id for each in case(office, at).resident_answers]
    assert heard == [last["commitment_id"], last["commitment_id"], at["commitment_id"]]


def test_what_the_resident_says_is_not_done_was_not_done_on_a_day_before_they_said_so(office: Office, at):
    update(office, commitments.complete, at, "complete")
    office.on(DUE + timedelta(3))
    no = {"answer": ResidentWord.DISAGREES, "words": "It still drips", "asked_on": DUE + timedelta(2)}
    do(office, follow_through.hear_resident, at, "hear-resident", **no)
    with pytest.raises(Refused) as found:
        update(office, commitments.complete, at, "complete", completed_on=DUE)
    assert (found.value.field, "not done" in found.value.why) == ("completed_on", True)
    update(office, commitments.complete, at, "complete", completed_on=DUE + timedelta(2))
    assert missed(case(office, at).commitments[0], office.desk.today)


def stand(office: Office, at: dict[str, str]) -> list[bool]:
    """Whether each sign-off of the promise holds."""
    found = case(office, at)
    return [stands(each, found.commitments[0]) for each in found.sign_offs]


def test_somebody_else_signs_off_what_was_kept_and_again_where_it_was_open_since(office: Office, at):
    leader = OfficerFacts(id="leader", name="A Leader", role=Role.TEAM_LEADER)
    sit_down(office, leader)
    assert refused(office, follow_through.sign_off, at, "sign-off") == "This promise is not recorded as kept"
    update(office, commitments.complete, at, "complete")
    said = "You recorded this as done, and somebody else signs it off"
    assert refused(office, follow_through.sign_off, at, "sign-off") == said
    sit_down(office, OfficerFacts(id="another", name="Another Leader", role=Role.TEAM_LEADER))
    do(office, follow_through.sign_off, at, "sign-off")
    assert stand(office, at) == [True]
    no = {"answer": ResidentWord.DISAGREES, "words": "It still drips", "asked_on": office.desk.today}
    later = (
        lambda: do(office, follow_through.hear_resident, at, "hear-resident", **no),
        lambda: update(office, commitments.complete, at, "complete", completed_on=office.desk.today),
    )
    for minute, act in enumerate(later, 1):
        object.__setattr__(office, "desk", replace(office.desk, now=office.desk.now + timedelta(minutes=minute)))
        act()
        assert stand(office, at) == [False]
    sit_down(office, leader)
    do(office, follow_through.sign_off, at, "sign-off")
    assert [each.signed_off_by for each in case(office, at).sign_offs][1:] == [leader]
    assert stand(office, at) == [False, True]
    owner = replace(case(office, at).commitments[0].owner, role=Role.TEAM_LEADER)
    sit_down(office, owner)
    assert refused(office, follow_through.sign_off, at, "sign-off") == "Nobody signs off their own promise"
