"""A shared database is made once, migrated by whoever is newer, and looked after without reading what is in it."""

import re
from importlib.resources import files
from pathlib import Path

import psycopg
import pytest

from complaints_desktop.rules.shared_rights import shared_rights
from db.model.base import natural_id
from db.problems import EnvironmentProblem
from db.record import migrate as desk_migrate
from db.shared import functions, provision, rights
from db.shared.connecting import connect
from db.shared.desks import begin_another_life, conflicts, status
from db.shared.embedded import Cluster
from db.shared.making import make_database
from db.shared.officers import add_officer, disable
from db.shared.provision import HEAD, MIN_SCHEMA, REVISIONS, create, migrate, revision_of
from db.shared.rights import Rights, RoleRights
from db.shared.schema import draft
from tests.db.shared.conftest import Office
from tests.db.shared.desk import Desk, new_row
from tests.postgres import Shared


def test_the_revisions_together_make_todays_tables():
    texts = (provision._text_of(name) for names in REVISIONS.values() for name in names)
    statements = "".join(re.sub(r"(?m)^--.*$", "", text) for text in texts).split(";\n")
    made = (statement for statement in statements if re.match(r"\s*(CREATE|ALTER) ", statement))
    frozen = [statement.strip() for statement in made if " app." in statement]
    added = [match for each in frozen if (match := re.fullmatch(r"ALTER TABLE (\S+) ADD COLUMN (.+)", each))]
    kept = [_lines(each) for each in frozen if not each.startswith("ALTER ")]
    for match in added:
        next(each for each in kept if f"CREATE TABLE {match[1]} (" in each).update(_parts(match[2]))
    dropped = [match for each in frozen if (match := re.fullmatch(r"ALTER TABLE (\S+) DROP CONSTRAINT (\w+)", each))]
    renewed = [match for each in frozen if (match := re.fullmatch(r"ALTER TABLE (\S+) ADD (CONSTRAINT .+)", each))]
    for gone, new in zip(dropped, renewed, strict=True):
        table = next(each for each in kept if f"CREATE TABLE {gone[1]} (" in each)
        table -= {each for each in table if each.startswith(f"CONSTRAINT {gone[2]} ")}
        table.add(new[2])
    loosened = [
        match for each in frozen if (match := re.fullmatch(r"ALTER TABLE (\S+) ALTER COLUMN (\w+) DROP NOT NULL", each))
    ]
    for match in loosened:
        table = next(each for each in kept if f"CREATE TABLE {match[1]} (" in each)
        line = next(each for each in table if each.startswith(f"{match[2]} "))
        table ^= {line, line.removesuffix(" NOT NULL")}
    assert sorted(map(sorted, kept)) == sorted(sorted(_lines(each)) for each in draft().split(";\n") if each.strip())
    assert len((*added, *dropped, *renewed, *loosened)) == sum(each.startswith("ALTER ") for each in frozen)


def _lines(statement: str) -> set[str]:
    """The columns and constraints of a table, in no order: a later revision adds its columns at the end."""
    lines = re.sub(r"FOREIGN KEY\(\w+\) ", "", statement.strip()).splitlines()  # the name of a key says whose it is
    return {line.strip().removesuffix(",") for line in lines}


def _parts(column: str) -> list[str]:
    """A column and its constraints, which a revision adds in one."""
    return re.split(r" (?=CONSTRAINT )", column)


def test_every_revision_has_its_files_and_every_file_its_revision():
    named = {name for names in REVISIONS.values() for name in names}
    folder = Path(str(files("db.shared.revisions")))
    assert {path.name for path in folder.glob("*.sql")} == named
    assert list(REVISIONS) == sorted(REVISIONS)


def test_a_shared_database_is_not_made_twice(shared: Shared):
    with pytest.raises(EnvironmentProblem, match="There is a shared database already"):
        create(shared.admin, shared_rights())


def test_migrating_what_is_current_changes_nothing_that_was_written(office: Office):
    case = office.case("ann")
    before = office["ann"].hello()
    assert migrate(office.shared.admin, shared_rights()) == HEAD
    assert office["ann"].hello() == {**before, "now": office["ann"].hello_said["now"]}
    assert office["bob"].pull().row("case_", case.id) is not None


def test_a_failed_migration_leaves_the_server_as_it_was(office: Office):
    roles, allowed = shared_rights()
    wrong = RoleRights(roles[0].role, False, False, False, 0, False)
    with pytest.raises(psycopg.errors.UniqueViolation):
        migrate(office.shared.admin, Rights((*roles, wrong), allowed))
    assert office.case("ann")


def test_rights_are_put_in_anew_by_every_migration(office: Office):
    case = office.case("ann")
    roles, allowed = shared_rights()
    less = Rights(roles, tuple(each for each in allowed if each.entity != "contact"))
    migrate(office.shared.admin, less)
    assert office["ann"].push(new_row("contact", case.ids))["counts"]["held"] == 1


