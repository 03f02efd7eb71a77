"""What the capture triggers ask of the connection that writes: the batch, its author, its time, fresh ids."""

from dataclasses import dataclass
from datetime import datetime

from uuid_utils import uuid7

from db.moments import as_kept
from db.record.connection import Connection

LONGEST_AUTHOR = 80
"""Characters of an author's name that a change keeps."""


@dataclass(slots=True)
class Batch:
    """The user action being written on one connection; empty between two actions."""

    id: str | None = None
    author: str | None = None
    at: str | None = None
    applying: bool = False
    """True while rows pulled from the shared database are applied: they are not ours, so nothing is captured."""

    def begin(self, author: str, at: datetime, *, applying: bool = False) -> str:
        """Start a batch by `author` at that moment, and return its id."""
        if not author:
            raise ValueError("every write has an author")
        self.id, self.author, self.applying = str(uuid7()), author[:LONGEST_AUTHOR], applying
        self.at = as_kept(at)
        return self.id

    def end(self) -> None:
        """Forget the batch; a write outside of one fails on `change.batch`, which may not be NULL."""
        self.id = self.author = self.at = None
        self.applying = False


def register(connection: Connection, batch: Batch) -> None:
    """Give `connection` the functions the triggers call; a connection without them cannot write."""
    connection.create_function("sync_applying", 0, lambda: batch.applying)
    connection.create_function("capture_batch", 0, lambda: batch.id)
    connection.create_function("capture_author", 0, lambda: batch.author)
    connection.create_function("capture_at", 0, lambda: batch.at)
    connection.create_function("new_change_id", 0, lambda: str(uuid7()))
