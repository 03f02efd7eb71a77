"""What this desk knew and the shared database lost: row by row, and in words by case."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.reading.field_words import Wording
from db.capture import captured
from db.model import Officer, Rescue
from db.words import Rescued

SIGNERS = ("author_id", "settled_by_id", "approved_by_id", "set_by_id", "officer_id")
"""Fields that say who wrote a row, where it says so itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A row, or fields of one, as this desk knew it."""

    entity: str
    id: str
    case_id: str | None
    image: Mapping[str, Any]
    ver: Mapping[str, str]
    """The versions the server does not know; with `*` it does not know the row."""

    @property
    def group(self) -> str:
        """What it is decided together with: its case, or itself."""
        return self.case_id or self.id

    @property
    def whole(self) -> bool:
        """Whether all of the row was lost."""
        return "*" in self.ver

    @property
    def version(self) -> str:
        """The change that made it, or the latest of those that set its fields."""
        return self.ver.get("*") or max(self.ver.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class LostGroup:
    """What is decided on together, in words."""

    id: str
    reference: str
    resident: str
    rows: tuple[str, ...]
    by: str
    found_at: datetime


def lost_rows(session: Session) -> list[Lost]:
    """Return what waits for a decision; what an older program does not know waits for a newer one."""
    found = session.scalars(select(Rescue).where(Rescue.state == Rescued.OPEN.value).order_by(Rescue.entity_id))
    return [
        Lost(
            entity=row.entity,
            id=row.entity_id,
            case_id=row.case_id,
            image=json.loads(row.image),
            ver=json.loads(row.ver),
        )
        for row in found
        if row.entity in captured()
    ]


def lost_groups(session: Session) -> tuple[LostGroup, ...]:
    """Return it by case, the longest list first."""
    rows = lost_rows(session)
    images = {(each.entity, each.id): dict(each.image) for each in rows}
    wording = Wording(session, images)
    found_at = {row.entity_id: row.found_at for row in session.scalars(select(Rescue))}
    names = {officer.id: officer.name for officer in session.scalars(select(Officer))}
    groups: dict[str, list[Lost]] = {}
    for each in rows:
        groups.setdefault(each.group, []).append(each)
    made = [_group(wording, names, key, some, found_at[some[0].id]) for key, some in groups.items()]
    return tuple(sorted(made, key=lambda each: (-len(each.rows), each.id)))


def _group(wording: Wording, names: Mapping[str, str], key: str, rows: list[Lost], at: datetime) -> LostGroup:
    case = next((each.image for each in rows if each.entity == "case_"), {})
    reference = str(case.get("reference") or "") or (wording.value("case_", "id", key) if rows[0].case_id else "")
    signers = {names[str(each.image[name])] for each in rows for name in SIGNERS if each.image.get(name) in names}
    resident = wording.value("case_", "person_id", case["person_id"]) if case.get("person_id") else ""
    words = tuple(wording.row(each.entity, each.id) for each in rows)
    by = ", ".join(sorted(signers)) or "not known here"
    return LostGroup(id=key, reference=reference, resident=resident, rows=words, by=by, found_at=at)
