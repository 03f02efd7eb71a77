"""The lines of who looked: what was gathered is written all at once, off the window's thread, and what is old ends."""

from datetime import datetime

from db.moments import as_kept
from db.record.local import Record
from db.record.looks import AGAIN

WRITE = """INSERT INTO look (id, what, case_id, thing_id, number, at, by_id, sent)
    SELECT :id, :what, :case_id, :thing_id, :number, :at, :by_id, 0 WHERE NOT EXISTS (SELECT 1 FROM look
    WHERE case_id IS :case_id AND thing_id IS :thing_id AND number IS :number AND what = :what AND by_id = :by_id
    AND at > :since AND at <= :at)"""
OLD = "DELETE FROM look WHERE at < :before OR sent AND at < :sent_before"


def keep_looks(record: Record, *, before: datetime, sent_before: datetime) -> None:
    """Write what waits, in one transaction, and let go of lines from `before`, or sent and from `sent_before`.

    What cannot be written waits on.
    """
    from db.model.base import new_id

    taken = record.looks.take()
    try:
        with record.writing_plainly() as connection:
            for look, at in taken:
                since = as_kept(at - AGAIN)
                connection.execute(WRITE, {**look._asdict(), "id": new_id(), "at": as_kept(at), "since": since})
            connection.execute(OLD, {"before": as_kept(before), "sent_before": as_kept(sent_before)})
    except BaseException:
        record.looks.put_back(taken)
        raise
