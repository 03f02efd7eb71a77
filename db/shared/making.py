"""The empty database a shared database is made in."""

from typing import TYPE_CHECKING, Any

from db.shared.connecting import in_words

if TYPE_CHECKING:
    from psycopg import Connection


def make_database(connection: "Connection[Any]", name: str) -> bool:
    """Make the database `name` on the server of `connection`, and return True; False where there is one already."""
    from psycopg import sql

    with in_words():
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", (name,)).fetchone() is not None:
            return False
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
        connection.execute(statement)
    return True
