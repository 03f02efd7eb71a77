"""Settle what two desks did without knowing of each other: say which value of a clash holds, deal with held work."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Integer, Table, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from complaints_desktop.case.references import draw_references
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.forms import entry
from complaints_desktop.reading.belongings import is_own
from complaints_desktop.reading.case_lines import restate_promised
from complaints_desktop.reading.clashes import Clash, clash_of, may_not_write
from complaints_desktop.reading.field_words import field_words
from complaints_desktop.reading.held_work import HeldWork, held_of
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.shared_rights import may_write
from db.model import Base, Case, Settlement
from db.model.base import Moment
from db.model.entities import captured
from db.shared.rights import ANY
from db.terms import Choice

TAKEN_REFERENCE = ("uq_case__reference", "anothers_reference")
"""The rules by which a case is held whose reference another case has, or another officer's desk gives."""

TOUCHED = frozenset(
    {Subject.CASE, Subject.COMMITMENTS, Subject.LETTERS, Subject.DOCUMENTS, Subject.PEOPLE, Subject.SHARING}
)
"""A clash can be about any field of a case, and held work about anything in it."""

GONE = "This has been settled already, here or at another desk"
LOOK = "Look at the list of what is still to settle."


def settle(session: Session, desk: Desk, *, clash_id: str, choice: Choice, value: object = None) -> Changes:
    """Answer a clash: what stands is kept, the other value is taken, or a third `value` is written.

    What a rule of the record ties to the field in the same change is answered with it, unless a third is written.
    """
    require(desk.officer.role, Act.SETTLE)
    clash = clash_of(session, desk, clash_id)
    if clash is None:
        raise Refused(GONE, do=LOOK)
    if choice not in (Choice.KEPT, Choice.THEIRS, Choice.WRITTEN):
        raise ValueError(f"a clash is not {choice}")
    answered = [clash]
    if choice is not Choice.WRITTEN:
        answered += [other for other in (clash_of(session, desk, each) for each in clash.along_ids) if other]
    _require_field(answered)
    _require_choice(answered, choice)
    if choice is not Choice.KEPT:
        chosen = (
            {each.field: each.their_value for each in answered} if choice is Choice.THEIRS else {clash.field: value}
        )
        _set(session, clash, chosen)
    for each in answered:
        _note(session, desk, choice, case_id=each.case_id, clash_id=each.id, their_change=each.their_change)
    return _finish(session, desk, clash.case_id, [(clash.entity, clash.entity_id)])


def redo(session: Session, desk: Desk, *, held_id: str) -> Changes:
    """Send held work again: its changes are made anew to the rows as they are now."""
    require(desk.officer.role, Act.SETTLE)
    held = _held(session, desk, held_id)
    if not held.again:
        raise Refused(held.why, do=held.do)
    for change in held.content:
        _again(session, desk, held, change)
    _note(session, desk, Choice.REDONE, case_id=held.case_id, held_id=held.id)
    return _finish(session, desk, held.case_id, [(each["entity"], each["entity_id"]) for each in held.content])


def set_aside(session: Session, desk: Desk, *, held_id: str, because: str) -> Changes:
    """Leave held work as it is, with the reason; what was typed stays on record."""
    require(desk.officer.role, Act.SETTLE)
    held = _held(session, desk, held_id)
    reason = entry.required(because, field="because", what="Why it is set aside", limit=200)
    _note(session, desk, Choice.SET_ASIDE, case_id=held.case_id, held_id=held.id, because=reason)
    return _finish(session, desk, held.case_id, [])


def _held(session: Session, desk: Desk, held_id: str) -> HeldWork:
    held = held_of(session, desk, held_id)
    if held is None:
        raise Refused(GONE, do=LOOK)
    if held.may_not:
        raise Refused("This held work is not yours to deal with", do=held.may_not)
    return held


def _require_field(answered: Iterable[Clash]) -> None:
    """Raise Refused where the officer has no right to a field: to keep what stands is a decision about it too."""
    forbidden = next((each for each in answered if each.may_not), None)
    if forbidden:
        raise Refused(f"{forbidden.what} is not yours to settle", do=forbidden.may_not)


def _require_choice(answered: Iterable[Clash], choice: Choice) -> None:
    """Raise Refused where a field is set for good, and this would be a third value, or one's own over a colleague's."""
    fixed = next((each for each in answered if each.fixed), None)
    if fixed and choice is Choice.WRITTEN:
        raise Refused(
            f"{fixed.what} is set by what was sent, and is one of the two",
            do="Keep what stands, or take the other value.",
            field="value",
        )
    if fixed and fixed.own and choice is Choice.THEIRS:
        raise Refused(
            f"{fixed.what} is set by what was sent, and the other value is your own",
            do="Keep what stands, or have a colleague take the other value.",
        )


