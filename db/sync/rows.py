"""Rows as they come from the server, written with plain SQL: a first pull brings hundreds of thousands."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Boolean

from db.model import Base
from db.model.entities import captured, fields
from db.record.connection import Connection
from db.record.engine import as_json

Key = tuple[str, str]
"""An entity and the id of its row."""

Image = dict[str, Any]
"""The fields of a row in the terms of JSON."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A captured table as rows are written to it."""

    entity: str
    names: tuple[str, ...]
    """`id`, the fields, `ver`."""
    json: frozenset[str]
    yes_or_no: frozenset[str]


@cache
def shapes() -> dict[str, Shape]:
    """Return the shape of each captured table by its name, a parent before its children."""
    found = captured()
    tables = [table for table in Base.metadata.sorted_tables if table.name in found]
    return {
        table.name: Shape(
            table.name,
            ("id", *(column.name for column in fields(table)), "ver"),
            frozenset(column.name for column in table.columns if isinstance(column.type, JSON)),
            frozenset(column.name for column in table.columns if isinstance(column.type, Boolean)),
        )
        for table in tables
    }


@cache
def upsert(entity: str, names: tuple[str, ...]) -> str:
    """Return SQL that writes these columns of a row, new or known; others keep what they hold."""
    held = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
    places = ", ".join("?" * len(names))
    return f"INSERT INTO {entity} ({', '.join(names)}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {held}"


class Incoming:
    """The columns of one entity in one pull, cut to those this desk knows: a newer server may send more."""

    def __init__(self, entity: str, sent: Sequence[str]) -> None:
        """`sent` are the names in the order of the values."""
        shape = shapes()[entity]
        self.names = tuple(name for name in sent if name in shape.names)
        self.sql = upsert(entity, self.names)
        self.entity = entity
        self._cut = None if len(self.names) == len(sent) else itemgetter(*(sent.index(name) for name in self.names))
        self._json = [place for place, name in enumerate(self.names) if name in shape.json]

    def place(self, name: str) -> int | None:
        """Return where in a row the column is, if it is."""
        return self.names.index(name) if name in self.names else None

    def ready(self, rows: list[list[Any]]) -> Sequence[Sequence[Any]]:
        """Return the rows as the driver takes them."""
        cut = [list(self._cut(row)) for row in rows] if self._cut else rows
        for place in self._json:
            for row in cut:
                row[place] = None if row[place] is None else as_json(row[place])
        return cut


def write(connection: Connection, sql: str, entity: str, rows: Sequence[Sequence[Any]]) -> set[Key]:
    """Write rows; return the keys of rows of this desk that had to make room for them, under a UNIQUE of the table."""
    from sqlcipher3 import dbapi2

    try:
        connection.executemany(sql, rows)
    except dbapi2.IntegrityError:
        before = _ids(connection, entity)
        for row in rows:
            try:
                connection.execute(sql, row)
            except dbapi2.IntegrityError:
                _make_room(connection, sql, row)
        return {(entity, gone) for gone in before - _ids(connection, entity)}
    return set()


def _make_room(connection: Connection, sql: str, row: Sequence[Any]) -> None:
    """Write a row in the place of whatever this desk has in its way; the server has nothing there."""
    insert, _, _ = sql.partition(" ON CONFLICT")
    connection.execute(insert.replace("INSERT INTO", "INSERT OR REPLACE INTO", 1), row)


def _ids(connection: Connection, entity: str) -> set[str]:
    return {str(found) for (found,) in connection.execute(f"SELECT id FROM {entity}").fetchall()}


def image_of(connection: Connection, key: Key) -> tuple[Image, str | None] | None:
    """Return a row as it stands, and its versions; None where there is none."""
    shape = shapes()[key[0]]
    found = connection.execute(f"SELECT {', '.join(shape.names)} FROM {key[0]} WHERE id = ?", (key[1],)).fetchone()
    if found is None:
        return None
    values = dict(zip(shape.names, found, strict=True))
    ver = values.pop("ver")
    del values["id"]
    return {name: _in_json(shape, name, value) for name, value in values.items()}, ver


def _in_json(shape: Shape, name: str, value: Any) -> Any:  # noqa: ANN401 - a value of a column
    if value is None:
        return None
    if name in shape.yes_or_no:
        return bool(value)
    return json.loads(value) if name in shape.json else value


def _in_table(shape: Shape, name: str, value: Any) -> Any:  # noqa: ANN401
    return value if value is None or name not in shape.json else as_json(value)


def write_image(connection: Connection, key: Key, image: Image, ver: str | None) -> bool:
    """Write one row from its image; False where another row is in its way, and then nothing is written."""
    from sqlcipher3 import dbapi2

    shape = shapes()[key[0]]
    values = {"id": key[1], **image, "ver": ver}
    row = [_in_table(shape, name, values.get(name)) for name in shape.names]
    try:
        connection.execute(upsert(key[0], shape.names), row)
    except dbapi2.IntegrityError:
        return False
    return True


def delete(connection: Connection, keys: Iterable[Key]) -> None:
    """Take rows off this desk, and the questions about them."""
    for entity, entity_id in keys:
        connection.execute(f"DELETE FROM {entity} WHERE id = ?", (entity_id,))
        connection.execute("DELETE FROM clash WHERE entity = ? AND entity_id = ?", (entity, entity_id))
