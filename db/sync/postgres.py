"""The way to the server over a connection of PostgreSQL: each call one statement, what is many rows streamed."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from db.shared.address import Address
from db.shared.connecting import connect, in_words
from db.sync.transport import AnothersDesk, Json, OtherEpoch, Resync

if TYPE_CHECKING:
    from psycopg import Connection

ANSWERS: Mapping[str, type[Exception]] = {"SY001": OtherEpoch, "SY002": Resync, "SY003": Resync}
"""Errors of the server's functions that are answers: ask again where it stands, which says what became of this desk."""


class PostgresTransport:
    """A desk's connection to the shared database."""

    def __init__(self, connection: "Connection[Any]") -> None:
        """Use `connection`, which belongs to this object from now on."""
        self._connection = connection

    @classmethod
    def connect(cls, address: str, login: str, password: str | None, *, home: Path | None = None) -> Self:
        """Connect to an address as it was typed. Raise EnvironmentProblem, in words, where it cannot be."""
        return cls(connect(Address.parse(address), login, password, home=home))

    def hello(self, asked: Mapping[str, Any]) -> Json:
        """Say who is here and how far along."""
        try:
            with _kinds():
                return dict(self._one("SELECT sync.hello(%s)", _json(asked)))
        except Resync as error:
            raise AnothersDesk from error

    def push(self, page: str) -> Json:
        """Send changes."""
        with _kinds():
            return dict(self._one("SELECT sync.push(%s::jsonb)", page))

    def pull(self, asked: Mapping[str, Any]) -> Iterator[str]:
        """Yield the lines as they arrive: nothing is held here or in the driver."""
        statement = "COPY (SELECT * FROM sync.pull(%s)) TO STDOUT (FORMAT BINARY)"
        with _kinds(), self._connection.cursor() as cursor, cursor.copy(statement, (_json(asked),)) as copy:
            copy.set_types(["text"])
            for (line,) in copy.rows():
                yield line

    def history(self, asked: Mapping[str, Any]) -> list[Json]:
        """Return the changes any desk made to a case."""
        with _kinds():
            return list(self._one("SELECT sync.history(%s)", _json(asked)))

    def blob_put(self, asked: Mapping[str, Any], piece: bytes | None) -> Json:
        """Send a piece of a document, or ask which are there."""
        with _kinds():
            return dict(self._one("SELECT sync.blob_put(%s, %b)", _json(asked), piece))

    def blob_get(self, asked: Mapping[str, Any]) -> bytes:
        """Return a piece of a document."""
        with _kinds(), self._connection.cursor(binary=True) as cursor:
            (piece,) = cursor.execute("SELECT sync.blob_get(%s)", (_json(asked),)).fetchone() or (None,)
            return bytes(piece or b"")

    def desks(self) -> list[Json]:
        """Return how every desk stands."""
        with _kinds():
            return list(self._one("SELECT sync.desks()"))

    def unknown(self, asked: Mapping[str, Any]) -> list[str]:
        """Return which of the changes named never arrived."""
        with _kinds():
            return list(self._one("SELECT sync.unknown(%s)", _json(asked)))

    def erase(self, asked: Mapping[str, Any]) -> Json:
        """Erase a case, everywhere."""
        with _kinds():
            return dict(self._one("SELECT sync.erase(%s)", _json(asked)))

    def looked(self, asked: Mapping[str, Any]) -> Json:
        """Send lines of who looked."""
        with _kinds():
            return dict(self._one("SELECT sync.looked(%s)", _json(asked)))

    def looks(self, asked: Mapping[str, Any]) -> list[Json]:
        """Return the lines of who looked."""
        with _kinds():
            return list(self._one("SELECT sync.looks(%s)", _json(asked)))

    def publish(self, asked: Mapping[str, Any]) -> Json:
        """Send what measures count of some cases."""
        with _kinds():
            return dict(self._one("SELECT sync.publish(%s)", _json(asked)))

    def cut(self) -> None:
        """Shut the socket down under whoever waits for it; it stays the driver's to close."""
        from psycopg import OperationalError

        with suppress(OperationalError, OSError):  # it is gone already
            line = socket.socket(fileno=self._connection.pgconn.socket)
            try:
                line.shutdown(socket.SHUT_RDWR)
            finally:
                line.detach()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _one(self, statement: str, *params: object) -> Any:  # noqa: ANN401 - whatever JSON the function answers
        found = self._connection.execute(statement, params or None).fetchone()
        return found[0] if found else None


def _json(asked: Mapping[str, Any]) -> object:
    from psycopg.types.json import Jsonb

    return Jsonb(asked)


@contextmanager
def _kinds() -> Iterator[None]:
    """Tell the server's answers from its failures."""
    from psycopg import Error

    try:
        with in_words():
            yield
    except Error as error:
        kind = ANSWERS.get(error.sqlstate or "")
        if kind is None:
            raise
        raise kind from error
