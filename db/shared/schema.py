"""The tables of the shared database, drafted from the model: one table an entity, in schema `app`.

`python -m db.shared.schema > db/shared/revisions/s0001_app.sql` writes the first revision anew, until the first
release; after it, what differs is what the next revision has to do.
"""

import sys

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Dialect, Index, MetaData, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import JSONB

from db.migrations.draft import Statement, drafted
from db.model import Base
from db.model.base import SQLITE_ONLY
from db.model.entities import OWN_COLUMN, about, captured

SCHEMA = "app"
NOT_FIELDS = frozenset({"id", "ver", "pos"})
"""Columns that no patch names."""

DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


def tables() -> list[Table]:
    """Return the shared tables, one that is referred to before those that refer to it."""
    shared = MetaData(naming_convention=Base.metadata.naming_convention)
    for name in captured():
        table = Base.metadata.tables[name].to_metadata(shared, schema=SCHEMA)
        _leave_out_sqlite(table)
        _add_position(table)
    return list(shared.sorted_tables)


def children() -> list[str]:
    """Return the tables whose rows belong to a case, which move with it."""
    return [table.name for table in tables() if OWN_COLUMN.get(about(table.name).belongs) == "case_id"]


def fields(table: Table) -> list[str]:
    """Return the columns a patch may name."""
    return [column.name for column in table.columns if column.name not in NOT_FIELDS]


def draft() -> str:
    """Return the statements that make today's tables and indexes."""
    return drafted(tables(), _written)


def _add_position(table: Table) -> None:
    """Make `ver` what the server makes of it, and add the place in the order of commits."""
    for column in table.columns:
        if isinstance(column.type, JSON):
            column.type = JSONB()
    table.columns["ver"].type = JSONB()
    table.columns["ver"].nullable = False
    table.append_column(Column("pos", BigInteger, nullable=False))
    Index(f"ix_{table.name}_pos", table.columns["pos"], table.columns["id"])


def _leave_out_sqlite(table: Table) -> None:
    """Take off the CHECKs that say what PostgreSQL knows from a column's type; each costs at every write."""
    kinds = ("fits", *(name for _, name in SQLITE_ONLY.values()))
    said = tuple(f"_{column.name}_{name}" for column in table.columns for name in kinds)
    checks = [each for each in table.constraints if isinstance(each, CheckConstraint)]
    table.constraints -= {check for check in checks if str(check.name).endswith(said)}


def _written(statement: Statement) -> str:
    """Return the statement with its constraints in the order of their names; a copied table knows no other."""
    text = str(statement.compile(dialect=DIALECT))
    lines = [line.strip().removesuffix(",") for line in text.strip().splitlines()]
    if len(lines) == 1:
        return lines[0]
    named = [line for line in lines if line.startswith("CONSTRAINT ")]
    columns = [line for line in lines[1:-1] if line not in named]
    inside = ",\n\t".join([*columns, *sorted(named)])
    return f"{lines[0]}\n\t{inside}\n{lines[-1]}"


if __name__ == "__main__":
    sys.stdout.write(draft())
