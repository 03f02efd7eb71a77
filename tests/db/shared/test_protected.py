"""By TCP a desk speaks only to a server that proves who it is, over TLS, with a log-in nobody in between can use."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from complaints_desktop.rules.shared_rights import shared_rights
from db.problems import EnvironmentProblem
from db.shared import issuers
from db.shared.address import Address
from db.shared.connecting import connect
from db.shared.embedded import UNSAFE, Cluster
from db.shared.officers import add_officer
from db.shared.provision import create
from tests.db.shared.authority import ENDED, LASTING, Authority
from tests.db.shared.ports import dead_port, free_port

DEBIAN = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
NEEDED = pytest.mark.skipif(
    not DEBIAN, reason="PostgreSQL with OpenSSL is not installed (Debian: apt install postgresql)"
)
PASSWORD = "correct horse battery"
HBA = """
local all postgres trust
hostssl all trusted all trust
hostssl all all all scram-sha-256
hostnossl all unprotected all scram-sha-256
"""

pytestmark = NEEDED


@dataclass
class Protected:
    """A server with TLS, its authority, and where it is."""

    server: Cluster
    authority: Authority
    issuers: Path

    def address(self, *, host: str = "localhost", database: str = "complaints") -> Address:
        return Address.parse(f"{host}:{self.server.port}/{database}")

    def vouched_by(self, authority: Authority, host: str = "localhost", *, until: datetime = LASTING) -> None:
        """Let the server show another certificate from now on."""
        authority.vouch(host, self.server.data, until=until)
        for name in ("server.crt", "server.key"):
            path = self.server.data / name
            path.chmod(0o600)
            owner = self.server.data.stat()
            os.chown(path, owner.st_uid, owner.st_gid)
        self.setting("ssl = on")

    def setting(self, said: str) -> None:
        """Change a setting of the running server, and wait until it holds."""
        name, _, value = said.partition(" = ")
        with self.server.admin() as admin:
            before = admin.execute("SELECT pg_conf_load_time()").fetchone()
            admin.execute(f"ALTER SYSTEM SET {name} = '{value}'")
            admin.execute("SELECT pg_reload_conf()")
        for _ in range(1_000):
            with self.server.admin() as admin:
                if admin.execute("SELECT pg_conf_load_time()").fetchone() != before:
                    return
        raise AssertionError("the server did not read its settings")


@pytest.fixture(scope="module")
def server() -> Iterator[Protected]:
    """A provisioned PostgreSQL with OpenSSL that listens on this computer alone."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        cluster = Cluster(folder, binaries=DEBIAN[0].parent, settings=UNSAFE, host="localhost", port=free_port())
        cluster.make()
        (cluster.data / "pg_hba.conf").write_text(HBA)
        with cluster, cluster.admin() as admin:
            admin.execute("CREATE DATABASE complaints")
            with cluster.admin("complaints") as shared:
                create(shared, shared_rights())
                add_officer(shared, "ann", "Ann", "team leader", "North", PASSWORD)
                add_officer(shared, "trusted", "Tru", "auditor", None, PASSWORD)
                add_officer(shared, "unprotected", "Unp", "auditor", None, PASSWORD)
            for statement in ("nologin", "LOGIN stranger"):
                name = statement.split()[-1]
                admin.execute(
                    f"CREATE ROLE {name} {'LOGIN' if 'LOGIN' in statement else 'NOLOGIN'} PASSWORD '{PASSWORD}'"
                )
            yield Protected(cluster, Authority.make("The landlord"), folder / "root.crt")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def protected(server: Protected, monkeypatch: pytest.MonkeyPatch) -> Protected:
    """The server with its right certificate, whose issuer this computer knows."""
    server.authority.save(server.issuers)
    monkeypatch.setenv("PGSSLROOTCERT", str(server.issuers))
    server.vouched_by(server.authority)
    return server


def refused(address: Address, login: str = "ann", password: str = PASSWORD) -> str:
    """Return in which words a connection was refused."""
    with pytest.raises(EnvironmentProblem) as problem:
        connect(address, login, password)
    assert PASSWORD not in str(problem.value)
    return problem.value.what


def test_a_server_that_proves_who_it_is_is_spoken_to_over_tls(protected: Protected):
    with connect(protected.address(), "ann", PASSWORD) as connection:
        row = connection.execute("SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone()
        assert row is not None
        assert row[0] is True
        assert row[1] in ("TLSv1.2", "TLSv1.3")


def test_the_whole_of_the_server_runs_on_the_oldest_postgresql_that_is_promised(protected: Protected):
    from tests.db.shared.desk import Desk, new_row

    with connect(protected.address(), "ann", PASSWORD) as connection:
        desk = Desk(connection)
        person = new_row("person", {})
        assert desk.push(person)["counts"]["applied"] == 1
        assert desk.pull(digest=True).row("person", person["entity_id"]) is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PGSSLMODE", "disable"),
        ("PGCHANNELBINDING", "disable"),
        ("PGREQUIREAUTH", "none"),
        ("PGOPTIONS", "-c search_path=x"),
    ],
)
def test_nothing_in_the_environment_takes_the_protection_off(
    protected: Protected, monkeypatch: pytest.MonkeyPatch, name: str, value: str
):
    monkeypatch.setenv(name, value)
    with connect(protected.address(), "ann", PASSWORD) as connection:
        assert connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone() == (True,)
        assert connection.execute("SHOW search_path").fetchone() == ("pg_catalog",)


