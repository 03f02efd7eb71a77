"""The daily comparison: whether this desk holds exactly the rows the server would show it, at the same versions."""

from hashlib import md5
from typing import Any

from db.connection import Connection
from db.sync.rows import shapes


def differs(connection: Connection, told: dict[str, Any]) -> bool:
    """Whether this desk's rows are others than the server `told`; unknown entities are a newer server's."""
    connection.create_function("sync_weight", 2, _weight)
    return any(_digest(connection, entity) != tuple(sums) for entity, sums in told.items() if entity in shapes())


def _digest(connection: Connection, entity: str) -> tuple[int, int]:
    ((count, total),) = connection.execute(
        f"SELECT count(*), coalesce(sum(sync_weight(id, ver)), 0) FROM {entity}"
    ).fetchall()
    return int(count), int(total)


def _weight(entity_id: str, ver: str | None) -> int:
    """Return eight hexadecimal digits of a fingerprint as a number; a sum of them does not depend on the order."""
    return int(md5(f"{entity_id}{ver}".encode(), usedforsecurity=False).hexdigest()[:8], 16)
