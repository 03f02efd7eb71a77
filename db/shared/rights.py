"""What each role may do in the shared database, as its tables keep it; the program's own table is handed in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from psycopg import Connection

ANY = "*"
"""As a field: may write new rows of that entity."""

OWN = "own "
"""Before an entity: only such rows as are the officer's own (`db.shared.merging.OWNED`)."""


@dataclass(frozen=True, slots=True)
class RoleRights:
    """One role: what it sees, whether it leads, erases and audits, and the most it may offer on a case (pence)."""

    role: str
    sees_all: bool
    leads: bool
    erases: bool
    money_limit: int
    audits: bool


@dataclass(frozen=True, slots=True, order=True)
class Allowed:
    """One thing a role may do: write new rows of `entity`, or set one field of such a row."""

    role: str
    entity: str
    field: str


class Rights(NamedTuple):
    """Every role, and all that each is allowed."""

    roles: tuple[RoleRights, ...]
    allowed: tuple[Allowed, ...]


def provide(connection: "Connection[Any]", rights: Rights) -> None:
    """Put `rights` in the place of what the server held, within the caller's transaction."""
    roles, allowed = rights
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sync.allowed")
        cursor.execute("DELETE FROM sync.role_")
        cursor.executemany(
            "INSERT INTO sync.role_ (role, sees_all, leads, erases, money_limit, audits)"
            " VALUES (%s, %s, %s, %s, %s, %s)",
            [(each.role, each.sees_all, each.leads, each.erases, each.money_limit, each.audits) for each in roles],
        )
        cursor.executemany(
            "INSERT INTO sync.allowed (role, entity, field) VALUES (%s, %s, %s)",
            [(each.role, each.entity, each.field) for each in sorted(set(allowed))],
        )