def test_a_server_newer_than_the_program_is_left_as_it_is(shared: Shared):
    shared.admin.execute("UPDATE sync.version SET revision = '9999'")
    with pytest.raises(EnvironmentProblem, match="newer version of the program"):
        migrate(shared.admin, shared_rights())
    assert revision_of(shared.admin) == "9999"


def test_a_plain_database_has_no_revision(shared: Shared):
    with shared.cluster.admin() as plain:
        assert revision_of(plain) is None


def test_the_server_says_which_schemas_it_speaks(shared: Shared):
    found = shared.admin.execute("SELECT revision, schema, min_schema FROM sync.version").fetchall()
    assert found == [(HEAD, desk_migrate.HEAD, MIN_SCHEMA)]
    assert MIN_SCHEMA <= desk_migrate.HEAD


def test_a_later_revision_is_run_once_and_the_rows_stay(office: Office, monkeypatch: pytest.MonkeyPatch):
    case = office.case("ann")
    later = {"s9000.sql": "ALTER TABLE sync.device ADD COLUMN note TEXT;"}
    monkeypatch.setattr(provision, "HEAD", "9000")
    monkeypatch.setattr(provision, "REVISIONS", {**REVISIONS, "9000": ("s9000.sql",)})
    monkeypatch.setattr(provision, "_text_of", later.__getitem__)
    assert migrate(office.shared.admin, shared_rights()) == HEAD
    assert migrate(office.shared.admin, shared_rights()) == "9000"
    assert office["ann"].hello()["last_seq"] == 3
    assert office["bob"].pull().row("case_", case.id) is not None


def test_a_database_of_the_first_revision_is_brought_up_and_its_position_gets_a_mark(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
):
    with cluster.admin() as admin:
        make_database(admin, "complaints_of_old")
    with cluster.admin("complaints_of_old") as admin:
        monkeypatch.setattr(provision, "HEAD", "0001")
        monkeypatch.setattr(provision, "REVISIONS", {"0001": REVISIONS["0001"]})
        monkeypatch.setattr(functions, "install", lambda _: None)
        monkeypatch.setattr(functions, "text_of", lambda _: "")
        monkeypatch.setattr(rights, "provide", lambda *_: None)
        create(admin, shared_rights())
        admin.execute("UPDATE sync.ctr SET pos = 7")
        admin.execute(
            "INSERT INTO app.officer (id, name, role, login, ver, pos) VALUES ('1', 'A', 'auditor', 'ann', '{}', 1)"
        )
        monkeypatch.undo()
        assert migrate(admin, shared_rights()) == "0001"
        assert revision_of(admin) == HEAD
        assert admin.execute("SELECT pos, token IS NOT NULL FROM sync.step").fetchall() == [(7, True)]
        counter = "SELECT to_regclass(sync.counter_of(login)) IS NOT NULL FROM sync.allowance"
        assert admin.execute(counter).fetchall() == [(True,)]


def test_nothing_of_an_older_versions_functions_stays(shared: Shared):
    shared.admin.execute("CREATE FUNCTION sync.old(jsonb) RETURNS jsonb LANGUAGE sql SECURITY DEFINER AS 'SELECT $1'")
    migrate(shared.admin, shared_rights())
    assert shared.admin.execute("SELECT to_regproc('sync.old')").fetchone() == (None,)


def test_an_administrator_need_not_be_a_superuser(cluster: Cluster):
    with cluster.admin() as admin:
        admin.execute("CREATE ROLE dba LOGIN CREATEDB CREATEROLE")
        admin.execute("GRANT CONNECT ON DATABASE postgres TO dba")
        with connect(cluster.address("postgres"), "dba") as dba:
            assert make_database(dba, "complaints_of_dba")
            assert not make_database(dba, "complaints_of_dba")
        try:
            admin.execute("ALTER ROLE complaints_owner RENAME TO complaints_owner_of_others")
            admin.execute("ALTER ROLE complaints_officer RENAME TO complaints_officer_of_others")
            admin.execute("ALTER ROLE complaints_reader RENAME TO complaints_reader_of_others")
            with connect(cluster.address("complaints_of_dba"), "dba") as dba:
                create(dba, shared_rights())
                assert migrate(dba, shared_rights()) == HEAD
                add_officer(dba, "dan", "Dan", "auditor", "North")
                with connect(cluster.address("complaints_of_dba"), "dan") as dan:
                    assert Desk(dan).hello_said["scope"] == "all"
                assert len(status(dba).desks) == 1
                assert disable(dba, "dan") == 1
        finally:
            admin.execute("DROP DATABASE complaints_of_dba WITH (FORCE)")
            admin.execute("REVOKE CONNECT ON DATABASE postgres FROM dba")
            admin.execute("DROP ROLE IF EXISTS dan, complaints_owner, complaints_officer, complaints_reader, dba")
            admin.execute("ALTER ROLE complaints_owner_of_others RENAME TO complaints_owner")
            admin.execute("ALTER ROLE complaints_officer_of_others RENAME TO complaints_officer")
            admin.execute("ALTER ROLE complaints_reader_of_others RENAME TO complaints_reader")


