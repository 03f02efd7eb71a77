"""The proposal laid out from the record: who may not have what, what stays, what goes together."""

from dataclasses import replace
from datetime import timedelta

import pytest

from complaints_desktop.actions.absences import give_out
from complaints_desktop.actions.people import agree_adjustment
from complaints_desktop.actions.team import add_skill, set_deputy
from complaints_desktop.forms.people import PersonDetails
from complaints_desktop.reading.absence_plan import Asked, Proposal, proposal
from complaints_desktop.reading.case_lines import restate
from complaints_desktop.reading.team_work import pieces
from db.model import Case, Officer, Stage, Team
from db.model.team import officer_id
from db.team_terms import Part, SkillKind
from db.terms import Role
from tests.complaints_desktop.actions.test_absences import TODAY, away, do, piece
from tests.complaints_desktop.filled import filled
from tests.complaints_desktop.office import Office

TWO_WEEKS = Asked(officer_id="ann", first=TODAY, last=TODAY + timedelta(13))


@pytest.fixture
def team(office: Office) -> Office:
    """Two teams: Ann, Ben and Cat of the North, Dan of the South; Tom leads."""
    office.on(TODAY)
    people = {"ann": "Ann Lee", "ben": "Ben Okoro", "cat": "Cat Moss", "dan": "Dan Shaw"}
    with office.working() as session:
        session.add_all(Team(id=each, name=each) for each in ("north", "south"))
        for key, name in people.items():
            where = "south" if key == "dan" else "north"
            session.add(Officer(id=key, name=name, role=Role.RESOLUTION_OFFICER.value, team_id=where))
        session.add(Officer(id="tom", name="Tom Hale", role=Role.TEAM_LEADER.value, team_id="north"))
    return office


def case_of(office: Office, handler: str, **said: object) -> str:
    case_id = office.log(TODAY, **said)
    with office.working() as session:
        row = session.get_one(Case, case_id)
        row.handler_id, row.team_id = handler or None, "north"
        session.flush()
        restate(session, office.desk, [case_id])
    return case_id


def resident(name: str, **said: str) -> PersonDetails:
    return PersonDetails(name=name, address=f"{len(name)} High Street", postcode="ZX1 1AA", **said)


def proposed(office: Office, asked: Asked = TWO_WEEKS) -> Proposal:
    with office.record.reading() as session:
        return proposal(session, office.desk, asked=asked)


def taker(found: Proposal, case_id: str, part: Part = Part.HANDLER) -> str:
    """Return who takes a case, or why it stays."""
    key = f"{part.name.lower()}:{case_id}"
    moves = {each.item: each.taker for each in found.plan.moves}
    return moves.get(key) or next(each.because for each in found.plan.left if each.item == key)


def test_what_somebody_has_goes_to_others_of_their_team_and_of_others_nothing(team: Office):
    mine = [case_of(team, "ann", resident=resident(f"Resident {each}")) for each in "ABCD"]
    case_of(team, "ben", resident=resident("Another"))
    found = proposed(team)
    assert {taker(found, each) for each in mine} == {"ben", "cat"}
    assert {each.reference for each in found.pieces.values()} == {
        f"{found.pieces[f'handler:{m}'].reference}" for m in mine
    }
    loads = {each.carrier: (each.before, each.after) for each in found.plan.loads}
    assert loads["ann"][1] == 0
    assert loads["dan"] == (0, 0)


def test_who_is_named_in_the_complaint_does_not_take_it(team: Office):
    mine = case_of(team, "ann", summary="Ben Okoro never rang back")
    assert taker(proposed(team), mine) == "cat"


def test_nobody_takes_stage_2_of_what_they_answered_at_stage_1(team: Office):
    mine = case_of(team, "ann")
    with team.working() as session:
        session.query(Stage).filter(Stage.case_id == mine).one().decider_id = "cat"
        session.add(Stage(case_id=mine, number=2, received_on=TODAY))
    assert taker(proposed(team), mine) == "ben"


def test_who_speaks_the_residents_language_takes_it(team: Office):
    mine = case_of(team, "ann")
    with team.working() as session:
        add_skill(session, team.desk, officer_id="cat", kind=SkillKind.LANGUAGE, value="Polish")
        person = session.get_one(Case, mine).person_id
        typed = filled("adjust", kind="Interpreter", detail="Polish, at each visit")
        agree_adjustment(session, team.desk, person_id=person, typed=typed)
    assert taker(proposed(team), mine) == "cat"


def test_a_household_goes_to_one_person(team: Office):
    home = [case_of(team, "ann", resident=resident(name, uprn="10001")) for name in ("Mr Hill", "Mrs Hill")]
    found = proposed(team)
    assert len({taker(found, each) for each in home}) == 1


