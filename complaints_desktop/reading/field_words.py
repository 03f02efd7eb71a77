"""The fields of the record in the trade's words, and a value of one as a person reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Date, select
from sqlalchemy.orm import Session

from complaints_desktop.rules.wording import capitalised, in_short, moment_words, pounds
from db.model import Base
from db.model.base import Moment
from db.model.entities import about, captured, field_of, target_of
from db.model.marks import FIELD
from db.moments import moment_of

NOTHING = "nothing"
"""What a field reads as that nobody has filled in."""

ELSEWHERE = "one that is not on this desk"
"""A row this desk does not hold: it belongs to a case of another team, or is held with the rest of its batch."""

SHORT = 60
"""Characters of a row's own text by which it is called."""


def column_of(entity: str, field: str) -> Column[Any] | None:
    """Return the column of a field, None for one this version of the program does not know."""
    table = Base.metadata.tables.get(entity)
    return None if table is None else table.columns.get(field)


def field_words(entity: str, field: str) -> str:
    """Return "responded on" for `responded_on` of a stage; a field of a newer program reads as it is called."""
    column = column_of(entity, field)
    if column is not None and FIELD in column.info:
        return field_of(column).words
    return field.removesuffix("_id").removesuffix("_on").removesuffix("_at").replace("_", " ")


@dataclass(frozen=True, slots=True)
class Wording:
    """Puts rows and values into words; `beside` are rows that are not in the record, by table and id."""

    session: Session
    beside: Mapping[tuple[str, str], Mapping[str, Any]]

    def title(self, entity: str, entity_id: str, field: str) -> str:
        """Return "Case summary", "Stage 1: responded on", "Promise “Mend the roof”: due"."""
        row = self.row(entity, entity_id)
        return f"{row} {field_words(entity, field)}" if entity == "case_" else f"{row}: {field_words(entity, field)}"

    def row(self, entity: str, entity_id: str) -> str:
        """Return what a row is called on its own: "Stage 1", "Point 2"."""
        plain = capitalised(entity.rstrip("_").replace("_", " "))
        return self._called(about(entity).called if entity in captured() else plain, entity, entity_id) or plain

    def value(self, entity: str, field: str, value: object) -> str:
        """Return a value as a patch has it (JSON) in words; an empty one is NOTHING."""
        column = column_of(entity, field)
        if column is not None and column.foreign_keys and value not in (None, ""):
            target = target_of(column)
            return self._called(about(target).referred, target, str(value)) or ELSEWHERE
        return plain_words(entity, field, value)

    def _called(self, pattern: str, entity: str, entity_id: str) -> str:
        row = self.beside.get((entity, entity_id)) or self._kept(entity, entity_id)
        if row is None:
            return ""
        named = {
            name: _shortened(self.value(entity, name, value)) for name, value in row.items() if f"{{{name}}}" in pattern
        }
        return pattern.format_map(named) if pattern.count("{") == len(named) else ""

    def _kept(self, entity: str, entity_id: str) -> Mapping[str, Any] | None:
        table = Base.metadata.tables.get(entity)
        if table is None or "id" not in table.columns:
            return None
        row = self.session.execute(select(table).where(table.c.id == entity_id)).first()
        return None if row is None else dict(row._mapping)


def plain_words(entity: str, field: str, value: object) -> str:
    """Return a value of a field that points at no row in words; an empty one is NOTHING."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "pence" and isinstance(value, int):
        return pounds(value)
    return _plain(column_of(entity, field), value)


def _plain(column: Column[Any] | None, value: object) -> str:
    """Return a value that points at nothing in words; one that cannot be read stands as it is."""
    kind = None if column is None else column.type
    try:
        if isinstance(kind, Date):
            return in_short(value if isinstance(value, date) else date.fromisoformat(str(value)))
        if isinstance(kind, Moment):
            return moment_words(value if isinstance(value, datetime) else moment_of(str(value)))
    except ValueError:
        return str(value)
    if isinstance(kind, JSON) and isinstance(value, Mapping):
        return "\n".join(f"{name.replace('_', ' ')}: {_inside(inner)}" for name, inner in value.items()) or NOTHING
    return str(value)


def _inside(value: object) -> str:
    """Return a value inside a JSON column in one line."""
    if isinstance(value, Mapping):
        return ", ".join(_inside(each) for each in value.values() if each)
    if isinstance(value, list):
        return "; ".join(_inside(each) for each in value if each)
    return NOTHING if value in (None, "") else str(value)


def _shortened(words: str) -> str:
    first = " ".join(words.split())
    return first if len(first) <= SHORT else f"{first[: SHORT - 1].rstrip()}…"
