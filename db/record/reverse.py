"""What one transaction wrote, read back from the log of changes, and its updates put back as they were before it."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from db.model.entities import captured
from db.record.connection import Connection
from db.record.engine import as_json

MOST = 1_000
"""Changes of one transaction that are looked at: an import has more, and is undone in its own way."""

FIRST = f"""SELECT min(seq) FROM change WHERE batch = ? AND seq > (SELECT max(seq) FROM change) - {MOST}
    HAVING count(*) BETWEEN 1 AND {MOST - 1}"""
"""Looked for among the last only, for the log has no index by transaction; of a longer one nothing is known."""

OF_ONE = f"""SELECT change_id, entity, entity_id, case_id, op, author, at, patch, was FROM change
    WHERE seq >= ? AND batch = (SELECT batch FROM change WHERE seq = ?) ORDER BY seq LIMIT {MOST}"""


@dataclass(frozen=True, slots=True)
class Written:
    """One change of a transaction."""

    change_id: str
    entity: str
    entity_id: str
    case_id: str | None
    made: bool
    """Whether the row was made by it."""
    author: str
    at: str
    patch: dict[str, Any]
    was: dict[str, Any]
    """What the fields held before; empty where the row was made, and where it is no longer known."""


def first_of(connection: Connection, batch: str) -> int | None:
    """Return the number of the first change of the transaction that is writing now.

    None where it wrote nothing, or more than is taken back.
    """
    found = connection.execute(FIRST, (batch,)).fetchone()
    return found[0] if found else None


def written_by(connection: Connection, first: int) -> tuple[Written, ...]:
    """Return the changes of the transaction whose first has this number, in their order."""
    return tuple(
        Written(change_id, entity, row, case_id, op == "insert", author, at, json.loads(patch), json.loads(was or "{}"))
        for change_id, entity, row, case_id, op, author, at, patch, was in connection.execute(OF_ONE, (first, first))
    )


def stands(connection: Connection, change: Written, among: Collection[str]) -> bool:
    """Whether nobody has set since what `change` set; `among`: the changes of its own transaction."""
    ver = _version(connection, change)
    now = ver.values() if change.made else (ver.get(field, ver.get("*")) for field in change.patch)
    return bool(ver) and all(each in among for each in now)


def put_back(connection: Connection, changes: Sequence[Written]) -> None:
    """Set again what the fields held before these updates, the last first; captured like any other write."""
    for change in reversed(changes):
        if change.entity not in captured():
            raise KeyError(change.entity)
        names = ", ".join(f"{name} = ?" for name in change.was)
        values = [as_json(each) if isinstance(each, dict | list) else each for each in change.was.values()]
        connection.execute(f"UPDATE {change.entity} SET {names} WHERE id = ?", (*values, change.entity_id))


def _version(connection: Connection, change: Written) -> dict[str, str]:
    found = connection.execute(f"SELECT ver FROM {change.entity} WHERE id = ?", (change.entity_id,)).fetchone()
    version: dict[str, str] = json.loads(found[0] or "{}") if found else {}
    return version
