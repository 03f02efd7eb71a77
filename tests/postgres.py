"""A real shared database for any test: take the fixture `shared`, which `tests/conftest.py` makes known everywhere.

ann = shared.officer("ann", role="complaints manager", team="North")   # may log in now; ann.officer_id, ann.team_id
connection = shared.connect("ann")                                     # hers, autocommit; closed after the test
shared.address, shared.admin, shared.cluster                           # where it is; the superuser; kill(), start()

The server is started once a session, in a folder of its own; each test has a copy of a provisioned database. Log-ins
belong to the whole server, so a later test meets them again; what they may do is in the database.
"""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
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


class Shared:
    """One shared database, and its officers."""

    def __init__(self, cluster: Cluster, database: str, stack: ExitStack) -> None:
        self.cluster, self.database, self._stack = cluster, database, stack
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


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of our own with one provisioned database to copy from."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=MEMORY if MEMORY.is_dir() else None))
    try:
        with Cluster(folder, settings=SMALL) as server:
            with server.admin() as admin:
                admin.execute(f"CREATE DATABASE {TEMPLATE}")
            with server.admin(TEMPLATE) as admin:
                create(admin, shared_rights())
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def shared(cluster: Cluster) -> Iterator[Shared]:
    """A shared database without officers, new for each test."""
    database = f"complaints_{next(NUMBERS)}"
    with cluster.admin() as admin:
        admin.execute(f"CREATE DATABASE {database} TEMPLATE {TEMPLATE} STRATEGY FILE_COPY")
        admin.execute(f"REVOKE ALL ON DATABASE {database} FROM PUBLIC")
        admin.execute(f"GRANT CONNECT ON DATABASE {database} TO complaints_officer, complaints_reader")
    with ExitStack() as stack:
        yield Shared(cluster, database, stack)
    with cluster.admin() as admin:
        admin.execute(f"DROP DATABASE {database} WITH (FORCE)")
