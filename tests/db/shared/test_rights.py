"""What each role may do in the shared database, and that nobody may do anything past its functions."""

from typing import Any

import psycopg
import pytest

from complaints_desktop.rules.shared_rights import shared_rights
from db.model import new_id
from db.shared.functions import OFFICERS
from db.shared.rights import OWN
from tests.db.rows import tables
from tests.db.shared.conftest import TEAMS, Case, Office
from tests.db.shared.desk import Desk, batch, change, look, new_row
from tests.postgres import Shared

ALL = tuple(TEAMS)
NORTH, EVERY = ("ann", "bob", "tom", "will"), ("mia", "olga", "aud")

WRITES: dict[str, tuple[str, ...]] = {
    "log a case": ("ann", "bob", "cat", "tom", "mia"),
    "add a contact": ("ann", "bob", "tom", "mia", "olga"),
    "set the hazard": ("ann", "bob", "tom", "mia"),
    "move the case": ("tom", "mia"),
    "offer money": ("ann", "bob", "tom", "mia"),
    "change a setting": ("mia",),
    "make a team": ("tom", "mia"),
    "change own telephone": tuple(login for login in ALL if login != "aud"),
    "change own name": ("mia",),
    "change own job title": ("mia",),
    "change own role": (),
    "type a draft": tuple(login for login in ALL if login not in ("aud", "cat")),
    "change another's telephone": ("mia",),
    "give a log-in": (),
    "name an owner": ("ann", "bob", "cat", "tom", "mia", "olga"),
    "name a handler of old": ("tom", "mia"),
    "make a head": ("mia",),
    "make an owner of a team": ("mia",),
    "make an owner with a telephone": ("mia",),
    "change a reference": (),
    "settle": ("ann", "bob", "tom", "mia", "olga", "will"),
}
"""Who of the office may do what to a case of the team North; all the others' work is held."""


def write(act: str, office: Office, login: str, case: Case) -> Any:
    """Return the change an act is."""
    own = office.officer(login).officer_id
    made = {
        "log a case": lambda: new_row("case_", {}, reference=new_id()),
        "add a contact": lambda: new_row("contact", case.ids),
        "set the hazard": lambda: case.set(hazard="none"),
        "move the case": lambda: case.set(team_id=office.team("cat")),
        "offer money": lambda: new_row("offer", case.ids, pence=100),
        "change a setting": lambda: new_row("setting", {}),
        "make a team": lambda: new_row("team", {}, name=new_id()),
        "change own telephone": lambda: officer_set(office, own, phone="020"),
        "change own name": lambda: officer_set(office, own, name="Somebody else"),
        "change own job title": lambda: officer_set(office, own, job_title="Director of everything"),
        "type a draft": lambda: new_row("draft", {}, case_id=case.id, officer_id=own),
        "change own role": lambda: officer_set(office, own, role="head of customer experience"),
        "change another's telephone": lambda: officer_set(office, office.officer("zoe").officer_id, phone="020"),
        "give a log-in": lambda: new_row("officer", {}, login="stranger", role="auditor"),
        "name an owner": lambda: named("owner of commitments"),
        "name a handler of old": lambda: named("resolution officer"),
        "make a head": lambda: named("head of customer experience"),
        "make an owner of a team": lambda: named("owner of commitments", team_id=office.team("ann")),
        "make an owner with a telephone": lambda: named("owner of commitments", phone="020"),
        "change a reference": lambda: case.set(reference="26-ZZZ-0001"),
        "settle": lambda: new_row("settlement", {}, case_id=case.id, choice="kept"),
    }
    return made[act]()


def named(role: str, **values: Any) -> Any:
    """Return the insert of an officer of whom only the name is known, and `values`."""
    only = dict.fromkeys(("job_title", "phone", "email", "login", "team_id", "left_on"))
    return new_row("officer", {}, **{**only, "name": new_id(), "role": role, **values})


def officer_set(office: Office, officer_id: str, **values: Any) -> Any:
    [(ver,)] = office.shared.admin.execute("SELECT ver FROM app.officer WHERE id = %s", (officer_id,)).fetchall()
    return change("officer", officer_id, "update", values, {f: ver.get(f, ver["*"]) for f in values})


def test_each_role_writes_what_it_may_and_nothing_else(office: Office):
    office.shared.officers["zoe"] = office.shared.officer("zoe")
    said = {}
    for act in WRITES:
        for login in ALL:
            case = office.case("tom")
            held = office[login].push(write(act, office, login, case))["counts"]["held"]
            said[act, login] = not held
    assert {act: tuple(login for login in ALL if said[act, login]) for act in WRITES} == WRITES


