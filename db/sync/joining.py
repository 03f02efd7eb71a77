"""Joining a shared database: this desk's officer becomes its officer there, and all the desk holds will be sent."""

from dataclasses import dataclass

from sqlalchemy import ForeignKey, Table

from db import migrate
from db.capture import captured
from db.connection import Connection
from db.local import Record
from db.model import Base, new_id
from db.shared.words import too_old
from db.sync import second_copy
from db.sync.cycle import PRODUCT, app_version
from db.sync.place import AUTHOR, now
from db.sync.rows import raw_of
from db.sync.transport import AnothersDesk, Json, Revoked, TooOldToRead, Transport, Unsteady

JOINED = """INSERT INTO shared_database (id, address, login, joined_at, cursor, full, leads, erases)
    VALUES (1, ?, ?, ?, 0, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET address = excluded.address, login = excluded.login,
    joined_at = excluded.joined_at, cursor = 0, full = 1, leads = excluded.leads, erases = excluded.erases,
    epoch = NULL, scope = NULL, synced_at = NULL, digest_on = NULL, problem = NULL"""


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who a login is in the shared database."""

    officer_id: str
    name: str
    role: str
    leads: bool
    erases: bool
    code: str
    """The code this desk will have there."""


def greet(record: Record, transport: Transport) -> Welcome:
    """Return who this login is there; nothing is changed here. Raise EnvironmentProblem where it cannot join."""
    ((device, code),) = record.rows("SELECT device_id, code FROM desk")
    try:
        return _welcome(_asked(transport, device, code))
    except AnothersDesk:
        return _welcome(_asked(transport, new_id(), code))


def join(record: Record, transport: Transport, *, address: str, login: str) -> Welcome:
    """Join, in one transaction: from now on the desk is this officer's, and what it holds waits to be sent.

    A record that had joined before comes as a new desk, whose work is sent from the beginning.
    """
    ((device, code, joined),) = record.rows("SELECT device_id, code, EXISTS (SELECT 1 FROM shared_database) FROM desk")
    device = new_id() if joined else device
    try:
        welcome = _welcome(_asked(transport, device, code))
    except AnothersDesk:
        device = new_id()
        welcome = _welcome(_asked(transport, device, code))
    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        connection.execute(JOINED, (address, login, now(), welcome.leads, welcome.erases))
        connection.execute("UPDATE desk SET device_id = ?, code = ?", (device, welcome.code))
        connection.execute("UPDATE change SET ack_pos = NULL")
        _take_over(connection, welcome)
    second_copy.install(record)
    return welcome


def _asked(transport: Transport, device: str, code: str) -> Json:
    asked = {"device": device, "code": code, "cursor": 0, "waiting": 0}
    hello = transport.hello({**asked, "schema": migrate.HEAD, "app": app_version()})
    if hello.get("product") != PRODUCT:
        raise Unsteady
    if hello.get("revoked"):
        raise Revoked
    if hello["schema"] < migrate.HEAD:
        raise too_old(hello["schema"], migrate.HEAD)
    if hello["min_schema"] > migrate.HEAD:
        raise TooOldToRead(hello["min_schema"], migrate.HEAD)
    return hello


def _welcome(hello: Json) -> Welcome:
    officer = hello["officer"]
    return Welcome(officer["id"], officer["name"], officer["role"], officer["leads"], officer["erases"], hello["code"])


def _take_over(connection: Connection, welcome: Welcome) -> None:
    """Let the officer the shared database knows take the place of the one this desk made for itself."""
    ((old,),) = connection.execute("SELECT officer_id FROM desk").fetchall()
    new = welcome.officer_id
    connection.execute("UPDATE desk SET officer_id = ?", (new,))
    if old != new:
        _make_known(connection, welcome)
        if old is not None and _is_home_made(connection, old):
            _replace(connection, old, new)


def _make_known(connection: Connection, welcome: Welcome) -> None:
    """Write the officer's row where there is none yet; the first pull brings all of it."""
    connection.execute(
        "INSERT INTO officer (id, name, role) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (welcome.officer_id, welcome.name, welcome.role),
    )


def _is_home_made(connection: Connection, officer: str) -> bool:
    """Whether the officer is one the desk made for itself, whom no login belongs to."""
    return bool(connection.execute("SELECT 1 FROM officer WHERE id = ? AND login IS NULL", (officer,)).fetchone())


def _replace(connection: Connection, old: str, new: str) -> None:
    """Put one officer's id in the place of the other's in rows and changes, and drop the old one's own row."""
    for table in (Base.metadata.tables[name] for name in (*captured(), "case_row")):
        for column in _pointing_at_officers(table):
            connection.execute(f"UPDATE {table.name} SET {column} = ? WHERE {column} = ?", (new, old))
    connection.execute("DELETE FROM change WHERE entity = 'officer' AND entity_id = ?", (old,))
    connection.execute("UPDATE change SET patch = replace(patch, ?, ?) WHERE instr(patch, ?)", (old, new, old))
    connection.execute("DELETE FROM officer WHERE id = ?", (old,))


def _pointing_at_officers(table: Table) -> list[str]:
    if table.name == "case_row":
        return ["handler_id"]
    return [column.name for column in table.columns if any(map(_is_to_officer, column.foreign_keys))]


def _is_to_officer(key: ForeignKey) -> bool:
    return key.column.table.name == "officer"
