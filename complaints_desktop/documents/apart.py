"""A file read in a process apart: whatever it does to its reader, that ends within seconds and takes nothing along.

A reader of PDFs is native code, and a file from anywhere may keep it busy for ever, fill the memory or break it. Here
it breaks a process that holds no key, can open nothing (`process_apart.py`), and is begun anew for the next file.
"""

import contextlib
import json
import os
import subprocess
import sys
from threading import Lock, Timer
from types import TracebackType
from typing import IO, Self

from complaints_desktop.documents.process_apart import HEAD
from db.record.document_words import Words

SECONDS = 20
"""That one document may take; a report of 300 pages takes one."""

TOO_LONG = "it takes too long to read, or breaks its reader"

TOLD = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""Of the environment, by which Python begins and finds its libraries; a password for the server may stand there too."""

MOST_FOUND, MOST_SAID = 30_000_000, 1_000_000
"""Bytes of an answer that are taken: a page of 3,000 by 3,000 pixels, and what is said of it."""

UNSEEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)
QUIETLY = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | UNSEEN
"""For Windows; elsewhere the process lowers itself."""


class EndedApart(Exception):  # the file's doing, and no error of ours
    """The process took too long over a file, was broken by it, or was closed."""


class Apart:
    """Asks about one file after the other; the process is begun with the first."""

    def __init__(self, program: str, seconds: float, flags: int = UNSEEN) -> None:
        """Have a module of this room answer, and give it so many seconds a question."""
        self._program, self._seconds, self._flags = program, seconds, flags
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = Lock()

    def ask(self, what: str, content: bytes) -> tuple[bytes, object]:
        """Return what is found in a file, and what is said of it; EndedApart where it ended the process."""
        with self._lock:
            process = None if self._closed else self._begun()
        if process is None:
            raise EndedApart
        late = Timer(self._seconds, process.kill)
        late.daemon = True
        late.start()
        try:
            return _asked(process, what, content)
        except (OSError, EOFError, ValueError) as ended:  # it was ended, or the file ended it
            self._end()
            raise EndedApart from ended
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
            self._process = subprocess.Popen(  # noqa: S603  # our own program, and nothing of the file
                [sys.executable, "-I", "-m", f"complaints_desktop.documents.{self._program}"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in TOLD if name in os.environ},
                creationflags=self._flags,
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


class WordReader(Apart):
    """Takes the words of one file after the other."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        """Give each file so many seconds."""
        super().__init__("words_apart", seconds, QUIETLY)

    def words_of(self, media_type: str, content: bytes) -> Words:
        """Return the words of a file; none, and why, where it is damaged or takes too long."""
        try:
            words, why = self.ask(media_type, content)
        except EndedApart:
            return Words("", TOO_LONG)
        return Words(words.decode("utf-8", "replace"), why if isinstance(why, str) else None)


def _asked(process: subprocess.Popen[bytes], what: str, content: bytes) -> tuple[bytes, object]:
    assert process.stdin is not None  # noqa: S101  # both are pipes
    assert process.stdout is not None  # noqa: S101
    kind = what.encode()
    process.stdin.write(HEAD.pack(len(kind), len(content)) + kind)
    process.stdin.write(content)
    process.stdin.flush()
    found, said = HEAD.unpack(_read(process.stdout, HEAD.size))
    if found > MOST_FOUND or said > MOST_SAID:
        raise ValueError("it answers more than a file can be asked for")
    return _read(process.stdout, found), json.loads(_read(process.stdout, said))


def _read(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found
