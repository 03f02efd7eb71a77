"""A new record: its tables, its triggers, and the row that says whose desk it is."""

import secrets
from functools import cache
from pathlib import Path

from sqlalchemy import insert

from db.files import put_in_place, remove
from db.migrations.draft import schema
from db.model import Desk, new_id
from db.problems import EnvironmentProblem, in_words
from db.record import capture, driver, indexing, migrate
from db.record.aside import asides, refuse_log_alone
from db.record.engine import engine_on

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code read out on the phone is heard right."""

CODE_LENGTH = 3


def new_code() -> str:
    """Draw the code of a desk, part of every reference drawn there."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))


def make(path: Path, key: bytes, *, code: str | None = None, file_id: bytes | None = None) -> None:
    """Make an empty record at `path`: it has its name when it is whole, and is not there before.

    `file_id` are the bytes it begins with, under which its key is kept; drawn at random if not given.
    """
    _refuse_remains(path)
    part = path.with_name(path.name + ".part")
    remove(part)
    try:
        _fill(part, key, code or new_code(), file_id or driver.new_file_id())
        put_in_place(part, path)
    finally:
        remove(part)


def _fill(part: Path, key: bytes, code: str, file_id: bytes) -> None:
    connection, _ = driver.connect_writer(part, key, new=file_id)
    try:
        with in_words(), engine_on(connection, "BEGIN IMMEDIATE").begin() as transaction:
            for statement in _tables():
                transaction.exec_driver_sql(statement)
            transaction.execute(insert(Desk), {"id": 1, "device_id": new_id(), "code": code, "last_number": 0})
            migrate.stamp(connection)
            capture.install(connection, migrate.HEAD)
            indexing.install(connection)
    finally:
        connection.close()


@cache
def _tables() -> tuple[str, ...]:
    """Return the statements that make the tables, written once: to write them takes longer than to make them."""
    return tuple(each for each in schema().split(";\n") if each.strip())


def _refuse_remains(path: Path) -> None:
    """Raise EnvironmentProblem where a record is or was: an empty one in its place would hide what is there."""
    if path.exists():
        raise EnvironmentProblem(
            f"There is a file {path} already", safe="It was left as it is.", do="Choose another place."
        )
    refuse_log_alone(path)
    aside = asides(path)
    if aside:
        raise EnvironmentProblem(
            f"{path} is missing, and {aside[-1].name} was set aside for a back-up that never came",
            safe="What was set aside is whole.",
            do=f"Restore the back-up again, or give {aside[-1].name} its old name.",
        )
