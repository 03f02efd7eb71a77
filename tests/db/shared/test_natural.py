"""Ids that follow from what a row is about: computed by the server, and nobody's to take for something else."""

import json
from uuid import uuid4

import pytest

from db.model.base import natural_id
from db.model.contractors import contractor_id
from db.model.drafts import draft_id
from db.model.homes import home_id
from db.model.team import officer_id, team_id
from db.problems import EnvironmentProblem
from tests.db.shared.conftest import Office
from tests.db.shared.desk import Change, change, new_row
from tests.db.shared.test_for_good import rules
from tests.tables import each_row

NAMES = ["north", "x" * 45, "y" * 46, "z" * 300, "Łódź", "Straße", "ΣΊΣΥΦΟΣ", "Đặng", "👩‍🔧 team", ""]


@each_row("name", NAMES)
def test_the_server_computes_an_id_as_a_desk_does(office: Office, name: str):
    sql = "SELECT sync.natural_id('team', sync.casefold(%s))"
    assert office.shared.admin.execute(sql, (name,)).fetchone() == (team_id(name),)


def draft_of(office: Office, login: str, **more: object) -> Change:
    """Return the first saving of an officer's draft, under its own id unless `id` says another."""
    officer = office.officer(login).officer_id
    row = new_row("draft", {}, id=more.pop("id", draft_id("log", None, officer)))
    row["patch"] |= {"kind": "log", "case_id": None, "officer_id": officer, "content": {}, "ended_at": None, **more}
    return row


def test_nobody_takes_the_place_of_anothers_draft(office: Office):
    ann = office.officer("ann").officer_id
    for login in ("bob", "cat"):
        assert office[login].push(draft_of(office, login, id=draft_id("log", None, ann)))["counts"]["held"] == 1
        assert rules(office[login]) == {"not_its_id"}
    first = draft_of(office, "ann")
    assert office["ann"].push(first)["counts"]["applied"] == 1
    saved = change("draft", first["entity_id"], "update", {"content": {"a": 1}}, {"content": first["change_id"]})
    assert office["ann"].push(saved)["counts"]["applied"] == 1


TAKEN = {
    "a day of the calendar": natural_id("holiday", "2026-12-25"),
    "a contractor": contractor_id("Brixton Roofs"),
    "a home": home_id("10002"),
    "a team": team_id("West"),
    "somebody only named": officer_id("Jane Smith", "owner of commitments"),
}


@pytest.mark.parametrize("what", TAKEN)
def test_nothing_else_is_made_under_the_id_of(office: Office, what: str):
    case, bob = office.case("ann"), office["bob"]
    for row in (draft_of(office, "bob", id=TAKEN[what]), new_row("contact", case.ids, id=TAKEN[what])):
        assert bob.push(row)["counts"]["held"] == 1
    named = {"name": "Mickey Mouse", "role": "owner of commitments"}
    row = new_row("officer", {}, id=TAKEN[what])
    row["patch"] = dict.fromkeys(row["patch"]) | named
    assert bob.push(row)["counts"]["held"] == 1
    assert rules(bob) == {"not_its_id"}
    assert office["mia"].push(new_row("team", {}, id=TAKEN[what], name="Evil"))["counts"]["held"] == 1


def test_a_team_a_day_a_home_a_contractor_and_somebody_named_are_made_under_their_own(office: Office):
    holiday = {"holiday_on": "2026-12-25", "name": "x", "is_holiday": False}
    assert (
        office["mia"].push(
            new_row("team", {}, id=team_id("WEST"), name="West"),
            new_row("holiday_change", {}, id=natural_id("holiday", "2026-12-25"), **holiday),
            new_row("home", {}, id=home_id("10002"), uprn="10002", address="2 Alder Court"),
            new_row("contractor", {}, id=contractor_id("brixton  ROOFS"), name="Brixton Roofs"),
        )["counts"]["applied"]
        == 4
    )
    row = new_row("officer", {}, id=officer_id("Zoë ÅRUP", "owner of commitments"))
    row["patch"] = dict.fromkeys(row["patch"]) | {"name": "zoë Årup", "role": "owner of commitments"}
    assert office["ann"].push(row)["counts"]["applied"] == 1


def test_an_officer_is_let_into_the_team_of_that_name_whatever_its_id(office: Office):
    made = new_row("team", {}, name="West")
    assert office["mia"].push(made)["counts"]["applied"] == 1
    assert office.shared.officer("wes", team="west").team_id == made["entity_id"]


def test_who_names_a_team_by_the_name_it_had_is_told_the_one_it_has(office: Office):
    row = new_row("team", {}, id=team_id("West"), name="West")
    renamed = change("team", row["entity_id"], "update", {"name": "Far West"}, {"name": row["change_id"]})
    assert office["mia"].push(row, renamed)["counts"]["applied"] == 2
    with pytest.raises(EnvironmentProblem, match="Far West"):
        office.shared.officer("wes", team="West")
    assert office.shared.officer("wes", team="Far West").team_id == row["entity_id"]


def test_what_is_held_of_one_draft_is_one_question_and_what_made_it(office: Office):
    case, cat = office.case("ann"), office["cat"]
    officer = office.officer("cat").officer_id
    first = draft_of(office, "cat", id=draft_id("log", case.id, officer), case_id=case.id)
    assert cat.push(first)["counts"]["held"] == 1
    for n in range(3):
        more = {"content": {"n": n}, "saved_at": first["patch"]["saved_at"]}
        assert cat.push(change("draft", first["entity_id"], "update", more, dict.fromkeys(more, str(uuid4()))))
    held = office.shared.admin.execute(
        "SELECT c.op, c.patch FROM sync.held h JOIN sync.change c ON c.change_id = h.id"
        " WHERE h.state = 'open' ORDER BY seq"
    ).fetchall()
    assert [(op, json.dumps(patch["content"])) for op, patch in held] == [("insert", "{}"), ("update", '{"n": 2}')]
