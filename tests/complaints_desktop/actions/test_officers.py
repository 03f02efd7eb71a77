"""An officer is kept in one form: what is as it was asks for no right, and what is new for its own."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from complaints_desktop.actions.officers import OfficerTyped, keep_officer
from complaints_desktop.reading.officers import OfficerKept, officers
from complaints_desktop.rules.refusals import Refused
from db.model import Officer, Team
from db.terms import Role
from tests.complaints_desktop.office import Office

TODAY = date(2026, 3, 26)


@pytest.fixture
def team(office: Office) -> Office:
    office.on(TODAY)
    with office.working() as session:
        session.add_all(Team(id=name, name=name.title()) for name in ("north", "south", "west"))
        for each in ("ann", "ben"):
            session.add(Officer(id=each, name=each.title(), role=Role.RESOLUTION_OFFICER.value, team_id="north"))
    return office


def ann(office: Office) -> OfficerKept:
    with office.record.reading() as session:
        return next(each for each in officers(session, office.desk).people if each.id == "ann")


def keep(office: Office, by: Role = Role.COMPLAINTS_MANAGER, **new: object) -> OfficerKept:
    now = ann(office)
    typed = OfficerTyped(**{**{each.name: getattr(now, each.name) for each in fields(OfficerTyped)}, **new})
    with office.working() as session:
        desk = replace(office.desk, officer=replace(office.desk.officer, role=by))
        keep_officer(session, desk, officer_id="ann", typed=typed)
    return ann(office)


def test_what_is_typed_of_an_officer_is_what_is_read_again(team: Office):
    assert (ann(team).works, ann(team).share, ann(team).can) == ("All week", 100, "")
    said = {
        "name": "Ann Lee",
        "job_title": "Officer",
        "further": "south, West",
        "wednesday": 1,
        "friday": 0,
        "share": 80,
        "stage": True,
        "languages": "Polish, Urdu",
        "kinds": "pest control; Gas, electrical and water safety",
        "deputy": "ben",
        "joined_on": TODAY - timedelta(30),
    }
    kept = keep(team, **said)
    assert (kept.name, kept.further, kept.deputy_name) == ("Ann Lee", "South, West", "Ben")
    assert (kept.works, kept.share) == ("3½ days: half a day on Wednesday and not on Friday", 80)
    assert kept.can == "stage 2, gas, electrical and water safety; pest control, Polish, Urdu"
    less = keep(team, further="West", stage=False, languages="Urdu", kinds="", deputy=None)
    assert (less.further, less.can, less.deputy) == ("West", "Urdu", None)
    assert keep(team, team_id="west").further == "", "their own team is not a further one"


def test_who_leads_keeps_the_week_the_skills_and_the_deputy_and_no_more(team: Office):
    assert keep(team, Role.TEAM_LEADER, monday=0, ombudsman=True, deputy="ben").works == "4 days: not on Monday"
    for new in ({"name": "A Director"}, {"role": Role.TEAM_LEADER}, {"team_id": "south"}, {"further": "South"}):
        with pytest.raises(Refused, match="A team leader may not change settings"):
            keep(team, Role.TEAM_LEADER, **new)
    for new in ({"monday": 1}, {"stage": True}, {"deputy": None}):
        with pytest.raises(Refused, match="A resolution officer may not say who works when"):
            keep(team, Role.RESOLUTION_OFFICER, **new)
    keep(team, Role.AUDITOR)


def test_what_cannot_be_is_refused_at_its_field(team: Office):
    table = (
        ({"further": "East"}, "There is no team called “East”", "further"),
        ({"kinds": "weather"}, "“weather” is no kind of complaint", "kinds"),
        ({"share": 151}, "A load is between 0 and 150 percent", "share"),
        ({"share": None}, "The week is not whole", "share"),
        ({"role": None}, "It is not said which role", "role"),
        ({"deputy": "ann"}, "Nobody is their own deputy", "deputy"),
    )
    for new, why, field in table:
        with pytest.raises(Refused, match=why) as refused:
            keep(team, **new)
        assert refused.value.field == field
