"""My work has what an officer agreed to, what of theirs runs out or is reviewed, and what waits for who is away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import absences, growth, money_requests, team
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.team import OfficerFacts
from complaints_desktop.forms.money_requests import MoneyAsked, MoneySentBack
from complaints_desktop.reading.day_notes import day_notes
from complaints_desktop.reading.growing import RUNS_OUT
from complaints_desktop.reading.my_work import Kind, WorkItem, my_work
from complaints_desktop.reading.my_work.of_growth import REVIEWED_AHEAD, TALK_AHEAD
from db.model import AgreedAction, Contractor, Membership, Officer, Team
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
ONE = timedelta(1)


@pytest.fixture
def people(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        session.add_all(Team(id=name, name=name) for name in ("North", "South"))
        for each in ("ann", "ben"):
            session.add(Officer(id=each, name=each.title(), role=Role.RESOLUTION_OFFICER.value, team_id="North"))
    return office


def do(office: Office, act: Callable[..., Changes], **said: object) -> str:
    with office.working() as session:
        return act(session, office.desk, **said).made or ""


def work(office: Office, officer: str = "", role: Role = Role.RESOLUTION_OFFICER) -> list[WorkItem]:
    facts = OfficerFacts(id=officer, name=officer.title(), role=role)
    desk = replace(office.desk, officer=facts) if officer else office.desk
    with office.record.reading() as session:
        return list(my_work(session, desk).items)


def said(office: Office, kind: Kind, officer: str = "", role: Role = Role.RESOLUTION_OFFICER) -> list[str]:
    return [each.what for each in work(office, officer, role) if each.kind is kind]


def test_what_somebody_agreed_to_is_their_work_until_it_is_ticked_and_nobody_elses(people: Office):
    do(people, growth.hold_one_to_one, officer_id="ann", held_on=TODAY, agreed=[("Shadow a surveyor", TODAY + ONE)])
    do(people, growth.plan_induction, officer_id="ann", steps=[("Meets the team", None)])
    (item,) = [each for each in work(people, "ann") if each.kind is Kind.AGREED]
    assert (item.what, item.due_on, item.do) == ("Shadow a surveyor", TODAY + ONE, "Tick it off")
    assert said(people, Kind.INDUCTION, "ann") == ["Meets the team"]
    for other in ("ben", ""):
        assert not {Kind.AGREED, Kind.INDUCTION} & {each.kind for each in work(people, other)}
    do(people, growth.tick_action, action_id=item.thing)
    assert said(people, Kind.AGREED, "ann") == []
    do(people, growth.tick_action, action_id=item.thing, done=False)
    do(people, growth.take_back, kind=AgreedAction, row_id=item.thing)
    assert said(people, Kind.AGREED, "ann") == []


def test_training_is_work_from_two_months_before_its_end_until_it_is_taken_again(people: Office):
    for course, until in (("Damp", TODAY + RUNS_OUT), ("Code", TODAY + RUNS_OUT + ONE), ("Letters", TODAY - ONE)):
        do(people, growth.record_training, officer_id="ann", course=course, taken_on=TODAY - 99 * ONE, expires_on=until)
    assert said(people, Kind.TRAINING, "ann") == ["Take the course again: Letters", "Take the course again: Damp"]
    assert said(people, Kind.TRAINING) == []
    do(people, growth.record_training, officer_id="ann", course="LETTERS", taken_on=TODAY)
    assert said(people, Kind.TRAINING, "ann") == ["Take the course again: Damp"]


def test_objectives_and_talks_are_work_of_both_when_their_day_is_near(people: Office):
    near, far = TODAY + REVIEWED_AHEAD, TODAY + REVIEWED_AHEAD + ONE
    with people.working() as session:
        session.add(Contractor(id="roofs", name="Roofs Ltd"))
    for what, review_on in (("Lead a review", near), ("Learn the map", far)):
        do(people, growth.set_objective, officer_id="ann", what=what, measure="By letter", review_on=review_on)
    firm = {"contractor_id": "roofs", "what": growth.STANDARD, "standard": True}
    do(people, growth.set_objective, review_on=near, **firm)
    assert said(people, Kind.OBJECTIVE, "ann") == ["Your objective: Lead a review"]
    theirs = ["Objective of Ann: Lead a review", f"Objective of Roofs Ltd: {growth.STANDARD}"]
    assert sorted(said(people, Kind.OBJECTIVE)) == sorted(theirs)
    assert said(people, Kind.OBJECTIVE, "ben") == []
    for next_on, found in ((TODAY + TALK_AHEAD, True), (TODAY + TALK_AHEAD + ONE, False)):
        do(people, growth.hold_one_to_one, officer_id="ann", held_on=TODAY, next_on=next_on)
        assert said(people, Kind.TALK, "ann") == ["One-to-one with Test Officer"] * found
        assert said(people, Kind.TALK) == ["One-to-one with Ann"] * found
        assert said(people, Kind.TALK, "ben") == []


def sit(office: Office, officer: str) -> None:
    facts = OfficerFacts(id=officer, name=officer.title(), role=Role.RESOLUTION_OFFICER)
    office.desk = replace(office.desk, officer=facts)


def test_what_waits_for_one_who_is_away_stands_in_the_work_of_their_deputy_and_says_for_whom(people: Office):
    case_id, me = people.log(TODAY), people.desk.officer
    do(people, team.set_deputy, officer_id="ann", deputy_id="ben")
    sit(people, "ann")
    asked = do(
        people, money_requests.ask, case_id=case_id, typed=MoneyAsked(pence=60_000, because="Two rooms were lost")
    )
    people.desk = replace(people.desk, officer=me)
    answered = MoneySentBack(because="Say for how long the rooms were lost")
    do(people, money_requests.send_back, case_id=case_id, request_id=asked, typed=answered)
    assert said(people, Kind.ASK_MONEY, "ben") == [], "nobody is away"
    away = do(people, absences.say_away, officer_id="ann", from_on=TODAY, to_on=TODAY)
    (item,) = [each for each in work(people, "ben") if each.kind is Kind.ASK_MONEY]
    assert item.because.endswith("it waits for Ann, who is away, and you are their deputy")
    assert said(people, Kind.ASK_MONEY, "ben", Role.AUDITOR) == [], "who may not do it does not see it"
    assert len(said(people, Kind.ASK_MONEY, "ann")) == 1, "it stays theirs"
    assert said(people, Kind.ASK_MONEY) == []
    do(people, absences.end_absence, absence_id=away, back_on=TODAY)
    assert said(people, Kind.ASK_MONEY, "ben") == []


def test_a_note_is_read_by_its_team_and_one_of_no_team_by_everybody(people: Office):
    for words, team_id, on in (
        ("The telephones are with Housing.", None, TODAY),
        ("North meets at two.", "North", TODAY + ONE),
        ("South meets at three.", "South", TODAY),
        ("That was yesterday.", None, TODAY - ONE),
    ):
        do(people, growth.note_day, noted_on=on, words=words, team_id=team_id)

    def read(officer: str) -> list[str]:
        desk = replace(people.desk, officer=OfficerFacts(id=officer, name="", role=Role.RESOLUTION_OFFICER))
        with people.record.reading() as session:
            return [each.words for each in day_notes(session, desk)]

    assert read("ann") == ["The telephones are with Housing.", "North meets at two."]
    with people.working() as session:
        session.add(Membership(officer_id="ann", team_id="South", from_on=TODAY))
    assert read("ann") == ["The telephones are with Housing.", "South meets at three.", "North meets at two."]
