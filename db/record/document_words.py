"""The words of documents for this desk's search: which are still to be taken, and where they are put."""

from dataclasses import dataclass

from db.record.connection import raw_of
from db.record.local import Record

AUTHOR = "search"
"""Who writes what is neither typed here nor captured."""

MOST = 500_000
"""Characters of a document that are searched: a report of some two hundred pages."""

UNREAD = """SELECT document_id FROM document_bytes WHERE document_id NOT IN (SELECT document_id FROM document_text)
    AND document_id IN (SELECT id FROM document WHERE withdrawn_on IS NULL) ORDER BY document_id DESC LIMIT ?"""
CONTENT = """SELECT media_type, content FROM document JOIN document_bytes ON document_id = document.id WHERE id = ?"""
KEEP = """INSERT INTO document_text (document_id, words, unread)
    SELECT document_id, ?, ? FROM document_bytes JOIN document ON id = document_id
    WHERE document_id = ? AND withdrawn_on IS NULL ON CONFLICT DO NOTHING"""
"""Nothing of a document that was withdrawn or erased while it was read."""


@dataclass(frozen=True, slots=True)
class Words:
    """What could be read of a document, and why not all of it could."""

    said: str
    unread: str | None = None


def unread_documents(record: Record, limit: int) -> list[str]:
    """Return the documents whose words are not taken yet, the newest first."""
    return [document_id for (document_id,) in record.rows(UNREAD, (limit,))]


def content_of(record: Record, document_id: str) -> tuple[str, bytes] | None:
    """Return the kind of a document and its bytes; None where it has gone meanwhile."""
    found = record.rows(CONTENT, (document_id,))
    return (found[0][0], bytes(found[0][1])) if found else None


def keep_words(record: Record, document_id: str, words: Words) -> None:
    """Keep the words of a document, and have it found by them."""
    said, unread = words.said, words.unread
    if len(said) > MOST:
        said, unread = said[:MOST], f"only its first {MOST:,} characters are searched"
    with record.writing(author=AUTHOR, applying=True) as session:
        raw_of(session).execute(KEEP, (said, unread, document_id))
