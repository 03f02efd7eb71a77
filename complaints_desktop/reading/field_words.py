"""The fields of the record in the trade's words, and a value of one as a person reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Date, select
from sqlalchemy.orm import Session

from complaints_desktop.rules.wording import in_short, moment_words, pounds
from db.model import Base
from db.model.base import Moment
from db.moments import moment_of

NOTHING = "nothing"
"""What a field reads as that nobody has filled in."""

ELSEWHERE = "one that is not on this desk"
"""A row this desk does not hold: it belongs to a case of another team, or is held with the rest of its batch."""

ROWS: Mapping[str, str] = {
    "adjustment": "Adjustment “{kind}”",
    "authority": "Authority of {person_id}",
    "case_": "Case",
    "commitment": "Promise “{what}”",
    "commitment_update": "Update of {commitment_id}",
    "conflict_declaration": "Conflict of interest",
    "contact": "Contact of {contact_on}",
    "document": "Document “{title}”",
    "draft": "What was being typed",
    "evidence_check": "Evidence “{item}”",
    "extension": "Extension of {stage_id}",
    "finding": "Decision on {point_id}",
    "given_back": "Given back after a loss at the shared database",
    "holiday_change": "Bank holiday “{name}”",
    "import_run": "Import of {file_name}",
    "letter": "Letter of {issued_on}",
    "need": "Need “{kind}”",
    "offer": "Offer of {pence}",
    "officer": "Officer {name}",
    "person": "{name}",
    "point": "Point {number}",
    "setting": "Setting “{name}”",
    "settlement": "Settlement",
    "stage": "Stage {number}",
    "team": "Team {name}",
}
"""How a row of each table is called, by its own values in words."""

REFERRED: Mapping[str, str] = {
    **{"case_": "{reference}", "commitment": "the promise “{what}”", "document": "“{title}”"},
    **{"import_run": "the import of {file_name}", "officer": "{name}", "person": "{name}", "point": "point {number}"},
    **{"stage": "stage {number}", "team": "{name}"},
}
"""How a row is called by another that points at it."""

EVERYWHERE: Mapping[str, str] = {
    **{"case_id": "case", "stage_id": "stage", "point_id": "point", "person_id": "person", "document_id": "document"},
    **{"commitment_id": "promise", "officer_id": "officer", "author_id": "written by", "team_id": "team"},
    **{"name": "name", "phone": "phone", "email": "e-mail", "number": "number", "kind": "kind", "note": "note"},
    **{"outcome": "outcome", "outcome_sought": "outcome sought", "because": "reason", "reason": "reason"},
    **{"due_on": "due", "review_on": "to be reviewed", "ended_on": "ended", "recorded_on": "recorded"},
    **{"recorded_at": "recorded", "reference": "reference", "address": "address", "postcode": "postcode"},
    **{"sample": "sample data", "summary": "summary", "text": "text", "state": "state", "hazard": "hazard in the home"},
    **{"sha256": "fingerprint", "title": "title", "size": "size in bytes", "evidence": "evidence", "detail": "detail"},
}
"""Fields that mean the same wherever they stand."""

FIELDS: Mapping[str, Mapping[str, str]] = {
    "adjustment": {"agreed_on": "agreed"},
    "authority": {"scope": "what it covers", "from_on": "from", "until_on": "until"},
    "case_": {
        **{"source_reference": "number in the earlier system", "person_id": "resident", "handler_id": "handler"},
        **{"category": "category", "channel": "channel", "expressed_on": "first expressed", "expressed_to": "told to"},
        **{"logged_on": "logged", "logged_at": "logged", "vulnerable": "needs on record", "complex": "complexity"},
        **{"updates_agreed": "updates agreed", "closed_on": "closed", "closed_as": "closed as"},
        **{"learning": "learning", "void_because": "why it is no case", "import_run_id": "import it came with"},
    },
    "commitment": {
        **{"source": "where it comes from", "what": "what was promised", "owner_id": "owner", "impact": "impact"},
        **{"contractor": "contractor", "promised_on": "promised", "first_due_on": "first due"},
        **{"agreed_with_resident": "agreed with the resident", "how_you_will_know": "how the resident will know"},
        **{"higher_risk_home": "higher-risk home", "dependency": "on whom it depends"},
        **{"needs_appointment": "needs an appointment", "appointment_on": "appointment", "started_on": "started"},
        **{"work_done_on": "work done", "completed_on": "completed", "cancelled_because": "why it was cancelled"},
        **{"miss_reason": "why it was missed"},
    },
    "commitment_update": {
        **{"update_on": "day", "old_due_on": "due before", "new_due_on": "new date"},
        **{"resident_agreed": "the resident agreed"},
    },
    "conflict_declaration": {"declared_on": "declared", "conflict": "there is one", "measures": "what was done"},
    "contact": {"direction": "direction", "contact_on": "day", "with_whom": "with whom"},
    "document": {"media_type": "kind of file", "added_at": "added"},
    "draft": {"content": "the text", "saved_at": "saved", "ended_at": "ended"},
    "evidence_check": {"item": "what was asked for", "result": "result", "checked_on": "day"},
    "extension": {"notified_on": "resident told", "good_reason": "good reason", "approved_by_id": "approved by"},
    "finding": {
        **{"decision": "decision", "reasons": "reasons", "reference": "policy, law or practice"},
        **{"no_remedy_because": "why there is no remedy"},
    },
    "given_back": {
        **{"entity": "of what kind", "entity_id": "which", "fields": "what of it", "said_by": "said to be by"},
        **{"written_at": "written", "given_by_id": "given back by", "given_at": "given back"},
    },
    "holiday_change": {"holiday_on": "day", "is_holiday": "is a bank holiday", "accepted_at": "accepted"},
    "import_run": {
        **{"file_name": "file", "started_at": "started", "report": "report", "undone_at": "undone"},
    },
    "letter": {
        **{"template_version": "template", "issued_on": "issued", "issued_at": "issued", "recipient": "to"},
        **{"text_size": "size of text"},
    },
    "need": {"source": "how we know"},
    "offer": {
        **{"pence": "sum", "offered_on": "offered", "accepted_on": "accepted", "paid_on": "paid"},
        **{"withdrawn_on": "withdrawn"},
    },
    "officer": {"role": "role", "job_title": "job title", "login": "login", "left_on": "left"},
    "person": {"preferred_name": "preferred name", "how_to_contact": "how to contact"},
    "point": {
        **{"responsibility": "whose responsibility", "responsible_body": "who is responsible", "added_on": "added"},
        **{"withdrawn_on": "withdrawn", "withdrawn_because": "why it was withdrawn"},
    },
    "setting": {"value": "value", "from_on": "holds from", "set_at": "set", "set_by_id": "set by"},
    "settlement": {
        **{"clash_id": "clash", "held_id": "held work", "their_change": "change", "choice": "choice"},
        **{"settled_by_id": "settled by", "settled_at": "settled"},
    },
    "stage": {
        **{"received_on": "received on", "received_by": "received by", "acknowledged_on": "acknowledged on"},
        **{"responded_on": "responded on", "decider_id": "decided by"},
    },
    "team": {},
}
"""Fields by table, in the words of the trade."""

SHORT = 60
"""Characters of a row's own text by which it is called."""


