"""What whoever looks after the server does: make the shared database, let officers in, shut desks out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Self

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.shared_rights import shared_rights
from complaints_desktop.sharing.connecting import Ask, with_password
from db.shared.address import Address
from db.terms import Role

if TYPE_CHECKING:
    from psycopg import Connection

MAINTENANCE = "postgres"
"""The database every server has, from which another is made."""


class SharedDatabase:
    """The shared database at an address, as an administrator of its server sees it."""

    def __init__(self, address: str, admin: str, *, ask: Ask) -> None:
        """Connect as `admin` when it is needed; `ask` is asked for the password where libpq knows none."""
        self._address, self._admin, self._ask = Address.parse(address), admin, ask
        self._password: str | None = None
        self._connection: Connection[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def create(self) -> None:
        """Make the database where there is none of its name, and the shared database in it."""
        from db.shared.making import make_database
        from db.shared.provision import create

        with self._connect(replace(self._address, database=MAINTENANCE)) as connection:
            make_database(connection, self._address.database)
        create(self._server(), shared_rights())

    def migrate(self) -> tuple[str, str]:
        """Bring it up to this program, and return the revisions before and after."""
        from db.shared.provision import HEAD, migrate

        return migrate(self._server(), shared_rights()), HEAD

    def add_officer(
        self,
        login: str,
        *,
        name: str,
        role: Role,
        team: str | None,
        password: str | None,
        job_title: str | None = None,
    ) -> None:
        """Let an officer in; one who was in gets the new role, team and password. Letters carry name and job title."""
        from db.shared.officers import add_officer

        add_officer(self._server(), login, name, role.value, team, password, job_title=job_title)

    def disable(self, login: str) -> None:
        """End an officer's login; what they wrote stays."""
        from db.shared.officers import disable

        if not disable(self._server(), login):
            raise Refused(f"The shared database has no officer with the login {login}", do="Look at its `status`.")

    def revoke_desk(self, code: str) -> None:
        """Shut a desk out: its key is destroyed when it next connects."""
        from db.shared.desks import revoke_desk

        if not revoke_desk(self._server(), code):
            raise Refused(f"The shared database has no desk {code}", do="Look at its `status`.")

    def readmit_desk(self, code: str) -> None:
        """Let a desk in again that was shut out."""
        from db.shared.desks import readmit_desk

        if not readmit_desk(self._server(), code):
            raise Refused(f"The shared database has no desk {code} that was shut out", do="Look at its `status`.")

    def status(self) -> dict[str, Any]:
        """Return how it stands, as plain data."""
        from db.shared.desks import status

        return asdict(status(self._server()))

    def conflicts(self) -> list[dict[str, Any]]:
        """Return the open clashes without what they are about: that is for those who see the case."""
        from db.shared.desks import conflicts

        return [asdict(each) for each in conflicts(self._server())]

    def erasures(self) -> list[dict[str, Any]]:
        """Return the register of erased cases, to be kept where a restore of the server does not reach."""
        from db.shared.desks import register

        return [asdict(each) for each in register(self._server())]

    def restored(self, register: Iterable[Mapping[str, str]]) -> int:
        """After a restore in place: erase again what the register names, and have every desk send what is missing.

        Return how many cases the restore had brought back.
        """
        from db.shared.desks import Erasure, begin_another_life, erase_again

        erased = erase_again(self._server(), [Erasure(**each) for each in register])
        begin_another_life(self._server())
        return erased

    def _server(self) -> Connection[Any]:
        """Return the connection to the shared database itself."""
        if self._connection is None:
            self._connection = self._connect(self._address)
        return self._connection

    def _connect(self, address: Address) -> Connection[Any]:
        from db.shared.connecting import connect

        connection: Connection[Any]
        connection, self._password = with_password(
            lambda password: connect(address, self._admin, password, patient=True),
            self._admin,
            self._ask,
            self._password,
        )
        return connection
