"""The process that takes words from files: it is given bytes and gives words, and can open nothing from its first file.

Started as `python -m` by `apart.py`. What it is asked and what it answers have a head of two lengths.
"""

import contextlib
import json
import os
import struct
import sys
from importlib import import_module
from typing import BinaryIO

from complaints_desktop.documents.words import searched_words
from complaints_desktop.rules.refusals import Refused
from db.record.document_words import MOST, Words

HEAD = struct.Struct(">II")
MEMORY = 1_500_000_000
"""Bytes of address space it may take, where the system can hold it to that; Windows cannot."""
BEYOND = ("open", "socket.", "subprocess.", "os.", "ctypes.dlopen", "webbrowser.", "shutil.")
READERS = ("pypdfium2", "lxml.etree", "oxmsg", "email.policy", "encodings.cp1252", "encodings.latin_1")
"""What opens a library, or is slow to be found, when it is first used."""
OWN = (".py", ".pyc", ".so", ".pyd")
"""Files of the program itself, read where a module is first used."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
LOOKS = ("os.listdir", "os.scandir")
"""By which Python finds its modules."""


def main() -> None:
    """Answer one file after the other until nobody asks."""
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    _bound()
    _import_readers()
    sys.addaudithook(_refuse)
    while head := asked.read(HEAD.size):
        kind, size = HEAD.unpack(head)
        words = read(asked.read(kind).decode(), asked.read(size))
        _answer(answered, words)


def read(media_type: str, content: bytes) -> Words:
    """Return the words of a file, or why there are none; a file from anywhere may break its reader anywhere."""
    try:
        words = searched_words(media_type, content)
    except Refused as refused:
        return Words("", refused.why)
    except Exception:  # noqa: BLE001  # of whatever kind: it is not searched, and the next one is
        return Words("", "it is damaged, and cannot be read")
    return words


def _answer(pipe: BinaryIO, words: Words) -> None:
    said = words.said[: MOST + 1].encode("utf-8", "replace")
    why = json.dumps(words.unread).encode()
    pipe.write(HEAD.pack(len(said), len(why)) + said + why)
    pipe.flush()


def _bound() -> None:
    """Take no more memory than a document needs, and the processor only when nobody else wants it."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


def _import_readers() -> None:
    """Import what the readers need, before nothing more may be opened."""
    for each in READERS:
        import_module(each)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(BEYOND) and event not in LOOKS and not (event == "open" and _reads_own(*args)):
        raise PermissionError("nothing is opened here")


def _reads_own(path: object, _mode: object = None, flags: object = 0, *_: object) -> bool:
    """Whether a file of the program is read, and nothing written under such a name."""
    return str(path).endswith(OWN) and isinstance(flags, int) and not flags & WRITES


if __name__ == "__main__":
    main()