READS: dict[str, tuple[str, ...]] = {
    "pull": (*NORTH, *EVERY),
    "history": (*NORTH, *EVERY),
    "blob_put": (*NORTH, *EVERY),
    "blob_get": (*NORTH, *EVERY),
    "erase": ("mia",),
    "desks": ("tom", "mia"),
    "looks": ("mia", "aud"),
}
"""Who reaches what of a case of the team North by each function."""


def reaches(function: str, desk: Desk, case: Case, document: str) -> bool:
    """Whether a function shows a desk anything of the case."""
    try:
        match function:
            case "pull":
                return desk.pull(0).row("case_", case.id) is not None
            case "history":
                return desk.call("history", case_id=case.id) != []
            case "desks":
                return desk.call_plain("desks") != []
            case "looks":
                return desk.call("looks", case_id=case.id) != []
            case "erase":
                return desk.call("erase", case_id=case.id, reason="x") is not None
            case "blob_get":
                desk.call("blob_get", document=document, n=0)
                return True
            case _:
                p = psycopg.types.json.Jsonb({"device": desk.device, "document": document, "n": 0, "pieces": 1})
                desk.connection.execute("SELECT sync.blob_put(%s, NULL)", (p,))
                return True
    except psycopg.errors.InsufficientPrivilege:
        return False


@pytest.mark.parametrize("function", READS)
def test_each_function_shows_a_case_to_who_sees_it(office: Office, function: str):
    case = office.case("ann")
    office["ann"].push(document := new_row("document", case.ids))
    office["ann"].call("looked", lines=[look(case.id)])
    seen = tuple(
        login for login in ALL if login != "mia" and reaches(function, office[login], case, document["entity_id"])
    )
    seen += ("mia",) if reaches(function, office["mia"], case, document["entity_id"]) else ()
    assert set(seen) == set(READS[function])


def test_every_function_is_in_one_of_the_tables():
    assert set(OFFICERS) == {"hello", "push", "unknown", "looked", "publish", *READS}


def every_table(shared: Shared) -> list[str]:
    found = shared.admin.execute(
        "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname IN ('app', 'sync')"
    )
    return [name for (name,) in found.fetchall()]


def test_an_officer_reaches_no_table(office: Office):
    connection = office["mia"].connection
    names = every_table(office.shared)
    assert len(names) > len(tables())
    for name in names:
        for statement in (f"SELECT 1 FROM {name}", f"DELETE FROM {name}", f"TRUNCATE {name}", f"COPY {name} TO STDOUT"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_an_officer_calls_the_functions_meant_for_officers_and_no_other(office: Office):
    mia = office["mia"].connection
    found = office.shared.admin.execute(
        "SELECT proname, has_function_privilege('mia', oid, 'EXECUTE') FROM pg_proc"
        " WHERE pronamespace = 'sync'::regnamespace"
    ).fetchall()
    assert {name for name, may in found if may} == set(OFFICERS)
    for call in ("administer('officer', 'x', '{}')", "epoch()", "erase_case('a', 'b', 'c')", "bump('case_', 'a', 1)"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            mia.execute(f"SELECT sync.{call}")


OF_ADMINISTRATORS = {"give_counter"}
"""What runs as the owner when an administrator gives a log-in; no officer may call it."""


def test_what_officers_call_runs_as_the_owner_with_its_own_search_path(shared: Shared):
    found = shared.admin.execute(
        "SELECT p.proname, p.prosecdef, r.rolname, p.proconfig FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner"
        " WHERE p.pronamespace = 'sync'::regnamespace"
    ).fetchall()
    for name, definer, owner, config in found:
        assert owner == "complaints_owner"
        assert definer is (name in OFFICERS or name in OF_ADMINISTRATORS)
        assert not definer or config[0] == "search_path=pg_catalog, sync, app, pg_temp"
        assert name not in OFFICERS or config[1:] == ["lock_timeout=5s"]


def test_the_owner_is_no_superuser_and_nobody_logs_in_as_one_of_the_groups(shared: Shared):
    found = shared.admin.execute(
        "SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolcanlogin FROM pg_roles"
        " WHERE rolname IN ('complaints_owner', 'complaints_officer', 'complaints_reader')"
    ).fetchall()
    assert sorted(found) == [("complaints_officer", False), ("complaints_owner", False), ("complaints_reader", False)]


def test_an_officer_can_make_nothing_in_the_database(office: Office):
    connection = office["mia"].connection
    for statement in (
        "CREATE TABLE sync.x ()",
        "CREATE TABLE public.x ()",
        "CREATE SCHEMA x",
        "CREATE FUNCTION public.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TEMP TABLE officer (id text)",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SET ROLE complaints_owner",
        "ALTER ROLE mia SUPERUSER",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
    ):
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidSchemaName)):
            connection.execute(statement)


