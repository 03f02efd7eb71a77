"""The process that takes words from files, for the search; it works only when nobody else wants the processor."""

import os
import sys

from complaints_desktop.documents.process_apart import serve
from complaints_desktop.documents.words import searched_words
from complaints_desktop.rules.refusals import Refused
from db.record.document_words import MOST, Words

READERS = ("pypdfium2", "lxml.etree", "oxmsg", "email.policy", "encodings.cp1252", "encodings.latin_1")
"""What opens a library, or is slow to be found, when it is first used."""


def read(media_type: str, content: bytes) -> Words:
    """Return the words of a file, or why there are none; a file from anywhere may break its reader anywhere."""
    try:
        words = searched_words(media_type, content)
    except Refused as refused:
        return Words("", refused.why)
    except Exception:  # noqa: BLE001  # of whatever kind: it is not searched, and the next one is
        return Words("", "it is damaged, and cannot be read")
    return words


def _answer(media_type: str, content: bytes) -> tuple[bytes, str | None]:
    words = read(media_type, content)
    return words.said[: MOST + 1].encode("utf-8", "replace"), words.unread


if __name__ == "__main__":
    if sys.platform != "win32":
        os.nice(10)
    serve(_answer, READERS)
