"""What is erased is erased everywhere, and does not come back with who was away."""

import json
from typing import Any

import psycopg
import pytest

from db.shared.desks import erase_again, register
from db.shared.erasing import erasures, personal
from db.shared.schema import tables
from tests.db.shared.conftest import Case, Office
from tests.db.shared.desk import batch, change, new_row

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
    assert fields["contact"] == {"with_whom", "summary", "accompanied_by", "otherwise_because"}
    assert "app.officer" not in erasures()
    assert "app.team " not in erasures()


def imported(office: Office) -> tuple[str, list[Case]]:
    """Two cases of one import, whose report says something of each, and of a row that was left out."""
    run = new_row("import_run", {}, file_name=f"{MARK}.csv")
    office["mia"].push(run)
    cases = [
        office.case("mia", import_run_id=run["entity_id"], source_reference=name, reference=f"26-ZZZ-000{number}")
        for number, name in enumerate(("old-1", "old-2"), 1)
    ]
    rows = [
        {"line": 1, "reference": "26-ZZZ-0001", "source_reference": "old-1", "reason": MARK},
        {"line": 2, "reference": "26-ZZZ-0002", "source_reference": "old-2", "reason": "of the other"},
        {"line": 3, "reference": None, "source_reference": "old-1", "reason": MARK},
        {"line": 4, "reference": None, "source_reference": None, "reason": "of nobody"},
    ]
    report = {"file": "all.csv", "rows": rows, "read_as": {"encoding": "cp1252", "samples": [MARK]}}
    base = {"report": run["change_id"]}
    office["mia"].push(change("import_run", run["entity_id"], "update", {"report": report}, base))
    return run["entity_id"], cases


def test_the_report_of_an_import_loses_what_it_says_of_an_erased_case_and_keeps_the_rest(office: Office):
    run, (one, other) = imported(office)
    office["mia"].call("erase", case_id=one.id, reason="retention")
    row = office["mia"].pull(0).row("import_run", run)
    assert row is not None
    assert [each["line"] for each in row["report"]["rows"]] == [2, 4]
    assert row["report"]["read_as"] == {"encoding": "cp1252", "samples": []}
    assert row["file_name"] == f"{MARK}.csv"
    logged = "SELECT patch -> 'report' = %s::jsonb FROM sync.change WHERE entity_id = %s AND op = 'update'"
    assert office.shared.admin.execute(logged, (json.dumps(row["report"]), run)).fetchall() == [(True,)]
    office["mia"].call("erase", case_id=other.id, reason="retention")
    row = office["mia"].pull(0).row("import_run", run)
    assert row is not None
    assert (row["file_name"], row["report"]) == ("erased", {})
    assert everywhere(office) == set()


def test_a_desk_that_sends_its_import_again_after_an_erasure_is_known_again(office: Office):
    run, (one, _) = imported(office)
    sent = office.shared.admin.execute(
        "SELECT to_jsonb(c) FROM sync.change c WHERE entity_id = %s AND op = 'update'", (run,)
    ).fetchall()
    office["mia"].call("erase", case_id=one.id, reason="retention")
    assert office.desk("mia").push(*({**each, "seq": 1} for (each,) in sent))["counts"]["again"] == 1


def test_held_work_on_a_person_is_no_question_after_their_erasure(office: Office):
    case, other = office.case("ann"), office.case("ann")
    late = new_row("need", case.ids, note=MARK, kind=MARK)
    late["patch"]["review_on"] = "no day"
    beside = new_row("contact", other.ids, summary="of another case")
    assert office["ann"].push(*batch(late, beside))["counts"]["held"] == 2
    office["mia"].call("erase", case_id=case.id, reason="retention")
    assert "held" not in office["mia"].pull(0).feeds
    assert everywhere(office) == set()
    [kept] = office.shared.admin.execute(
        "SELECT patch ->> 'summary' FROM sync.change WHERE change_id = %s", (beside["change_id"],)
    ).fetchall()
    assert kept == ("of another case",)


def test_held_work_that_is_sent_again_after_an_erasure_is_known_again(office: Office):
    case = office.case("ann")
    late = new_row("need", case.ids, note=MARK)
    late["patch"]["review_on"] = "no day"
    office["ann"].push(late)
    office["mia"].call("erase", case_id=case.id, reason="retention")
    for left in (late["patch"], {}):  # as a desk has it that has not heard of the erasure, and as one that has
        assert office.desk("ann").push({**late, "patch": left})["counts"]["again"] == 1
    assert everywhere(office) == set()


def test_what_was_said_of_no_case_goes_with_the_person_it_was_about(office: Office):
    case = office.case("ann")
    base = {"preferred_name": case.person["change_id"]}
    for login, name in (("ann", "One"), ("bob", "Other")):
        office[login].push(change("person", case.ids["person"], "update", {"preferred_name": name}, base))
    [clash] = office["ann"].pull().feeds["clash"]
    ann, mia = (office.officer(login).officer_id for login in ("ann", "mia"))
    about = {"clash_id": clash["id"], "their_change": clash["their_change"], "settled_by_id": ann}
    answer = new_row("settlement", {}, choice="kept", because=MARK, **about)
    office.restored()
    lost = {"entity": "person", "entity_id": case.ids["person"], "fields": "name", "said_by": MARK}
    declared = new_row("given_back", {"officer": mia}, case_id=None)
    declared["patch"] |= lost
    assert office["ann"].push(answer)["counts"]["applied"] == 1
    assert office["mia"].push(declared)["counts"]["applied"] == 1
    office["mia"].call("erase", case_id=case.id, reason="retention")
    assert everywhere(office) == set()


def test_held_work_says_nothing_under_any_name_after_an_erasure(office: Office):
    case = office.case("ann")
    unknown = new_row("contact", case.ids)
    unknown["patch"] |= {"a_newer_field": MARK, "contact_on": MARK}
    office["ann"].push(unknown)
    office["cat"].push(new_row("contact", case.ids, summary=MARK))
    office["mia"].call("erase", case_id=case.id, reason="retention")
    assert everywhere(office) == set()


def decide(login: str, office: Office, case: Case, decision: str) -> None:
    row = new_row("keeping_decision", case.ids, decision=decision, decided_by_id=office.officer(login).officer_id)
    assert office[login].push(row)["counts"]["held"] == 0


def test_nothing_is_erased_under_a_legal_hold_nor_by_who_decided_it(office: Office):
    case = office.case("ann")
    decide("mia", office, case, "legal hold")
    with pytest.raises(psycopg.errors.Error, match="legal hold"):
        office["mia"].call("erase", case_id=case.id, reason="x")
    decide("mia", office, case, "legal hold lifted")
    decide("mia", office, case, "to be erased")
    with pytest.raises(psycopg.errors.Error, match="who decided"):
        office["mia"].call("erase", case_id=case.id, reason="x")
    office.shared.officer("max", role="complaints manager")
    assert office.desk("max").call("erase", case_id=case.id, reason="x")["rows"] > 0


def test_the_register_of_erasures_is_told_to_those_who_audit_alone(office: Office):
    case = office.case("ann")
    office["mia"].call("erase", case_id=case.id, reason="over")
    told = {login: office[login].pull(0).feeds["erased"][0] for login in ("ann", "mia", "aud")}
    assert [told[login].get("reason") for login in ("ann", "mia", "aud")] == [None, "over", "over"]