def _require_right(session: Session, desk: Desk, change: Mapping[str, Any]) -> None:
    """Raise Refused where the officer may not make a held change: it would only be held once more."""
    own = is_own(session, desk, change["entity"], change["entity_id"])
    for field in (ANY,) if change["op"] == "insert" else change["patch"]:
        if not may_write(desk.officer.role, change["entity"], field, own=own):
            why = may_not_write(desk.officer.role, change["entity"], field, own=own)
            raise Refused("This is not yours to do", do=f"Have somebody try it again who may. {why}")


def _set(session: Session, clash: Clash, chosen: Mapping[str, object]) -> None:
    """Write the chosen values into the row of a clash."""
    if not clash.here:
        raise Refused("What this is about is not on this desk", do="Share, then settle it.")
    table = Base.metadata.tables[clash.entity]
    values = {field: _in_column(table.columns[field], value) for field, value in chosen.items()}
    _write(session, table, clash.entity_id, values)


def _again(session: Session, desk: Desk, held: HeldWork, change: Mapping[str, Any]) -> None:
    """Make one held change anew: a row that has come to be meanwhile is brought up to date instead of made."""
    table = Base.metadata.tables.get(change["entity"])
    unknown = [] if table is None else [name for name in change["patch"] if name not in table.columns]
    if table is None or unknown:
        raise Refused("This program is older than what was typed", do="Bring it up to date, then try again.")
    values = {name: _in_column(table.columns[name], value) for name, value in change["patch"].items()}
    if held.rule in TAKEN_REFERENCE and table.name == "case_" and "reference" in values:
        values["reference"] = draw_references(session, desk.today)[0]
    there = session.execute(select(table.c.id).where(table.c.id == change["entity_id"])).first() is not None
    if not there and change["op"] == "update":
        raise Refused("What this is about is not on this desk", do="Share, then try again, or set it aside.")
    _require_right(session, desk, change)
    if not there:
        _guarded(session, table, values, insert(table).values(id=change["entity_id"], **values))
    elif not captured()[table.name].insert_only:
        _write(session, table, change["entity_id"], values)


def _write(session: Session, table: Table, row_id: str, values: Mapping[str, Any]) -> None:
    _guarded(session, table, values, update(table).where(table.c.id == row_id).values(**values))


def _guarded(session: Session, table: Table, values: Mapping[str, Any], statement: Any) -> None:  # noqa: ANN401  # an insert or an update
    """Write, or say in words which rule of the record does not let it stand."""
    for name, value in values.items():
        for key in table.columns[name].foreign_keys:
            target = key.column
            if value is not None and session.scalar(select(target).where(target == value)) is None:
                words = field_words(table.name, name)
                raise Refused(f"What “{words}” points at is not on this desk", do="Share, then try again.")
    try:
        session.execute(statement)
    except IntegrityError as broken:
        raise Refused(
            "This value cannot stand beside what else the record says now",
            do="Look at the record, and keep what stands or write another value.",
            field="value",
        ) from broken


def _in_column(column: Column[Any], value: object) -> object:
    """Return a value of a patch (plain JSON), or one that was typed, as the column takes it."""
    if value is None or value == "":
        return None
    try:
        return _converted(column, value)
    except (TypeError, ValueError) as wrong:
        words = field_words(column.table.name, column.name)
        raise Refused(f"“{str(value)[:40]}” cannot be {words}", do="Write another value.", field="value") from wrong


def _converted(column: Column[Any], value: object) -> object:
    if isinstance(column.type, Date):
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    if isinstance(column.type, Moment):
        return datetime.fromisoformat(str(value))
    if isinstance(column.type, JSON):
        return value if isinstance(value, dict) else json.loads(str(value))
    if isinstance(column.type, Boolean):
        return bool(value)
    if isinstance(column.type, Integer):
        return int(str(value))
    length = getattr(column.type, "length", None)
    return entry.text(str(value), field="value", **({"limit": length} if length else {}))


def _note(session: Session, desk: Desk, choice: Choice, **about: Any) -> None:  # noqa: ANN401  # fields of a settlement
    """Write down who answered, and how; the case is named where this desk holds it."""
    case_id = about.pop("case_id")
    known = case_id if case_id and session.get(Case, case_id) else None
    session.add(
        Settlement(case_id=known, choice=choice.value, settled_by_id=desk.officer.id, settled_at=desk.now, **about)
    )
    session.flush()


def _finish(session: Session, desk: Desk, case_id: str | None, rows: Iterable[tuple[str, str]]) -> Changes:
    """Derive the lines of the cases this touches."""
    people = {row_id for entity, row_id in rows if entity == "person"}
    found = set(session.scalars(select(Case.id).where(Case.person_id.in_(people)))) if people else set()
    cases = found | ({case_id} if case_id else set())
    restate_promised(session, desk, sorted(cases))
    return Changes(frozenset(cases), TOUCHED)
