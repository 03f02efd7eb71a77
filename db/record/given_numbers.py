"""The last number each code has given here, in a file beside the record.

A record that is put back over itself to an earlier state has forgotten what it gave since, and lies where it lay.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.files import write_whole
from db.record.connection import SessionRows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ENDING = ".numbers"

GIVEN = "numbers given"
"""Where a session keeps what it gives until it commits: a number that was given in vain is given again."""


def last_given(session: "Session", code: str) -> int:
    """Return the last number this code is known to have given, whatever the record says."""
    ((_, _, path),) = SessionRows(session).rows("SELECT seq, name, file FROM pragma_database_list WHERE name = 'main'")
    return given_in(Path(path)).get(code, 0)


def give(session: "Session", code: str, number: int) -> None:
    """Have the file say, before this session commits, that `code` has given all numbers up to this one."""
    session.info[GIVEN] = {code: number}


def keep(record: Path, about: dict[Any, Any]) -> None:
    """Write what a session gave, ahead of its commit: after a crash a number may be passed over, none comes twice."""
    if given := about.get(GIVEN):
        write_whole(_file(record), json.dumps({**given_in(record), **given}).encode())


def given_in(record: Path) -> dict[str, int]:
    """Return the last number by code; nothing where the file is gone or spoilt, for the record has its own count."""
    try:
        found = json.loads(_file(record).read_bytes())
        return {code: int(number) for code, number in found.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def _file(record: Path) -> Path:
    return record.with_name(record.name + ENDING)
