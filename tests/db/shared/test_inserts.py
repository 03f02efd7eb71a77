"""An insert makes a row; over a row that is there it changes nothing, and is the same, a clash, or held."""

from typing import Any
from uuid import uuid4

import pytest

from db.model.base import natural_id
from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import Change, change, new_row
from tests.tables import each_row

ATTACKS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "a colleague made head": ("officer", "bob", {"role": "head of customer experience"}),
    "the manager made to have left": ("officer", "mia", {"left_on": "2026-01-01"}),
    "a contact rewritten": ("contact", "", {"summary": "They withdrew it all"}),
    "an issued letter dated back": ("letter", "", {"issued_on": "2026-01-02"}),
    "a case made void": ("case_", "", {"void_because": "never was"}),
    "a case given away": ("case_", "", {"team_id": None}),
}
"""What an officer without the right to it did to rows that stood, by sending them once more as new."""


def standing(office: Office, entity: str, entity_id: str) -> dict[str, Any]:
    """Return a row as the server has it."""
    found = office.shared.admin.execute(f"SELECT to_jsonb(t) FROM app.{entity} t WHERE id = %s", (entity_id,))
    ((row,),) = found.fetchall()
    return dict(row)


def without_position(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "pos"}


def rows_of(office: Office, case: Case) -> dict[str, str]:
    """Have the manager write a contact and a letter into the case; return the ids of its rows."""
    contact, document = new_row("contact", case.ids), new_row("document", case.ids)
    ids = case.ids | {"document": document["entity_id"], "contact": contact["entity_id"]}
    letter = new_row("letter", ids)
    assert office["mia"].push(contact, document, letter)["counts"]["applied"] == 3
    return ids | {"letter": letter["entity_id"]}


def insert_over(row: dict[str, Any], entity: str, **values: Any) -> Change:
    """Return an insert of a row that is there, with other values."""
    patch = {name: value for name, value in row.items() if name not in ("id", "ver", "pos")}
    return change(entity, row["id"], "insert", {**patch, **values})


@each_row("based", [False, True], ids=["with no base", "over the version that stands"])
@each_row("attack", ATTACKS)
def test_a_row_that_stands_is_not_changed_by_inserting_it_again(office: Office, attack: str, *, based: bool):
    entity, login, values = ATTACKS[attack]
    case = office.case("tom")
    ids = rows_of(office, case)
    row = standing(office, entity, office.officer(login).officer_id if login else ids[entity])
    sent = insert_over(row, entity, **values)
    if based:
        sent["base"] = {name: row["ver"].get(name, row["ver"]["*"]) for name in values}
    counts = office["ann"].push(sent)["counts"]
    assert counts["applied"] == 0
    assert without_position(standing(office, entity, row["id"])) == without_position(row)
    assert counts["clash"] == 0


def test_a_new_row_has_no_base(office: Office):
    row = new_row("case_", {}, reference="R")
    row["base"] = {"reference": str(uuid4())}
    assert office["ann"].push(row)["counts"]["held"] == 1
    assert [each["rule"] for each in office["ann"].pull().feeds["held"]] == ["unreadable"]


def test_two_desks_that_make_one_team_or_holiday_make_one_row(office: Office):
    day = {"holiday_on": "2026-09-19", "name": "A day of mourning", "is_holiday": True}
    west, holiday = natural_id("team", "west"), natural_id("holiday", "2026-09-19")
    for entity, own, values in (("team", west, {"name": "West"}), ("holiday_change", holiday, day)):
        row = new_row(entity, {}, id=own, **values)
        assert office["mia"].push(row)["counts"]["applied"] == 1
        again = new_row(entity, {}, id=row["entity_id"], **values)
        assert office.desk("mia").push(again)["counts"]["same"] == 1


def test_two_who_correct_one_day_otherwise_clash(office: Office):
    day = {"holiday_on": "2026-09-19"}
    row = new_row("holiday_change", {}, id=natural_id("holiday", "2026-09-19"), name="A day of mourning", **day)
    assert office["mia"].push(row)["counts"]["applied"] == 1
    other = new_row("holiday_change", {}, id=row["entity_id"], name="A day of joy", **day)
    assert office.desk("mia").push(other)["counts"]["clash"] == 1
    [clash] = office["mia"].pull().feeds["clash"]
    assert (clash["field"], clash["kept_value"]) == ("name", "A day of mourning")


@pytest.mark.parametrize("name", ["Repairs team", "REPAIRS TEAM"])
def test_somebody_only_named_is_named_again_whatever_became_of_them(office: Office, name: str):
    """Their id follows from the name without its capitals; the second desk knows nothing of a telephone."""
    own = natural_id("officer", "repairs team", "owner of commitments")
    row = new_row("officer", {}, id=own, name="Repairs team", role="owner of commitments")
    row["patch"]["phone"] = "020"
    assert office["mia"].push(row)["counts"]["applied"] == 1
    again = new_row("officer", {}, id=row["entity_id"], name=name, role="owner of commitments")
    assert office["ann"].push(again)["counts"]["same"] == 1
    assert standing(office, "officer", row["entity_id"])["phone"] == "020"


def test_what_was_the_same_may_be_gone_on_from(office: Office):
    row = new_row("team", {}, name="West")
    office["mia"].push(row)
    again = {**new_row("team", {}, name="West"), "entity_id": row["entity_id"]}
    office["mia"].push(again)
    renamed = change("team", row["entity_id"], "update", {"name": "Far West"}, {"name": again["change_id"]})
    assert office["mia"].push(renamed)["counts"]["applied"] == 1