def column_of(entity: str, field: str) -> Column[Any] | None:
    """Return the column of a field, None for one this version of the program does not know."""
    table = Base.metadata.tables.get(entity)
    return None if table is None else table.columns.get(field)


def field_words(entity: str, field: str) -> str:
    """Return "responded on" for `responded_on` of a stage; a field of a newer program reads as it is called."""
    known = FIELDS.get(entity, {}).get(field) or EVERYWHERE.get(field)
    return known or field.removesuffix("_id").removesuffix("_on").removesuffix("_at").replace("_", " ")


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
        words = self._called(ROWS.get(entity, entity.rstrip("_").capitalize()), entity, entity_id)
        return words or entity.rstrip("_").replace("_", " ").capitalize()

    def value(self, entity: str, field: str, value: object) -> str:
        """Return a value as a patch has it (JSON) in words; an empty one is NOTHING."""
        if value is None or value == "":
            return NOTHING
        if isinstance(value, bool):
            return "yes" if value else "no"
        column = column_of(entity, field)
        if column is not None and column.foreign_keys:
            target = next(iter(column.foreign_keys)).column.table.name
            return self._called(REFERRED.get(target, ""), target, str(value)) or ELSEWHERE
        if field == "pence" and isinstance(value, int):
            return pounds(value)
        return _plain(column, value)

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
