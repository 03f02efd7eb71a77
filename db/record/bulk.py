"""Many rows of one table at once, by the driver alone; and rows tried before anything is written.

No savepoint stands around them: within one, SQLite has the search index written out after every row, which made an
import take twice as long. So a row the record would refuse is found first, on tables of its CHECKs in memory.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Column, ColumnDefault, MetaData, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from db.model import Base
from db.record.connection import raw_of
from db.record.engine import as_json

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
"""A row by column; a column that is not named holds its default, or nothing."""

Bound = tuple[Any, ...]
"""A row as the driver takes it."""

DIALECT = sqlite.dialect(json_serializer=as_json)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a table: where each stands, how a value of it is bound, and a row in which nothing is given."""

    sql: str
    places: Mapping[str, tuple[int, Callable[[Any], Any] | None]]
    defaults: Bound

    def bound(self, values: Values) -> Bound:
        """Return a row as the driver takes it; a name that is no column raises."""
        row = [*self.defaults]
        for name, value in values.items():
            place, bind = self.places[name]
            row[place] = value if bind is None else bind(value)
        return tuple(row)


def bound(entity: type[Base], rows: Iterable[Values]) -> list[Bound]:
    """Return rows of an entity as the driver takes them."""
    return [*map(_shape(entity.__tablename__).bound, rows)]


def insert_many(session: "Session", entity: type[Base], rows: Sequence[Bound]) -> None:
    """Write new rows of an entity within the session's transaction; each is captured like any other."""
    if rows:
        raw_of(session).executemany(_shape(entity.__tablename__).sql, rows)


def upsert_many(session: "Session", entity: type[Base], rows: Sequence[Bound], *, key: str) -> None:
    """Write rows of an entity; where one of the same `key` is there already, it takes the new values and stays."""
    if rows:
        shape = _shape(entity.__tablename__)
        table = Base.metadata.tables[entity.__tablename__]
        values = (f"{name} = excluded.{name}" for name in shape.places if name != key and name not in table.primary_key)
        raw_of(session).executemany(f"{shape.sql} ON CONFLICT ({key}) DO UPDATE SET {', '.join(values)}", rows)


class Trial:
    """Tables in memory that have the record's CHECKs and nothing else; nothing stays in them."""

    def __init__(self) -> None:
        """Start with no table; each is made when a row of it is first tried."""
        self._connection = sqlite3.connect(":memory:", isolation_level=None)
        self._made: set[str] = set()

    def refusal(self, entity: type[Base], rows: Sequence[Bound]) -> str | None:
        """Return what the record would say against one of the rows; None where it would take them all."""
        name = entity.__tablename__
        if name not in self._made:
            self._connection.execute(_checked(Base.metadata.tables[name]))
            self._made.add(name)
        self._connection.execute("BEGIN")
        try:
            self._connection.executemany(_shape(name).sql, rows)
        except (sqlite3.IntegrityError, OverflowError) as refused:  # SQLite takes no number over 64 bits
            return str(refused)
        finally:
            self._connection.execute("ROLLBACK")
        return None


@cache
def _shape(name: str) -> _Shape:
    table = Base.metadata.tables[name]
    binds = [column.type.dialect_impl(DIALECT).bind_processor(DIALECT) for column in table.columns]
    names = [column.name for column in table.columns]
    sql = f"INSERT INTO {name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    given = [(_default(column), bind) for column, bind in zip(table.columns, binds, strict=True)]
    defaults = tuple(value if bind is None else bind(value) for value, bind in given)
    return _Shape(sql, dict(zip(names, enumerate(binds), strict=True)), defaults)


def _default(column: Column[Any]) -> Any:  # noqa: ANN401 - a value of a column
    """Return what stands in a column where nothing is given."""
    default = column.default
    return default.arg if isinstance(default, ColumnDefault) and default.is_scalar else None


def _checked(table: Table) -> str:
    """Return what makes a table with the columns and CHECKs of `table`, and no key or reference."""
    columns = (Column(each.name, each.type, nullable=each.nullable) for each in table.columns)
    checks = [
        CheckConstraint(each.sqltext, name=each.name) for each in table.constraints if isinstance(each, CheckConstraint)
    ]
    return str(CreateTable(Table(table.name, MetaData(), *columns, *checks)).compile(dialect=DIALECT))
