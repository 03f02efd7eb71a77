"""The register of rules: each change is a row more, and nothing that was written is written over."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.desk.holidays import corrections_of, working_calendar
from complaints_desktop.desk.register import register_of
from complaints_desktop.forms import entry
from complaints_desktop.reading.case_lines import restate_all
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import NoRow, Row, kind_called, read_row
from db.model import DatedRule
from db.record.connection import SessionRows

NAME = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A version of a rule as it is typed: `texts` are the parts of its value, `name` is empty for a new rule."""

    kind: str
    name: str = ""
    texts: Mapping[str, str]
    from_on: date | None = None
    until_on: date | None = None
    expected: str = ""
    source: str = ""
    sure: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """Which version of which rule is meant: of one kind, by its name and the day it holds from."""

    kind: str
    name: str
    first: date | None


def write_rule(session: Session, desk: Desk, *, typed: Typed, instead_of: Version | None = None) -> Changes:
    """Write a version of a rule, checked today by whoever writes it.

    With a later day than the version it is `instead_of`, that one holds until then; with an earlier one, or where it
    was only announced, it never held.
    """
    require(desk.officer.role, Act.SETTINGS)
    row = _row(typed, desk)
    before = _standing(desk, instead_of) if instead_of else None
    if before is None and _found(desk, Version(*row.key)):
        why = f"There is a rule “{row.name}” from that day already"
        raise Refused(why, do="Choose it in the list and change it, or give another day.", field="from_on")
    never_held = before is not None and before.first != row.first and not _later(row.first, before.first)
    struck = [replace(before, struck=True)] if before is not None and never_held else []
    return add_rows(session, desk, rows=[*(_by_me(each, desk) for each in struck), row])


def _later(day: date | None, than: date | None) -> bool:
    return day is not None and than is not None and day > than


def check_rule(session: Session, desk: Desk, *, version: Version) -> Changes:
    """Write that somebody looked at the source of a version today, and that it still says so."""
    require(desk.officer.role, Act.SETTINGS)
    return add_rows(session, desk, rows=[_by_me(_standing(desk, version), desk)])


def withdraw_rule(session: Session, desk: Desk, *, version: Version) -> Changes:
    """Write that a version never held: it stays in the history, and nothing asks for it any more."""
    require(desk.officer.role, Act.SETTINGS)
    return add_rows(session, desk, rows=[_by_me(replace(_standing(desk, version), struck=True), desk)])


def add_rows(session: Session, desk: Desk, *, rows: Sequence[Row[Any]]) -> Changes:
    """Write rows, all of them or none, and derive every line by the register they make."""
    require(desk.officer.role, Act.SETTINGS)
    session.add_all(_as_entity(row, desk) for row in rows)
    session.flush()
    record = SessionRows(session)
    register = register_of(record)
    calendar = working_calendar(corrections_of(record), event_day=desk.settings.event_day, register=register)
    restate_all(session, replace(desk, register=register, calendar=calendar))
    return changed(Subject.SETTINGS, Subject.CALENDAR)


def as_kept(row: Row[Any]) -> dict[str, Any]:
    """Return what a row says as the record keeps it."""
    return row.kind.typed(row.kind.shown(row.value))


def _row(typed: Typed, desk: Desk) -> Row[Any]:
    """Return what is typed as a row; Refused at the field that is wrong."""
    try:
        kind = kind_called(typed.kind)
        kept = kind.typed({name: entry.text(text, field=name) or "" for name, text in typed.texts.items()})
        return read_row(
            {
                "kind": kind.name,
                "name": typed.name or _named(typed, kind.asks[0].name),
                "value": kept,
                "from_on": typed.from_on,
                "until_on": typed.until_on,
                "expected": entry.text(typed.expected, field="expected"),
                "source": entry.text(typed.source, field="source"),
                "checked_on": desk.today,
                "checked_by": desk.officer.name,
                "sure": typed.sure,
                "note": entry.text(typed.note, field="note"),
                "set_at": desk.now,
            }
        )
    except NoRow as wrong:
        raise Refused(str(wrong), do="Correct it and save again.", field=wrong.part) from wrong


def _named(typed: Typed, by: str) -> str:
    """Return the name of a new rule, made of what it is called."""
    return "-".join(NAME.findall(typed.texts.get(by, "").casefold()))[:80].strip("-")


def _by_me(row: Row[Any], desk: Desk) -> Row[Any]:
    return replace(row, checked_on=desk.today, checked_by=desk.officer.name, set_at=desk.now)


def _found(desk: Desk, version: Version) -> Row[Any] | None:
    rows = desk.register.standing(kind_called(version.kind))
    return next((row for row in rows if (row.name, row.first) == (version.name, version.first)), None)


def _standing(desk: Desk, version: Version) -> Row[Any]:
    row = _found(desk, version)
    if row is None:
        raise Refused("That version of the rule does not stand any more", do="Look at the list again.")
    if row.checked_on > desk.today:
        raise Refused("It was checked on a later day than today", do="Set this computer's date right.")
    return row


def _as_entity(row: Row[Any], desk: Desk) -> DatedRule:
    return DatedRule(
        kind=row.kind.name,
        name=row.name,
        value=as_kept(row),
        from_on=row.first,
        until_on=row.last,
        expected=row.expected or None,
        source=row.source,
        checked_on=row.checked_on,
        checked_by=row.checked_by,
        sure=row.sure.value,
        note=row.note or None,
        struck=row.struck,
        set_at=desk.now,
        set_by_id=desk.officer.id,
    )
