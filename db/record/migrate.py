"""Bring the schema of an older record up to date; refuse one that is newer than the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.moments import in_a_name
from db.problems import EnvironmentProblem, in_words
from db.record import driver
from db.record.connection import Connection
from db.record.copying import copy

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection as SqlConnection

HEAD = "0011"
"""The revision this program works with. Numbers only grow, so that a newer file is known without Alembic."""


def revision_of(connection: Connection) -> str:
    """Return the revision of an open file. Raise EnvironmentProblem where it is no record of ours."""
    with in_words():
        known = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone()
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone() if known else None
    if found is None:
        raise driver.no_record()
    return str(found[0])


def is_current(connection: Connection) -> bool:
    """Whether the file is at HEAD; False when it is older. Raise EnvironmentProblem when it is newer."""
    revision = revision_of(connection)
    if revision > HEAD:
        raise EnvironmentProblem(
            f"This record was last opened by a newer version of the program (schema {revision}; this one knows {HEAD})",
            safe="Nothing was changed.",
            do="Install the current version of Complaints Desktop, then open the record again.",
        )
    return revision == HEAD


def bring_up(path: Path, key: bytes, now: datetime) -> Path:
    """Back up the older record at `path`, migrate it to HEAD, and return where the back-up is, named after `now`."""
    with _alone(path, key) as connection:
        revision = revision_of(connection)
        kept = path.parent / "backups" / f"before-{HEAD}-from-{revision}-{in_a_name(now)}.db"
        copy(connection, kept, key)
        move(connection, HEAD)
    return kept


@contextmanager
def _alone(path: Path, key: bytes) -> Iterator[Connection]:
    """Open the file to change its tables, which a check of foreign keys at every step would forbid."""
    connection, _ = driver.connect_writer(path, key)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection
    finally:
        connection.close()


def move(connection: Connection, revision: str) -> None:
    """Migrate up or down to `revision` in one transaction, and make triggers and search anew from the model.

    `connection` was opened for writing with foreign keys off. After a step down the triggers are left out: they are
    made from today's model, which only HEAD has.
    """
    from db.record import capture, indexing
    from db.record.engine import engine_on

    with in_words(), engine_on(connection, "BEGIN IMMEDIATE").begin() as transaction:
        capture.uninstall(connection)
        indexing.uninstall(connection)
        run(transaction, revision)
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"the migration to {revision} would break {len(broken)} references")
        if revision == HEAD:
            capture.install(connection, HEAD)
            indexing.install(connection)


def run(transaction: "SqlConnection", revision: str) -> None:
    """Let Alembic run the revisions between here and there."""
    from alembic import command
    from alembic.runtime.migration import MigrationContext

    config = scripts()
    config.attributes["connection"] = transaction
    here = MigrationContext.configure(transaction).get_current_revision() or ""
    step = command.downgrade if revision == "base" or revision < here else command.upgrade
    step(config, revision)


def stamp(connection: Connection) -> None:
    """Mark a file that was just made from the model as being at HEAD."""
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("INSERT INTO alembic_version (version_num) VALUES (?)", (HEAD,))


def scripts() -> "Config":
    """Return Alembic's configuration: where the revisions are, in a checkout, a wheel or a frozen build alike."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "db:migrations")
    config.set_main_option("path_separator", "os")
    return config
