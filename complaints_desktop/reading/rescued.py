"""What this desk knew and the shared database lost: row by row, and in words by case."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.field_words import Wording, field_words
from complaints_desktop.reading.held_work import changes_in_words, named
from complaints_desktop.reading.holding_rules import rule_of
from complaints_desktop.reading.kept_back import Shown, shown
from db.model import Case, KeptHistory, Officer, Rescue
from db.model.entities import captured, signed_fields
from db.moments import moment_or_none
from db.sync.rescue import QUESTIONS
from db.terms import Rescued


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


@dataclass(frozen=True, slots=True)
class LostRow:
    """One row in words: what, whose as far as this desk knows, and when by the clock of the desk that wrote it."""

    what: str
    whole: bool
    fields: tuple[tuple[str, str], ...]
    """Names and values: of the fields that were lost, or of all that say something where the whole row was."""
    by: str
    written_at: datetime | None
    sendable: bool = True
    """Whether it can be given back; else it is read here, and typed anew where it is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostGroup:
    """What is decided on together, in words."""

    id: str
    reference: str
    resident: str
    rows: tuple[LostRow, ...]
    found_at: datetime

    @property
    def by(self) -> str:
        """Everybody who wrote any of it; "not known here" where this desk knows nobody."""
        return " and ".join(sorted({each.by for each in self.rows if each.by})) or "not known here"

    @property
    def written_at(self) -> datetime | None:
        """When the latest of it was written."""
        return max((each.written_at for each in self.rows if each.written_at), default=None)


class Signers:
    """Who wrote a row, as far as this desk knows: its signature, or the author of its change where that was fetched."""

    def __init__(self, session: Session) -> None:
        """Read the officers once."""
        self._session = session
        officers = session.scalars(select(Officer)).all()
        self._names = {str(key): each.name for each in officers for key in (each.login, each.id) if key}

    def of(self, row: Lost) -> str:
        """Return the name, the login where no officer has it, or nothing."""
        signed = row.image.get(signed_fields().get(row.entity, "")) if row.whole else None
        by = select(KeptHistory.author).where(KeptHistory.change_id == row.version)
        found = str(signed or self._session.scalar(by) or "")
        return self._names.get(found, found)


def written_at(version: str) -> datetime | None:
    """Return when a change was made, by the clock of its desk: its id begins with it."""
    made = UUID(version)
    return datetime.fromtimestamp((made.int >> 80) / 1000, UTC) if made.version == 7 else None


def lost_rows(session: Session) -> list[Lost]:
    """Return the rows that wait for a decision; what an older program does not know waits for a newer one."""
    return [each for each in _waiting(session) if each.entity in captured()]


def lost_questions(session: Session) -> list[Lost]:
    """Return the values that had lost a clash, and the held work, that wait for a decision."""
    return [each for each in _waiting(session) if each.entity in QUESTIONS]


def _waiting(session: Session) -> list[Lost]:
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
    ]


def lost_groups(session: Session, desk: Desk) -> tuple[LostGroup, ...]:
    """Return it by case, the longest list first; of what is not for this desk to see only that it is there."""
    shows = shown(session, desk)
    rows = lost_rows(session)
    wording = Wording(session, {(each.entity, each.id): dict(each.image) for each in rows})
    signers = Signers(session)
    rows += lost_questions(session)
    found_at = {(row.entity, row.entity_id): row.found_at for row in session.scalars(select(Rescue))}
    groups: dict[str, list[Lost]] = {}
    for each in rows:
        groups.setdefault(each.group, []).append(each)
    made = [
        _group(wording, signers, key, some, found_at[some[0].entity, some[0].id], shows) for key, some in groups.items()
    ]
    return tuple(sorted(made, key=lambda each: (-len(each.rows), each.id)))


def _group(wording: Wording, signers: Signers, key: str, rows: list[Lost], at: datetime, shows: Shown) -> LostGroup:
    case = next((each.image for each in rows if each.entity == "case_" and each.whole), None)
    if case is None:  # the case itself is in the record still
        kept = wording.session.get(Case, key)
        case = {"reference": kept.reference, "person_id": kept.person_id} if kept else {}
    reference = str(case.get("reference") or "")
    resident = wording.value("case_", "person_id", case["person_id"]) if case.get("person_id") else ""
    told = (_question(wording, each) or _row(wording, signers, each) for each in rows)
    words = tuple(
        each if _all_shown(row, shows) else replace(each, fields=()) for row, each in zip(rows, told, strict=True)
    )
    return LostGroup(id=key, reference=reference, resident=resident, rows=words, found_at=at)


def _all_shown(row: Lost, shows: Shown) -> bool:
    """Whether nothing of it is of a review that is not for who is at this desk."""
    if row.entity == "held":
        return all(shows(each["entity"], each["entity_id"]) for each in row.image["changes"])
    if row.entity == "clash":
        return shows(row.image["entity"], row.image["entity_id"])
    return shows(row.entity, row.id)


def _row(wording: Wording, signers: Signers, row: Lost) -> LostRow:
    names = row.image if row.whole else row.ver
    fields = tuple(
        (field_words(row.entity, name), wording.value(row.entity, name, row.image.get(name)))
        for name in names
        if not (row.whole and (row.image.get(name) in (None, False) or name in ("id", "case_id")))
    )
    return LostRow(wording.row(row.entity, row.id), row.whole, fields, signers.of(row), written_at(row.version))


def _question(wording: Wording, lost: Lost) -> LostRow | None:
    """Return a value that had lost a clash, or held work, in words; None for a row."""
    doc = lost.image
    if lost.entity == "clash":
        about = (doc["entity"], doc["field"])
        sides = (("typed as well", "their_value"), ("stood", "kept_value"))
        fields = tuple((name, wording.value(*about, doc.get(side))) for name, side in sides)
        what = f"Lost a clash: {wording.title(doc['entity'], doc['entity_id'], doc['field'])}"
        return LostRow(what, False, fields, doc.get("their_by") or "", moment_or_none(doc.get("their_at")), False)
    if lost.entity == "held":
        changes = changes_in_words(wording.session, doc)
        fields = tuple((f"{each.what}: {name}", value) for each in changes for name, value in each.fields)
        why = (("held because", rule_of(doc["rule"]).why),)
        what = f"Held work: {named(changes)}"
        return LostRow(what, False, why + fields, doc.get("by") or "", moment_or_none(doc.get("at")), False)
    return None
