"""A second copy of unsent work, beside the record: what is not yet at the server outlives the record's own file.

The file is a row of entries, each one commit: a mark, a length, and changes sealed with a key that follows from the
record's. A torn end is ignored; an entry that does not open is passed over for the next mark. Once the server has
everything, the file is empty again.
"""

import json
import os
import secrets
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.files import make_private_file, put_in_place, unreadable, unwritable
from db.problems import EnvironmentProblem
from db.record.capture import CHANGE_COLUMNS
from db.record.connection import Connection, raw_of
from db.record.driver import Key
from db.record.local import Record
from db.sync.overlay import lay_over_nothing

ENDING = ".unsent"
MARK = b"\x93CDu"
HEAD = struct.Struct(">4sI")
NONCE_BYTES = 12
AT_ONCE = 2_000
"""Changes in one entry."""

LONGEST = 1 << 30

UNSENT = f"SELECT seq, {CHANGE_COLUMNS} FROM change WHERE ack_pos IS NULL AND seq > ? ORDER BY seq LIMIT {AT_ONCE}"
REPLAY = f"""INSERT INTO change ({CHANGE_COLUMNS}) VALUES ({", ".join("?" * len(CHANGE_COLUMNS.split(",")))})
    ON CONFLICT (change_id) DO NOTHING"""


class SecondCopy:
    """Follows the commits of one record; `Record` calls it while it is the only one who writes."""

    def __init__(self, path: Path, key: Key) -> None:
        """Keep the copy at `path`, sealed with a key made from the record's `key`."""
        self.path = path
        self.problem: EnvironmentProblem | None = None
        """Why the last commit is not in the copy; the record itself has it."""
        self.stale = True
        """Whether the copy must be written anew: it holds other changes than those unsent."""
        self._sealer = _sealer(key)
        self._upto = 0
        self._empty = False

    def follow(self, connection: Connection) -> None:
        """Bring the copy up to what is unsent now. A failure is kept in `problem`: the work itself is committed."""
        try:
            if self.stale:
                self._renew(connection)
            elif connection.execute("SELECT 1 FROM change WHERE ack_pos IS NULL LIMIT 1").fetchone() is None:
                self._clear(connection)
            else:
                self._append(connection)
            self.stale, self.problem = False, None
        except OSError as error:
            self.stale, self.problem = True, unwritable(self.path, error)
        except EnvironmentProblem as problem:
            self.stale, self.problem = True, problem

    def _append(self, connection: Connection) -> None:
        with self.path.open("ab") as file:
            for entry in self._entries(connection):
                file.write(entry)
                self._empty = False
            file.flush()
            os.fsync(file.fileno())

    def _renew(self, connection: Connection) -> None:
        made = self.path.with_name(self.path.name + ".new")
        made.unlink(missing_ok=True)
        make_private_file(made)
        self._upto = 0
        with made.open("ab") as file:
            for entry in self._entries(connection):
                file.write(entry)
        put_in_place(made, self.path)
        self._empty = self.path.stat().st_size == 0

    def _clear(self, connection: Connection) -> None:
        ((last,),) = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchall()
        self._upto = int(last)
        if not self._empty:
            with self.path.open("r+b") as file:
                file.truncate()
                os.fsync(file.fileno())
            self._empty = True

    def _entries(self, connection: Connection) -> Iterator[bytes]:
        """Yield what is unsent and not yet in the copy, sealed."""
        while rows := connection.execute(UNSENT, (self._upto,)).fetchall():
            nonce = secrets.token_bytes(NONCE_BYTES)
            sealed = nonce + self._sealer.encrypt(nonce, json.dumps(rows, ensure_ascii=False).encode(), MARK)
            yield HEAD.pack(MARK, len(sealed)) + sealed
            self._upto = int(rows[-1][0])


def install(record: Record) -> int:
    """Have every commit of a joined `record` followed from now on; return how many changes the copy gave back.

    It gives back what the record lacks: all of it where the record is new in the place of a damaged one, the last
    hours where it is an older copy of itself.
    """
    path = path_of(record.path)
    lost = read(path, record.key)
    given_back = _replay(record, lost) if lost else 0
    record.second_copy = SecondCopy(path, record.key)
    return given_back


def path_of(record: Path) -> Path:
    """Return where the second copy of the record at `record` is."""
    return record.with_name(record.name + ENDING)


def read(path: Path, key: Key) -> list[tuple[Any, ...]]:
    """Return the changes of the second copy at `path`, oldest first, as far as they can be opened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise unreadable(path, error) from error
    found = {row[1]: tuple(row) for row in _opened(content, _sealer(key))}
    return sorted(found.values(), key=lambda row: int(row[0]))


def _replay(record: Record, changes: Sequence[tuple[Any, ...]]) -> int:
    """Put changes into a record that lacks them, to be sent; return how many those were.

    They get new numbers in the old order. Rows they made show here at once, what they changed once the server answered.
    """
    with record.writing(author="second copy", applying=True) as session:
        connection = raw_of(session)
        before = connection.total_changes
        connection.executemany(REPLAY, [change[1:] for change in changes])
        given_back = connection.total_changes - before
        if given_back:
            lay_over_nothing(connection, {(change[5], change[6]) for change in changes})
        return given_back


def _opened(content: bytes, sealer: AESGCM) -> Iterator[list[Any]]:
    at = content.find(MARK)
    while 0 <= at <= len(content) - HEAD.size:
        _, length = HEAD.unpack_from(content, at)
        sealed = content[at + HEAD.size : at + HEAD.size + length]
        try:
            if len(sealed) < length or length <= NONCE_BYTES or length > LONGEST:
                raise InvalidTag
            yield from json.loads(sealer.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], MARK))
            at = content.find(MARK, at + HEAD.size + length)
        except InvalidTag:  # torn or spoilt: what follows may be whole
            at = content.find(MARK, at + 1)


def _sealer(key: Key) -> AESGCM:
    """Return a cipher of its own: nothing sealed here can be taken for a page of the record."""
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"Complaints Desktop: second copy").derive(key))
