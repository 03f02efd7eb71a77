"""Who carries what against what they can, who is away, and who may look behind a bar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions.absences import Given, give_out, say_away
from complaints_desktop.facts.absences import AbsenceFacts
from complaints_desktop.reading.absence_plan import Asked, proposal
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.team_board import TeamBoard, next_time, team_board
from complaints_desktop.reading.team_work import pieces
from complaints_desktop.team.away_words import away_words
from db.model import Case, Officer, Reviewer, Stage
from db.team_terms import Away, Part
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)
"""A Thursday; Good Friday is on 3 April, Easter Monday on 6 April."""


@pytest.fixture
def team(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        for name, role in (("Ann Lee", Role.RESOLUTION_OFFICER), ("Ben Okoro", Role.RESOLUTION_OFFICER)):
            session.add(Officer(id=name[:3].lower(), name=name, role=role.value))
        session.add(Officer(id="gas", name="Gas Team", role=Role.OWNER.value))
    return office


def given(office: Office, handler: str | None) -> str:
    case_id = office.log(TODAY)
    with office.working() as session:
        session.get_one(Case, case_id).handler_id = handler
        session.flush()
        restate(session, office.desk, [case_id])
    return case_id


def board(office: Office, role: Role | None = None, officer_id: str = "") -> TeamBoard:
    desk = office.desk
    if role:
        desk = replace(desk, officer=replace(desk.officer, id=officer_id, role=role))
    with office.record.reading() as session:
        return team_board(session, desk)


def away(office: Office, first: date, last: date | None) -> str:
    with office.record.writing(author=office.desk.officer.id) as session:
        made = say_away(session, office.desk, officer_id="ann", from_on=first, to_on=last).made
    assert made
    return made


def test_who_carries_most_of_what_they_can_comes_first_and_the_rest_is_allocated_to_nobody(team: Office):
    for handler in ("ann", "ann", "ben", None):
        given(team, handler)
    found = board(team)
    assert [each.officer.name for each in found.people[:2]] == ["Ann Lee", "Ben Okoro"]
    ann = found.of("ann")
    assert ann is not None
    assert ann.number == len(ann.pieces) == 2
    assert ann.points == sum(each.weighed.points for each in ann.pieces)
    assert "gas" not in {each.officer.id for each in found.people}, "who only owns promises carries no cases"
    assert len(found.unallocated) == 1


def test_what_is_behind_a_bar_is_seen_by_its_officer_and_by_who_gives_out_work(team: Office):
    for handler in ("ann", "ben", None):
        given(team, handler)
    found = board(team, Role.RESOLUTION_OFFICER, "ann")
    ann, ben = found.of("ann"), found.of("ben")
    assert ann is not None
    assert ben is not None
    assert (len(ann.pieces), ben.pieces, ben.number) == (1, (), 1)
    assert ben.points > 0, "the bar itself is for everybody"
    assert (found.unallocated, found.leads) == ((), False)


def test_the_four_weeks_tell_what_is_worked_and_what_is_lost_to_an_absence(team: Office):
    away(team, TODAY + timedelta(4), TODAY + timedelta(8))  # Monday to Good Friday
    ann, ben = board(team).of("ann"), board(team).of("ben")
    assert ann is not None
    assert ben is not None
    assert [week.planned for week in ann.weeks] == [10, 6, 10, 10], "without Good Friday and Easter Monday"
    assert [week.away for week in ann.weeks] == [6, 2, 0, 0]
    assert ann.away == ("Mon 30 Mar 2026 to Fri 3 Apr 2026",)
    assert ann.capacity < ben.capacity


def test_an_absence_is_told_until_it_is_over_and_longer_while_work_is_out(team: Office):
    case_id = given(team, "ann")
    absence = away(team, TODAY, TODAY + timedelta(1))
    piece = Given(case_id=case_id, part=Part.HANDLER, officer_id="ben", because="has most room")
    assert [(each.out, each.ends, each.comes_back) for each in board(team).absences] == [(0, False, False)]
    with team.record.writing(author=team.desk.officer.id) as session:
        give_out(session, team.desk, absence_id=absence, given=[piece])
    assert [(each.out, each.comes_back) for each in board(team).absences] == [(1, False)]
    assert [each.officer.id for each in board(team).people if each.pieces] == ["ben"]
    for later in (1, 2, 30):
        team.on(TODAY + timedelta(later))
        assert [(each.out, each.comes_back) for each in board(team).absences] == [(1, True)], later


def test_who_does_a_piece_is_asked_of_a_day(team: Office):
    case_id = given(team, "ann")
    absence = away(team, TODAY + timedelta(5), TODAY + timedelta(9))
    piece = Given(case_id=case_id, part=Part.HANDLER, officer_id="ben", because="has most room")
    with team.record.writing(author=team.desk.officer.id) as session:
        give_out(session, team.desk, absence_id=absence, given=[piece])
    with team.record.reading() as session:
        for day, actor in ((None, "ann"), (TODAY + timedelta(4), "ann"), (TODAY + timedelta(5), "ben")):
            assert [each.actor_id for each in pieces(session, team.desk, on=day)] == [actor], day


def test_an_absence_in_words():
    first = date(2026, 12, 7)
    table = [
        ({"to_on": None}, "from Mon 7 Dec 2026, until they are back"),
        ({"to_on": first}, "Mon 7 Dec 2026"),
        ({"to_on": first, "to_midday": True}, "Mon 7 Dec 2026, until midday"),
        (
            {"to_on": date(2026, 12, 11), "from_midday": True, "to_midday": True},
            "Mon 7 Dec 2026, from midday to Fri 11 Dec 2026, until midday",
        ),
        (
            {"to_on": first, "every_weeks": 2, "until_on": date(2027, 1, 4)},
            "Mon 7 Dec 2026; again every 2 weeks until Mon 4 Jan 2027",
        ),
        ({"to_on": first, "every_weeks": 1, "until_on": None}, "Mon 7 Dec 2026; again every week"),
    ]
    for said, words in table:
        facts = AbsenceFacts(id="a", officer_id="ann", kind=Away.PLANNED, from_on=first, **said)
        assert away_words(facts) == words


def test_what_somebody_had_who_has_left_is_with_nobody(team: Office):
    case_id = given(team, "ann")
    with team.working() as session:
        session.get_one(Officer, "ann").left_on = TODAY
    assert [each.case_id for each in board(team).unallocated] == [case_id]
    asked = Asked(first=TODAY, last=None)
    with team.record.reading() as session:
        assert [each.case_id for each in proposal(session, team.desk, asked=asked).pieces.values()] == [case_id]


def test_of_two_whom_two_desks_named_to_consider_stage_2_the_last_has_it(team: Office):
    case_id = given(team, None)
    with team.working() as session:
        stage = Stage(case_id=case_id, number=2, received_on=TODAY)
        session.add(stage)
        session.flush()
        for who, days in (("ben", 1), ("ann", 0)):
            on = TODAY - timedelta(days)
            session.add(Reviewer(case_id=case_id, stage_id=stage.id, officer_id=who, allocated_on=on))
        session.flush()
        restate(session, team.desk, [case_id])
    with team.record.reading() as session:
        found = pieces(session, team.desk)
    assert [each.owner_id for each in found if each.part is Part.REVIEWER] == ["ann"]


def test_the_next_time_of_an_absence_that_comes_again_is_the_one_that_is_on_or_to_come():
    monday = date(2026, 12, 7)
    once = AbsenceFacts(id="a", officer_id="ann", kind=Away.PLANNED, from_on=monday, to_on=monday + timedelta(4))
    weekly = replace(once, to_on=monday, every_weeks=2, until_on=monday + timedelta(60))
    table = [
        (once, -3, (0, 4)),
        (once, 2, (2, 4)),
        (replace(once, to_on=None), 9, (9, None)),
        (weekly, -3, (0, 0)),
        (weekly, 0, (0, 0)),
        (weekly, 1, (14, 14)),
    ]
    for absence, today, (first, last) in table:
        said = next_time(absence, monday + timedelta(today))
        assert said == (monday + timedelta(first), None if last is None else monday + timedelta(last)), today


def test_who_may_say_of_whom_that_they_are_away(team: Office):
    with team.working() as session:
        session.add(Officer(id="omb", name="Ola Moss", role=Role.OMBUDSMAN_OFFICER.value))
    for role, who, names in (
        (Role.TEAM_LEADER, "ann", {"Ann Lee", "Ben Okoro", "Ola Moss", "Test Officer"}),
        (Role.RESOLUTION_OFFICER, "ann", {"Ann Lee"}),
        (Role.OMBUDSMAN_OFFICER, "omb", {"Ola Moss"}),
        (Role.OWNER, "gas", set()),
    ):
        assert {each.name for each in board(team, role, who).may_be_away} == names, role
