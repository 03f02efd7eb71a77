"""Who changed what, when: the Record tab of a case, from this desk's own changes and those kept of other desks."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, literal, null, select, union_all
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.field_words import field_words, plain_words
from complaints_desktop.reading.kept_back import shown
from db.model import Change, KeptHistory, Officer
from db.moments import moment_of, moment_or_none
from db.record.connection import raw_of
from db.record.packing import packed_of

LATEST = 500

SAME_TIME = timedelta(minutes=5)
"""Clocks of desk and server that differ by more are both shown."""


class Claim(NamedTuple):
    """What whoever gave a row back said of it: whose it was and when it was written, as far as their desk knew."""

    said_by: str
    written_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One captured write, field by field."""

    at: datetime
    received_at: datetime | None
    """When the shared database had it, where that is not when it was written by the desk's clock."""
    author: str
    entity: str
    """The table of the row."""
    made: bool
    """True where the row was made by it."""
    held: bool
    """True where the shared database holds it back, or two desks clash over it."""
    fields: tuple[tuple[str, Any], ...]
    claim: Claim | None = None
    """Where the author gave back what the shared database had lost: what they said of it."""

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield each field in the trade's words, with its value as a person reads it."""
        for name, value in self.fields:
            yield field_words(self.entity, name), plain_words(self.entity, name, value)


def history(session: Session, desk: Desk, *, case_id: str) -> tuple[Entry, ...]:
    """Return the latest changes to one case and its parts, newest first, by whatever desk, as far as known here.

    What is not everybody’s is among them only for whom it is (`kept_back`).
    """
    shows = shown(session, desk, case_id)
    officers = session.execute(select(Officer.id, Officer.login, Officer.name)).all()
    names = {known: officer.name for officer in officers for known in (officer.id, officer.login) if known}
    claims = _claims(session, case_id, names)
    rows = session.execute(_known(case_id).limit(LATEST)).all()
    packed = [_Packed(*each) for each in packed_of(raw_of(session), case_id)[::-1][: LATEST - len(rows)]]
    every: list[Row[Any] | _Packed] = [*rows, *packed]
    return tuple(_entry(row, names, claims) for row in every if shows(row.entity, row.entity_id))


class _Packed(NamedTuple):
    """A change that was put away; the names are those of `db.record.packing.COLUMNS`."""

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


Written = tuple[datetime | None, str, str, str]
"""When and by whom which row was written; all of one writing have one moment."""


Claims = Mapping[Written, tuple[Claim, frozenset[str] | None]]
"""What was said of each writing that gave something back, and of which fields; None of all of them."""


def _claims(session: Session, case_id: str, names: Mapping[str, str]) -> Claims:
    """Return what was said of what was given back: the declaration was written with it."""
    found = {}
    for row in session.execute(_known(case_id, declared=True)):
        said = json.loads(row.patch)
        about = (str(said.get("entity")), str(said.get("entity_id")))
        writing = (moment_or_none(row.at), names.get(row.author, row.author), *about)
        fields = frozenset(said["fields"].split(", ")) if said.get("fields") else None
        found[writing] = Claim(said.get("said_by") or "", moment_or_none(said.get("written_at"))), fields
    return found


def _claim(row: Row[Any] | _Packed, author: str, patch: Mapping[str, Any], claims: Claims) -> Claim | None:
    writing = (moment_or_none(row.at), author, row.entity, row.entity_id)
    claim, fields = claims.get(writing, (None, None))
    return claim if fields is None or fields.issuperset(patch) else None


def _entry(row: Row[Any] | _Packed, names: Mapping[str, str], claims: Claims) -> Entry:
    author, patch = names.get(row.author, row.author), json.loads(row.patch)
    return Entry(
        at=moment_or_none(row.at) or moment_of(str(row.received_at)),
        received_at=_if_later(moment_or_none(row.at), moment_or_none(row.received_at)),
        author=author,
        entity=row.entity,
        made=row.op == "insert",
        held=json.loads(row.outcome).get("_") in ("held", "clash"),
        fields=tuple(
            (name, value)
            for name, value in patch.items()
            if (value is not None or row.op == "update") and not name.endswith("_id") and name != "id"
        ),
        claim=_claim(row, author, patch, claims),
    )


def _known(case_id: str, *, declared: bool = False) -> Select[Any]:
    """Select what the server said of the case, and what this desk did that the server has not said yet.

    `declared`: only what was said of rows that were given back.
    """
    names = ("at", "author", "entity", "entity_id", "op", "patch")
    own, theirs = ([getattr(table, name) for name in names] for table in (Change, KeptHistory))
    said = select(KeptHistory.change_id).where(KeptHistory.case_id == case_id)
    known = union_all(
        select(*own, null().label("received_at"), literal("{}").label("outcome"), Change.seq.label("place")).where(
            Change.case_id == case_id, Change.change_id.not_in(said)
        ),
        select(*theirs, KeptHistory.received_at, KeptHistory.outcome, KeptHistory.pos).where(
            KeptHistory.case_id == case_id
        ),
    ).subquery()
    chosen = select(known).order_by(known.c.at.desc(), known.c.place.desc())
    return chosen.where(known.c.entity == "given_back") if declared else chosen


def _if_later(at: datetime | None, received_at: datetime | None) -> datetime | None:
    return received_at if at and received_at and abs(received_at - at) > SAME_TIME else None
