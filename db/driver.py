"""A raw connection to the encrypted file, set up the one way we use it. Needs no SQLAlchemy, so a list paints first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from db.batch import Batch, register
from db.connection import Connection
from db.problems import in_words

KEY_BYTES = 32
CACHE_KIB = 65_536
BUSY_MS = 5_000

PRAGMAS = (
    f"cache_size = -{CACHE_KIB}",
    f"busy_timeout = {BUSY_MS}",
    "synchronous = FULL",  # NORMAL may lose committed work when the power goes
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE deletes a row behind the back of the delete trigger
    "temp_store = MEMORY",
    "secure_delete = ON",
    *(("fullfsync = ON", "checkpoint_fullfsync = ON") if sys.platform == "darwin" else ()),
)


def connect(path: Path, key: bytes, *, create: bool = False, reader: bool = False) -> Connection:
    """Return a sqlcipher3 connection to the record at `path`, in autocommit: BEGIN is ours to say.

    A `reader` cannot write. Raise EnvironmentProblem where the file cannot be opened with this key.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"the key of a record has {KEY_BYTES} bytes")
    uri = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    with in_words():
        connection: Connection = dbapi2.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            set_up(connection, key, reader=reader)
        except BaseException:
            connection.close()
            raise
    return connection


def set_up(connection: Connection, key: bytes, *, reader: bool) -> None:
    """Unlock `connection` and give it the pragmas of the record."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # the library's own log would go to stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("PRAGMA journal_mode = WAL")  # the first to read the file: a wrong key fails here
    if reader:
        connection.execute("PRAGMA query_only = ON")


def connect_writer(path: Path, key: bytes, *, create: bool = False) -> tuple[Connection, Batch]:
    """Return a connection that can write, and the batch its triggers ask."""
    connection, batch = connect(path, key, create=create), Batch()
    register(connection, batch)
    return connection, batch


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """One BEGIN IMMEDIATE on a raw connection: committed on a normal exit, rolled back otherwise."""
    with in_words():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
