"""A new record: its tables, its triggers, and the row that says whose desk it is."""

import secrets
from pathlib import Path

from sqlalchemy import insert

from db import capture, driver, indexing, migrate
from db.local import engine_on
from db.model import Base, Desk, new_id
from db.problems import EnvironmentProblem, in_words

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code read out on the phone is heard right."""

CODE_LENGTH = 3


def new_code() -> str:
    """Draw the code of a desk, part of every reference drawn there."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))


def make(path: Path, key: bytes, *, code: str | None = None, file_id: bytes | None = None) -> None:
    """Make an empty record at `path`; nothing is left there if it fails.

    `file_id` are the bytes it begins with, under which its key is kept; drawn at random if not given.
    """
    refuse_remains(path)
    connection, _ = driver.connect_writer(path, key, new=file_id or driver.new_file_id())
    try:
        with in_words(), engine_on(connection, "BEGIN IMMEDIATE").begin() as transaction:
            Base.metadata.create_all(transaction)
            desk = {"id": 1, "device_id": new_id(), "code": code or new_code(), "last_number": 0}
            transaction.execute(insert(Desk), desk)
            migrate.stamp(connection)
            capture.install(connection, migrate.HEAD)
            indexing.install(connection)
    except BaseException:
        connection.close()
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        raise
    connection.close()


def refuse_remains(path: Path) -> None:
    """Raise EnvironmentProblem where a record was: its last changes may be in the log it left behind."""
    log = path.with_name(path.name + "-wal")
    if log.exists():
        raise EnvironmentProblem(
            f"{path} is missing, but its log {log.name} is there",
            safe="Nothing was changed.",
            do="Put the record's file back beside its log, or restore a back-up into another home.",
        )