def test_an_issuer_this_computer_does_not_know_is_refused(protected: Protected):
    protected.vouched_by(Authority.make("Somebody else"))
    assert "by an issuer this computer does not know" in refused(protected.address())


def test_an_issuer_of_the_same_name_is_refused(protected: Protected):
    protected.vouched_by(Authority.make("The landlord"))
    assert "by an issuer this computer does not know" in refused(protected.address())


@pytest.fixture
def no_issuer_of_its_own(protected: Protected, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer with no authority in the user's own files; the list of those its system trusts, empty as yet."""
    bundle = tmp_path / "ca-certificates.crt"
    bundle.touch()
    for name in ("PGSSLROOTCERT", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(protected.server.folder))
    monkeypatch.setattr(issuers, "BUNDLES", (bundle,))
    return bundle


@pytest.mark.parametrize("home", [True, False])
def test_a_server_is_spoken_to_whose_issuer_the_system_trusts(
    protected: Protected, no_issuer_of_its_own: Path, tmp_path: Path, home: bool
):
    protected.authority.save(no_issuer_of_its_own)
    with connect(protected.address(), "ann", PASSWORD, home=tmp_path if home else None) as connection:
        assert connection.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone() == (True,)


@pytest.mark.parametrize("trusted", ["Somebody else", "The landlord"])
def test_an_issuer_the_system_does_not_trust_is_refused_whatever_its_name(
    protected: Protected, no_issuer_of_its_own: Path, trusted: str
):
    Authority.make(trusted).save(no_issuer_of_its_own)
    assert "by an issuer this computer does not know" in refused(protected.address())


def test_an_issuer_the_system_stops_trusting_is_refused_at_the_next_connection(
    protected: Protected, no_issuer_of_its_own: Path, tmp_path: Path
):
    protected.authority.save(no_issuer_of_its_own)
    connect(protected.address(), "ann", PASSWORD, home=tmp_path).close()
    Authority.make("Somebody else").save(no_issuer_of_its_own)
    with pytest.raises(EnvironmentProblem, match="an issuer this computer does not know"):
        connect(protected.address(), "ann", PASSWORD, home=tmp_path)


def test_why_the_systems_issuers_refuse_a_certificate_is_found_out_by_the_same_list(
    protected: Protected, no_issuer_of_its_own: Path
):
    protected.authority.save(no_issuer_of_its_own)
    protected.vouched_by(protected.authority, until=ENDED)
    assert "out of date" in refused(protected.address())


def test_the_landlords_own_authority_stands_alone_where_there_is_one(protected: Protected, tmp_path: Path):
    """Whoever names one trusts no other, be it the public ones."""
    Authority.make("Somebody else").save(protected.issuers)
    assert "by an issuer this computer does not know" in refused(protected.address())


def test_a_computer_that_trusts_nobody_says_so_and_sends_nothing(protected: Protected, no_issuer_of_its_own: Path):
    assert "no list of issuers" in refused(protected.address())


def test_a_certificate_that_has_run_out_is_refused(protected: Protected):
    protected.vouched_by(protected.authority, until=ENDED)
    assert "out of date" in refused(protected.address())


def test_a_certificate_for_another_host_is_refused(protected: Protected):
    protected.vouched_by(protected.authority, "elsewhere.example")
    assert "is for another host" in refused(protected.address())


def test_a_server_without_tls_is_sent_nothing(protected: Protected):
    protected.setting("ssl = off")
    assert "does not protect its connections" in refused(protected.address(), "unprotected")


def test_a_log_in_that_proves_nothing_of_the_server_is_refused(protected: Protected):
    assert "no log-in that is safe" in refused(protected.address(), "trusted")


def test_an_authority_that_cannot_be_read_is_said_to_be_so(protected: Protected):
    protected.issuers.write_text("this is no certificate")
    assert "certificate authority cannot be read" in refused(protected.address())


@pytest.mark.parametrize(
    ("login", "password", "database", "words"),
    [
        ("ann", "wrong", "complaints", "does not know this name with this password"),
        ("nobody at all", PASSWORD, "complaints", "does not know this name with this password"),
        ("ann", PASSWORD, "elsewhere", "no such database"),
        ("nologin", PASSWORD, "complaints", "does not let this name in"),
        ("stranger", PASSWORD, "complaints", "may not use that database"),
    ],
)
def test_why_a_log_in_failed_is_said(protected: Protected, login: str, password: str, database: str, words: str):
    assert words in refused(protected.address(database=database), login, password)


def test_the_second_of_two_hosts_is_reached_where_the_first_is_dead(protected: Protected):
    address = Address.parse(f"localhost:{dead_port()},localhost:{protected.server.port}/complaints")
    connect(address, "ann", PASSWORD).close()
