"""The driver's connection as far as we use it; sqlcipher3 comes without types."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Row = tuple[Any, ...]
Params = Sequence[Any] | Mapping[str, Any]


class Cursor(Protocol):
    """What a statement gives back."""

    def fetchone(self) -> Row | None:
        """Give the next row, or None after the last."""

    def fetchall(self) -> list[Row]:
        """Give all rows left."""

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """A connection to an SQLite file."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    @property
    def total_changes(self) -> int:
        """How many rows were written since it was opened."""

    def execute(self, sql: str, params: Params = ..., /) -> Cursor:
        """Run one statement."""

    def executemany(self, sql: str, params: Iterable[Params], /) -> Cursor:
        """Run one statement for each set of parameters."""

    def executescript(self, sql: str, /) -> object:
        """Run statements that are not kept to be used again."""

    def create_function(self, name: str, arguments: int, function: Callable[..., object], /) -> None:
        """Let SQL call a function of Python's."""

    def backup(
        self, target: "Connection", *, pages: int = ..., progress: Callable[[int, int, int], None] | None = ...
    ) -> None:
        """Copy the whole file into another connection's, some pages at a time."""

    def close(self) -> None:
        """Close it."""


class Rows(Protocol):
    """Whatever can run a query: the open record, or a session in the middle of writing."""

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """Return all rows of a query."""


class SessionRows:
    """A session asked as the record is: what it has written and not yet committed is seen too."""

    def __init__(self, session: "Session") -> None:
        """Ask through `session`."""
        self._session = session

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """Return all rows of a query, after what is pending has been written."""
        self._session.flush()
        given = dict(params) if isinstance(params, Mapping) else tuple(params)
        return raw_of(self._session).execute(sql, given).fetchall()


def raw_of(session: "Session") -> Connection:
    """Return the driver's connection under a session: bulk work needs no more."""
    connection: Any = session.connection().connection.driver_connection
    return connection  # type: ignore[no-any-return]
