"""A desk with a real record and a real connection, and the few things an officer does at it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copyfile
from typing import Any

from sqlalchemy import Table, insert, update

from db.model import Base, Case, Contact, DocumentBytes, Stage, new_id
from db.model.entities import about, signatures
from db.model.marks import Belongs
from db.record.connection import raw_of
from db.record.local import Record
from db.shared.connecting import connect
from db.sync.cycle import Synced, synchronise
from db.sync.joining import join
from db.sync.position import put
from db.sync.postgres import PostgresTransport
from tests.db.conftest import KEY
from tests.db.rows import row_for, tables
from tests.postgres import Shared

NOW = datetime(2026, 3, 26, 12, tzinfo=UTC)
TODAY = date(2026, 3, 26)


class SharedDesk:
    """One officer's desk."""

    def __init__(self, shared: Shared, login: str, path: Path, *, joined: bool = False) -> None:
        self.shared, self.login, self.path = shared, login, path
        self.moment = NOW
        """What this desk takes the time to be."""
        self.record = self._open()
        self.transport = PostgresTransport(connect(shared.address, login))
        if not joined:
            join(self.record, self.transport, address=str(shared.address), login=login)

    def _open(self) -> Record:
        return Record.open(self.path, KEY, now=lambda: self.moment)

    def close(self) -> None:
        self.record.close()
        self.transport.close()

    def sync(self, **given: Any) -> Synced:
        return synchronise(self.record, self.transport, **given)

    def copy(self, path: Path) -> "SharedDesk":
        """Return a desk on a copy of this one's file: a cloned laptop, or a copy to be put back later."""
        self.record.close()
        copyfile(self.path, path)
        for ending in ("-wal", "-shm"):
            assert not self.path.with_name(self.path.name + ending).exists()
        self.record = self._open()
        return SharedDesk(self.shared, self.login, path, joined=True)

    def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
        return self.record.rows(sql, params)

    def one(self, sql: str, *params: Any) -> Any:
        ((value,),) = self.rows(sql, *params)
        return value

    def log_case(self, reference: str, **fields: Any) -> str:
        """Write a case with its first stage."""
        case_id = new_id()
        with self.record.writing(author=self.login) as session:
            session.add(Case(id=case_id, reference=reference, logged_at=NOW, **fields))
            session.add(Stage(case_id=case_id, number=1, received_on=TODAY))
        return case_id

    def note(self, case_id: str, said: str) -> str:
        """Record a contact."""
        contact = Contact(
            id=new_id(), case_id=case_id, kind="call", direction="in", contact_on=TODAY, summary=said, recorded_at=NOW
        )
        with self.record.writing(author=self.login) as session:
            session.add(contact)
        return contact.id

    def set(self, table: str, row_id: str, **fields: Any) -> None:
        """Set fields of a row, as one user action."""
        where = Base.metadata.tables[table]
        with self.record.writing(author=self.login) as session:
            session.execute(update(where).where(where.c.id == row_id).values(fields))

    def add(self, table: str, **fields: Any) -> str:
        """Write a row."""
        row = {"id": new_id(), **fields}
        with self.record.writing(author=self.login) as session:
            session.execute(insert(Base.metadata.tables[table]), row)
        return str(row["id"])

    def field(self, table: str, row_id: str, name: str) -> Any:
        return self.one(f"SELECT {name} FROM {table} WHERE id = ?", row_id)

    def has(self, table: str, row_id: str) -> bool:
        return bool(self.rows(f"SELECT 1 FROM {table} WHERE id = ?", row_id))

    def unsent(self) -> int:
        return int(self.one("SELECT count(*) FROM change WHERE ack_pos IS NULL"))

    def add_bytes(self, document: str, content: bytes) -> None:
        with self.record.writing(author=self.login) as session:
            session.add(DocumentBytes(document_id=document, content=content))

    def team(self, name: str) -> str:
        return str(self.one("SELECT id FROM team WHERE name = ?", name))

    def now(self) -> datetime:
        return self.moment

    def put(self, **columns: Any) -> None:
        """Set columns of the desk's place, as a test needs them."""
        with self.record.writing(author="test", applying=True) as session:
            put(raw_of(session), **columns)


AS_THE_SERVER_ASKS = {
    "letter": {"kind": "some-letter"},
    "given_back": {"entity": "contact"},
    "keeping_decision": {"decision": "kept longer"},
}
"""What some value would not do for."""


def as_the_server_asks(table: str, ids: Mapping[str, str]) -> dict[str, str]:
    """Return what some value would not do for in a row; a copy of a letter goes to somebody of the case."""
    recipient = {"recipient_id": ids["person"]} if table == "letter_copy" else {}
    return {**AS_THE_SERVER_ASKS.get(table, {}), **recipient}


BY_TWO = frozenset({"approval", "letter_answer", "money_answer", "restriction_answer"})
"""What one officer cannot make alone: the server asks that another proposed what it judges."""


def by_one() -> list[Table]:
    """Return the captured tables of which one officer may make every row, a parent before its children."""
    return [table for table in tables() if table.name not in BY_TWO]


def furnish(record: Record, officer: str) -> dict[str, str]:
    """Write a row of each that one may make, each in a batch of its own; what has to be signed is `officer`'s."""
    ids: dict[str, str] = {}
    for table in by_one():
        row = row_for(table, ids)
        drafted = about(table.name).belongs is Belongs.TO_CASE_OR_WRITER
        row |= {field: officer for field in signatures().get(table.name, ()) if field in row or drafted}
        row |= as_the_server_asks(table.name, ids)
        ids[table.name] = row["id"]
        with record.writing(author="cat") as session:
            session.execute(insert(table), row)
    return ids


@contextmanager
def server_says(shared: Shared, change: str, back: str) -> Iterator[None]:
    """Have the server differ for a while."""
    shared.admin.execute(change)
    yield
    shared.admin.execute(back)
