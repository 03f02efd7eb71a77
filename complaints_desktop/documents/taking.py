"""The words of documents taken for the search of this desk, one document after the other, behind what people do."""

from complaints_desktop.documents.apart import WordReader
from db.record.document_words import content_of, keep_words, unread_documents
from db.record.local import Record

AT_ONCE = 100
"""Documents looked for at once, the newest first; what comes meanwhile is before the next hundred."""


def take_words(record: Record, reader: WordReader) -> int:
    """Take the words of some documents that nobody has read yet, and return how many; call it until there are none.

    Each is a small write of its own, so that nobody waits. Call it off the window's thread.
    """
    taken = 0
    for document_id in unread_documents(record, AT_ONCE):
        found = content_of(record, document_id)
        if found is None:
            continue
        words = reader.words_of(*found)
        if reader.closed:
            break
        keep_words(record, document_id, words)
        taken += 1
    return taken
