"""What a reader made of many rows and keeps until some of them change; what changed since the record itself tells.

A write of this desk, by this program or another beside it, leaves its rows in the log of changes. A pull moves the
place in the shared database, and who pulled says of which cases something came. Where nobody said it, because another
program pulled or everything came anew, nothing that was kept holds any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.record.connection import SessionRows

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from db.record.connection import Rows

MOST_PULLS = 500
"""Pulls of which it is kept what came; who asks less often than that reads everything anew."""

Place = tuple[Any, ...]
"""Where the desk stands with the shared database; empty where it has joined none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One moment of the record, as whoever reads it sees it."""

    seq: int
    """The last change by this desk."""
    place: Place


@dataclass(slots=True)
class Changed:
    """What changed between two moments."""

    rows: set[tuple[str, str, str | None]] = field(default_factory=set)
    """What this desk wrote: the entity, its row, and the case of that."""
    cases: set[str] = field(default_factory=set)
    """Of which something came from other desks."""
    entities: set[str] = field(default_factory=set)
    """Of what kind that was."""


class Kept:
    """What was made of the rows of one open record, by name, each with the moment it is of.

    A session that writes is not given it: what it reads may never come to be.
    """

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.values: dict[str, tuple[Mark, object]] = {}
        self._pulls: dict[Place, tuple[Place, frozenset[str], frozenset[str]]] = {}

    def pulled(self, before: Place, after: Place, *, cases: Iterable[str] = (), entities: Iterable[str] = ()) -> None:
        """Note of which cases and entities something came on the way from one place to another."""
        if after != before:
            self._pulls[before] = (after, frozenset(cases), frozenset(entities))
        while len(self._pulls) > MOST_PULLS:
            del self._pulls[next(iter(self._pulls))]

    def since(self, rows: Rows, before: Mark, now: Mark) -> Changed | None:
        """Return what changed from one moment to that which `rows` sees, None where it is not known."""
        if now.seq < before.seq:
            return None
        changed = Changed()
        place = before.place
        for _ in range(MOST_PULLS):
            if place == now.place or place not in self._pulls:
                break
            place, cases, entities = self._pulls[place]
            changed.cases |= cases
            changed.entities |= entities
        if place != now.place:
            return None
        wrote = "SELECT DISTINCT entity, entity_id, case_id FROM change WHERE seq > ?"
        changed.rows = {(str(entity), str(row), case) for entity, row, case in rows.rows(wrote, (before.seq,))}
        return changed


def mark_of(rows: Rows) -> Mark:
    """Return the moment of the record that `rows` sees."""
    ((seq,),) = rows.rows("SELECT coalesce(max(seq), 0) FROM change")
    return Mark(int(seq), place_in(rows))


def place_in(rows: Rows) -> Place:
    """Return where the desk stands with the shared database, as `rows` sees it."""
    columns = 'joined_at, epoch, cursor, token, "full", scope, schema_version, synced_at'
    found = rows.rows(f"SELECT {columns} FROM shared_database")
    return found[0] if found else ()


def kept_of(session: Session) -> tuple[Kept, SessionRows] | None:
    """Return what is kept beside the record of a session, and the rows it sees; None for one that writes."""
    kept = session.info.get("kept")
    return (kept, SessionRows(session)) if isinstance(kept, Kept) else None
