"""What a desk may ask of the shared database, whatever carries it, and the answers that are no failure of a network."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from db.problems import EnvironmentProblem

Json = dict[str, Any]

PIECE = 256 * 1024
"""Bytes of a document that travel at once."""

SEES_ALL = ("all", "all, leads")
"""The scopes of an officer who sees every case, and every person, whoever refers to them."""


class Transport(Protocol):
    """The officer's whole way to the server. Every call is one round trip, and none is made while the record is held.

    A failure of network or server is raised as EnvironmentProblem.
    """

    def hello(self, asked: Mapping[str, Any]) -> Json:
        """Say who is here and how far along; learn where the server stands. Raise AnothersDesk where it is not ours."""

    def push(self, page: str) -> Json:
        """Send changes, as the JSON text of the request. Raise Resync or OtherEpoch where it stands elsewhere."""

    def pull(self, asked: Mapping[str, Any]) -> Iterator[str]:
        """Yield the lines of all that changed since the cursor, as of one moment; the first says which."""

    def history(self, asked: Mapping[str, Any]) -> list[Json]:
        """Return the changes any desk made to a case, oldest first."""

    def blob_put(self, asked: Mapping[str, Any], piece: bytes | None) -> Json:
        """Send a piece of a document, or ask with None which pieces are there."""

    def blob_get(self, asked: Mapping[str, Any]) -> bytes:
        """Return a piece of a document, or nothing where the server has not all of it."""

    def desks(self) -> list[Json]:
        """Return how every desk stands, for those who lead."""

    def unknown(self, asked: Mapping[str, Any]) -> list[str]:
        """Return which of the changes named never arrived at the server."""

    def erase(self, asked: Mapping[str, Any]) -> Json:
        """Erase what a case holds of people, everywhere."""

    def looked(self, asked: Mapping[str, Any]) -> Json:
        """Send lines of who looked at what at this desk."""

    def looks(self, asked: Mapping[str, Any]) -> list[Json]:
        """Return who looked at what at any desk, for those who audit, the newest first."""

    def publish(self, asked: Mapping[str, Any]) -> Json:
        """Send what measures count of some cases, for reporting tools."""

    def cut(self) -> None:
        """Break the connection off, from another thread: whoever waits for an answer hears at once that it is gone."""

    def close(self) -> None:
        """Hang up."""


class Resync(Exception):
    """The server has more or less of this desk's changes than it said a moment ago: ask again, then go on."""


class OtherEpoch(Exception):
    """The server began another life between two calls: ask again, then go on."""


class Revoked(EnvironmentProblem):
    """This desk may not use the shared database any more; whoever is told destroys its key."""

    def __init__(self) -> None:
        super().__init__(
            "This desk has been shut out of the shared database",
            safe="All that had been sent is there; the rest opens with the landlord's recovery key, where it has one.",
            do="Ask whoever looks after the shared database: a desk shut out by mistake can be let in again.",
        )


class AnothersDesk(EnvironmentProblem):
    """The server knows this desk as another officer's: the record was joined under another log-in."""

    def __init__(self) -> None:
        super().__init__(
            "The shared database knows this desk as another officer's",
            safe="Everything saved before is still in the record, and you can go on working.",
            do="Join the shared database anew with your own log-in.",
        )


class TooOldToRead(EnvironmentProblem):
    """The server has sent this desk's changes on and sends it no rows: the program does not know their shape."""

    def __init__(self, needed: str, desk: str) -> None:
        super().__init__(
            f"This program is too old to read the shared database (schema {needed} is the least; this is {desk})",
            safe="You can go on working: what you write is kept here, and sent as far as it is understood.",
            do="Install the current version of Complaints Desktop.",
        )


class Unsteady(EnvironmentProblem):
    """The server answered as another again and again within one cycle."""

    def __init__(self) -> None:
        super().__init__(
            "The shared database is being restored or moved just now",
            safe="Everything saved before is still in the record, and you can go on working.",
            do="There is nothing to do: the program tries again by itself.",
        )
