"""For the developer of the next revision: print the schema of today's entities as SQL.

`python -m db.migrations.draft > /tmp/new.sql` and compare it with the one before; what differs is what the revision has
to do. Until the first release the first revision itself is written anew:
`python -m db.migrations.draft > db/migrations/versions/r0001_first.sql`.
"""

import sys

from sqlalchemy import create_mock_engine
from sqlalchemy.sql.ddl import ExecutableDDLElement

from db.model import Base


def schema() -> str:
    """Return the statements that make today's tables and indexes."""
    statements: list[str] = []

    def keep(statement: ExecutableDDLElement, *_: object, **__: object) -> None:
        statements.append("\n".join(line.rstrip() for line in str(statement.compile(engine)).strip().splitlines()))

    engine = create_mock_engine("sqlite://", keep)
    Base.metadata.create_all(engine, checkfirst=False)
    return "".join(f"{statement};\n\n" for statement in statements).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
