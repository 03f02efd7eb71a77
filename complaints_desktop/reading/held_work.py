"""Held work: changes the shared database has kept but not applied, with why in plain words and what to do."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.reading.belongings import is_own
from complaints_desktop.reading.clashes import about_case, may_not_write
from complaints_desktop.reading.field_words import Wording, field_words
from complaints_desktop.reading.holding_rules import rule_of
from complaints_desktop.reading.kept_back import Shown, shown
from complaints_desktop.reading.unsettled import HELD
from complaints_desktop.rules.permissions import rights_of
from db.moments import moment_or_none
from db.record.connection import SessionRows
from db.shared.rights import ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldChange:
    """One change in words: which row, and its fields."""

    what: str
    made: bool
    """Whether the row was to be made by it."""
    fields: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """The row, and where it was changed the fields: "Stage 1: responded on, outcome"."""
        return self.what if self.made else f"{self.what}: {', '.join(name for name, _ in self.fields[:3])}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWork:
    """One piece of work that is held: what one person did in one step."""

    id: str
    case_id: str | None
    reference: str
    resident: str
    rule: str
    why: str
    do: str
    paragraph: str | None
    again: bool
    aside: bool
    by: str
    at: datetime | None
    desk: str
    changes: tuple[HeldChange, ...]
    content: tuple[Mapping[str, Any], ...]
    """The changes as they were sent, to be sent again."""
    may_not: str
    """Why this officer cannot deal with it; empty where they may."""

    @property
    def what(self) -> str:
        """What was done, in a few words: "Stage 2: responded on, outcome", "Ama Mensah, Case and 2 more"."""
        return named(self.changes)


def named(changes: Iterable[HeldChange]) -> str:
    """Return what some changes are in a few words."""
    names = list(dict.fromkeys(each.words for each in changes))
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


def held_work(session: Session, desk: Desk, case_id: str | None = None) -> tuple[HeldWork, ...]:
    """Return the work that is held and nobody has dealt with, oldest first: of one case, or all."""
    shows = shown(session, desk, case_id)
    every = [json.loads(doc) for (doc,) in SessionRows(session).rows(f"SELECT doc FROM {HELD}")]
    docs = [doc for doc in every if doc.get("author") == desk.officer.id or _all_shown(doc, shows)]
    wanted = sorted((doc for doc in docs if case_id in (None, doc.get("case_id"))), key=lambda d: d["received_at"])
    return tuple(_held(session, desk, doc) for doc in wanted)


def _all_shown(doc: Mapping[str, Any], shows: Shown) -> bool:
    """Whether no change of it is to what is not for who is at this desk to see."""
    return all(shows(each["entity"], each["entity_id"]) for each in doc["changes"])


def held_of(session: Session, desk: Desk, held_id: str) -> HeldWork | None:
    """Return one piece of held work, None where it is dealt with or was never here."""
    return next((held for held in held_work(session, desk) if held.id == held_id), None)


def may_not_close(session: Session, desk: Desk, doc: Mapping[str, Any]) -> str:
    """Return why the officer at this desk may not deal with held work; empty where they may.

    It is for who typed it, for who leads, and for who could have done all of it.
    """
    me = desk.officer
    if doc.get("author") == me.id or rights_of(me.role).leads:
        return ""
    for change in doc["changes"]:
        own = is_own(session, desk, change["entity"], change["entity_id"])
        for field in (ANY,) if change["op"] == "insert" else change["patch"]:
            if why := may_not_write(me.role, change["entity"], field, own=own):
                return why
    return ""


def _held(session: Session, desk: Desk, doc: Mapping[str, Any]) -> HeldWork:
    rule, changes = rule_of(doc["rule"]), _content(doc)
    wording = _wording(session, changes)
    reference, resident = about_case(session, doc.get("case_id"))
    own = wording.beside.get(("case_", doc.get("case_id") or ""), {})
    return HeldWork(
        id=doc["id"],
        case_id=doc.get("case_id"),
        reference=reference or str(own.get("reference") or ""),
        resident=resident or (wording.value("case_", "person_id", own["person_id"]) if own.get("person_id") else ""),
        rule=doc["rule"],
        why=rule.why,
        do=rule.do,
        paragraph=rule.paragraph,
        again=rule.again,
        aside=rule.aside,
        by=doc.get("by") or "somebody",
        at=moment_or_none(doc.get("at")),
        desk=doc.get("desk") or "",
        changes=changes_in_words(session, doc),
        content=changes,
        may_not=may_not_close(session, desk, doc),
    )


def changes_in_words(session: Session, doc: Mapping[str, Any]) -> tuple[HeldChange, ...]:
    """Return the changes of a piece of held work, each in words."""
    changes = _content(doc)
    wording = _wording(session, changes)
    return tuple(_change(wording, each) for each in changes)


def _content(doc: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    sent = tuple(doc["changes"])
    return tuple(each for each in sent if each["entity"] != "settlement") or sent  # it may have been tried before


def _wording(session: Session, changes: Iterable[Mapping[str, Any]]) -> Wording:
    return Wording(
        session, {(each["entity"], each["entity_id"]): each["patch"] for each in changes if each["op"] == "insert"}
    )


def _change(wording: Wording, change: Mapping[str, Any]) -> HeldChange:
    entity = change["entity"]
    made = change["op"] == "insert"
    fields = tuple(
        (field_words(entity, field), wording.value(entity, field, value))
        for field, value in change["patch"].items()
        if not (made and (value in (None, False) or field == "case_id"))
    )
    return HeldChange(what=wording.row(entity, change["entity_id"]), made=made, fields=fields)
