"""The register of this landlord: what the program ships, and the landlord's own rows on top."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from complaints_desktop.rules.register import Register, Row, read_row
from complaints_desktop.rules.wording import without_weekday
from db.moments import moment_of
from db.record.connection import Rows
from resources.reader import read_text

COLUMNS = (
    *("id", "kind", "name", "value", "from_on", "until_on", "expected", "source", "checked_on", "checked_by", "sure"),
    *("note", "struck", "set_at", "set_by_id"),
)
ROWS = f"SELECT {', '.join(COLUMNS)} FROM dated_rule ORDER BY set_at, id"

SHIPPED = ("register.toml", "letter_words.toml")
"""The lists of the program, in resources/lists."""

UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, RecursionError)
"""What reading a row of another shape ends in."""


@cache
def shipped() -> Register:
    """Return the register as the program ships it; ValueError where a row of the list is none."""
    return Register(tuple(row for name in SHIPPED for row in _listed(name)))


def _listed(name: str) -> Iterator[Row[Any]]:
    """Yield the rows of one list."""
    listed = tomllib.loads(read_text("lists", name))
    every = {"checked_on": listed["checked_on"], "checked_by": listed["checked_by"]}
    return (read_row({**every, **row}) for row in listed["rules"])


def register_of(record: Rows) -> Register:
    """Return the shipped register with the landlord's rows on top; one this program cannot read is passed over."""
    found = [_read(dict(zip(COLUMNS, row, strict=True))) for row in record.rows(ROWS)]
    if not found:
        return shipped()
    rows = (each for each in found if isinstance(each, Row))
    unread = (each for each in found if isinstance(each, str))
    return Register((*shipped().rows, *rows), tuple(unread))


def _read(raw: Mapping[str, Any]) -> Row[Any] | str:
    try:
        return read_row({**raw, "value": json.loads(raw["value"]), "set_at": moment_of(raw["set_at"])})
    except UNREADABLE:
        return (
            f"The rule “{raw['name']}” checked on {_day(raw['checked_on'])} cannot be read by this program, and is "
            "passed over. Bring the program up to date."
        )


def _day(text: str) -> str:
    return without_weekday(date.fromisoformat(text))
