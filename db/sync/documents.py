"""The bytes of documents, in pieces behind the changes: what was sent or fetched before a cut is not sent again."""

from collections.abc import Callable
from hashlib import sha256

from db.record.connection import raw_of
from db.record.local import Record
from db.sync.feeds import ON_SERVER
from db.sync.position import AUTHOR, Place
from db.sync.transport import PIECE, Transport

AT_ONCE = 64
"""Pieces that travel each way in one cycle, 16 MB: what people type must not wait behind them."""

TO_SEND = """SELECT document_id FROM document_bytes WHERE document_id NOT IN
    (SELECT document_id FROM upload WHERE complete) AND document_id NOT IN
    (SELECT entity_id FROM change WHERE entity = 'document' AND ack_pos IS NULL)
    AND document_id IN (SELECT id FROM document WHERE destroyed_at IS NULL) ORDER BY document_id LIMIT ?"""
TO_FETCH = """SELECT document.id, size, sha256 FROM upload JOIN document ON document.id = upload.document_id
    WHERE complete AND destroyed_at IS NULL AND document.id NOT IN (SELECT document_id FROM document_bytes)
    ORDER BY document.id DESC LIMIT ?"""

WHOLE_HERE = """SELECT id, sha256 FROM document JOIN
    (SELECT document_id, sum(length(content)) AS bytes FROM piece GROUP BY document_id) ON document_id = id
    WHERE bytes = size AND id NOT IN (SELECT document_id FROM document_bytes)"""
"""Documents whose row has come back to where the bytes were kept."""

PUT_PIECE = "INSERT INTO piece (document_id, n, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
PUT_BYTES = "INSERT INTO document_bytes (document_id, content) VALUES (?, ?) ON CONFLICT DO NOTHING"

Step = Callable[[], None]


def carry(record: Record, transport: Transport, place: Place, step: Step) -> bool:
    """Send and fetch some pieces, calling `step` between them; return whether more are left."""
    for document_id, fingerprint in record.rows(WHOLE_HERE):
        _put_together(record, document_id, fingerprint)
    left = AT_ONCE
    for (document_id,) in record.rows(TO_SEND, (AT_ONCE,)):
        left -= _send(record, transport, place, document_id, left, step)
        if left <= 0:
            return True
    left = AT_ONCE
    for document_id, size, fingerprint in record.rows(TO_FETCH, (AT_ONCE,)):
        left -= _fetch(record, transport, place, (document_id, size, fingerprint), left, step)
        if left <= 0:
            return True
    return False


def pieces_of(size: int) -> int:
    """Return in how many pieces a document of `size` bytes travels."""
    return -(-size // PIECE)


def _send(record: Record, transport: Transport, place: Place, document_id: str, most: int, step: Step) -> int:
    """Send what the server lacks of a document; return how many pieces went."""
    ((content,),) = record.rows("SELECT content FROM document_bytes WHERE document_id = ?", (document_id,))
    pieces = pieces_of(len(content))
    asked = {"device": place.device, "document": document_id, "pieces": pieces}
    answer = transport.blob_put({**asked, "n": 0}, None)
    missing = sorted(set(range(pieces)) - set(answer["have"]))[:most]
    for n in missing:
        if answer["complete"]:
            break
        step()
        answer = transport.blob_put({**asked, "n": n}, content[n * PIECE : (n + 1) * PIECE])
    if answer["complete"]:
        with record.writing(author=AUTHOR, applying=True) as session:
            raw_of(session).execute(ON_SERVER, (document_id,))
    return max(len(missing), 1)


def _fetch(
    record: Record, transport: Transport, place: Place, document: tuple[str, int, str], most: int, step: Step
) -> int:
    """Fetch what this desk lacks of a document; return how many pieces came."""
    document_id, size, fingerprint = document
    have = {n for (n,) in record.rows("SELECT n FROM piece WHERE document_id = ?", (document_id,))}
    missing = sorted(set(range(pieces_of(size))) - have)
    for n in missing[:most]:
        step()
        content = transport.blob_get({"device": place.device, "document": document_id, "n": n})
        with record.writing(author=AUTHOR, applying=True) as session:
            if not content:  # the server lost it in a restore: whoever has it sends it again
                raw_of(session).execute("DELETE FROM upload WHERE document_id = ?", (document_id,))
                return 1
            raw_of(session).execute(PUT_PIECE, (document_id, n, content))
    if len(missing) <= most:
        _put_together(record, document_id, fingerprint)
    return max(len(missing[:most]), 1)


def _put_together(record: Record, document_id: str, fingerprint: str) -> None:
    """Make a document of its pieces, or, where they are not what was sent, forget them and fetch them anew later."""
    with record.writing(author=AUTHOR, applying=True) as session:
        connection = raw_of(session)
        found = connection.execute("SELECT content FROM piece WHERE document_id = ? ORDER BY n", (document_id,))
        content = b"".join(bytes(piece) for (piece,) in found.fetchall())
        wanted = connection.execute("SELECT 1 FROM document WHERE id = ?", (document_id,)).fetchone()
        if wanted and sha256(content).hexdigest() == fingerprint:
            connection.execute(PUT_BYTES, (document_id, content))
        connection.execute("DELETE FROM piece WHERE document_id = ?", (document_id,))
