"""Where this desk stands with the shared database: the one row of `shared_database`, and who this desk is."""

from dataclasses import dataclass

from db.record.connection import Connection, Rows
from db.record.local import Record

COLUMNS = (
    "address, login, epoch, cursor, token, full, scope, schema_version, synced_at, digest_on, leads, erases,"
    " doubted_at, problem"
)
AUTHOR = "shared database"
"""Who writes what is neither typed here nor captured."""


@dataclass(frozen=True, slots=True)
class Place:
    """The row as it was read."""

    address: str
    login: str
    epoch: str | None
    cursor: int
    token: str | None
    full: bool
    scope: str | None
    schema_version: str | None
    synced_at: str | None
    digest_on: str | None
    leads: bool
    erases: bool
    doubted_at: str | None
    problem: str | None
    device: str
    code: str


def place_of(record: Rows) -> Place | None:
    """Return where the desk stands, or None where it has joined nothing."""
    rows = record.rows(f"SELECT {COLUMNS}, device_id, code FROM shared_database, desk")
    return Place(*rows[0]) if rows else None


def unsent(record: Record) -> int:
    """Return how many changes the server has not confirmed."""
    ((count,),) = record.rows("SELECT count(*) FROM change WHERE ack_pos IS NULL")
    return int(count)


def put(connection: Connection, **values: object) -> None:
    """Set columns of the row."""
    names = ", ".join(f"{name} = ?" for name in values)
    connection.execute(f"UPDATE shared_database SET {names}", tuple(values.values()))