def test_a_search_path_of_ones_own_changes_nothing(office: Office):
    """Were a name found by the caller's path, a table or function of the caller's would be taken for ours."""
    connection, case = office["bob"].connection, office.case("ann")
    office.shared.admin.execute(f"GRANT TEMPORARY, CREATE ON DATABASE {office.shared.database} TO bob")
    connection.execute("CREATE SCHEMA mine")
    connection.execute("CREATE TEMP TABLE officer AS SELECT 'x'::text AS id")
    connection.execute("CREATE TEMP TABLE version AS SELECT '0000'::text AS schema")
    connection.execute("CREATE FUNCTION mine.md5(text) RETURNS text LANGUAGE sql AS $$ SELECT 'ffffffff'::text $$")
    connection.execute("CREATE FUNCTION mine.jsonb_array_length(jsonb) RETURNS int LANGUAGE sql AS 'SELECT 0'")
    connection.execute("SET search_path = mine, pg_temp, pg_catalog")
    assert office["bob"].hello()["schema"] != "0000"
    assert office["bob"].push(case.set(hazard="none"))["counts"]["applied"] == 1
    assert office["bob"].pull(0).row("case_", case.id) is not None


def test_a_reader_sees_the_documented_views_and_nothing_else(shared: Shared):
    shared.admin.execute("DROP ROLE IF EXISTS reader")
    shared.admin.execute("CREATE ROLE reader LOGIN IN ROLE complaints_reader")
    views = shared.admin.execute("SELECT viewname FROM pg_views WHERE schemaname = 'report'").fetchall()
    reader = shared.connect("reader")
    assert len(views) >= 6
    for (view,) in views:
        reader.execute(f"SELECT * FROM report.{view}")
    for statement in ("SELECT * FROM app.person", "SELECT sync.hello('{}')", "SELECT * FROM sync.held"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            reader.execute(statement)


def test_every_view_and_column_says_what_it_is(shared: Shared):
    found = shared.admin.execute(
        "SELECT c.relname, a.attname, col_description(c.oid, a.attnum), obj_description(c.oid) FROM pg_class c"
        " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE c.relnamespace = 'report'::regnamespace"
    ).fetchall()
    assert [(view, column) for view, column, said, about in found if not said or not about] == []


def test_the_views_show_the_cases_and_not_who_the_residents_are(office: Office):
    case = office.case("ann", reference="26-K7Q-00001")
    row = office.shared.admin.execute("SELECT * FROM report.cases").fetchone()
    assert row is not None
    assert "26-K7Q-00001" in row
    assert not {"some name", case.ids["person"]} & set(row)


def test_the_rights_are_the_programs_own(shared: Shared):
    roles, allowed = shared_rights()
    found = shared.admin.execute("SELECT role, entity, field FROM sync.allowed").fetchall()
    assert set(found) == {(each.role, each.entity, each.field) for each in allowed}
    assert len(shared.admin.execute("SELECT FROM sync.role_").fetchall()) == len(roles)


def test_the_rights_name_tables_and_fields_there_are():
    known = {table.name: {column.name for column in table.columns} for table in tables()}
    for each in shared_rights()[1]:
        assert each.field == "*" or each.field in known[each.entity.removeprefix(OWN)], each


def test_a_case_is_logged_under_a_reference_of_ones_own_desks(office: Office):
    codes = {login: office[login].hello_said["code"] for login in ("ann", "bob")}
    second = office.desk("ann").hello_said["code"]

    def log(reference: str) -> Any:
        return office["ann"].push(new_row("case_", {}, reference=reference))["counts"]

    for code in (codes["ann"], second):
        assert log(f"26-{code}-0042")["applied"] == 1
    assert log(f"26-{codes['bob']}-0042")["held"] == 1
    rule = office.shared.admin.execute("SELECT rule FROM sync.held").fetchall()
    assert rule == [("anothers_reference",)]
    assert office["bob"].push(new_row("case_", {}, reference=f"26-{codes['bob']}-0042"))["counts"]["applied"] == 1


@pytest.mark.parametrize(("login", "applied"), [("tom", 2), ("ann", 0)])
def test_a_case_of_anothers_desk_that_was_lost_is_given_back_by_who_leads(office: Office, login: str, applied: int):
    code, desk = office["bob"].hello_said["code"], office[login]
    case = new_row("case_", {}, reference=f"26-{code}-0042")
    declared = new_row("given_back", {"officer": office.officer(login).officer_id}, case_id=case["entity_id"])
    declared["patch"] |= {"entity": "case_", "entity_id": case["entity_id"], "fields": None}
    office.restored()
    assert desk.push(*batch(declared, case))["counts"]["applied"] == applied
