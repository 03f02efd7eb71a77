"""A record as a program of next year may have filled it: every column of every shared entity, made from the model."""

import json
from typing import Any

from sqlalchemy import JSON, Column, Date, Integer, String, Table, Text, update
from sqlalchemy.orm import Session

from complaints_desktop.desk.signing_in import make_first_officer
from complaints_desktop.office import Office
from db.model import Desk
from db.model.base import Moment
from db.model.entities import captured
from db.record.local import Record
from tests.db.rows import one_of_each, plain, tables, words_of

KEY = bytes(range(32))
NEXT_YEAR = "of next year"
DATES = ("0001-01-01", "2101-01-01")
MOMENTS = ("0001-01-01T00:00:00.000+00:00", "9999-12-31T23:59:59.999+00:00")
NUMBERS = (-1, 2**53)
TEXTS = ("\u202e🏚️ {{name}} <b>", "long " * 20_000)
SHAPES = (None, [], "text", 7, True, {"of": {"next": ["year", None, {}]}}, {"targets": [{"clock": "hear"}], "name": 3})


def columns(table: Table) -> list[Column[Any]]:
    """Return the columns a patch of another program may set, but for references, which the server holds true."""
    return [each for each in table.columns if each.name not in ("id", "ver") and not each.foreign_keys]


def strange(column: Column[Any]) -> tuple[Any, ...]:
    """Return what a newer program may have written into the column, as the record keeps it."""
    if words_of(column):
        return (NEXT_YEAR,)
    if isinstance(column.type, JSON):
        return tuple(json.dumps(shape) for shape in SHAPES)
    if isinstance(column.type, Date):
        return DATES
    if isinstance(column.type, Moment):
        return MOMENTS
    if isinstance(column.type, Integer):
        return NUMBERS
    if isinstance(column.type, String | Text):
        return TEXTS
    return ()


def furnish(record: Record) -> dict[str, str]:
    """Fill a new record with a row of each entity, every field said, and sit its officer down; return the ids."""
    with record.writing(author="set-up") as session:
        make_first_officer(session, "Test Officer")
        ids = one_of_each(session)
        for table in tables():
            if not table.name.startswith("settlement"):
                _say_everything(session, table, ids)
        session.execute(update(Desk).values(officer_id=ids["officer"]))
    return ids


def _say_everything(session: Session, table: Table, ids: dict[str, str]) -> None:
    """Fill the optional fields too, but for those that end something: what has ended is seldom looked at."""
    ends = {"completed_on", "closed_on", "closed_as", "ended_on", "until_on", "withdrawn_on", "left_on", "void_because"}
    given = {
        column.name: plain(column, ids)
        for column in table.columns
        if column.nullable and column.name not in {"ver", "login", *ends}
    }
    if given and not captured()[table.name].insert_only:
        session.execute(update(table).where(table.c.id == ids[table.name]).values(**given))


def put(record: Record, table: str, row_id: str, column: str, value: Any) -> Any:
    """Write a value as a pull would, past every CHECK of this program; return what stood there."""
    with record.writing(author="the shared database", applying=True) as session:
        raw: Any = session.connection().connection.driver_connection
        ((before,),) = raw.execute(f"SELECT {column} FROM {table} WHERE id = ?", (row_id,)).fetchall()
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, row_id))
    return before


def office_of(record: Record) -> Office:
    """Sit down at the record on its day."""
    return Office(record, user="Test Officer")
