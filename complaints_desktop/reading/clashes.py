"""Clashes: one field that two desks set to different values; both are shown, and a person says which holds."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import combinations
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, Integer, Text, select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.belongings import is_own
from complaints_desktop.reading.differences import Part, differing
from complaints_desktop.reading.field_words import Wording, column_of
from complaints_desktop.reading.kept_back import shown
from complaints_desktop.reading.unsettled import CLASHES, UNSETTLED
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import refusal
from complaints_desktop.rules.shared_rights import may_write
from complaints_desktop.rules.wording import capitalised
from db.model import Base, Officer, Team
from db.model.base import LONG_TEXT, Moment
from db.model.entities import field_of
from db.model.marks import FIELD
from db.moments import moment_or_none
from db.record.connection import SessionRows
from db.terms import Role


class Entry(StrEnum):
    """How a third value is typed."""

    LINE = "line"
    LONG = "long text"
    DATE = "date"
    CHOICE = "choice"
    MONEY = "money"
    NUMBER = "number"
    NONE = "not typed"
    """A value nobody types: a moment, a text with parts, a row of another table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two values, and who set it, when, at which desk."""

    words: str
    by: str
    at: datetime | None
    desk: str
    """The code of the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One field with two values."""

    id: str
    case_id: str | None
    reference: str
    resident: str
    what: str
    """The field in the trade's words: "Stage 1: responded on"."""
    entity: str
    entity_id: str
    field: str
    before: str | None
    """What it was before either of them; None where that is not known."""
    kept: Side
    """The value that stands in the record."""
    theirs: Side
    their_change: str
    their_value: Any
    """As the change had it: plain JSON."""
    now: str
    """What the record says now, where somebody has changed it since; empty where it is as `kept` says."""
    now_value: Any
    entry: Entry
    choices: tuple[tuple[str | bool, str], ...]
    longest: int
    """Characters a third value may have."""
    along: tuple[str, ...]
    """The fields of the same change that are settled with it: the record does not let one of them stand alone."""
    along_ids: tuple[str, ...]
    may_not: str
    """Why this officer cannot settle it, having no right to the field; empty where they may."""
    fixed: bool
    """Whether a letter or the closing of the case has set it for good: then only the two values are chosen between."""
    own: bool
    """Whether the other value is this officer's own."""
    here: bool
    """Whether the row is on this desk."""

    def differences(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        """Return what stands and what was typed as well, with what differs marked; long texts take their time."""
        stands, typed = self.now or self.kept.words, self.theirs.words
        if self.entry not in (Entry.LINE, Entry.LONG):
            return ((stands, False),), ((typed, False),)
        return differing(stands, typed)


def clashes(session: Session, desk: Desk, case_id: str | None = None) -> tuple[Clash, ...]:
    """Return the clashes nobody has settled, oldest first: of one case, or all this desk knows of."""
    shows = shown(session, desk, case_id)
    docs = [doc for doc in _docs(session, CLASHES) if shows(doc["entity"], doc["entity_id"])]
    wanted = sorted((doc for doc in docs if case_id in (None, doc.get("case_id"))), key=lambda d: d["received_at"])
    beside = _docs(session, UNSETTLED)
    return tuple(_clash(session, desk, doc, beside) for doc in wanted)


def clash_of(session: Session, desk: Desk, clash_id: str) -> Clash | None:
    """Return one clash, None where it is settled or was never here."""
    docs, shows = _docs(session, UNSETTLED), shown(session, desk)
    mine = (doc for doc in docs if doc["id"] == clash_id and shows(doc["entity"], doc["entity_id"]))
    return next((_clash(session, desk, doc, docs) for doc in mine), None)


def _docs(session: Session, source: str) -> list[Mapping[str, Any]]:
    return [json.loads(doc) for (doc,) in SessionRows(session).rows(f"SELECT doc FROM {source} ORDER BY clash.rowid")]


def may_not_write(role: Role, entity: str, field: str, *, own: bool = False) -> str:
    """Return why `role` may not set that field; empty where it may. `own`: the row is the officer's own."""
    if may_write(role, entity, field, own=own):
        return ""
    acts = [act for act in Act if field in act.value.writes.get(entity, ())]
    refused = next((refusal(role, act, own=own) for act in acts), None)
    return f"{refused.why}. {refused.do}" if refused else "This is never changed once it is recorded."


def bound(entity: str) -> frozenset[frozenset[str]]:
    """Return the pairs of fields that a rule of the record ties together: a closing date and its reason."""
    table = Base.metadata.tables.get(entity)
    if table is None:
        return frozenset()
    names = {column.name for column in table.columns}
    if entity == "draft":
        return frozenset(frozenset(pair) for pair in combinations(sorted(names), 2))
    rules = [str(each.sqltext) for each in table.constraints if isinstance(each, CheckConstraint)]
    tied = [sorted(names & set(re.findall(r"\w+", rule))) for rule in rules]
    return frozenset(frozenset(pair) for fields in tied for pair in combinations(fields, 2))


def _clash(session: Session, desk: Desk, doc: Mapping[str, Any], docs: Sequence[Mapping[str, Any]]) -> Clash:
    entity, entity_id, field = doc["entity"], doc["entity_id"], doc["field"]
    wording = Wording(session, {})
    here, now = _now(session, entity, entity_id, field)
    along = _along(doc, docs)
    reference, resident = about_case(session, doc.get("case_id"))
    column = column_of(entity, field)
    entry = _entry(column, field)
    said = {name: wording.value(entity, field, doc.get(f"{name}_value")) for name in ("kept", "their")}
    stands = wording.value(entity, field, now) if here else said["kept"]
    return Clash(
        id=doc["id"],
        case_id=doc.get("case_id"),
        reference=reference,
        resident=resident,
        what=wording.title(entity, entity_id, field),
        entity=entity,
        entity_id=entity_id,
        field=field,
        before=wording.value(entity, field, doc["before"]) if "before" in doc else None,
        kept=_side(doc, "kept", said["kept"]),
        theirs=_side(doc, "their", said["their"]),
        their_change=doc["their_change"],
        their_value=doc.get("their_value"),
        now="" if stands == said["kept"] else stands,
        now_value=now if here else doc.get("kept_value"),
        entry=entry,
        choices=_choices(session, column) if entry is Entry.CHOICE else (),
        longest=getattr(column.type, "length", None) or LONG_TEXT if column is not None else 0,
        along=tuple(wording.title(each["entity"], each["entity_id"], each["field"]) for each in along),
        along_ids=tuple(each["id"] for each in along),
        may_not=may_not_write(desk.officer.role, entity, field, own=is_own(session, desk, entity, entity_id)),
        fixed=_is_fixed(session, entity, entity_id, column),
        own=doc.get("their_author") == desk.officer.id,
        here=here,
    )


def _is_fixed(session: Session, entity: str, entity_id: str, column: Column[Any] | None) -> bool:
    """Whether the field with which another is set for good is set in the row."""
    by = field_of(column).fixed_with if column is not None and FIELD in column.info else ""
    return bool(by) and _now(session, entity, entity_id, by)[1] is not None


def _along(doc: Mapping[str, Any], docs: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the clashes of the same change with fields that `doc`'s field is tied to."""
    tied = bound(doc["entity"])
    return [
        other
        for other in docs
        if other["id"] != doc["id"]
        and (other["entity_id"], other["their_change"]) == (doc["entity_id"], doc["their_change"])
        and frozenset((other["field"], doc["field"])) in tied
    ]


def _side(doc: Mapping[str, Any], name: str, words: str) -> Side:
    at = doc.get(f"{name}_at")
    return Side(
        words=words,
        by=doc.get(f"{name}_by") or "somebody",
        at=moment_or_none(at),
        desk=doc.get(f"{name}_desk") or "",
    )


def _now(session: Session, entity: str, entity_id: str, field: str) -> tuple[bool, Any]:
    """Return whether the row is on this desk, and what it says now."""
    column = column_of(entity, field)
    if column is None:
        return False, None
    row = session.execute(select(column).where(column.table.c.id == entity_id)).first()
    return row is not None, None if row is None else row[0]


def about_case(session: Session, case_id: str | None) -> tuple[str, str]:
    """Return the reference and the resident of a case; what is not on this desk is empty."""
    query = """
        SELECT reference, coalesce(person.preferred_name, person.name, '') FROM case_
        LEFT JOIN person ON person.id = case_.person_id WHERE case_.id = ?"""
    found = SessionRows(session).rows(query, (case_id,)) if case_id else []
    return (str(found[0][0]), str(found[0][1])) if found else ("", "")


def _entry(column: Column[Any] | None, field: str) -> Entry:
    if column is None or isinstance(column.type, JSON | Moment):
        return Entry.NONE
    if column.foreign_keys:
        target = next(iter(column.foreign_keys)).column.table.name
        return Entry.CHOICE if target in ("officer", "team") else Entry.NONE
    if field == "pence":
        return Entry.MONEY
    if isinstance(column.type, Boolean) or _listed(column):
        return Entry.CHOICE
    kinds = ((Date, Entry.DATE), (Integer, Entry.NUMBER), (Text, Entry.LONG))
    return next((entry for kind, entry in kinds if isinstance(column.type, kind)), Entry.LINE)


def _listed(column: Column[Any]) -> tuple[str, ...]:
    """Return the closed list of words the record's CHECK lets stand in a column; empty where there is none."""
    rules = (str(each.sqltext) for each in column.table.constraints if isinstance(each, CheckConstraint))
    lists = (re.fullmatch(rf"{column.name} IN \((.*)\)", rule) for rule in rules)
    return next((tuple(re.findall(r"'([^']*)'", found[1])) for found in lists if found and "'" in found[1]), ())


def _choices(session: Session, column: Column[Any] | None) -> tuple[tuple[str | bool, str], ...]:
    if column is None:
        return ()
    if column.foreign_keys:
        return tuple((row.id, row.name) for row in session.execute(_register(column)))
    if isinstance(column.type, Boolean):
        return ((True, "Yes"), (False, "No"))
    return tuple((word, capitalised(word)) for word in _listed(column))


def _register(column: Column[Any]) -> Any:  # noqa: ANN401  # a query of one of two registers
    if next(iter(column.foreign_keys)).column.table.name == "team":
        return select(Team.id, Team.name).order_by(Team.name)
    return select(Officer.id, Officer.name).where(Officer.left_on.is_(None)).order_by(Officer.name)
