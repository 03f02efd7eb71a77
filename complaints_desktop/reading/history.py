"""Who changed what, when: the Record tab of a case, from this desk's own changes and those kept of other desks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, literal, null, select, union_all
from sqlalchemy.orm import Session

from db.connection import raw_of
from db.model import Change, KeptHistory, Officer
from db.moments import moment_of, moment_or_none
from db.packing import packed_of

LATEST = 500

SAME_TIME = timedelta(minutes=5)
"""Clocks of desk and server that differ by more are both shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One captured write, field by field."""

    at: datetime
    received_at: datetime | None
    """When the shared database had it, where that is not when it was written by the desk's clock."""
    author: str
    entity: str
    made: bool
    """True where the row was made by it."""
    held: bool
    """True where the shared database holds it back, or two desks clash over it."""
    fields: tuple[tuple[str, Any], ...]


def history(session: Session, *, case_id: str) -> tuple[Entry, ...]:
    """Return the latest changes to one case and its parts, newest first, by whatever desk, as far as known here."""
    officers = session.execute(select(Officer.id, Officer.login, Officer.name)).all()
    names = {known: officer.name for officer in officers for known in (officer.id, officer.login) if known}
    known = [_entry(row, names) for row in session.execute(_known(case_id))]
    packed = packed_of(raw_of(session), case_id)[::-1][: LATEST - len(known)]
    return (*known, *(_entry(_Packed(*change), names) for change in packed))


class _Packed(NamedTuple):
    """A change that was put away; the names are those of `db.packing.COLUMNS`."""

    seq: int
    change_id: str
    batch: str
    author: str
    at: str
    entity: str
    entity_id: str
    case_id: str | None
    op: str
    patch: str
    base: str
    schema_version: str
    ack_pos: int | None
    received_at: str | None = None
    outcome: str = "{}"


def _entry(row: Row[Any] | _Packed, names: Mapping[str, str]) -> Entry:
    return Entry(
        at=moment_or_none(row.at) or moment_of(str(row.received_at)),
        received_at=_if_later(moment_or_none(row.at), moment_or_none(row.received_at)),
        author=names.get(row.author, row.author),
        entity=row.entity.rstrip("_"),
        made=row.op == "insert",
        held=json.loads(row.outcome).get("_") in ("held", "clash"),
        fields=tuple(
            (name, value)
            for name, value in json.loads(row.patch).items()
            if value is not None and not name.endswith("_id") and name != "id"
        ),
    )


def _known(case_id: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own name for a compound select is of no use to a reader
    """Select what the server said of the case, and what this desk did that the server has not said yet."""
    own = (Change.at, Change.author, Change.entity, Change.op, Change.patch)
    theirs = (KeptHistory.at, KeptHistory.author, KeptHistory.entity, KeptHistory.op, KeptHistory.patch)
    said = select(KeptHistory.change_id).where(KeptHistory.case_id == case_id)
    known = union_all(
        select(*own, null().label("received_at"), literal("{}").label("outcome"), Change.seq.label("place")).where(
            Change.case_id == case_id, Change.change_id.not_in(said)
        ),
        select(*theirs, KeptHistory.received_at, KeptHistory.outcome, KeptHistory.pos).where(
            KeptHistory.case_id == case_id
        ),
    ).subquery()
    return select(known).order_by(known.c.at.desc(), known.c.place.desc()).limit(LATEST)


def _if_later(at: datetime | None, received_at: datetime | None) -> datetime | None:
    return received_at if at and received_at and abs(received_at - at) > SAME_TIME else None
