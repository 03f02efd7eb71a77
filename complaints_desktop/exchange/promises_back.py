"""A list of promises that came back filled in: each row understood or refused in words, then all of it written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.actions.commitments import complete, completing, update
from complaints_desktop.case.case import load_cases
from complaints_desktop.desk.changes import Changes, together
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport, FileRow
from complaints_desktop.exchange.promise_list import TITLES, key
from complaints_desktop.exchange.tables import Table, read_table, require_letters, unreadable
from complaints_desktop.exchange.unplain_cells import unplain_cells
from complaints_desktop.facts.case import CaseFacts
from complaints_desktop.facts.commitments import CommitmentFacts
from complaints_desktop.forms import entry
from complaints_desktop.forms.answers import checked, take
from complaints_desktop.forms.commitments import Complete, Update
from complaints_desktop.forms.form import At
from complaints_desktop.rules import workflow
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import in_short
from db.model import Commitment
from db.terms import EvidenceKind

COLUMNS = tuple(map(key, TITLES))
ID, COMPLAINT = COLUMNS[:2]
DONE, EVIDENCE, APPOINTMENT, NOTE = COLUMNS[-4:]

COLUMN_OF = {"completed_on": DONE, "evidence": EVIDENCE, "appointment_on": APPOINTMENT, "text": NOTE}
"""The column in which each field of the actions is filled in."""

TITLE_OF = {key(title): title for title in TITLES}
"""What stands over each column."""

FEW = 500
"""Promises that are asked for at once."""


class Result(StrEnum):
    """What comes of a row."""

    DONE = "done"
    UPDATED = "updated"
    EMPTY = "nothing new"
    INVALID = "not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow(FileRow):
    """What was understood of one row."""

    complaint: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a row says of one promise, ready for the actions that write it."""

    commitment_id: str
    update: Update | None
    complete: Complete | None


Judged = tuple[PromiseRow, Typed | None]
Promises = Mapping[str, tuple[CaseFacts, CommitmentFacts]]


def preview(session: Session, desk: Desk, path: Path, *, encoding: str | None = None) -> FileReport[PromiseRow]:
    """Say what each row of the list would do; nothing is written."""
    table = _read(path, encoding)
    return _report(path, table, list(_judged(session, desk, table, path)), dry_run=True)


def take_back(
    session: Session, desk: Desk, path: Path, *, encoding: str | None = None
) -> tuple[FileReport[PromiseRow], Changes]:
    """Write what the rows say that are understood, all of it or nothing; the others are said."""
    table = _read(path, encoding)
    require_letters(table, path)
    judged = list(_judged(session, desk, table, path))
    changes = [each for _, typed in judged if typed for each in _write(session, desk, typed)]
    return _report(path, table, judged, dry_run=False), together(changes)


def _write(session: Session, desk: Desk, typed: Typed) -> Iterator[Changes]:
    """Write one row: first what happened, then that it is done."""
    if typed.update:
        yield update(session, desk, commitment_id=typed.commitment_id, typed=typed.update)
    if typed.complete:
        yield complete(session, desk, commitment_id=typed.commitment_id, typed=typed.complete)


def _read(path: Path, encoding: str | None) -> Table:
    table = read_table(path, encoding, columns=COLUMNS, what="promises")
    for name in (ID, COMPLAINT):
        if table.rows and name not in table.rows[0][1]:
            do = "Take the list out again, and fill that one in; its first row stays as it is."
            raise Refused(f"{path.name} has no column “{name.capitalize()}”", do=do, field="file")
    return table


def _report(path: Path, table: Table, judged: list[Judged], *, dry_run: bool) -> FileReport[PromiseRow]:
    return FileReport(
        file=path.name,
        rows=tuple(row for row, _ in judged),
        results=Result,
        unknown_columns=table.unknown_columns,
        dry_run=dry_run,
        read_as=table.read_as,
    )


def _judged(session: Session, desk: Desk, table: Table, path: Path) -> Iterator[Judged]:
    """Yield what comes of each row, with what it says where it says something."""
    promises, unplain = _promises(session, table), unplain_cells(path)
    lines: dict[str, int] = {}
    for line, cells in table.rows:
        own = (cells.get(ID) or "").strip()
        reference, what = "", ""
        try:
            if line in unplain:
                do = "Type into each cell what it says, and take formulas and merging out."
                raise Refused(unplain[line], do=do, field="row")
            case, promise = _named(cells, promises)
            reference, what = case.reference, promise.what
            if own in lines:
                raise Refused(f"Line {lines[own]} is about this promise already", do="Keep one of them.", field=ID)
            lines[own] = line
            typed = _understood(cells, case, promise, desk)
        except Refused as refused:
            reason = f"{refused.why}. {refused.do}"
            column = TITLE_OF.get(COLUMN_OF.get(refused.field or "", refused.field or ""), "")
            wrong = PromiseRow(line=line, result=Result.INVALID, column=column, reason=reason)
            yield replace(wrong, complaint=reference, what=what), None
            continue
        result = Result.EMPTY if typed is None else Result.DONE if typed.complete else Result.UPDATED
        yield PromiseRow(line=line, result=result, complaint=reference, what=what, reason=_words(typed)), typed


