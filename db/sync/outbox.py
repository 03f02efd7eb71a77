"""What this desk has written and the server has not confirmed: in pages, in the order it was written."""

import re
from dataclasses import dataclass
from datetime import timedelta

from db.model import new_id
from db.moments import as_kept
from db.record import indexing
from db.record.connection import Connection, raw_of
from db.record.engine import as_json
from db.record.local import Record
from db.record.packing import AT_ONCE, KEPT_DAYS
from db.sync.counted import COUNT_AGAIN
from db.sync.looked import SEND_AGAIN
from db.sync.position import AUTHOR, Place, put
from db.sync.transport import Json

MOST_CHANGES = 200
MOST_CHARACTERS = 1024 * 1024
"""Of one page; a change that is larger goes alone."""

NAMES = ("seq", "change_id", "batch", "at", "schema", "entity", "entity_id", "case_id", "op")
PAGE = f"""SELECT seq, change_id, batch, at, schema_version, entity, entity_id, case_id, op, patch, base FROM change
    WHERE ack_pos IS NULL AND seq > ? ORDER BY seq LIMIT {MOST_CHANGES + 1}"""
PRUNE = f"""DELETE FROM change WHERE seq IN (SELECT seq FROM change WHERE ack_pos <= ? AND at < ?
    AND entity NOT IN ('document', 'import_run') AND seq < (SELECT max(seq) FROM change WHERE ack_pos IS NOT NULL)
    LIMIT {AT_ONCE})"""
"""Whose a document or an import is, its change goes on saying (`db.sync.departure`)."""

DOUBT = "UPDATE shared_database SET doubted_at = ? WHERE epoch IS NOT NULL"
"""Said where a life has been followed before: rows of others may be here that the server has not."""

NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""The one character PostgreSQL keeps no text with, as JSON escapes it; a backslash before it may be one itself."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the server has this desk's changes: the last one's number and id."""

    seq: int
    change: str | None


def page_after(record: Record, place: Place, stand: Stand) -> tuple[str, int] | None:
    """Return the next page as JSON text and how many changes it has; None where nothing waits."""
    changes: list[str] = []
    size, batch, begun = 0, None, 0
    for *about, patch, base in record.rows(PAGE, (stand.seq,)):
        of = about[NAMES.index("batch")]
        if of != batch:
            batch, begun = of, len(changes)
        named = as_json(dict(zip(NAMES, about, strict=True)))
        change = NUL.sub(r"\1\\ufffd", f'{named[:-1]},"patch":{patch},"base":{base}}}')
        size += len(change)
        if len(changes) == MOST_CHANGES or (changes and size > MOST_CHARACTERS):
            changes = changes[: begun or None]  # a batch goes whole, for rules span its rows, unless it is larger
            break
        changes.append(change)
    if not changes:
        return None
    asked = {"device": place.device, "epoch": place.epoch, "after_seq": stand.seq, "prev_change": stand.change}
    return f'{as_json(asked)[:-1]},"changes":[{",".join(changes)}]}}', len(changes)


def confirm(record: Record, pos: int, last_seq: int) -> None:
    """Note that the server has everything up to `last_seq`, and at which position."""
    with record.writing(author=AUTHOR, applying=True) as session:
        _confirm(raw_of(session), pos, last_seq)


def is_another_file(record: Record, stand: Stand) -> bool:
    """Whether the server knows this desk by a change this file does not have: it is a clone or an older copy."""
    if stand.seq == 0:
        return False
    return record.rows("SELECT change_id FROM change WHERE seq = ?", (stand.seq,)) != [(stand.change,)]


def lost_answer(record: Record, last_seq: int) -> bool:
    """Whether the server has changes this desk was never told of: the answer to a push was lost."""
    return bool(record.rows("SELECT 1 FROM change WHERE ack_pos IS NULL AND seq <= ? LIMIT 1", (last_seq,)))


def is_older(record: Record, hello: Json) -> bool:
    """Whether the server lacks what it had confirmed or shown, though it says it lives the same life: its files were
    put back as they were, as a copy of a whole machine is. Then it does not remember the mark of our position.
    """
    if not hello["known"]:
        return True
    lacking = "SELECT 1 FROM change WHERE ack_pos IS NOT NULL AND seq > ? LIMIT 1"
    return bool(record.rows(lacking, (hello["last_seq"],)))


def fork(record: Record) -> None:
    """Become another desk, which sends all that it has kept: what the server has already it passes over."""
    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        connection.execute("UPDATE desk SET device_id = ?", (new_id(),))
        _send_again(connection)


def meet(record: Record, hello: Json, *, another_life: bool) -> None:
    """Take what the server said of this desk: its life, how far it has our changes, our code and rights.

    In `another_life` it may lack anything: all that was kept is sent again, and all there is fetched anew.
    """
    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        if another_life:
            _send_again(connection)
            connection.execute(SEND_AGAIN)
            connection.execute(COUNT_AGAIN)
            connection.execute(DOUBT, (as_kept(record.now()),))
            put(connection, epoch=hello["epoch"], cursor=0, token=None)
        _confirm(connection, hello["pos"], hello["last_seq"])
        connection.execute("UPDATE desk SET code = ? WHERE code <> ?", (hello["code"], hello["code"]))
        officer = hello["officer"]
        put(connection, leads=officer["leads"], erases=officer.get("erases", False))


def prune(record: Record, cursor: int) -> None:
    """Let go of what the server confirmed long ago, and of what the index still has of the words of cases that left.

    A Record tab asks the server for it again. The last change confirmed stays: it says who we are.
    """
    before, gone = as_kept(record.now() - timedelta(KEPT_DAYS)), AT_ONCE
    while gone == AT_ONCE:  # a little at a time: others write between two
        with record.writing(author=AUTHOR, applying=True) as session:
            connection = raw_of(session)
            connection.execute(PRUNE, (cursor, before))
            ((gone,),) = connection.execute("SELECT changes()").fetchall()
            if gone < AT_ONCE:
                indexing.compact(connection)


def _confirm(connection: Connection, pos: int, last_seq: int) -> None:
    connection.execute("UPDATE change SET ack_pos = ? WHERE ack_pos IS NULL AND seq <= ?", (pos, last_seq))


def _send_again(connection: Connection) -> None:
    connection.execute("UPDATE change SET ack_pos = NULL")
    connection.execute("DELETE FROM upload")
    put(connection, full=1)
