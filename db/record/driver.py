"""A raw connection to the encrypted file, set up the one way we use it. Needs no SQLAlchemy, so a list paints first."""

import secrets
import sys
from pathlib import Path

from sqlcipher3 import dbapi2

from db.files import make_private_file, unreadable
from db.problems import EnvironmentProblem, in_words
from db.record.batch import Batch, register
from db.record.connection import Connection

Key = bytes | bytearray
"""The key of a record; one that is to be overwritten when nobody needs it any more is a bytearray."""

KEY_BYTES = 32
ID_BYTES = 16
CACHE_KIB = 65_536
BUSY_MS = 5_000
LOG_BYTES = 16 * 1024 * 1024
"""What the write-ahead log may keep of the disk after a large write."""

PRAGMAS = (
    f"busy_timeout = {BUSY_MS}",
    "synchronous = FULL",  # NORMAL may lose committed work when the power goes
    "foreign_keys = ON",
    "recursive_triggers = ON",  # else INSERT OR REPLACE deletes a row behind the back of the delete trigger
    "temp_store = MEMORY",
    "secure_delete = ON",
    f"journal_size_limit = {LOG_BYTES}",
    *(("fullfsync = ON", "checkpoint_fullfsync = ON") if sys.platform == "darwin" else ()),
)


def new_file_id() -> bytes:
    """Draw the first 16 bytes of a new file: SQLCipher's salt, and the name under which its key is kept."""
    return secrets.token_bytes(ID_BYTES)


def file_id(path: Path) -> bytes:
    """Read which key the file at `path` wants; a back-up wants the key of the record it was made from."""
    try:
        with path.open("rb") as file:
            return file.read(ID_BYTES)
    except OSError as error:
        raise unreadable(path, error) from error


def no_record() -> EnvironmentProblem:
    """Say that a file is not one of ours."""
    return EnvironmentProblem(
        "This file is not a record of Complaints Desktop",
        safe="It was left as it is.",
        do="Choose another file, or restore a back-up with `restore`.",
    )


def connect(
    path: Path, key: Key, *, new: bytes | None = None, reader: bool = False, cache_kib: int = CACHE_KIB
) -> Connection:
    """Return a sqlcipher3 connection to the record at `path`, in autocommit: BEGIN is ours to say.

    `new` makes the file, private to this user, with that id. A `reader` cannot write. Raise EnvironmentProblem where
    the file cannot be opened with this key.
    """
    if len(key) != KEY_BYTES or len(new or bytes(ID_BYTES)) != ID_BYTES:
        raise ValueError(f"the key of a record has {KEY_BYTES} bytes, its id {ID_BYTES}")
    if new is not None:
        make_private_file(path)
    elif path.is_file() and path.stat().st_size == 0:
        raise no_record()  # SQLite would take it for a new one
    with in_words():
        connection: Connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
        try:
            set_up(connection, key, new or b"", cache_kib)
            if reader:
                connection.execute("PRAGMA query_only = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def set_up(connection: Connection, key: Key, salt: bytes, cache_kib: int) -> None:
    """Unlock `connection` and give it the pragmas of the record; `salt` is that of a new file."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # the library's own log would go to stderr
    connection.executescript(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")  # `execute` would keep the statement
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(f"PRAGMA cache_size = -{cache_kib}")
    connection.execute("PRAGMA journal_mode = WAL")  # the first to read the file: a wrong key fails here


def connect_writer(path: Path, key: Key, *, new: bytes | None = None) -> tuple[Connection, Batch]:
    """Return a connection that can write, and the batch its triggers ask."""
    connection, batch = connect(path, key, new=new), Batch()
    register(connection, batch)
    return connection, batch
