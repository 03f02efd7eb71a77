"""The address of a shared database, as a person types it: `db.landlord.example/complaints`.

Nothing but hosts, ports and a name can be said in it: how the connection is protected is not the address's to say.
`socket:/folder/complaints` is a server on this very computer, reached by its Unix socket.
"""

import re
from dataclasses import dataclass
from typing import Self

from db.problems import EnvironmentProblem

PORT = 5432
"""PostgreSQL's own, where the address names none."""

SOCKET = "socket:"
LOCAL = re.compile(r"socket:(?P<folder>/.*?|[A-Za-z]:[\\/].*?)(?::(?P<port>\d{1,5}))?/(?P<database>[^/]+)")
HOST = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::(?P<port>\d{1,5}))?")
DATABASE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,62}")
EXAMPLE = "db.landlord.example/complaints"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a shared database is: hosts in the order they are tried, each with its port, and the database's name."""

    hosts: tuple[tuple[str, int], ...]
    database: str
    local: bool = False
    """By a Unix socket on this computer: the one host is the socket's folder."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what was typed. Raise EnvironmentProblem, in plain words, where it is no address."""
        text = text.strip()
        if text.startswith(SOCKET):
            return cls._local(text)
        if "://" in text:
            raise _unreadable("it begins with the name of a protocol", do=f"Leave out what stands before //: {EXAMPLE}")
        hosts, slash, database = text.partition("/")
        if not slash or not database:
            raise _unreadable("the name of the database is missing", do=f"Write it after a slash: {EXAMPLE}")
        _refuse_name(database)
        return cls(tuple(_host(part.strip()) for part in hosts.split(",")), database)

    def __str__(self) -> str:
        """Write it as it is typed."""
        if self.local:
            folder, port = self.hosts[0]
            return f"{SOCKET}{folder}{_written(port)}/{self.database}"
        hosts = ",".join(
            f"[{host}]{_written(port)}" if ":" in host else host + _written(port) for host, port in self.hosts
        )
        return f"{hosts}/{self.database}"

    @classmethod
    def _local(cls, text: str) -> Self:
        found = LOCAL.fullmatch(text)
        if found is None:
            raise _unreadable("a socket needs its folder and a database", do="For example socket:/tmp/team/complaints")
        _refuse_name(found["database"])
        return cls(((found["folder"], int(found["port"] or PORT)),), found["database"], local=True)


def _host(text: str) -> tuple[str, int]:
    found = HOST.fullmatch(text)
    if found is None or not 0 < int(found["port"] or PORT) < 65_536:
        raise _unreadable("a host is a name, and a port after a colon where it is not 5432", do=f"Like {EXAMPLE}")
    return found["name"].strip("[]"), int(found["port"] or PORT)


def _refuse_name(database: str) -> None:
    if not DATABASE.fullmatch(database):
        raise _unreadable("a database's name has letters, digits, _ and - only", do=f"Like {EXAMPLE}")


def _written(port: int) -> str:
    return "" if port == PORT else f":{port}"


def _unreadable(why: str, *, do: str) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"This is not the address of a shared database: {why}", safe="Nothing was changed.", do=do
    )
