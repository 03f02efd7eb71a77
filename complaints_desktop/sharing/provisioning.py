"""What whoever looks after the server does: make the shared database, let officers in, shut desks out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from complaints_desktop.sharing.connecting import Ask, with_password

if TYPE_CHECKING:
    from psycopg import Connection


class SharedDatabase:
    """The shared database at an address, as an administrator of its server sees it."""

    def __init__(self, address: str, admin: str, *, ask: Ask) -> None:
        """Connect as `admin`; `ask` is asked for the password where libpq knows none."""
        from db.shared.address import Address
        from db.shared.connecting import connect

        at = Address.parse(address)
        self._connection: Connection[Any]
        self._connection, _ = with_password(lambda password: connect(at, admin, password), admin, ask)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._connection.close()
