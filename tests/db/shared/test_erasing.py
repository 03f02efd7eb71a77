"""What is erased is erased everywhere, and does not come back with who was away."""

from typing import Any

import psycopg
import pytest

from db.shared.desks import erase_again, register
from db.shared.erasing import erasures, personal
from db.shared.schema import tables
from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import change, new_row

MARK = "Mrs Marker of Marker Mews"


def furnished(office: Office) -> Case:
    """A case that has the mark in everything somebody typed."""
    case = office.case("ann")
    marked = {
        name: {field: ({"said": MARK} if field == "content" else MARK) for field in personal(table)}
        for table in tables()
        for name in [table.name]
    }
    ids = case.ids
    point, commitment = new_row("point", ids, **marked["point"]), new_row("commitment", ids | owner(office))
    commitment["patch"] |= marked["commitment"]
    ids |= {"point": point["entity_id"], "commitment": commitment["entity_id"]} | owner(office)
    more = [
        new_row(name, ids, **marked[name])
        for name in ("need", "adjustment", "contact", "finding", "evidence_check", "offer", "extension")
    ]
    more.append(new_row("draft", {}, case_id=case.id, **marked["draft"]))
    update = new_row("commitment_update", ids, **marked["commitment_update"])
    over = dict.fromkeys(marked["person"], case.person["change_id"])
    updates = [
        change("person", ids["person"], "update", marked["person"], over),
        case.set(learning=MARK, updates_agreed=MARK),
    ]
    answer = office["mia"].push(point, commitment, *more, update, *updates)
    assert answer["counts"]["held"] == 0, office["mia"].pull(1).feeds.get("held")
    return case


def owner(office: Office) -> dict[str, str]:
    return {"officer": office.officer("ann").officer_id}


def everywhere(office: Office) -> set[str]:
    """Return the tables of the server that hold the mark anywhere."""
    admin = office.shared.admin
    names = admin.execute("SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('app', 'sync')").fetchall()
    return {
        f"{schema}.{name}"
        for schema, name in names
        if admin.execute(f"SELECT 1 FROM {schema}.{name} t WHERE t::text LIKE %s LIMIT 1", (f"%{MARK}%",)).fetchone()
    }


def test_a_case_is_erased_in_its_rows_and_in_everything_ever_written_to_them(office: Office):
    case = furnished(office)
    office["bob"].push(case.set(learning="Otherwise: " + MARK))
    office["bob"].push(case.set(closed_on="2026-01-01", void_because=MARK))
    assert "sync.change" in everywhere(office)
    done = office["mia"].call("erase", case_id=case.id, reason="retention")
    assert done["rows"] > 12
    assert everywhere(office) == set()


def test_desks_are_told_what_was_erased_and_get_the_rows_without_it(office: Office):
    case = furnished(office)
    office["bob"].pull()
    office["mia"].call("erase", case_id=case.id, reason="retention")
    pulled = office["bob"].pull()
    [told] = pulled.feeds["erased"]
    assert told["case_id"] == case.id
    fields = {(entity, row): set(names) for entity, row, names in told["rows"]}
    assert "learning" in fields["case_", case.id]
    person = pulled.row("person", case.ids["person"])
    assert person is not None
    assert (person["name"], person["phone"]) == ("erased", None)
    kept = pulled.row("case_", case.id)
    assert kept is not None
    assert kept["reference"] == case.id
    assert kept["learning"] is None


def test_what_comes_later_is_held_without_what_was_personal(office: Office):
    case = furnished(office)
    office["ann"].pull()
    office["mia"].call("erase", case_id=case.id, reason="retention")
    late = [
        case.set(learning=MARK),
        new_row("contact", case.ids, summary=MARK),
        new_row("need", case.ids, note=MARK),
        change("person", case.ids["person"], "update", {"phone": MARK[:80]}, {"phone": case.person["change_id"]}),
    ]
    assert office["ann"].push(*late)["counts"]["held"] == 4
    assert {each["rule"] for each in office["ann"].pull().feeds["held"]} >= {"erased"}
    assert everywhere(office) == set()


def test_a_person_who_is_in_another_case_too_is_not_erased_with_the_first(office: Office):
    case = office.case("ann")
    office["ann"].push(again := new_row("case_", {}, person_id=case.ids["person"], team_id=office.team("ann")))
    office["mia"].call("erase", case_id=case.id, reason="retention")
    person = office["mia"].pull().row("person", case.ids["person"])
    assert person is not None
    assert person["name"] == "some name"
    office["mia"].call("erase", case_id=again["entity_id"], reason="retention")
    person = office["mia"].pull().row("person", case.ids["person"])
    assert person is not None
    assert person["name"] == "erased"


@pytest.mark.parametrize("login", ["ann", "tom", "aud", "will"])
def test_only_who_may_erase_erases(office: Office, login: str):
    case = office.case("ann")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        office[login].call("erase", case_id=case.id, reason="retention")


@pytest.mark.parametrize("reason", [None, "", "  ", "x" * 201])
def test_an_erasure_has_a_reason(office: Office, reason: Any):
    case = office.case("ann")
    with pytest.raises(psycopg.Error) as error:
        office["mia"].call("erase", case_id=case.id, reason=reason)
    assert error.value.sqlstate == "SY006"


def test_an_erasure_is_done_once(office: Office):
    case = office.case("ann")
    first = office["mia"].call("erase", case_id=case.id, reason="retention")
    assert office["mia"].call("erase", case_id=case.id, reason="retention")["rows"] == first["rows"]


def test_the_register_erases_again_what_a_restore_brought_back(office: Office):
    case = furnished(office)
    kept = register(office.shared.admin)
    office["mia"].call("erase", case_id=case.id, reason="retention")
    kept = register(office.shared.admin)
    assert [(each.case_id, each.reason, each.author) for each in kept] == [(case.id, "retention", "mia")]
    admin = office.shared.admin
    admin.execute("DELETE FROM sync.erased_row")
    admin.execute("DELETE FROM sync.erasure")
    admin.execute("UPDATE app.case_ SET learning = %s", (MARK,))
    assert erase_again(admin, kept) == 1
    assert everywhere(office) == set()
    assert erase_again(admin, kept) == 0


def test_every_text_somebody_types_is_personal_unless_it_is_named_as_none():
    fields = {table.name: set(personal(table)) for table in tables()}
    assert {"summary", "outcome_sought", "learning", "expressed_to", "void_because"} <= fields["case_"]
    assert fields["case_"].isdisjoint({"reference", "category", "hazard", "closed_as", "logged_at", "handler_id"})
    assert {"name", "address", "phone", "email", "postcode"} <= fields["person"]
    assert fields["contact"] == {"with_whom", "summary"}
    assert "app.officer" not in erasures()
    assert "app.team " not in erasures()
