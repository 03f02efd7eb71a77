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

from db.connection import raw_of
from db.local import as_json
from db.model import Base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Values = Mapping[str, Any]
"""A row by column; a column that is not named holds its default, or nothing."""

Bound = tuple[Any, ...]
"""A row as the driver takes it."""

DIALECT = sqlite.dialect(json_serializer=as_json)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a table: how a value of each is bound, and what stands where none is given."""

    sql: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None, Any], ...]

    def bound(self, values: Values) -> Bound:
        """Return a row as the driver takes it."""
        given = ((values.get(name, default), bind) for name, bind, default in self.columns)
        return tuple([value if bind is None else bind(value) for value, bind in given])


def bound(entity: type[Base], rows: Iterable[Values]) -> list[Bound]:
    """Return rows of an entity as the driver takes them."""
    return [*map(_shape(entity.__tablename__).bound, rows)]


def insert_many(session: "Session", entity: type[Base], rows: Sequence[Bound]) -> None:
    """Write new rows of an entity within the session's transaction; each is captured like any other."""
    if rows:
        raw_of(session).executemany(_shape(entity.__tablename__).sql, rows)


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
    columns = tuple(
        (
            column.name,
            column.type.dialect_impl(DIALECT).bind_processor(DIALECT),
            column.default.arg if isinstance(column.default, ColumnDefault) and column.default.is_scalar else None,
        )
        for column in table.columns
    )
    names = [column.name for column in table.columns]
    sql = f"INSERT INTO {name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    return _Shape(sql, columns)


def _checked(table: Table) -> str:
    """Return what makes a table with the columns and CHECKs of `table`, and no key or reference."""
    columns = (Column(each.name, each.type, nullable=each.nullable) for each in table.columns)
    checks = [
        CheckConstraint(each.sqltext, name=each.name) for each in table.constraints if isinstance(each, CheckConstraint)
    ]
    return str(CreateTable(Table(table.name, MetaData(), *columns, *checks)).compile(dialect=DIALECT))
