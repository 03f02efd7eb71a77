"""The connection of a desk, and the one place that decides how it is protected.

By TCP nothing but TLS whose certificate names the host we asked for, by an issuer this computer trusts (`issuers`) or
the one in `~/.postgresql/root.crt`; and the log-in is bound to that very channel, so that no one in between can pass it
on.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from db.problems import said_by
from db.shared.address import Address
from db.shared.certificates import fault_of
from db.shared.issuers import file_of_issuers

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg.abc import PQGen

T = TypeVar("T")

SECONDS_TO_CONNECT = 10
SILENCE_MS = 30_000
"""Milliseconds unanswered data may wait before the connection is given up."""

SILENT_SECONDS = 120.0
"""How long a server may neither take nor say anything before it is given up: one that is frozen, or behind something
that answers for it, is alive to the network for ever."""

PROTECTED: dict[str, Any] = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "sslcertmode": "disable",
    "gssencmode": "disable",
    "sslnegotiation": "postgres",
    "ssl_min_protocol_version": "TLSv1.2",
    "require_auth": "scram-sha-256,gss,sspi",
    "keepalives": 1,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": SILENCE_MS,
}
"""What holds for every connection by TCP, whatever the address, the environment or a service file say."""

ALWAYS: dict[str, Any] = {
    "connect_timeout": SECONDS_TO_CONNECT,
    "target_session_attrs": "read-write",
    "client_encoding": "UTF8",
    "options": "-c search_path=pg_catalog -c lock_timeout=10s -c statement_timeout=60min",
}


REFUSED = "certificate verify failed"
"""What libpq says of every certificate it refuses, but for one that is for another host."""


def connect(
    address: Address,
    login: str,
    password: str | None = None,
    *,
    application: str = "Complaints Desktop",
    patient: bool = False,
    home: Path | None = None,
) -> "Connection[Any]":
    """Connect `login`, each statement its own transaction. Raise EnvironmentProblem, in words, where it cannot be.

    `home` is where the issuers this computer trusts are kept as a file; without one they are written for the moment.
    `patient`: a server may be silent for as long as it needs, as it is while it is migrated.
    Without a password libpq looks where it always does: PGPASSWORD, the password file, the network's own log-in.
    """
    import psycopg

    with in_words(), _issuers(address, home) as issuers:
        try:
            return (psycopg.Connection if patient else _impatient()).connect(
                **_wanted(address, issuers),
                user=login,
                password=password,
                application_name=application,
                autocommit=True,
            )
        except psycopg.OperationalError as error:
            if REFUSED not in str(error) or issuers is None:
                raise
            faults = (fault_of(host, port, issuers) for host, port in address.hosts)
            raise psycopg.OperationalError(next(filter(None, faults), str(error))) from error


def in_words() -> AbstractContextManager[None]:
    """Turn the driver's errors of network and server into words."""
    from db.shared.failures import problem_of

    return said_by(problem_of)


@cache
def _impatient() -> "type[Connection[Any]]":
    """Return the driver's connection, which waits for ever, as one that does not."""
    import psycopg

    class Impatient(psycopg.Connection[Any]):
        def wait(self, gen: "PQGen[T]", interval: float = 0.1, timeout: float | None = None) -> T:
            try:
                return super().wait(_heard(gen), interval, timeout)
            except TimeoutError as error:
                self.pgconn.finish()
                raise psycopg.OperationalError("timed out") from error

    return Impatient


def _heard(waiting: "PQGen[T]") -> "PQGen[T]":
    """Pass on what the driver waits for. Raise TimeoutError where nothing has moved for too long."""
    ready: Any = None
    heard = monotonic()
    while True:
        try:
            wanted = waiting.send(ready)
        except StopIteration as done:
            answer: T = done.value
            return answer
        ready = yield wanted
        if ready:
            heard = monotonic()
        elif monotonic() - heard > SILENT_SECONDS:
            raise TimeoutError


def _wanted(address: Address, issuers: Path | None) -> dict[str, Any]:
    where = {
        "host": ",".join(host for host, _ in address.hosts),
        "port": ",".join(str(port) for _, port in address.hosts),
        "dbname": address.database,
    }
    if issuers is None:
        return {**where, **ALWAYS}
    return {**where, **ALWAYS, **PROTECTED, "sslrootcert": str(issuers)}


@contextmanager
def _issuers(address: Address, home: Path | None) -> Iterator[Path | None]:
    """Lend the file of the landlord's own CA, where libpq would look for one, or of the issuers this computer trusts.

    None for a server on this very computer, which proves nothing and need not.
    """
    own = Path(os.environ.get("PGSSLROOTCERT") or Path.home() / ".postgresql" / "root.crt")
    if address.local:
        yield None
    elif own.exists():
        yield own
    else:
        with file_of_issuers(home) as path:
            yield path
