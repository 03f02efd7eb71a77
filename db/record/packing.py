"""Old changes of a desk that shares with nobody, put away: packed, a case at a time, and whole again when it joins.

The changes are most of a record, and nobody looks at an old one but in the Record tab of its case. A desk that has
joined does not pack: what the server confirmed long ago it lets go (`db.sync.outbox.prune`), and asks for again.
"""

import json
import zlib
from collections import defaultdict
from datetime import timedelta
from typing import Any

from db.moments import as_kept
from db.record.connection import Connection, raw_of
from db.record.engine import as_json
from db.record.local import Record

AUTHOR = "packing"
"""Who writes what is neither typed here nor captured."""

KEPT_DAYS = 35
"""How long a change stays as it was written: a server restored from a back-up asks for it again."""

AT_ONCE = 2_000
"""Changes put away in one write; others may write between two."""

PAGES = 5
"""Writes at one go: what is left is put away at the next."""

COLUMNS = "seq, change_id, batch, author, at, entity, entity_id, case_id, op, patch, base, schema_version, ack_pos"
OLD = f"""SELECT {COLUMNS} FROM (SELECT * FROM change ORDER BY seq LIMIT {AT_ONCE}) WHERE at < ?
    AND seq < (SELECT max(seq) FROM change) AND NOT EXISTS (SELECT 1 FROM shared_database) ORDER BY seq"""
"""Looked for among the first only: it is asked every minute, and the oldest come first."""

PUT = f"INSERT INTO change ({COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS.split(',')))})"
KEEP = """INSERT INTO packed_changes (case_id, content) VALUES (?, ?)
    ON CONFLICT (case_id) DO UPDATE SET content = excluded.content"""

Packed = list[list[Any]]
"""Changes in the order they were written, each with its values in the order of COLUMNS."""


def put_away(record: Record) -> int:
    """Put some old changes away, where this desk shares with nobody, and return how many.

    Call it off the window's thread.
    """
    before, done = (as_kept(record.now() - timedelta(KEPT_DAYS)),), 0
    for _ in range(PAGES):
        if not record.rows(OLD, before):
            break
        with record.writing(author=AUTHOR, applying=True) as session:
            done += pack(raw_of(session), *before)
    return done


def pack(connection: Connection, before: str) -> int:
    """Put away the oldest changes written before a moment, AT_ONCE at most; return how many. The last one stays."""
    by_case: dict[str, Packed] = defaultdict(list)
    for change in connection.execute(OLD, (before,)).fetchall():
        by_case[change[7] or ""].append(list(change))
    for case_id, changes in by_case.items():
        connection.execute(KEEP, (case_id, _packed([*packed_of(connection, case_id), *changes])))
    seqs = [change[0] for changes in by_case.values() for change in changes]
    connection.execute("DELETE FROM change WHERE seq IN (SELECT value FROM json_each(?))", (as_json(seqs),))
    return len(seqs)


def unpack_all(connection: Connection) -> None:
    """Put every change back as it was written: the desk joins, and sends all it holds."""
    for (content,) in connection.execute("SELECT content FROM packed_changes").fetchall():
        connection.executemany(PUT, _changes(content))
    connection.execute("DELETE FROM packed_changes")


def packed_of(connection: Connection, case_id: str) -> Packed:
    """Return the changes of a case that were put away, oldest first."""
    found = connection.execute("SELECT content FROM packed_changes WHERE case_id = ?", (case_id,)).fetchone()
    return _changes(found[0]) if found else []


def packed_ids(connection: Connection) -> frozenset[str]:
    """Return the ids of all changes that were put away: `check` asks whether each row was made by one on record."""
    contents = connection.execute("SELECT content FROM packed_changes")
    return frozenset(change[1] for (content,) in contents for change in _changes(content))


def _packed(changes: Packed) -> bytes:
    return zlib.compress(as_json(changes).encode(), 9)


def _changes(content: bytes) -> Packed:
    found: Packed = json.loads(zlib.decompress(content))
    return found
