"""What every process apart is: it is given bytes and gives bytes, and can open nothing from its first file.

Begun as `python -m` by `apart.py`. What it is asked and what it answers have a head of two lengths.
"""

import contextlib
import json
import os
import struct
import sys
from collections.abc import Callable, Iterable
from importlib import import_module

HEAD = struct.Struct(">II")
MEMORY = 1_500_000_000
"""Bytes of address space it may take, where the system can hold it to that; Windows cannot."""
BEYOND = ("open", "socket.", "subprocess.", "os.", "ctypes.dlopen", "webbrowser.", "shutil.")
OWN = (".py", ".pyc", ".so", ".pyd")
"""Files of the program itself, read where a module is first used."""
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
LOOKS = ("os.listdir", "os.scandir")
"""By which Python finds its modules."""


def serve(answer: Callable[[str, bytes], tuple[bytes, object]], readers: Iterable[str]) -> None:
    """Answer one file after the other until nobody asks; `readers` are imported while that is still allowed."""
    asked, answered = sys.stdin.buffer, sys.stdout.buffer
    _bound()
    for each in readers:
        import_module(each)
    sys.addaudithook(_refuse)
    while head := asked.read(HEAD.size):
        kind, size = HEAD.unpack(head)
        found, about = answer(asked.read(kind).decode(), asked.read(size))
        said = json.dumps(about).encode()
        answered.write(HEAD.pack(len(found), len(said)))
        answered.write(found)
        answered.write(said)
        answered.flush()


def _bound() -> None:
    """Take no more memory than a document needs."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(BEYOND) and event not in LOOKS and not (event == "open" and _reads_own(*args)):
        raise PermissionError("nothing is opened here")


def _reads_own(path: object, _mode: object = None, flags: object = 0, *_: object) -> bool:
    """Whether a file of the program is read, and nothing written under such a name."""
    return str(path).endswith(OWN) and isinstance(flags, int) and not flags & WRITES
