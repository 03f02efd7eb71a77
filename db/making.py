"""A new record: its tables, its triggers, and the row that says whose desk it is."""

import secrets
from pathlib import Path

from db import driver
from db.problems import EnvironmentProblem, in_words

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that a code read out on the phone is heard right."""

CODE_LENGTH = 3


def new_code() -> str:
    """Draw the code of a desk, part of every reference drawn there."""
    return "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))


def make(path: Path, key: bytes, *, code: str | None = None) -> None:
    """Make an empty record at `path`; nothing is left there if it fails."""
    from sqlalchemy.orm import Session

    from db import capture, indexing
    from db.local import engine_on
    from db.migrate import HEAD
    from db.model import Base, Desk, new_id

    if path.exists():
        raise EnvironmentProblem(
            f"There is a file at {path.name} already", safe="It was left as it is.", do="Choose another place."
        )
    try:
        connection, _ = driver.connect_writer(path, key, create=True)
        try:
            engine = engine_on(connection, "BEGIN IMMEDIATE")
            with in_words(), Session(engine) as session:
                Base.metadata.create_all(session.connection())
                capture.install(connection, HEAD)
                indexing.install(connection)
                session.add(Desk(id=1, device_id=new_id(), code=code or new_code(), last_number=0))
                session.commit()
        finally:
            connection.close()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
