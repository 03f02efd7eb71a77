"""Who looked at what, sent to the shared database a little at a time, and asked of it by those who may know."""

from typing import Any

from db.record.connection import raw_of
from db.record.local import Record
from db.sync.position import AUTHOR, Place
from db.sync.transport import Json, Transport

AT_ONCE = 500
"""Lines that travel at once."""

COLUMNS = ("id", "what", "case_id", "thing_id", "number", "at")
TO_SEND = f"""SELECT {", ".join(COLUMNS)} FROM look WHERE NOT sent AND by_id = (SELECT officer_id FROM desk)
    ORDER BY at LIMIT ?"""
"""The server signs a line by the log-in: what another looked at here before is not said of who sits here now."""
SENT = "UPDATE look SET sent = 1 WHERE id = ?"
SEND_AGAIN = "UPDATE look SET sent = 0"


def send_looks(record: Record, transport: Transport, place: Place) -> bool:
    """Send some of the lines the server lacks; return whether more are left."""
    rows = record.rows(TO_SEND, (AT_ONCE,))
    if not rows:
        return False
    transport.looked({"device": place.device, "lines": [dict(zip(COLUMNS, row, strict=True)) for row in rows]})
    with record.writing(author=AUTHOR, applying=True) as session:
        raw_of(session).executemany(SENT, [(row[0],) for row in rows])
    return len(rows) == AT_ONCE


def asked_looks(record: Record, transport: Transport, **asked: Any) -> list[Json]:  # noqa: ANN401 - as JSON takes it
    """Return the lines of every desk as the server has them, the newest first."""
    ((device,),) = record.rows("SELECT device_id FROM desk")
    return transport.looks({"device": device, **asked})
