"""Lines on their way from the network into the record: all are here before it is held, none in the clear on disk."""

import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, Self

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.problems import EnvironmentProblem

IN_MEMORY = 2 * 1024 * 1024
"""Bytes kept in memory; a first pull of a large office has hundreds of megabytes."""

LENGTH_BYTES = 4


class Spool:
    """Takes lines and gives them back in order, any number of times."""

    def __init__(self) -> None:
        """Seal what goes to the disk with a key that is kept nowhere."""
        self._lines: list[str] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._sealer = AESGCM(secrets.token_bytes(32))
        self._blocks = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._file is not None:
            self._file.close()

    def fill(self, lines: Iterable[str]) -> None:
        """Take all lines."""
        for line in lines:
            self._lines.append(line)
            self._size += len(line)
            if self._size > IN_MEMORY:
                with _disk_in_words():
                    self._put_away()

    def __iter__(self) -> Iterator[str]:
        if self._file is not None:
            self._file.seek(0)
            for block in range(self._blocks):
                length = int.from_bytes(self._file.read(LENGTH_BYTES), "big")
                opened = self._sealer.decrypt(_nonce(block), self._file.read(length), None)
                yield from opened.decode().split("\n")
        yield from self._lines

    def _put_away(self) -> None:
        """Write what is in memory to a file that has no name."""
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the spool
        sealed = self._sealer.encrypt(_nonce(self._blocks), "\n".join(self._lines).encode(), None)
        self._file.write(len(sealed).to_bytes(LENGTH_BYTES, "big") + sealed)
        self._blocks += 1
        self._lines, self._size = [], 0


def _nonce(block: int) -> bytes:
    """Return the number of a block: the key is used for this spool alone."""
    return block.to_bytes(12, "big")


@contextmanager
def _disk_in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            f"What comes from the shared database could not be put by ({error.strerror or error})",
            safe="Everything saved before is still in the record, and nothing half-done was kept.",
            do="Check that the disk has space; the program tries again by itself.",
        ) from error