def test_the_login_of_an_administrator_is_no_officers(shared: Shared):
    with pytest.raises(EnvironmentProblem, match="looks after the server"):
        add_officer(shared.admin, "postgres", "Somebody", "auditor")
    assert shared.admin.execute("SELECT rolsuper FROM pg_roles WHERE rolname = 'postgres'").fetchone() == (True,)


def test_an_officer_is_added_with_a_team_that_has_one_id_everywhere(shared: Shared):
    ann = add_officer(shared.admin, "ann", "Ann Lee", "team leader", "North", "a password")
    assert ann.team_id == natural_id("team", "north")
    again = add_officer(shared.admin, "ann", "Ann Lee", "auditor", "north")
    assert again == ann
    told = Desk(shared.connect("ann")).hello_said["officer"]
    assert (told["id"], told["name"], told["role"]) == (ann.officer_id, "Ann Lee", "auditor")


def test_what_an_administrator_writes_is_in_the_log_in_their_name(shared: Shared):
    before = shared.admin.execute("SELECT pos FROM sync.ctr").fetchone()
    eve = add_officer(shared.admin, "eve", "Eve", "auditor", "East")
    asked = "SELECT author, entity, entity_id, op FROM sync.change WHERE pos > %s ORDER BY pos"
    found = shared.admin.execute(asked, before).fetchall()
    assert found == [("postgres", "team", eve.team_id, "insert"), ("postgres", "officer", eve.officer_id, "insert")]


def test_the_password_itself_never_reaches_the_server(shared: Shared):
    add_officer(shared.admin, "ann", "Ann", "auditor", None, "correct horse")
    row = shared.admin.execute("SELECT rolpassword FROM pg_authid WHERE rolname = 'ann'").fetchone()
    assert row is not None
    assert row[0].startswith("SCRAM-SHA-256$")
    shared.admin.execute("ALTER ROLE ann PASSWORD NULL")


@pytest.mark.parametrize("login", ["o'brien", 'a"b', "ann; DROP TABLE app.case_", "Ünal", "UPPER"])
def test_any_name_may_be_a_log_in(shared: Shared, login: str):
    add_officer(shared.admin, login, "Somebody", "auditor", None)
    try:
        assert Desk(shared.connect(login)).hello_said["officer"]["name"] == "Somebody"
    finally:
        shared.admin.execute(
            psycopg.sql.SQL("REVOKE complaints_officer FROM {0}; DROP ROLE {0}").format(psycopg.sql.Identifier(login))
        )


def test_an_unknown_role_is_nobodys(shared: Shared):
    with pytest.raises(psycopg.errors.CheckViolation):
        add_officer(shared.admin, "ann", "Ann", "king", None)


def test_the_status_counts_and_names_the_desks(office: Office):
    case = office.case("ann")
    office["ann"].push(case.set(hazard="none"))
    office["bob"].push(case.set(hazard="emergency"), case.set(closed_on="2026-01-01"))
    code = office["ann"].hello(cursor=4, waiting=2)["code"]
    found = status(office.shared.admin)
    assert (found.revision, found.cases, found.clashes, found.held) == (HEAD, 1, 1, 1)
    [ann] = [each for each in found.desks if each.code == code]
    assert (ann.officer, ann.login, ann.waiting, ann.behind, ann.revoked) == ("Ann", "ann", 2, found.pos - 4, False)
    [clash] = conflicts(office.shared.admin)
    assert (clash.reference, clash.entity, clash.field) == (case.id, "case_", "hazard")


def test_another_life_is_begun_by_who_put_the_data_back_in_place(office: Office):
    before = office["ann"].hello()["epoch"]
    begin_another_life(office.shared.admin)
    assert office["ann"].hello()["epoch"] != before


def test_a_copy_of_the_database_is_another_life(office: Office):
    before = office["ann"].hello()["epoch"]
    shared = office.shared
    with shared.cluster.admin() as admin:
        for connection in (shared.admin, office["ann"].connection):
            connection.close()
        admin.execute(f"CREATE DATABASE {shared.database}_copy TEMPLATE {shared.database}")
        try:
            with shared.cluster.admin(f"{shared.database}_copy") as copied:
                assert copied.execute("SELECT sync.epoch()::text").fetchone() != (before,)
        finally:
            admin.execute(f"DROP DATABASE {shared.database}_copy")


def job_title(shared: Shared, login: str) -> object:
    ((title,),) = shared.admin.execute("SELECT job_title FROM app.officer WHERE login = %s", (login,)).fetchall()
    return title


def test_an_officer_is_called_by_their_role_until_somebody_says_otherwise(shared: Shared):
    """A letter is not sent without a job title, and most officers may not give themselves one."""
    add_officer(shared.admin, "ann", "Ann", "resolution officer")
    assert job_title(shared, "ann") == "Resolution officer"
    add_officer(shared.admin, "ann", "Ann", "team leader")
    assert job_title(shared, "ann") == "Team leader"
    add_officer(shared.admin, "ann", "Ann", "team leader", job_title="Head of Early Resolution")
    add_officer(shared.admin, "ann", "Ann", "complaints manager")
    assert job_title(shared, "ann") == "Head of Early Resolution"
