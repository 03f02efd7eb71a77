"""A copy of an open record: of one moment, read back, and named when it is whole."""

from pathlib import Path

from db.files import make_private_folder, put_in_place, remove
from db.problems import EnvironmentProblem, in_words
from db.progress import Progress, nobody_waits
from db.record import driver, recovery
from db.record.connection import Connection
from db.record.damage import damage

STEP = 2_000
"""Pages copied between two reports of progress: about 8 MB."""


def copy(connection: Connection, path: Path, key: driver.Key, progress: Progress = nobody_waits) -> None:
    """Copy an open record to `path`, as it is at this moment, whole or not at all, and read the copy back."""
    make_private_folder(path.parent)
    part = path.with_name(path.name + ".part")
    remove(part)
    try:
        with in_words():
            (salt,) = connection.execute("PRAGMA cipher_salt").fetchone() or ("",)
            (_, _, record) = connection.execute("PRAGMA database_list").fetchone() or (0, "", "")
            copy_to(connection, part, key, bytes.fromhex(salt), progress)
        recovery.enclose(part, Path(record))
        put_in_place(part, path)
    finally:
        remove(part)


def copy_to(
    connection: Connection, part: Path, key: driver.Key, file_id: bytes, progress: Progress = nobody_waits
) -> None:
    """Write a copy with that key and id, and see that each of its pages is what was meant."""
    target = driver.connect(part, key, new=file_id)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF"):  # a copy that fails is thrown away
            target.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_schema")  # from here on the copy is of this moment, whoever writes
        connection.backup(target, pages=STEP, progress=lambda _, left, total: progress(total - left, total))
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        found = damage(target, thorough=False)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        target.close()
    if found:
        raise EnvironmentProblem(
            "The back-up could not be read back",
            safe="The record itself is as it was; the faulty back-up was not kept.",
            do="Run `check`; write the back-up to another disk.",
        )


def change_key(record: Path, old: driver.Key, key: driver.Key, file_id: bytes) -> None:
    """Put a copy under another key and id in the place of the record, which nobody else may have open."""
    part = record.with_name(record.name + ".part")
    remove(part)
    connection = driver.connect(record, old)
    try:
        with in_words():
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")  # the log is in the file, and nobody else reads it
            copy_to(connection, part, key, file_id)
            put_in_place(part, record)
    finally:
        connection.close()
        remove(part)
