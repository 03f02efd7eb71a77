"""What two desks do without knowing of each other, as a pull brings it: for pictures and tests without a server."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from db.model import (
    Base,
    Change,
    Clash,
    Commitment,
    Finding,
    Held,
    Officer,
    Point,
    Rescue,
    SharedDatabase,
    new_id,
)
from db.terms import Rescued, Role

AT = "2026-03-26T09:30:00.000+00:00"
HERE, THERE = ("Ruth Adeyemi", "K7Q"), ("Tom Hale", "M2X")
"""An officer and the code of their desk."""

LEARNED = "A visit that we move now makes a task for a call on the same day."


def join(session: Session, *, leads: bool = True, at: str = "2026-03-26T11:41:00.000+00:00") -> None:
    """Have the desk share its record."""
    session.add(
        SharedDatabase(
            id=1,
            address="records.landlord.example/complaints",
            login="radeyemi",
            joined_at=datetime.fromisoformat(at),
            synced_at=datetime.fromisoformat(at),
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
    **more: Any,  # noqa: ANN401  # what the shared database says of a clash
) -> str:
    """Write a clash in which `theirs` was typed at another desk, over what the record says; return its id."""
    column = Base.metadata.tables[entity].c[field]
    kept = session.scalar(select(column).where(column.table.c.id == entity_id))
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
        "kept_by": HERE[0],
        "kept_at": AT,
        "kept_desk": HERE[1],
        "their_change": change or new_id(),
        "their_value": theirs,
        "their_by": THERE[0],
        "their_at": AT,
        "their_desk": THERE[1],
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


def held(
    session: Session,
    rule: str,
    case_id: str | None,
    *changes: Mapping[str, Any],
    by: str = THERE[0],
    desk: str = THERE[1],
    at: str = AT,
) -> str:
    """Write work that is held by `rule`; return its id."""
    doc = {
        "id": new_id(),
        "state": "open",
        "batch": new_id(),
        "case_id": case_id,
        "rule": rule,
        "by": by,
        "at": at,
        "desk": desk,
        "received_at": at,
        "changes": list(changes),
    }
    session.add(Held(id=doc["id"], case_id=case_id, state="open", doc=doc))
    session.flush()
    return str(doc["id"])


def lost(session: Session, case_id: str, at: str = AT) -> str:
    """Have the shared database lose a case that another desk wrote, and one contact in the case `case_id`."""
    found = session.scalars(select(Officer).where(Officer.name == THERE[0])).first()
    officer = found or Officer(id=new_id(), name=THERE[0], role=Role.RESOLUTION_OFFICER.value)
    session.add(officer)
    author = officer.id
    gone, person = new_id(), new_id()
    name = {"name": "Wanda Marsh", "preferred_name": None}
    case = {
        "reference": "26-M2X-0043",
        "person_id": person,
        "logged_at": at,
        "summary": "Water through the ceiling",
        "sample": False,
    }
    said = {"kind": "call", "direction": "in", "contact_on": at[:10], "recorded_at": at, "author_id": author}
    rows = (
        ("person", person, None, name),
        ("case_", gone, gone, case),
        ("contact", new_id(), gone, {**said, "summary": "Water through the ceiling since Monday"}),
        ("contact", new_id(), case_id, {**said, "summary": "She is at home on Friday"}),
    )
    for entity, row_id, of_case, image in rows:
        whole = {"id": row_id, "case_id": of_case, **image} if entity == "contact" else {"id": row_id, **image}
        about = {"state": Rescued.OPEN.value, "found_at": datetime.fromisoformat(at), "decided_at": None}
        texts = {"image": json.dumps(whole), "ver": json.dumps({"*": new_id()})}
        session.add(Rescue(entity=entity, entity_id=row_id, case_id=of_case, **about, **texts))
    session.flush()
    return gone


def part(session: Session) -> None:
    """Have the desk share its record with nobody."""
    for entity in (SharedDatabase, Clash, Held, Rescue):
        session.execute(delete(entity))


def meet(session: Session, case_id: str, now: datetime) -> None:
    """Have the desk share its record, with clashes and held work in one case and two changes still to be shared."""
    part(session)
    ago = [(now - timedelta(minutes=minutes)).isoformat(timespec="milliseconds") for minutes in (4, 45, 70)]
    join(session, at=ago[0])
    _clashes(session, case_id, *ago)
    last = session.scalars(select(Change.seq).order_by(Change.seq.desc()).limit(1)).one()
    session.execute(update(Change).values(ack_pos=1).where(Change.seq <= last - 2))


def _clashes(session: Session, case_id: str, latest: str, later: str, earlier: str) -> None:
    points = session.scalars(select(Point).where(Point.case_id == case_id).order_by(Point.number)).all()
    finding = session.scalars(select(Finding).where(Finding.point_id == points[0].id)).one()
    promised = select(Commitment).where(Commitment.case_id == case_id).order_by(Commitment.due_on).limit(1)
    promise = session.scalars(promised).one()
    when = {"kept_at": earlier, "their_at": later, "received_at": latest}
    other = f"{(finding.reasons or '').replace('April', 'March')} Nobody told you so at the time."
    clash(session, "finding", finding.id, "reasons", theirs=other, case_id=case_id, before=None, **when)
    clash(session, "commitment", promise.id, "due_on", theirs="2026-12-11", case_id=case_id, **when)
    clash(session, "point", points[-1].id, "responsibility", theirs="to be clarified", case_id=case_id, **when)
    closing = {"closed_on": later[:10], "closed_as": "answered", "learning": LEARNED}
    held(session, "closed_once", case_id, change("case_", case_id, "update", closing), at=later)
