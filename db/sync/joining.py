"""Joining a shared database: this desk's officer becomes its officer there, and all the desk holds will be sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table

from db.model import Base, new_id
from db.model.calendar import holiday_id
from db.model.drafts import draft_id
from db.model.entities import captured
from db.model.homes import home_id
from db.model.team import team_id
from db.record import migrate
from db.record.connection import Connection, raw_of
from db.record.local import Record
from db.record.packing import unpack_all
from db.shared.failures import too_old
from db.sync import second_copy
from db.sync.counted import COUNT_AGAIN
from db.sync.cycle import PRODUCT, app_version
from db.sync.looked import SEND_AGAIN
from db.sync.position import AUTHOR
from db.sync.transport import AnothersDesk, Json, Revoked, TooOldToRead, Transport, Unsteady

JOINED = """INSERT INTO shared_database (id, address, login, joined_at, cursor, full, leads, erases)
    VALUES (1, ?, ?, ?, 0, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET address = excluded.address, login = excluded.login,
    joined_at = excluded.joined_at, cursor = 0, full = 1, leads = excluded.leads, erases = excluded.erases,
    epoch = NULL, token = NULL, scope = NULL, synced_at = NULL, digest_on = NULL, problem = NULL,
    doubted_at = excluded.joined_at"""


BY_NATURE: Mapping[str, tuple[str, Callable[..., str]]] = {
    "team": ("name", team_id),
    "holiday_change": ("holiday_on", lambda day: holiday_id(date.fromisoformat(day))),
    "home": ("uprn", home_id),
    "draft": ("kind, case_id, officer_id", draft_id),
}
"""Entities of which there is one of a kind: the columns that say which, and the id that follows from them."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who a login is in the shared database."""

    officer_id: str
    name: str
    role: str
    leads: bool
    erases: bool
    code: str
    """The code this desk will have there; empty where it is told when it joins."""


def greet(record: Record, transport: Transport) -> Welcome:
    """Return who this login is there; nothing is changed, here or there. Raise EnvironmentProblem for what fails."""
    device, code, _ = _desk_of(record)
    return _welcome(_asked(transport, device, code, trial=True))


def join(record: Record, transport: Transport, *, address: str, login: str) -> Welcome:
    """Join, in one transaction: from now on the desk is this officer's, and what it holds waits to be sent.

    A record that had joined before comes as a new desk, whose work is sent from the beginning.
    """
    device, code, joined = _desk_of(record)
    try:
        welcome = _welcome(_asked(transport, device, code))
    except AnothersDesk:
        device = new_id()
        welcome = _welcome(_asked(transport, device, code))
    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        connection.execute(JOINED, (address, login, session.info["at"], welcome.leads, welcome.erases))
        connection.execute("UPDATE desk SET device_id = ?, code = ?", (device, welcome.code))
        unpack_all(connection)
        connection.execute("UPDATE change SET ack_pos = NULL")
        connection.execute(SEND_AGAIN)
        connection.execute(COUNT_AGAIN)
        _take_over(connection, welcome)
        if not joined:
            _name_by_nature(connection)
    second_copy.install(record)
    return welcome


def _desk_of(record: Record) -> tuple[str, str, bool]:
    """Return the device this record comes as, its code, and whether it had joined before: then it is a new one."""
    ((device, code, joined),) = record.rows("SELECT device_id, code, EXISTS (SELECT 1 FROM shared_database) FROM desk")
    return (new_id() if joined else device), code, bool(joined)


def _asked(transport: Transport, device: str, code: str, *, trial: bool = False) -> Json:
    asked = {"device": device, "code": code, "cursor": 0, "waiting": 0, "trial": trial}
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
    code = hello["code"] or ""
    return Welcome(officer["id"], officer["name"], officer["role"], officer["leads"], officer["erases"], code)


def _take_over(connection: Connection, welcome: Welcome) -> None:
    """Let the officer the shared database knows take the place of the one this desk made for itself."""
    ((old,),) = connection.execute("SELECT officer_id FROM desk").fetchall()
    new = welcome.officer_id
    connection.execute("UPDATE desk SET officer_id = ?", (new,))
    if old != new:
        _make_known(connection, welcome)
        if old is not None and _is_home_made(connection, old):
            _replace(connection, "officer", old, new)
            connection.execute("DELETE FROM change WHERE entity = 'officer' AND entity_id = ?", (old,))
            connection.execute("DELETE FROM officer WHERE id = ?", (old,))


def _name_by_nature(connection: Connection) -> None:
    """Give teams, corrected days and drafts the ids every desk gives them; an older record drew them at random."""
    for entity, (columns, natural) in BY_NATURE.items():
        for old, *about in connection.execute(f"SELECT id, {columns} FROM {entity}").fetchall():
            new = natural(*about)
            if old != new:
                _replace(connection, entity, old, new)
                connection.execute(f"UPDATE {entity} SET id = ? WHERE id = ?", (new, old))
                connection.execute(
                    "UPDATE change SET entity_id = ? WHERE entity = ? AND entity_id = ?", (new, entity, old)
                )


def _make_known(connection: Connection, welcome: Welcome) -> None:
    """Write the officer's row where there is none yet; the first pull brings all of it."""
    connection.execute(
        "INSERT INTO officer (id, name, role) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        (welcome.officer_id, welcome.name, welcome.role),
    )


def _is_home_made(connection: Connection, officer: str) -> bool:
    """Whether the officer is one the desk made for itself, whom no login belongs to."""
    return bool(connection.execute("SELECT 1 FROM officer WHERE id = ? AND login IS NULL", (officer,)).fetchone())


def _replace(connection: Connection, entity: str, old: str, new: str) -> None:
    """Put one id in the place of another wherever rows and changes point at a row of `entity`."""
    for table in (Base.metadata.tables[name] for name in captured()):
        for column in _pointing_at(entity, table):
            connection.execute(f"UPDATE {table.name} SET {column} = ? WHERE {column} = ?", (new, old))
    if entity == "officer":
        connection.execute("UPDATE look SET by_id = ? WHERE by_id = ?", (new, old))
        connection.execute("UPDATE case_row SET handler_id = ? WHERE handler_id = ?", (new, old))
    for said in ("patch", "was"):
        connection.execute(f"UPDATE change SET {said} = replace({said}, ?, ?) WHERE instr({said}, ?)", (old, new, old))


def _pointing_at(entity: str, table: Table) -> list[str]:
    return [
        column.name for column in table.columns if any(key.column.table.name == entity for key in column.foreign_keys)
    ]
