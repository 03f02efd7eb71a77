"""Rows for any table, made from the model alone, so that a new entity is tested the day it is made."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, Integer, LargeBinary, Table, insert
from sqlalchemy.orm import Session

from db.model import Base, new_id
from db.model.base import Moment
from db.model.entities import captured, fields

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
TODAY = date(2026, 3, 26)
KINDS: tuple[tuple[type, Any], ...] = (
    (Boolean, False),
    (JSON, {}),
    (Date, TODAY),
    (Moment, NOW),
    (Integer, 1),
    (LargeBinary, b"bytes"),
)
AN_ID = "019d2a4f-0000-7000-8000-000000000001"
SPECIAL = {"sha256": "a" * 64, **dict.fromkeys(("entity_id", "clash_id", "held_id", "their_change"), AN_ID)}

TEXTS = st.text(max_size=60) | st.sampled_from(
    ["", " ", "'", '"', "\\", "\0", "a\0b", "é", "e\u0301", "🏚️", "\u202eabc", "null", "{}"]
)
JSONS = st.dictionaries(
    TEXTS,
    st.recursive(st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS, st.lists, max_leaves=4),
    max_size=3,
)


def tables() -> list[Table]:
    """Return the captured tables, a parent before its children."""
    return [table for table in Base.metadata.sorted_tables if table.name in captured()]


def words_of(column: Column[Any]) -> list[str]:
    """Return the words a CHECK allows in the column, if one does."""
    checks = (str(check.sqltext) for check in column.table.constraints if isinstance(check, CheckConstraint))
    lists = [re.fullmatch(rf"{column.name} IN \((.*)\)", check) for check in checks]
    return [word for found in lists if found for word in re.findall(r"'([^']*)'", found[1])]


def plain(column: Column[Any], ids: Mapping[str, str]) -> Any:
    """Return some value that may stand in the column; `ids` has a row of each table to point at."""
    if column.foreign_keys:
        return ids[next(iter(column.foreign_keys)).column.table.name]
    if words := words_of(column):
        return words[0]
    for kind, value in KINDS:
        if isinstance(column.type, kind):
            return value
    return SPECIAL.get(column.name, AN_ID if column.name.endswith("_id") else f"some {column.name}")


def row_for(table: Table, ids: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields without which a row of `table` cannot be, and an id."""
    needed = [column for column in fields(table) if not column.nullable]
    return {"id": new_id(), **{column.name: plain(column, ids) for column in needed}}


def one_of_each(session: Session) -> dict[str, str]:
    """Write a row of each captured table and return their ids by table."""
    ids: dict[str, str] = {}
    for table in tables():
        row = row_for(table, ids)
        ids[table.name] = row["id"]
        session.execute(insert(table), row)
    return ids


def values(column: Column[Any], ids: Mapping[str, str]) -> st.SearchStrategy[Any]:
    """Draw a value the column may hold: NULL too, where it may be."""
    drawn: st.SearchStrategy[Any] = TEXTS
    kinds: list[tuple[type, st.SearchStrategy[Any]]] = [
        (Boolean, st.booleans()),
        (JSON, JSONS),
        (Date, st.dates(date(2000, 1, 1), date(2099, 12, 31))),
        (Moment, st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
        (Integer, st.integers(0, 6)),
    ]
    for kind, strategy in kinds:
        if isinstance(column.type, kind):
            drawn = strategy
            break
    if column.foreign_keys:
        drawn = st.just(ids[next(iter(column.foreign_keys)).column.table.name])
    elif words := words_of(column):
        drawn = st.sampled_from(words)
    elif column.name.endswith("_id"):
        drawn = st.just(AN_ID)
    return drawn | st.none() if column.nullable else drawn
