"""SQLAlchemy on a connection of ours: one engine a connection, and JSON as SQLite itself writes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from db.record.connection import Connection as RawConnection

if TYPE_CHECKING:  # SQLAlchemy takes most of a second to import; a list needs none of it
    from sqlalchemy import Engine


def engine_on(raw: RawConnection, begin: str) -> Engine:
    """Return an engine whose only connection is `raw`, which says `begin` at the start of each transaction."""
    from sqlalchemy import Connection, create_engine, event
    from sqlalchemy.pool import StaticPool
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: raw,
        poolclass=StaticPool,
        json_serializer=as_json,
        hide_parameters=True,  # an error's text may be copied into a report; what residents said may not
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def as_json(value: object) -> str:
    """Write JSON as SQLite's own `json()` would, so that a patch holds the very text of the column."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
