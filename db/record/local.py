"""The record: one encrypted SQLite file, one writer, a few readers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from db.moments import Clock, utc_now
from db.problems import in_words
from db.record import driver, given_numbers, migrate
from db.record.connection import Connection as RawConnection
from db.record.connection import Params, Row
from db.record.engine import engine_on
from db.record.kept import Kept
from db.record.looks import Looks
from db.record.memory import wipe

if TYPE_CHECKING:  # SQLAlchemy takes most of a second to import; a list needs none of it
    from datetime import datetime

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

KEPT_READERS = 2
"""Reading connections kept open; each has a page cache of its own."""

SMALL_CACHE_KIB = 8_192
"""The page cache of a reader beside the first; memory is for the window."""

MANY_CHANGES = 5_000
"""A write of more rows gives back the memory its pages took; the next small one needs few of them."""


class Follower(Protocol):
    """Whoever is told of each commit, while nobody else writes."""

    def follow(self, connection: RawConnection) -> None:
        """Look at what was committed, without writing to the record or failing the work that is done."""


class _Link:
    """One raw connection, and the SQLAlchemy engine on top of it once somebody needs one."""

    def __init__(self, raw: RawConnection, begin: str) -> None:
        self.raw, self.begin = raw, begin
        self._engine: Engine | None = None

    @property
    def engine(self) -> Engine:
        """The engine whose only connection is this one."""
        if self._engine is None:
            self._engine = engine_on(self.raw, self.begin)
        return self._engine

    def close(self) -> None:
        """Close the connection for good."""
        if self._engine is not None:
            self._engine.dispose(close=False)
        self.raw.close()


class _Writer(_Link):
    """The connection that writes, and the batch its triggers ask."""

    def __init__(self, path: Path, key: driver.Key) -> None:
        raw, self.batch = driver.connect_writer(path, key)
        super().__init__(raw, "BEGIN IMMEDIATE")
        self._before = 0

    def begin_batch(self, author: str, at: datetime, *, applying: bool) -> dict[str, object]:
        """Start a batch and return what its session tells of it: its id and its moment."""
        self._before = self.raw.total_changes
        self.batch.begin(author, at, applying=applying)
        if applying:  # the server's rows come in its own order and by its own rules
            self._trust_rows(True)
        return {"batch": self.batch.id, "at": self.batch.at}

    def _trust_rows(self, trusted: bool) -> None:
        """Check no reference and no CHECK, or each again."""
        self.raw.execute(f"PRAGMA foreign_keys = {'OFF' if trusted else 'ON'}")
        self.raw.execute(f"PRAGMA ignore_check_constraints = {'ON' if trusted else 'OFF'}")

    def end_batch(self) -> None:
        """Forget the batch, and after a large one the pages it went through."""
        if self.batch.applying:
            self._trust_rows(False)
        self.batch.end()
        if self.raw.total_changes - self._before > MANY_CHANGES:
            self.raw.execute("PRAGMA shrink_memory")


class Record:
    """The open record. May be used from several threads; one writes at a time."""

    def __init__(self, path: Path, key: bytes, now: Clock) -> None:
        """Use `open` or `create`."""
        self.path = path
        self.key = bytearray(key)
        """The record's own copy, overwritten when it is closed."""
        self.now = now
        """The clock of whoever works here: what is written is written at its moment."""
        self.second_copy: Follower | None = None
        """Told of each commit, once the record has joined a shared database."""
        self.looks = Looks()
        """What was looked at and is not written yet; every session carries it as `looks`."""
        self.kept = Kept()
        """What readers made of many rows; every session that only reads carries it as `kept`."""
        self._closed = False
        self._readers: list[_Link] = []
        self._readers_open = 0
        self._readers_lock = threading.Lock()
        self._writer: _Writer | None = None
        self._writer_lock = threading.Lock()
        self._writing_thread: int | None = None

    @classmethod
    def create(
        cls, path: Path, key: bytes, *, code: str | None = None, file_id: bytes | None = None, now: Clock = utc_now
    ) -> Self:
        """Make a new record at `path`; `code` is the desk's three characters, drawn at random if not given."""
        from db.record.making import make

        make(path, key, code=code, file_id=file_id)
        return cls.open(path, key, now=now)

    @classmethod
    def open(cls, path: Path, key: bytes, *, now: Clock = utc_now) -> Self:
        """Open the record at `path`, after a back-up and a migration where it is older than the program.

        Raise EnvironmentProblem for a wrong key, a file that is no record, or one newer than the program.
        """
        record = cls(path, key, now)
        try:
            with record.connection() as connection:
                current = migrate.is_current(connection)
        except BaseException:
            record.close()
            raise
        if current:
            return record
        record.close()
        migrate.bring_up(path, key, now())
        return cls.open(path, key, now=now)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; what is being written is waited for."""
        with self._writer_lock:
            self._closed = True
            with self._readers_lock:
                links, self._readers = self._readers, []
            if self._writer is not None:
                links.append(self._writer)
                self._writer = None
        for link in links:
            link.close()
        wipe(self.key)

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """Run a query on the driver's own connection: the fast way to a list."""
        with self.connection() as connection:
            return connection.execute(sql, params).fetchall()

    @contextmanager
    def connection(self) -> Iterator[RawConnection]:
        """Lend a raw connection that only reads, for what SQLAlchemy has no words for."""
        link = self._borrow()
        try:
            with in_words():
                yield link.raw
        finally:
            self._give_back(link)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one moment of the record and can change nothing."""
        from sqlalchemy.orm import Session

        link = self._borrow()
        try:
            with in_words(), Session(link.engine, expire_on_commit=False, autoflush=False) as session:
                session.info.update(looks=self.looks, kept=self.kept)
                yield session
        finally:
            self._give_back(link)

    @contextmanager
    def writing(self, *, author: str, applying: bool = False) -> Iterator[Session]:
        """Give a session whose work is one transaction and one batch of changes by `author`, or nothing at all.

        Committed when the block ends, rolled back when it raises. `session.info` has the batch's id and moment: `batch`
        and `at`.
        `applying`: the rows come from the shared database, and nothing is captured.
        """
        from sqlalchemy.orm import Session

        with self._as_writer() as writer, in_words():
            try:
                with Session(writer.engine, expire_on_commit=False) as session:
                    session.info.update(writer.begin_batch(author, self.now(), applying=applying), looks=self.looks)
                    session.connection()
                    yield session
                    given_numbers.keep(self.path, session.info)
                    session.commit()
                if self.second_copy is not None:
                    self.second_copy.follow(writer.raw)
            finally:
                writer.end_batch()

    @contextmanager
    def writing_plainly(self) -> Iterator[RawConnection]:
        """Lend the writing connection in a transaction, for rows that are no change of anything."""
        with self._as_writer() as writer, in_words():
            writer.raw.execute("BEGIN IMMEDIATE")
            try:
                yield writer.raw
                writer.raw.execute("COMMIT")
            except BaseException:
                writer.raw.execute("ROLLBACK")
                raise

    def empty_log(self) -> None:
        """Write the log back into the file and empty it: what was overwritten is then nowhere on the disk."""
        with self._as_writer() as writer, in_words():
            writer.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _as_writer(self) -> Iterator[_Writer]:
        """Be the only one who writes."""
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a write within a write: one user action is one transaction")
        with self._writer_lock:
            self._refuse_closed()
            self._writing_thread = threading.get_ident()
            try:
                if self._writer is None:
                    self._writer = _Writer(self.path, self.key)
                yield self._writer
            finally:
                self._writing_thread = None

    def _borrow(self) -> _Link:
        """Take the reader last used, for it has the warmest cache, or open one more."""
        with self._readers_lock:
            self._refuse_closed()
            if self._readers:
                return self._readers.pop()
            cache = SMALL_CACHE_KIB if self._readers_open else driver.CACHE_KIB
            raw = driver.connect(self.path, self.key, reader=True, cache_kib=cache)
            self._readers_open += 1
        return _Link(raw, "BEGIN")

    def _give_back(self, link: _Link) -> None:
        """Keep the reader for the next, unless there are enough."""
        with self._readers_lock:
            if not self._closed and len(self._readers) < KEPT_READERS:
                self._readers.append(link)
                return
            self._readers_open -= 1
        link.close()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise RuntimeError("the record is closed")