def _promises(session: Session, table: Table) -> Promises:
    """Return the promises that the list names, with their cases."""
    ids = {(cells.get(ID) or "").strip() for _, cells in table.rows}
    asked = [each for each in ids if each]
    found: dict[str, tuple[CaseFacts, CommitmentFacts]] = {}
    for start in range(0, len(asked), FEW):
        few = select(Commitment.case_id).where(Commitment.id.in_(asked[start : start + FEW])).distinct()
        for case in load_cases(session, session.scalars(few).all()):
            found |= {each.id: (case, each) for each in case.commitments}
    return found


def _named(cells: Mapping[str, str], promises: Promises) -> tuple[CaseFacts, CommitmentFacts]:
    """Return the promise a row is about; Refused where it names none, or one of another complaint."""
    again = "Copy it from the list as it was taken out."
    own = (cells.get(ID) or "").strip()
    if own not in promises:
        raise Refused(f"“{own[:40]}” is the id of no promise" if own else "The id is missing", do=again, field=ID)
    case, promise = promises[own]
    if (cells.get(COMPLAINT) or "").strip() != case.reference:
        said = (cells.get(COMPLAINT) or "").strip()[:20]
        raise Refused(f"This id is of complaint {case.reference}, not of “{said}”", do=again, field=COMPLAINT)
    return case, promise


def _understood(cells: Mapping[str, str], case: CaseFacts, promise: CommitmentFacts, desk: Desk) -> Typed | None:
    """Return what a row says of its promise, None where nothing is filled in; Refused where it cannot be."""
    for name in (DONE, EVIDENCE, APPOINTMENT, NOTE):
        if unreadable(cells.get(name) or ""):
            raise Refused("This has letters that cannot be read", do="Save the file as CSV UTF-8.", field=name)
    said = {name: entry.text(cells.get(name), field=name) for name in (DONE, EVIDENCE, APPOINTMENT, NOTE)}
    if not any(said.values()):
        return None
    _require_open(case, promise, desk)
    days = {
        name: entry.parse_date(said[name] or "", field=name) if said[name] else None for name in (DONE, APPOINTMENT)
    }
    if said[EVIDENCE] and not said[DONE]:
        raise Refused("There is evidence, and no day on which it was done", do="Give the day.", field=DONE)
    at = At(case, desk, promise.id)
    noted, done = (
        _updated(at, promise, days[APPOINTMENT], said[NOTE]),
        _completed(at, promise, days[DONE], said[EVIDENCE]),
    )
    return Typed(promise.id, noted, done) if noted or done else None


def _require_open(case: CaseFacts, promise: CommitmentFacts, desk: Desk) -> None:
    workflow.permit(case, desk.officer.role, Act.UPDATE_COMMITMENT)
    require(desk.officer.role, Act.UPDATE_COMMITMENT, own=promise.owner.id == desk.officer.id)
    if not promise.open:
        raise Refused(f"This promise is {promise.state.value} already", do="Leave the row out.", field=ID)


def _updated(at: At, promise: CommitmentFacts, appointment: date | None, note: str | None) -> Update | None:
    text = note or _booked(appointment)
    known = appointment in (None, promise.appointment_on) and text in [each.text for each in promise.updates]
    if known or not text:  # the list was taken in before
        return None
    typed = take(Update, {**Update.known(at), "text": text, "appointment_on": appointment}, at.desk, at.case)
    checked(typed, at.desk, at.case)
    return typed


def _booked(appointment: date | None) -> str:
    return f"An appointment is booked for {in_short(appointment)}" if appointment else ""


def _completed(at: At, promise: CommitmentFacts, done: date | None, evidence: str | None) -> Complete | None:
    if done is None or (done == promise.work_done_on and not evidence):
        return None
    kind = EvidenceKind.REFERENCE if evidence else None
    said = {"completed_on": done, "evidence": evidence, "evidence_kind": kind}
    typed = take(Complete, said, at.desk, at.case)
    completing(at.case, promise, typed, at.desk)
    return typed


def _words(typed: Typed | None) -> str:
    """Return what a row does, in words."""
    if typed is None:
        return ""
    said, day = [], typed.update.appointment_on if typed.update else None
    if day:
        said.append(f"appointment on {in_short(day)}")
    if typed.update and typed.update.text != _booked(day):
        said.append(f"noted: {typed.update.text}")
    if typed.complete and typed.complete.completed_on:
        shown = f"shown by {typed.complete.evidence}" if typed.complete.evidence else "the evidence is still to come"
        said.append(f"done on {in_short(typed.complete.completed_on)}, {shown}")
    return "; ".join(said)
