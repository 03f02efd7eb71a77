"""Words taken in a process apart: whatever a file does to its reader, it ends within seconds and takes nothing along.

A reader of PDFs is native code, and a file from anywhere may keep it busy for ever, fill the memory or break it. Here
it breaks a process that holds no key, can open nothing (`words_apart.py`), and is begun anew for the next file.
"""

import contextlib
import json
import os
import subprocess
import sys
from threading import Lock, Timer
from types import TracebackType
from typing import IO, Self

from complaints_desktop.documents.words_apart import HEAD
from db.record.document_words import Words

SECONDS = 20
"""That one document may take; a report of 300 pages takes one."""

TOO_LONG = "it takes too long to read, or breaks its reader"

TOLD = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment, by which Python begins and finds its libraries; a password for the server may stand there too."""

QUIETLY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For Windows; elsewhere the process lowers itself."""


class WordReader:
    """Reads one file after the other; the process is begun with the first."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """Give each file so many seconds."""
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = Lock()

    def words_of(self, media_type: str, content: bytes) -> Words:
        """Return the words of a file; none, and why, where it is damaged or takes too long."""
        with self._lock:
            process = None if self._closed else self._begun()
        if process is None:
            return Words("", TOO_LONG)
        late = Timer(self._seconds, process.kill)
        late.daemon = True
        late.start()
        try:
            return _asked(process, media_type, content)
        except (OSError, EOFError, ValueError):  # it was ended, or the file ended it
            self._end()
            return Words("", TOO_LONG)
        finally:
            late.cancel()

    def close(self) -> None:
        """End the process, from any thread; what it was reading is left unread."""
        with self._lock:
            self._closed = True
        self._end()

    @property
    def closed(self) -> bool:
        """Whether it was closed, and what it says last is worth nothing."""
        return self._closed

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(  # our own program, and nothing of the file
                [sys.executable, "-I", "-m", "complaints_desktop.documents.words_apart"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in TOLD if name in os.environ},
                creationflags=QUIETLY,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _asked(process: subprocess.Popen[bytes], media_type: str, content: bytes) -> Words:
    assert process.stdin is not None  # noqa: S101  # both are pipes
    assert process.stdout is not None  # noqa: S101
    kind = media_type.encode()
    process.stdin.write(HEAD.pack(len(kind), len(content)) + kind)
    process.stdin.write(content)
    process.stdin.flush()
    said, unread = HEAD.unpack(_read(process.stdout, HEAD.size))
    words = _read(process.stdout, said).decode("utf-8", "replace")
    why = json.loads(_read(process.stdout, unread))
    return Words(words, why)


def _read(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found
