"""SQLAlchemy on a connection of ours: one engine a connection, and JSON as SQLite itself writes it."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from db.record.connection import Connection as RawConnection

if TYPE_CHECKING:  # SQLAlchemy takes most of a second to import; a list needs none of it
    from sqlalchemy import Dialect, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection

STATEMENTS = 1_000
"""Statements that are kept as they were compiled, the latest used."""


def engine_on(raw: RawConnection, begin: str) -> Engine:
    """Return an engine whose only connection is `raw`, which says `begin` at the start of each transaction."""
    from sqlalchemy import Connection, Engine, event, make_url
    from sqlalchemy.pool import StaticPool

    engine = Engine(
        StaticPool(lambda: cast("DBAPIConnection", raw), dialect=_dialect()),
        _dialect(),
        make_url("sqlite://"),
        execution_options={"compiled_cache": _compiled()},
        hide_parameters=True,  # an error's text may be copied into a report; what residents said may not
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@cache
def _dialect() -> Dialect:
    """Return the one dialect of all engines: a statement is compiled for a dialect, and so once for all of them."""
    from sqlalchemy import create_engine
    from sqlcipher3 import dbapi2

    engine = create_engine("sqlite://", module=dbapi2, json_serializer=as_json)
    with engine.connect():  # only now it knows the version it speaks to
        pass
    engine.dispose()
    return engine.dialect


@cache
def _compiled() -> Any:  # noqa: ANN401  # SQLAlchemy gives its type no public name
    """Return where all engines keep what they compiled: to compile a statement takes longer than most take to run."""
    from sqlalchemy.util import LRUCache

    return LRUCache(STATEMENTS)


def as_json(value: object) -> str:
    """Write JSON as SQLite's own `json()` would, so that a patch holds the very text of the column."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
