"""What this desk knew and a server of another life does not: kept until a person has decided.

Before anything leaves, the file is copied aside. After everything came, copy and record are compared row by row; what
the record lacks is noted in the same transaction, and the server is then asked which of it never arrived there.
So are the values that lost a clash and the work that was held, of which the record has no row.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from db.files import remove
from db.moments import as_kept, in_a_name
from db.record import backup, driver
from db.record.connection import Connection, raw_of
from db.record.engine import as_json
from db.record.local import Record
from db.sync.position import AUTHOR, Place
from db.sync.rows import Image, Key, image_of, shapes
from db.sync.transport import Transport
from db.terms import Rescued

if TYPE_CHECKING:
    from db.record.driver import Key as FileKey

COPIES = "before-another-life-"
MOST_COPIES = 3
"""Copies kept aside, the oldest of which makes room for a fourth."""

AT_ONCE = 500
"""Rows that are sorted out in one write."""

MOST_ASKED = 5_000
"""Changes the server is asked about at once."""

QUESTIONS = ("clash", "held")
"""What is no row: a value that lost a clash, and held work: read on the list, and typed anew where it is right."""

NOTE = """INSERT INTO rescue (entity, entity_id, case_id, state, image, ver, found_at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (entity, entity_id) DO UPDATE SET state = excluded.state, image = excluded.image, ver = excluded.ver,
    found_at = excluded.found_at, decided_at = NULL"""
OURS = "SELECT change_id FROM change WHERE change_id IN (SELECT value FROM json_each(?))"
ASKED = f"""SELECT entity, entity_id, ver FROM rescue WHERE state = '{Rescued.ASKED.value}'
    OR ? AND state = '{Rescued.OPEN.value}' AND entity IN ('clash', 'held')"""
NOTED = f"""SELECT image, ver FROM rescue WHERE entity = ? AND entity_id = ?
    AND state IN ('{Rescued.ASKED.value}', '{Rescued.OPEN.value}')"""
CLASHES = """SELECT case_id, doc FROM clash WHERE state = 'open' AND NOT EXISTS (SELECT 1 FROM settlement
    WHERE settlement.clash_id = clash.id AND settlement.their_change = clash.doc ->> 'their_change')"""
HELD = """SELECT case_id, doc FROM held WHERE state = 'open'
    AND NOT EXISTS (SELECT 1 FROM settlement WHERE settlement.held_id = held.id)"""
DECIDE = "UPDATE rescue SET state = ?, decided_at = ? WHERE entity = ? AND entity_id = ?"


def set_aside(record: Record) -> Path:
    """Copy the record to a file of the same key beside it, and return where.

    Raise EnvironmentProblem where it cannot be: nothing has left the record then.
    """
    path = _free(record.path.parent / "backups", in_a_name(record.now()))
    backup.backup(record, path)
    for old in copies(record)[:-MOST_COPIES]:
        remove(old)
    return path


def _free(folder: Path, at: str) -> Path:
    """Return a name for a copy that nothing has yet: a clock that stands, or was put back, tells one moment twice."""
    paths = (folder / f"{COPIES}{at}-{number}.db" for number in count(1))
    return next(path for path in paths if not path.exists())


def copies(record: Record) -> list[Path]:
    """Return the copies that lie aside, the oldest first."""
    found = (record.path.parent / "backups").glob(f"{COPIES}*.db")
    return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def forget_copies(record: Record) -> None:
    """Take the copies off the disk: something in them was erased."""
    for path in copies(record):
        remove(path)


def note(connection: Connection, aside: Path, key: "FileKey", at: str) -> int:
    """Note what the copy at `aside` has and the record has not; return how many rows that is about."""
    noted = 0
    with closing(driver.connect(aside, key, reader=True)) as before:
        for entity in shapes():
            for row_id, was, now in _differing(before, connection, entity):
                noted += _note(connection, before, (entity, row_id), was, now, at)
        for question, case_id, doc, ver in _questions(before):
            noted += _keep(connection, question, case_id, doc, ver, at)
    return noted


def _questions(before: Connection) -> Iterator[tuple[Key, str | None, Image, dict[str, str]]]:
    """Yield each value that had lost a clash and each piece of held work, which nobody had settled.

    A clash takes up a later value under the same id, so its value is told by its own change.
    """
    for case_id, text in before.execute(CLASHES):
        doc = json.loads(text)
        change = doc["their_change"]
        yield ("clash", str(uuid5(UUID(change), doc["field"]))), case_id, doc, {"*": change}
    for case_id, text in before.execute(HELD):
        doc = json.loads(text)
        yield ("held", doc["id"]), case_id, doc, {each["change_id"]: each["change_id"] for each in doc["changes"] or ()}


def _differing(before: Connection, after: Connection, entity: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield the id and both versions of each row the record lacks or has otherwise; both are read in order, once."""
    query = f"SELECT id, ver FROM {entity} ORDER BY id"
    there = iter(after.execute(query))
    now = next(there, None)
    for row_id, was in before.execute(query):
        while now is not None and now[0] < row_id:
            now = next(there, None)
        found = now[1] if now is not None and now[0] == row_id else None
        if was != found and was is not None:
            yield str(row_id), was, found


def _note(connection: Connection, before: Connection, key: Key, was: str, now: str | None, at: str) -> int:
    found = image_of(before, key)
    if found is None:
        return 0
    image = found[0]
    lacking = _lacking(image, json.loads(was), image_of(connection, key) if now is not None else None)
    case_id = key[1] if key[0] == "case_" else image.get("case_id")
    return _keep(connection, key, case_id, image, lacking, at)


def _keep(connection: Connection, key: Key, case_id: str | None, image: Image, lacking: dict[str, str], at: str) -> int:
    """Keep what others wrote of it until the server has said whether it knows it."""
    ours = {each for (each,) in connection.execute(OURS, (as_json(list(lacking.values())),))}
    lacking = {field: version for field, version in lacking.items() if version not in ours}
    if not lacking:
        return 0  # what was written here is sent again by itself
    for first, ver in connection.execute(NOTED, key).fetchall():
        image, lacking = _with_first(json.loads(first), json.loads(ver), image, lacking)
    row = (*key, case_id, Rescued.ASKED.value, as_json(image), as_json(lacking), at)
    connection.execute(NOTE, row)
    return 1


def _with_first(
    first: Image, ver: dict[str, str], image: Image, lacking: dict[str, str]
) -> tuple[Image, dict[str, str]]:
    """Return what was lost first and is not decided on yet, with what this loss adds to it: no value is replaced."""
    lost_first = {name for name in first if name in ver or ("*" in ver and first[name] is not None)}
    added = {name: version for name, version in lacking.items() if name not in lost_first}
    return {**image, **{name: first[name] for name in lost_first}}, {**added, **ver}


def _lacking(image: Image, was: dict[str, str], now: tuple[Image, str | None] | None) -> dict[str, str]:
    """Return the versions the record has not: all of them where the row is gone, else those of values that differ."""
    if now is None:
        return was
    values, ver = now[0], json.loads(now[1] or "{}")
    old = {field: was.get(field, was.get("*", "")) for field in image}
    return {
        field: version
        for field, version in old.items()
        if version != ver.get(field, ver.get("*")) and image[field] != values.get(field)
    }


def ask(record: Record, transport: Transport, place: Place, *, again: bool) -> None:
    """Ask the server which of what was noted never arrived there: that a person is shown, the rest is forgotten.

    Whether the server knows a question comes to no row of ours, so it is asked `again` after each pull.
    """
    noted = record.rows(ASKED, (again,))
    for start in range(0, len(noted), AT_ONCE):
        rows = noted[start : start + AT_ONCE]
        vers = {(entity, row_id): json.loads(ver) for entity, row_id, ver in rows}
        versions = sorted({version for ver in vers.values() for version in ver.values()})
        unknown: set[str] = set()
        for first in range(0, len(versions), MOST_ASKED):
            asked = {"device": place.device, "changes": versions[first : first + MOST_ASKED]}
            unknown |= set(transport.unknown(asked))
        with record.writing(author=AUTHOR, applying=True) as session:
            _sort_out(raw_of(session), vers, unknown)


def _sort_out(connection: Connection, vers: dict[Key, dict[str, str]], unknown: set[str]) -> None:
    lost = {key: {field: each for field, each in ver.items() if each in unknown} for key, ver in vers.items()}
    known = [key for key, ver in lost.items() if not ver]
    connection.executemany("DELETE FROM rescue WHERE entity = ? AND entity_id = ?", known)
    rows = [(Rescued.OPEN.value, as_json(ver), *key) for key, ver in lost.items() if ver]
    connection.executemany("UPDATE rescue SET state = ?, ver = ? WHERE entity = ? AND entity_id = ?", rows)


def came_back(connection: Connection, at: str) -> None:
    """Close what is in the record again, because another desk gave it back or its author sent it."""
    query = "SELECT entity, entity_id, image, ver FROM rescue WHERE state = ?"
    for entity, row_id, text, ver in connection.execute(query, (Rescued.OPEN.value,)).fetchall():
        there = image_of(connection, (entity, row_id)) if entity in shapes() else None
        if there is not None and _is_there(there[0], json.loads(text), json.loads(ver)):
            connection.execute(DECIDE, (Rescued.GIVEN_BACK.value, at, entity, row_id))


def _is_there(values: Image, image: Image, ver: dict[str, Any]) -> bool:
    """Whether the row says again all that was lost of it; one that came back bare still lacks what was set later."""
    return all(values.get(field) == image.get(field) for field in ver if field != "*")


def stamp(record: Record) -> str:
    """Return the moment of a decision, as the record keeps it."""
    return as_kept(record.now())
