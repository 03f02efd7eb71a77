"""A PostgreSQL of our own: it starts fast, survives a crash, and can be followed and taken over."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from complaints_desktop.rules.shared_rights import shared_rights
from db.problems import EnvironmentProblem
from db.shared.connecting import connect
from db.shared.embedded import UNSAFE, Cluster
from db.shared.officers import add_officer
from db.shared.provision import create
from tests.db.shared.desk import Desk, new_row


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short path, as a Unix socket needs."""
    made = Path(tempfile.mkdtemp(prefix="pg-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def provisioned(server: Cluster) -> None:
    with server.admin() as admin:
        create(admin, shared_rights())
        add_officer(admin, "ann", "Ann", "team leader", "North")


def test_it_starts_within_seconds_and_listens_on_its_own_socket_alone(folder: Path):
    began = time.monotonic()
    with Cluster(folder, settings=UNSAFE) as server:
        assert time.monotonic() - began < 5
        assert server.running
        with server.admin() as admin:
            assert admin.execute("SHOW listen_addresses").fetchone() == ("",)
            assert admin.execute("SHOW data_directory").fetchone() == (str(folder / "data"),)
    assert not server.running


def test_what_was_committed_is_there_after_a_crash(folder: Path):
    with Cluster(folder) as server:
        with server.admin() as admin:
            admin.execute("CREATE TABLE kept (n int)")
            admin.execute("INSERT INTO kept VALUES (7)")
            server.kill()
            with pytest.raises(psycopg.OperationalError):
                admin.execute("SELECT 1")
        server.start()
        with server.admin() as admin:
            assert admin.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_a_long_path_of_the_data_does_not_matter(folder: Path):
    deep = folder / ("x" * 100)
    with Cluster(deep, settings=UNSAFE) as server:
        assert len(str(server.sockets)) < 80
        connect(server.address("postgres"), "postgres").close()
    assert not server.sockets.exists()


def test_a_standby_refuses_desks_until_it_is_promoted_and_is_another_life_then(folder: Path):
    with Cluster(folder / "one", settings=UNSAFE) as server:
        provisioned(server)
        first = Desk(connect(server.address("postgres"), "ann"))
        person = new_row("person", {})
        first.push(person)
        with server.standby(folder / "two") as standby:
            with pytest.raises(EnvironmentProblem, match="only mirrors another one"):
                connect(standby.address("postgres"), "ann")
            wait_for(standby, person["entity_id"])
            server.kill()
            first.connection.close()
            standby.promote()
            with connect(standby.address("postgres"), "ann") as connection:
                second = Desk(connection, first.device)
                told = second.hello_said
                assert told["epoch"] != first.hello_said["epoch"]
                second.seq, second.last = told["last_seq"], told["last_change"]
                assert (second.seq, second.last) == (1, person["change_id"])
                assert second.push(new_row("person", {}))["last_seq"] == 2


def wait_for(standby: Cluster, person: str) -> None:
    """Wait until the standby has a row, which it will in a moment."""
    until = time.monotonic() + 10
    with standby.admin() as admin:
        while admin.execute("SELECT 1 FROM app.person WHERE id = %s", (person,)).fetchone() is None:
            assert time.monotonic() < until


def test_why_it_did_not_start_is_in_its_log(folder: Path):
    server = Cluster(folder, settings={"shared_buffers": "nonsense"})
    with pytest.raises(EnvironmentProblem, match="did not do what was asked"):
        server.start()
    assert "nonsense" in (folder / "server.log").read_text()
