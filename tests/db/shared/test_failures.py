"""Whatever goes wrong between a desk and the server is said in plain words, without a word of what was sent."""

import json

import psycopg
import pytest

from db.problems import EnvironmentProblem
from db.shared import connecting
from db.shared.address import Address
from db.shared.connecting import connect, in_words
from db.shared.failures import LOST, TABLE, problem_of, too_new, too_old
from db.shared.officers import MOST_CONNECTIONS
from tests.db.shared.conftest import Office
from tests.db.shared.desk import new_row
from tests.db.shared.ports import answering, dead_port
from tests.postgres import Shared
from tests.tables import each_row

HTML = b"HTTP/1.1 302 Found\r\nLocation: https://wifi.example/login\r\n\r\n<html><body>Welcome</body></html>"


def refused(address: str) -> EnvironmentProblem:
    with pytest.raises(EnvironmentProblem) as problem:
        connect(Address.parse(address), "ann", "a secret")
    assert "secret" not in str(problem.value)
    assert problem.value.safe
    assert problem.value.do
    return problem.value


def test_nothing_answers():
    assert "Nothing answers" in refused(f"localhost:{dead_port()}/c").what
    assert "Nothing answers" in refused("socket:/nowhere/c").what


def test_no_such_host():
    assert "No computer of that name" in refused("nowhere.invalid/c").what


def test_a_web_page_answers():
    with answering(HTML) as port:
        assert "Something other than PostgreSQL" in refused(f"localhost:{port}/c").what


def test_a_server_that_speaks_no_tls_is_sent_nothing():
    with answering(b"N") as port:
        assert "does not protect its connections" in refused(f"localhost:{port}/c").what


def test_somebody_hangs_up():
    with answering(b"") as port:
        assert refused(f"localhost:{port}/c").what != LOST.what


def test_nobody_answers_in_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(connecting.ALWAYS, "connect_timeout", 2)
    with answering(None) as port:
        assert "does not answer" in refused(f"localhost:{port}/c").what


def test_the_last_of_several_hosts_says_why():
    with answering(HTML) as port:
        assert "Something other" in refused(f"localhost:{dead_port()},localhost:{port}/c").what


def said(shared: Shared, login: str, statement: str) -> str:
    with pytest.raises(EnvironmentProblem) as problem, in_words():
        shared.connect(login).execute(statement)
    return problem.value.what


def test_a_plain_postgresql_is_no_shared_database(shared: Shared):
    shared.admin.execute("DROP SCHEMA sync CASCADE")
    assert "not a shared database of Complaints Desktop" in said(shared, "postgres", "SELECT sync.hello('{}')")
    shared.admin.execute("CREATE SCHEMA sync")
    assert "not a shared database of Complaints Desktop" in said(shared, "postgres", "SELECT sync.hello('{}')")


def test_a_name_without_rights_is_told_so(shared: Shared):
    shared.officer("ann")
    assert "no rights in the shared database" in said(shared, "ann", "SELECT * FROM app.case_")


def test_a_name_that_is_no_officer_is_told_so(shared: Shared):
    shared.officer("ann")
    shared.admin.execute("UPDATE app.officer SET login = NULL")
    hello = json.dumps({"device": "01a20720-0000-7000-8000-000000000000"})
    assert "does not know this name as an officer" in said(shared, "ann", f"SELECT sync.hello('{hello}')")


def test_a_full_disk_stops_a_push_and_loses_nothing(office: Office):
    """It is no fault of the batch, which must not be held for it: the desk sends it again."""
    admin = office.shared.admin
    admin.execute(
        "CREATE FUNCTION app.full() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE 'no space left' USING ERRCODE = 'disk_full'; END $$"
    )
    admin.execute("CREATE TRIGGER fills BEFORE INSERT ON app.person FOR EACH ROW EXECUTE FUNCTION app.full()")
    person = new_row("person", {})
    with pytest.raises(EnvironmentProblem, match="disk of the shared database is full"), in_words():
        office["ann"].push(person)
    admin.execute("DROP TRIGGER fills ON app.person")
    assert office["ann"].push(person)["counts"]["applied"] == 1


def test_too_many_connections(shared: Shared):
    shared.officer("ann")
    shared.admin.execute("ALTER ROLE ann CONNECTION LIMIT 0")
    try:
        with pytest.raises(EnvironmentProblem, match="too many connections"):
            shared.connect("ann")
    finally:
        shared.admin.execute(f"ALTER ROLE ann CONNECTION LIMIT {MOST_CONNECTIONS}")


def test_a_server_that_is_stopped_says_so(office: Office):
    connection = office["ann"].connection
    office.shared.admin.execute("SELECT pg_terminate_backend(%s)", (connection.info.backend_pid,))
    with pytest.raises(EnvironmentProblem) as problem, in_words():
        office["ann"].hello()
    assert problem.value.what in {
        "The shared database is being stopped or restarted", "The connection to the shared database was lost",
    }  # fmt: skip


def test_a_server_that_takes_no_changes_says_so(shared: Shared):
    shared.officer("ann")
    shared.admin.execute("ALTER ROLE ann SET default_transaction_read_only = on")
    try:
        with pytest.raises(EnvironmentProblem, match="only mirrors another one"):
            shared.connect("ann")
    finally:
        shared.admin.execute("ALTER ROLE ann RESET default_transaction_read_only")


STATES = [
    "53100", "53200", "53300", "53400", "57P01", "57P02", "57P03", "57014", "55P03", "40P01", "40001", "25006", "28000",
    "28P01", "3D000", "3F000", "42883", "42P01", "42501", "SY004", "SY005", "SY006", "58030", "XX001", "08006",
]  # fmt: skip


@each_row("state", STATES)
def test_every_failure_of_the_server_has_its_words(state: str):
    error = psycopg.Error("Mrs Lee of 4 Elm Road")
    error.sqlstate = state
    problem = problem_of(error)
    assert problem is not None
    assert "Lee" not in str(problem)


@pytest.mark.parametrize("state", ["SY001", "SY002", "SY003", "22P02", "42601"])
def test_answers_of_ours_and_faults_of_ours_are_no_problem_of_the_network(state: str):
    error = psycopg.Error("x")
    error.sqlstate = state
    assert problem_of(error) is None


def test_what_libpq_says_in_another_language_is_still_a_problem():
    problem = problem_of(psycopg.OperationalError("Verbindungsaufbau abgelehnt"))
    assert problem is not None
    assert problem.what == LOST.what
    assert problem_of(ValueError("x")) is None


def test_a_server_of_another_version_says_which_goes_first():
    assert "newer version" in too_new("0009", "0002").what
    assert "the server goes first" in too_old("0001", "0002").do


def test_every_line_of_the_table_says_what_and_what_to_do():
    for each in TABLE:
        assert each.what
        assert not each.what.endswith(".")
        assert each.do.endswith(".")
        assert bool(each.state) != bool(each.text)
