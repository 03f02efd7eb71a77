"""What measures count, sent to the shared database for reporting tools by the desks of those who see every case."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from complaints_desktop.numbers.packed import DAYS, NONE, NUMBERS, unpacked
from db.record.local import Record
from db.sync.transport import SEES_ALL, Transport

AT_ONCE = 100
"""Cases that are sent in one call, of two stages at most each."""

WORDS = {"ground": 80, "officer": 200, "estate": 200, "stock_type": 80}
"""Words that go with the numbers, and how long the shared database takes them."""

UNSENT = f"SELECT DISTINCT case_id FROM stage_row WHERE sent = 0 ORDER BY case_id LIMIT {AT_ONCE}"
ROWS = f"""SELECT case_id, numbers, {", ".join(WORDS)} FROM stage_row
    WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY case_id, stage"""
SENT = "UPDATE stage_row SET sent = 1 WHERE case_id = ? AND numbers = ?"


def publishes(record: Record) -> bool:
    """Whether this desk sees every case, so that what it sends is the whole."""
    found = record.rows("SELECT scope FROM shared_database")
    return bool(found) and found[0][0] in SEES_ALL


def publish_some(record: Record, transport: Transport, device: str, author: str) -> bool:
    """Send the rows of some cases that the server lacks; return whether there were any."""
    cases = [case_id for (case_id,) in record.rows(UNSENT)]
    if not cases:
        return False
    rows = record.rows(ROWS, (json.dumps(cases),))
    transport.publish({"device": device, "rows": list(as_json(rows))})
    with record.writing(author=author, applying=True) as session:
        raw = session.connection()
        for case_id, numbers, *_ in rows:  # one written anew meanwhile has other numbers, and is sent again
            raw.exec_driver_sql(SENT, (case_id, numbers))
    return True


def as_json(rows: Sequence[Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Yield rows as the server takes them: days as days, and nothing recorded as nothing."""
    for case_id, numbers, *words in rows:
        known = dict(zip(NUMBERS, unpacked(numbers), strict=True))
        said = {name: None if value == NONE.get(name, 0) else value for name, value in known.items()}
        days = {name: date.fromordinal(known[name]).isoformat() if known[name] else None for name in DAYS}
        short = {name: word[:most] for (name, most), word in zip(WORDS.items(), words, strict=True)}
        yield {"case_id": case_id, **said, **days, **short}
