"""Who changed what in a case, at any desk: asked of the server when somebody looks, and kept here from then on."""

from typing import Any

from db.record.connection import raw_of
from db.record.engine import as_json
from db.record.local import Record
from db.sync.position import AUTHOR
from db.sync.transport import Json, Transport

COLUMNS = "change_id, case_id, pos, at, received_at, author, entity, entity_id, op, patch, outcome"
KEEP = f"""INSERT INTO kept_history ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (change_id) DO UPDATE SET patch = excluded.patch, outcome = excluded.outcome"""
PLAIN = ("pos", "at", "received_at", "author", "entity", "entity_id", "op")


def keep_history(record: Record, transport: Transport, case_id: str) -> int:
    """Ask for the changes to a case and keep them; return how many there are."""
    ((device,),) = record.rows("SELECT device_id FROM desk")
    changes = transport.history({"device": device, "case_id": case_id})
    with record.writing(author=AUTHOR, applying=True) as session:
        raw_of(session).executemany(KEEP, [_row(case_id, change) for change in changes])
    return len(changes)


def _row(case_id: str, change: Json) -> tuple[Any, ...]:
    texts = (as_json(change["patch"]), as_json(change["outcome"]))
    plain = (change["pos"], *(change[name] or "" for name in PLAIN[1:]))
    return (change["change_id"], case_id, *plain, *texts)
