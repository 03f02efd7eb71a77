"""An id stands for one row of one table: who plants another row under it reaches nobody's work with it."""

from typing import Any
from uuid import uuid4

import pytest
from psycopg.types.json import Jsonb

from tests.db.rows import tables
from tests.db.shared.conftest import MADE, Case, Office
from tests.db.shared.desk import Change, batch, change, new_row
from tests.tables import each_row


def rules(office: Office, login: str) -> list[str]:
    """Return the rules under which the officer's work is held."""
    return [each["rule"] for each in office[login].pull(0).feeds.get("held", [])]


def plant(office: Office, row: Change) -> None:
    """Put a row where it never could come to be: past every rule of the server."""
    whole = {**row["patch"], "id": row["entity_id"], "ver": {"*": row["change_id"]}, "pos": 1}
    entity = row["entity"]
    with office.shared.admin.transaction():
        office.shared.admin.execute("SET LOCAL session_replication_role = replica")
        office.shared.admin.execute(
            f"INSERT INTO app.{entity} SELECT (jsonb_populate_record(NULL::app.{entity}, %s)).*".encode(),
            (Jsonb(whole),),
        )


OTHERS = [table.name for table in tables() if table.name in MADE - {"officer", "case_"}]


def rows_of_all(case: Case, officer: str) -> dict[str, Change]:
    """Return a new row of every table, of the case."""
    ids, made = case.ids | {"officer": officer}, {}
    for table in tables():
        more: dict[str, Any] = {"number": 2} if table.name == "stage" else {}
        made[table.name] = new_row(table.name, ids, **more)
        ids.setdefault(table.name, made[table.name]["entity_id"])
    return made


@each_row("entity", OTHERS)
def test_the_id_of_a_case_is_no_other_rows(office: Office, entity: str):
    case, mia = office.case("ann"), office["mia"]
    row = rows_of_all(case, office.officer("mia").officer_id)[entity]
    before = rules(office, "mia")
    mia.push({**row, "entity_id": case.id})
    # a declaration of a loss, where none can have been, goes no further
    assert rules(office, "mia") == [*before, "not_lost" if entity == "given_back" else "id_taken"]
    assert mia.push(case.set(hazard="none"))["counts"]["applied"] == 1


@pytest.mark.parametrize("together", [True, False])
def test_of_two_rows_of_one_id_in_one_push_only_the_first_is_made(office: Office, together: bool):
    case, one = office.case("ann"), str(uuid4())
    both = [new_row("contact", case.ids, id=one), new_row("point", case.ids, id=one)]
    counts = office["ann"].push(*(batch(*both) if together else both))["counts"]
    assert (counts["held"], counts["applied"]) == ((2, 0) if together else (1, 1))
    assert rules(office, "ann") == ["id_taken"]


def test_the_id_of_work_that_is_only_held_is_free(office: Office):
    case, one = office.case("ann"), str(uuid4())
    office["ann"].push(new_row("contact", {"case_": str(uuid4())}, id=one))
    assert office["ann"].push(new_row("point", case.ids, id=one))["counts"]["applied"] == 1


def test_what_is_erased_is_so_in_its_own_table_alone(office: Office):
    honest, planted = office.case("ann"), office.case("bob")
    bomb = new_row("contact", planted.ids, id=honest.id)
    plant(office, bomb)
    office["mia"].call("erase", case_id=planted.id, reason="the end of its keeping")
    said = "The words of an honest officer"
    counts = office["ann"].push(honest.set(learning=said), new_row("contact", honest.ids, summary=said))["counts"]
    assert counts["applied"] == 2
    patches = office.shared.admin.execute("SELECT patch FROM sync.change WHERE case_id = %s", (honest.id,)).fetchall()
    assert sum(said in str(patch) for patch in patches) == 2


def test_of_two_rows_of_one_id_both_are_erased(office: Office):
    case, one = office.case("ann"), str(uuid4())
    office["ann"].push(new_row("contact", case.ids, id=one, summary="A secret"))
    plant(office, new_row("point", case.ids, id=one, text="A secret"))
    office["mia"].call("erase", case_id=case.id, reason="the end of its keeping")
    listed = office["ann"].pull().feeds["erased"][0]["rows"]
    assert {entity for entity, row_id, _ in listed if row_id == one} == {"contact", "point"}


def test_a_clash_is_followed_up_by_changes_of_its_own_row_alone(office: Office):
    case = office.case("ann")
    office["mia"].push(case.set(learning="Mine"))
    assert office.desk("mia").push(case.set(learning="Theirs"))["counts"]["clash"] == 1
    [clash] = office["mia"].pull().feeds["clash"]
    other = new_row("point", case.ids, id=case.id)
    plant(office, other)
    office.shared.admin.execute("UPDATE sync.clash SET field = 'text' WHERE id = %s", (clash["id"],))
    update = change("point", case.id, "update", {"text": "Theirs"}, {"text": other["change_id"]})
    assert office["mia"].push(update)["counts"]["applied"] == 1
    found = office.shared.admin.execute("SELECT state, kept_change FROM sync.clash").fetchone()
    assert found is not None
    assert (found[0], str(found[1])) == ("open", clash["kept_change"])


def test_who_made_a_person_has_not_made_the_import_of_the_same_id(office: Office):
    run = new_row("import_run", {}, report={"rows": "of the South"})
    assert office["mia"].push(run)["counts"]["applied"] == 1
    plant(office, person := new_row("person", {}, id=run["entity_id"]))
    office.shared.admin.execute(
        "INSERT INTO sync.change (change_id, pos, batch, author, at, schema, entity, entity_id, op, patch, base,"
        " outcome)"
        " SELECT gen_random_uuid(), 1, gen_random_uuid(), 'ann', at, schema, 'person', entity_id, op, patch, base,"
        " outcome"
        " FROM sync.change WHERE entity_id = %s",
        (run["entity_id"],),
    )
    pulled = office["ann"].pull(0)
    assert pulled.row("import_run", run["entity_id"]) is None
    assert pulled.row("person", person["entity_id"]) is not None
