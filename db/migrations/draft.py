"""The schema of today's entities as SQL: a new record is made of it; printed, it is what the next revision reaches.

`python -m db.migrations.draft > /tmp/new.sql` and compare it with the one before; what differs is what the revision has
to do. Until the first release the first revision itself is written anew:
`python -m db.migrations.draft > db/migrations/versions/r0001_first.sql`.
"""

import sys
from collections.abc import Callable, Iterable

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from db.model import Base

Statement = CreateTable | CreateIndex


def schema() -> str:
    """Return the statements that make today's tables and indexes."""
    return drafted(Base.metadata.sorted_tables, _written)


def drafted(tables: Iterable[Table], written: Callable[[Statement], str]) -> str:
    """Return the statements that make these tables and their indexes, each as `written` writes it."""
    statements: list[Statement] = []
    for table in tables:
        statements += [CreateTable(table), *map(CreateIndex, sorted(table.indexes, key=lambda index: str(index.name)))]
    return "\n".join(f"{written(statement)};\n" for statement in statements)


def _written(statement: Statement) -> str:
    text = str(statement.compile(dialect=sqlite.dialect()))
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


if __name__ == "__main__":
    sys.stdout.write(schema())
