"""Who says what of officers: names and teams by managers, patterns and skills by who leads."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions import team
from complaints_desktop.case.workers import workers
from complaints_desktop.desk.changes import Changes
from complaints_desktop.facts.workers import WorkerFacts
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, Team
from db.team_terms import SkillKind
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
WEEK = (2, 2, 2, 1, 0)


@pytest.fixture
def ann(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        session.add_all(Team(id=name, name=name) for name in ("North", "South"))
        session.add_all(
            Officer(id=each, name=each.title(), role=Role.RESOLUTION_OFFICER.value, team_id="North")
            for each in ("ann", "ben")
        )
    return office


def do(office: Office, act: Callable[..., Changes], by: Role = Role.COMPLAINTS_MANAGER, **said: object) -> Changes:
    desk = replace(office.desk, officer=replace(office.desk.officer, role=by))
    with office.working() as session:
        return act(session, desk, **said)


def known(office: Office, officer: str = "ann", on: date = TODAY) -> WorkerFacts:
    with office.record.reading() as session:
        return next(each for each in workers(session, on) if each.id == officer)


def test_who_changes_what_of_an_officer(ann: Office):
    details = {"officer_id": "ann", "name": "Ann Lee", "role": Role.TEAM_LEADER}
    pattern = {"officer_id": "ann", "from_on": TODAY, "halves": WEEK}
    skill = {"officer_id": "ann", "kind": SkillKind.LANGUAGE, "value": "Polish"}
    joining = {"officer_id": "ann", "team_id": "South"}
    table: list[tuple[Callable[..., Changes], dict[str, object], set[Role]]] = [
        (team.change_officer, details, {Role.COMPLAINTS_MANAGER}),
        (team.join_team, joining, {Role.COMPLAINTS_MANAGER}),
        (team.set_pattern, pattern, {Role.COMPLAINTS_MANAGER, Role.TEAM_LEADER}),
        (team.add_skill, skill, {Role.COMPLAINTS_MANAGER, Role.TEAM_LEADER}),
        (team.set_deputy, {"officer_id": "ann", "deputy_id": "ben"}, {Role.COMPLAINTS_MANAGER, Role.TEAM_LEADER}),
    ]
    for act, said, may in table:
        for role in (Role.RESOLUTION_OFFICER, Role.OWNER, Role.AUDITOR, Role.TEAM_LEADER, Role.COMPLAINTS_MANAGER):
            if role in may and act is not team.join_team:
                continue
            if role in may:
                do(ann, act, role, **said)
                continue
            with pytest.raises(Refused, match="may not"):
                do(ann, act, role, **said)


def test_what_cannot_be_so_is_refused_in_words(ann: Office):
    do(ann, team.add_skill, officer_id="ann", kind=SkillKind.LANGUAGE, value="Polish")
    table: list[tuple[Callable[..., Changes], dict[str, object], str]] = [
        (team.set_pattern, {"from_on": TODAY, "halves": (2, 2, 2)}, "five days of two halves"),
        (team.set_pattern, {"from_on": TODAY, "halves": (2, 2, 2, 2, 3)}, "five days of two halves"),
        (team.set_pattern, {"from_on": TODAY, "halves": WEEK, "share": 151}, "between 0 and 150"),
        (team.add_skill, {"kind": SkillKind.LANGUAGE, "value": "n/a"}, "not said which language"),
        (team.add_skill, {"kind": SkillKind.CATEGORY}, "not said which category"),
        (team.add_skill, {"kind": SkillKind.LANGUAGE, "value": "polish"}, "on record of Ann"),
        (team.set_deputy, {"deputy_id": "ann"}, "Nobody is their own deputy"),
        (team.join_team, {"team_id": "North"}, "works in North already"),
        (team.join_team, {"team_id": "East"}, "not known here"),
        (team.leave_team, {"team_id": "North"}, "beside their own"),
        (team.change_officer, {"name": " ", "role": Role.OWNER}, "The name is missing"),
        (
            team.change_officer,
            {"name": "Ann", "role": Role.OWNER, "joined_on": TODAY, "left_on": TODAY - timedelta(1)},
            "leave before they joined",
        ),
    ]
    for act, said, why in table:
        with pytest.raises(Refused, match=why):
            do(ann, act, **({"officer_id": "ann"} | said))


def test_nobody_changes_their_own_role(ann: Office):
    me = {"officer_id": ann.desk.officer.id, "name": "Test Officer"}
    with pytest.raises(Refused, match="their own role"):
        do(ann, team.change_officer, **me, role=Role.HEAD)
    do(ann, team.change_officer, **me, role=ann.desk.officer.role)


def test_an_officer_is_known_with_all_that_holds(ann: Office):
    first = do(ann, team.set_pattern, officer_id="ann", from_on=TODAY, halves=WEEK, share=80).made
    do(ann, team.set_pattern, officer_id="ann", from_on=TODAY + timedelta(30), halves=(2, 2, 2, 2, 2))
    skill = do(ann, team.add_skill, officer_id="ann", kind=SkillKind.STAGE).made
    do(ann, team.join_team, officer_id="ann", team_id="South")
    do(ann, team.set_deputy, officer_id="ann", deputy_id="ben")
    found = known(ann)
    assert [each.halves for each in found.patterns] == [(*WEEK, 0, 0), (2, 2, 2, 2, 2, 0, 0)]
    assert ([each.value for each in found.skills], found.teams) == (["stage 2"], {"North", "South"})
    assert found.deputy_id == "ben"

    do(ann, team.take_pattern_back, pattern_id=first)
    do(ann, team.end_skill, skill_id=skill)
    do(ann, team.leave_team, officer_id="ann", team_id="South")
    do(ann, team.set_deputy, officer_id="ann", deputy_id=None)
    found = known(ann)
    assert (len(found.patterns), found.skills, found.teams, found.deputy_id) == (1, (), {"North"}, None)


def test_who_has_left_is_not_among_them_from_that_day(ann: Office):
    do(ann, team.change_officer, officer_id="ann", name="Ann", role=Role.OWNER, left_on=TODAY + timedelta(1))
    assert known(ann).left_on == TODAY + timedelta(1)
    with ann.record.reading() as session:
        assert "ann" not in {each.id for each in workers(session, TODAY + timedelta(1))}
