"""Clashes and held work as a pull brings them, for tests without a server."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from db.model import Base, Clash, Held, SharedDatabase, new_id

AT = "2026-03-26T09:30:00.000+00:00"


def join(session: Session, *, leads: bool = True) -> None:
    """Have the desk share its record."""
    at = datetime(2026, 3, 26, 11, 41, tzinfo=UTC)
    session.add(
        SharedDatabase(
            id=1,
            address="records.landlord.example/complaints",
            login="radeyemi",
            joined_at=at,
            synced_at=at,
            epoch="1",
            cursor=7,
            full=False,
            leads=leads,
            erases=leads,
        )
    )
    session.flush()


def clash(
    session: Session,
    entity: str,
    entity_id: str,
    field: str,
    *,
    theirs: object,
    case_id: str | None,
    change: str | None = None,
    **more: Any,
) -> str:
    """Write a clash in which `theirs` was typed at another desk, over what the record says; return its id."""
    column = Base.metadata.tables[entity].c[field]
    kept = session.scalar(column.table.select().with_only_columns(column).where(column.table.c.id == entity_id))
    doc = {
        "id": new_id(),
        "state": "open",
        "case_id": case_id,
        "entity": entity,
        "entity_id": entity_id,
        "field": field,
        "base_change": new_id(),
        "kept_change": new_id(),
        "kept_value": kept if kept is None or isinstance(kept, str | bool | int) else kept.isoformat(),
        "kept_by": "Ruth Adeyemi",
        "kept_at": AT,
        "kept_desk": "K7Q",
        "their_change": change or new_id(),
        "their_value": theirs,
        "their_by": "Tom Hale",
        "their_at": AT,
        "their_desk": "M2X",
        "received_at": AT,
        **more,
    }
    about = {name: doc[name] for name in ("id", "case_id", "entity", "entity_id", "field", "state")}
    session.add(Clash(**about, doc=doc))
    session.flush()
    return str(doc["id"])


def change(entity: str, entity_id: str, op: str, patch: Mapping[str, Any]) -> dict[str, Any]:
    """Return one change as held work carries it."""
    return {"change_id": new_id(), "entity": entity, "entity_id": entity_id, "op": op, "patch": dict(patch)}


def held(session: Session, rule: str, case_id: str | None, *changes: Mapping[str, Any], by: str = "Tom Hale") -> str:
    """Write work that is held by `rule`; return its id."""
    doc = {
        "id": new_id(),
        "state": "open",
        "batch": new_id(),
        "case_id": case_id,
        "rule": rule,
        "by": by,
        "at": AT,
        "desk": "M2X",
        "received_at": AT,
        "changes": list(changes),
    }
    session.add(Held(id=doc["id"], case_id=case_id, state="open", doc=doc))
    session.flush()
    return str(doc["id"])
