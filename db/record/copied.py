"""Whether the record is where it was made, or a copy: a copy becomes another desk before it writes anything.

The file remembers its own number in the file system; one that was copied, or made from a back-up, has another.
What became of it is kept in a file beside the record until a person has read it: a command that nobody watches may be
the first to open a copy.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from db.files import write_whole
from db.record.connection import raw_of
from db.record.given_numbers import given_in
from db.record.local import Record

ENDING = ".copied"

AUTHOR = "a copy"
CODES = "SELECT DISTINCT substr(reference, 4, 3) FROM case_"
"""The codes of desks whose cases are here: one of them may go on giving numbers."""


class Copied(NamedTuple):
    """What became of a copy: the code it came with, and its own."""

    was: str
    code: str

    @property
    def what(self) -> str:
        """What happened, in words."""
        return "This record is a copy: it was copied, moved to another disk or made from a back-up"

    @property
    def means(self) -> str:
        """What it means and what to do, in words."""
        return (
            f"It is a desk of its own from now on: new cases get the code {self.code} where the one it came from has "
            f"{self.was}; cases that are there keep their references. If that one is used no more, there is nothing to "
            "do. If both are used, have both share with the team: what is written in one never comes to the other by "
            "itself."
        )


def recognise(record: Record) -> Copied | None:
    """Have a copied record become a desk of its own, with a code of its own; return what became of it if it was one.

    What it holds is sent again if it had joined a shared database: what is there already is passed over.
    """
    here = str(record.path.stat().st_ino)
    ((was, old),) = record.rows("SELECT home, code FROM desk")
    if here in (was, "0"):  # a file system without numbers tells nothing: the shared database finds copies too
        return None
    # They come with SQLAlchemy: a home that is where it was has its cases listed first.
    from db.model.base import new_id
    from db.record.making import new_code

    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        connection.execute("UPDATE desk SET home = ?", (here,))
        if was is None:
            return None
        here_already = {old, *given_in(record.path), *(each for (each,) in connection.execute(CODES))}
        code = next(code for code in iter(new_code, "") if code not in here_already)
        connection.execute("UPDATE desk SET device_id = ?, code = ?, last_number = 0", (new_id(), code))
        connection.execute("UPDATE change SET ack_pos = NULL")
        connection.execute("DELETE FROM upload")
        connection.execute("UPDATE shared_database SET full = 1")
        copied = Copied(old, code)
        write_whole(_file(record.path), json.dumps(copied).encode())
    return copied


def to_say(record: Path) -> Copied | None:
    """Return what became of a copy, until it was read; nothing where the file is gone or spoilt."""
    try:
        was, code = json.loads(_file(record).read_bytes())
        return Copied(str(was), str(code))
    except (OSError, ValueError, TypeError):
        return None


def put_away(record: Path) -> None:
    """A person has read what became of the copy. Where the file stays, it is said once more."""
    with suppress(OSError):
        _file(record).unlink(missing_ok=True)


def _file(record: Path) -> Path:
    return record.with_name(record.name + ENDING)


def moves(record: Record) -> None:
    """Let the record take another place and stay the desk it is: where it is opened next is its own."""
    with record.writing(author=AUTHOR, applying=True) as session:
        raw_of(session).execute("UPDATE desk SET home = NULL")
