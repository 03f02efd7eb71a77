"""A real shared database for any test: take the fixture `shared`, which `tests/conftest.py` makes known everywhere.

ann = shared.officer("ann", role="complaints manager", team="North")   # may log in now; ann.officer_id, ann.team_id
connection = shared.connect("ann")                                     # hers, autocommit; closed after the test
shared.address, shared.admin, shared.cluster                           # where it is; the superuser; kill(), start()

The server is started once a session, in a folder of its own; each test has a copy of a provisioned database. Log-ins
belong to the whole server, so a later test meets them again; what they may do is in the database. A folder that names
its `staff` has them let in already, once for all its tests: `shared.officers`.

`pytest --server /usr/lib/postgresql/15/bin` starts the PostgreSQL of that folder instead of the wheel's.
"""

import itertools
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from complaints_desktop.rules.shared_rights import shared_rights
from db.shared.address import Address
from db.shared.connecting import connect
from db.shared.embedded import UNSAFE, Cluster
from db.shared.officers import Added, add_officer
from db.shared.provision import create

TEMPLATE = "complaints_template"
MEMORY = Path("/dev/shm")
"""Files in memory, where the system has that: a database is made in a tenth of the time."""

NUMBERS = itertools.count(1)
SMALL = {**UNSAFE, "shared_buffers": "32MB", "max_connections": "60", "autovacuum": "off", "max_wal_size": "2GB"}


Staff = Mapping[str, tuple[str, str | None]]
"""Who is let in: the role and the team of each log-in."""


class Shared:
    """One shared database, and its officers."""

    def __init__(
        self, cluster: Cluster, database: str, stack: ExitStack, officers: Mapping[str, Added] | None = None
    ) -> None:
        self.cluster, self.database, self._stack = cluster, database, stack
        self.officers = dict(officers or {})
        """Those of the staff, let in before the database was copied."""
        self.address: Address = cluster.address(database)
        self.admin: psycopg.Connection[Any] = stack.enter_context(cluster.admin(database))

    def officer(
        self, login: str, *, role: str = "resolution officer", team: str | None = "North", password: str | None = None
    ) -> Added:
        """Let `login` in."""
        return add_officer(self.admin, login, login.title(), role, team, password)

    def connect(self, login: str) -> "psycopg.Connection[Any]":
        """Return a connection of an officer who was let in before."""
        return self._stack.enter_context(connect(self.address, login))


@contextmanager
def started(binaries: Path | None = None) -> Iterator[Cluster]:
    """Give a PostgreSQL of our own with one provisioned database to copy from: the wheel's, or that of a folder."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        with Cluster(folder, binaries=binaries, settings=SMALL) as server:
            with server.admin() as admin:
                admin.execute(f"CREATE DATABASE {TEMPLATE}")
            with server.admin(TEMPLATE) as admin:
                create(admin, shared_rights())
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(pytestconfig: pytest.Config) -> Iterator[Cluster]:
    """The server of the session."""
    with started(pytestconfig.getoption("--server")) as server:
        yield server


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption(
        "--server",
        type=lambda path: Path(path).resolve(),
        help="the folder of the PostgreSQL to start, instead of the wheel's",
    )


class Templates:
    """Databases to copy: a provisioned one for each staff, made when it is first asked for."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._made: dict[tuple[tuple[str, tuple[str, str | None]], ...], tuple[str, dict[str, Added]]] = {}

    def of(self, staff: Staff) -> tuple[str, dict[str, Added]]:
        """Return the name of the database whose staff this is, and who they are in it."""
        wanted = tuple(staff.items())
        if wanted not in self._made:
            self._made[wanted] = self._with(staff) if staff else (TEMPLATE, {})
        return self._made[wanted]

    def _with(self, staff: Staff) -> tuple[str, dict[str, Added]]:
        name = f"{TEMPLATE}_{len(self._made)}"
        with self.cluster.admin() as admin:
            _copy(admin, name, TEMPLATE)
        with self.cluster.admin(name) as admin:
            let_in = {
                login: add_officer(admin, login, login.title(), role, team) for login, (role, team) in staff.items()
            }
        return name, let_in


def _copy(admin: "psycopg.Connection[Any]", name: str, template: str) -> None:
    admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY".encode())


def _let_in_again(admin: "psycopg.Connection[Any]", officers: Mapping[str, Added]) -> None:
    """Open the log-ins that an earlier test has shut."""
    shut = "SELECT rolname FROM pg_roles WHERE NOT rolcanlogin AND rolname = ANY (%s)"
    for (login,) in admin.execute(shut, (list(officers),)).fetchall():
        admin.execute(psycopg.sql.SQL("ALTER ROLE {} LOGIN").format(psycopg.sql.Identifier(login)))


@contextmanager
def copied(cluster: Cluster, template: str, officers: Mapping[str, Added]) -> Iterator[Shared]:
    """Give a copy of a database, with the rights on it that a copy does not bring along; it goes afterwards."""
    database = f"complaints_{next(NUMBERS)}"
    with cluster.admin() as admin:
        _copy(admin, database, template)
        admin.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC".encode())
        admin.execute(f"GRANT CONNECT ON DATABASE {database} TO complaints_officer, complaints_reader".encode())
        _let_in_again(admin, officers)
    with ExitStack() as stack:
        made = Shared(cluster, database, stack, officers)
        made.admin.execute("UPDATE sync.life SET epoch = sync.epoch()")  # a copy believes it was put back from a dump
        yield made
    with cluster.admin() as admin:
        admin.execute(f"DROP DATABASE {database} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def templates(cluster: Cluster) -> Templates:
    """The databases to copy."""
    return Templates(cluster)


@pytest.fixture
def staff() -> Staff:
    """Who is let in before a test begins: nobody, where its folder or module names none."""
    return {}


@pytest.fixture
def shared(cluster: Cluster, templates: Templates, staff: Staff) -> Iterator[Shared]:
    """A shared database with the staff, new for each test."""
    with copied(cluster, *templates.of(staff)) as database:
        yield database
