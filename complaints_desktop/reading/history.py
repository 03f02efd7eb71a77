"""Who changed what, when: the Record tab of a case, read from the captured changes."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.model import Change, Officer

LATEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One captured write, field by field."""

    at: str
    author: str
    entity: str
    made: bool
    """True where the row was made by it."""
    fields: tuple[tuple[str, Any], ...]


def history(session: Session, *, case_id: str) -> tuple[Entry, ...]:
    """Return the latest changes to one case and its parts, newest first."""
    rows = session.scalars(select(Change).where(Change.case_id == case_id).order_by(Change.seq.desc()).limit(LATEST))
    names: dict[str, str] = dict(iter(session.execute(select(Officer.id, Officer.name))))
    return tuple(
        Entry(
            at=row.at,
            author=names.get(row.author, row.author),
            entity=row.entity.rstrip("_"),
            made=row.op == "insert",
            fields=tuple(
                (name, value)
                for name, value in json.loads(row.patch).items()
                if value is not None and not name.endswith("_id") and name != "id"
            ),
        )
        for row in rows
    )