def test_a_resident_keeps_their_contact_where_the_gap_is_short_and_nothing_falls_due(team: Office):
    mine = case_of(team, "ann")
    short = Asked(officer_id="ann", first=TODAY, last=TODAY + timedelta(1))
    assert "keeps their contact" in taker(proposed(team, short), mine)
    due = replace(short, first=TODAY + timedelta(6), last=TODAY + timedelta(7))
    assert taker(proposed(team, due), mine) in {"ben", "cat"}
    assert taker(proposed(team, replace(short, last=None)), mine) in {"ben", "cat"}


def test_who_is_away_or_leaving_takes_nothing_and_what_nobody_may_take_says_why(team: Office):
    mine = case_of(team, "ann")
    away(team, "ben", to_on=None)
    with team.working() as session:
        session.get_one(Officer, "cat").left_on = TODAY + timedelta(7)
        session.get_one(Officer, "tom").left_on = TODAY
    said = taker(proposed(team), mine)
    assert said.startswith("nobody may take it")
    assert all(words in said for words in ("Ben Okoro is away", "Cat Moss leaves on", "Dan Shaw are of another team"))


def test_what_is_covered_already_is_on_who_covers_it(team: Office):
    mine, absence = case_of(team, "ann"), away(team, "ann")
    do(team, give_out, absence_id=absence, given=[piece(mine, "ben")])
    with team.record.reading() as session:
        (found,) = pieces(session, team.desk)
    assert (found.owner_id, found.actor_id) == ("ann", "ben")
    ben = Asked(officer_id="ben", first=TODAY, last=TODAY + timedelta(13))
    assert taker(proposed(team, ben), mine) == "cat"


def test_a_persons_word_holds_locked_left_out_and_not_to(team: Office):
    mine = case_of(team, "ann")
    key = f"handler:{mine}"
    for who in ("ben", "cat", "tom"):
        assert taker(proposed(team, replace(TWO_WEEKS, locked={key: who})), mine) == who
    assert taker(proposed(team, replace(TWO_WEEKS, excluded={key: frozenset({"cat", "tom"})})), mine) == "ben"
    assert taker(proposed(team, replace(TWO_WEEKS, left=frozenset({key}))), mine) == "left where it is by hand"


def test_a_deputy_is_near_to_what_they_stand_in_for(team: Office):
    mine = case_of(team, "ann")
    with team.working() as session:
        set_deputy(session, team.desk, officer_id="ann", deputy_id="cat")
    found = proposed(team)
    assert taker(found, mine) == "cat"
    assert "stands in for Ann Lee" in found.plan.moves[0].because


def test_what_nobody_has_is_dealt_by_the_same_reasons(team: Office):
    mine = case_of(team, "ann", resident=resident("One"))
    free = case_of(team, "", resident=resident("Two"))
    found = proposed(team, Asked(first=TODAY, last=None))
    assert set(found.pieces) == {f"handler:{free}"}
    assert taker(found, free) in {"ann", "ben", "cat"}
    assert mine not in {each.case_id for each in found.pieces.values()}


def test_the_same_record_gives_the_same_plan(team: Office):
    for each in "ABCDEF":
        case_of(team, "ann", resident=resident(f"Resident {each}"))
    assert proposed(team).plan == proposed(team).plan


def test_a_name_and_a_language_are_whole_words(team: Office):
    mine = case_of(team, "ann", summary="The same man came twice; Mr. Okoro never rang back")
    with team.working() as session:
        session.get_one(Officer, "cat").name = "Sam"
        add_skill(session, team.desk, officer_id="ben", kind=SkillKind.LANGUAGE, value="Twi")
        person = session.get_one(Case, mine).person_id
        typed = filled("adjust", kind="Interpreter", detail="Polish, twice a week")
        agree_adjustment(session, team.desk, person_id=person, typed=typed)
    found = proposed(team)
    assert taker(found, mine) == "cat"
    assert "is named in the complaint" in (found.why_not(f"handler:{mine}", "ben") or "")


def test_nothing_goes_to_somebody_an_import_only_named_where_others_have_a_log_in(team: Office):
    mine, role = case_of(team, "ann"), Role.RESOLUTION_OFFICER.value
    with team.working() as session:
        session.add(Officer(id=officer_id("Old Hand", role), name="Old Hand", role=role, team_id="north"))
        for key in ("ben", "cat", "tom"):
            session.get_one(Officer, key).left_on = TODAY
    assert taker(proposed(team), mine) == officer_id("Old Hand", role)
    with team.working() as session:
        session.get_one(Officer, "ann").login = "ann"
    assert "Old Hand is named here and has no log-in" in taker(proposed(team), mine)
