"""Import complaints: every row new, duplicate or invalid with its reason; one undoable batch with a stored report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.case.references import draw_references
from complaints_desktop.case.register import officer_named, team_named
from complaints_desktop.desk.changes import Changes, Subject
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.rows import (
    Register,
    Written,
    fingerprint,
    not_understood,
    person_key,
    read_row,
    write_row,
)
from complaints_desktop.exchange.tables import ReadAs, Table, read_table, require_letters
from complaints_desktop.reading.case_lines import restate, unlist
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.money import require_authority
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count
from db.model import Base, Case, Change, Extension, ImportRun, Offer, Person, Refusal, Stage, new_id
from db.progress import Progress, nobody_waits
from db.record.bulk import Bound, Trial, bound, insert_many
from db.record.connection import raw_of
from db.record.indexing import at_once
from db.record.packing import KEPT_DAYS
from db.terms import Role

CHUNK = 1000
KEPT_ROWS = 10_000
"""Rows of a report that stay with the record, what did not come in before what did: a desk sends it in one piece, and
the shared database takes 16 MiB."""
ORDER = (Person, Case, Stage, Extension, Offer, Refusal)


class Result(StrEnum):
    """What came of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class RowReport:
    """What came of one row, and why, or what was not understood of one that came in; `line` is that of the file."""

    line: int
    result: Result
    source_reference: str | None = None
    reference: str | None = None
    column: str | None = None
    reason: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what came of the row as data."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a whole file."""

    file: str
    rows: tuple[RowReport, ...]
    unknown_columns: tuple[str, ...]
    dry_run: bool
    read_as: ReadAs | None = None
    """How the letters were read, where the file is not UTF-8."""

    def count(self, result: Result) -> int:
        """How many rows came out as `result`."""
        return sum(row.result is result for row in self.rows)

    def as_kept(self) -> dict[str, Any]:
        """Return the report as the record keeps it: of a very long one the rows that came in are left out first."""
        kept = sorted(self.rows, key=lambda row: row.result is Result.NEW)[:KEPT_ROWS]
        shown = {row.line for row in kept}
        whole = self.as_json()
        return {**whole, "rows": [row for row in whole["rows"] if row["line"] in shown]}

    def as_json(self) -> dict[str, Any]:
        """Return the report as data."""
        counts = Counter(row.result.value for row in self.rows)
        return {
            "file": self.file,
            "dry_run": self.dry_run,
            "counts": {result.value: counts[result.value] for result in Result},
            "unknown_columns": list(self.unknown_columns),
            "read_as": asdict(self.read_as) if self.read_as else None,
            "rows": [row.as_json() for row in self.rows],
        }


def dry_run(session: Session, desk: Desk, path: Path, *, encoding: str | None = None) -> Report:
    """Say what an import of `path` would do, row by row; nothing is written."""
    table = read_table(path, encoding)
    seen = _known(session, table)
    rows = tuple(row for row, _ in _judged(table, desk, seen))
    return Report(path.name, rows, table.unknown_columns, True, table.read_as)


def import_file(
    session: Session,
    desk: Desk,
    path: Path,
    *,
    encoding: str | None = None,
    progress: Progress = nobody_waits,
    sample: bool = False,
) -> tuple[Report, Changes]:
    """Import `path`: what is sound comes in, what is not is said; the run and its report are kept.

    Refused where the letters of the file can only be guessed at: a person looks at some, and says how (`encoding`).
    """
    require(desk.officer.role, Act.IMPORT)
    table = read_table(path, encoding)
    require_letters(table, path)
    judged = list(_judged(table, desk, _known(session, table)))
    run = ImportRun(id=new_id(), file_name=path.name[-200:], sha256=table.sha256, started_at=desk.now, report={})
    session.add(run)
    session.flush()
    register = _register(session, desk, [values for _, values in judged if values], run.id, sample)
    reports: list[RowReport] = []
    made: list[str] = []
    remaining, trial = iter(judged), Trial()
    with at_once(raw_of(session)):
        while chunk := list(islice(remaining, CHUNK)):
            written, cases = _write(session, desk, chunk, register, trial)
            reports += written
            restate(session, desk, cases)
            made += cases
            progress(len(reports), len(table.rows))
    report = Report(path.name, tuple(reports), table.unknown_columns, False, table.read_as)
    run.report = report.as_kept()
    return report, Changes(frozenset(made), frozenset({Subject.CASE, Subject.PEOPLE}), run.id)


def undo_import(session: Session, desk: Desk, *, run_id: str) -> Changes:
    """Take an import back: its cases stay on record as void and leave every list."""
    require(desk.officer.role, Act.IMPORT)
    run = session.get(ImportRun, run_id)
    if run is None or run.undone_at is not None:
        raise Refused("There is no such import to undo", do="It may have been undone already.")
    if desk.now - run.started_at >= timedelta(KEPT_DAYS):
        raise Refused(
            f"This import is {KEPT_DAYS} days old or more, and what was done since is no longer all at hand",
            do="Keep the import, and withdraw or close what does not belong.",
        )
    cases = session.scalars(select(Case.id).where(Case.import_run_id == run_id)).all()
    _refuse_worked_on(session, run_id)
    session.execute(update(Case).where(Case.import_run_id == run_id).values(void_because="the import was undone"))
    unlist(session, cases)
    run.undone_at = desk.now
    return Changes(frozenset(cases), frozenset({Subject.CASE}), run_id)


def _refuse_worked_on(session: Session, run_id: str) -> None:
    """Raise Refused where a case of the import has been worked on since: that work would leave every list with it."""
    made = (Change.entity == "import_run", Change.entity_id == run_id, Change.op == "insert")
    batch = select(Change.batch).where(*made).scalar_subquery()
    of_run = select(Case.id).where(Case.import_run_id == run_id)
    since = select(Change.case_id).where(Change.case_id.in_(of_run), Change.batch != batch).distinct()
    worked_on = len(session.scalars(since).all())
    if worked_on:
        raise Refused(
            f"{count(worked_on, 'case')} of this import {'has' if worked_on == 1 else 'have'} been worked on since",
            do="Keep the import, and withdraw or close what does not belong.",
        )


def _known(session: Session, table: Table) -> set[tuple[Any, ...]]:
    """The source references of the file that the record holds already."""
    wanted = {raw.get("source_reference", "").strip() for _, raw in table.rows} - {""}
    found: set[tuple[Any, ...]] = set()
    remaining = iter(sorted(wanted))
    while chunk := list(islice(remaining, CHUNK)):
        held = select(Case.source_reference).where(Case.source_reference.in_(chunk), Case.void_because.is_(None))
        found.update((reference,) for reference in session.scalars(held))
    return found


def _judged(table: Table, desk: Desk, seen: set[tuple[Any, ...]]) -> Iterator[tuple[RowReport, dict[str, Any]]]:
    """Yield each row with its verdict; a duplicate of the record or of an earlier row is not written again."""
    for line, raw in table.rows:
        try:
            values = read_row(raw, desk.today)
            require_authority(values["compensation_pounds"] or 0, desk.money_limit, field="compensation_pounds")
        except Refused as refused:
            source = raw.get("source_reference", "").strip()[:80] or None
            why = f"{refused.why}. {refused.do}"
            yield RowReport(line, Result.INVALID, source, column=refused.field, reason=why), {}
            continue
        same = fingerprint(values)
        source = values["source_reference"]
        if same in seen:
            yield RowReport(line, Result.DUPLICATE, source, reason="it is on record, or earlier in this file"), {}
        else:
            seen.add(same)
            column, reason = not_understood(raw, values)
            yield RowReport(line, Result.NEW, source, column=column, reason=reason), values


def _register(session: Session, desk: Desk, rows: Sequence[Mapping[str, Any]], run_id: str, sample: bool) -> Register:
    """Find or make the teams and handlers that sound rows name, and the people they may mean."""
    teams, names, handlers, deciders = (
        {row[column] for row in rows} - {None} for column in ("team", "resident_name", "handler", "stage1_decider")
    )
    return Register(
        run_id=run_id,
        today=desk.today,
        logged_at=desk.now,
        sample=sample,
        teams={name: team_named(session, name) for name in sorted(teams)},
        officers={
            name: officer_named(session, name, role=Role.RESOLUTION_OFFICER) for name in sorted(handlers | deciders)
        },
        people=_people(session, names),
    )


def _people(session: Session, names: set[str]) -> dict[tuple[str, ...], str]:
    known: dict[tuple[str, ...], str] = {}
    remaining = iter(sorted(names))
    while chunk := list(islice(remaining, CHUNK)):
        for person in session.execute(select(Person.__table__).where(Person.name.in_(chunk))):
            key = person_key({**person._mapping, "resident_name": person.name})
            if key:
                known[key] = person.id
    return known


def _write(
    session: Session,
    desk: Desk,
    chunk: Sequence[tuple[RowReport, dict[str, Any]]],
    register: Register,
    trial: Trial,
) -> tuple[list[RowReport], list[str]]:
    """Write the new rows of a chunk at once; a row the record would refuse is left out, and its report says why."""
    references = draw_references(session, desk.today, sum(row.result is Result.NEW for row, _ in chunk))
    known = dict(register.people)
    made = list(_made(chunk, references, register))
    if _refusal(trial, made):
        register.people.clear()
        register.people.update(known)
        made = list(_made(chunk, references, register, trial))
    for entity in ORDER:
        insert_many(session, entity, [row for each in made for row in each.rows.get(entity, ())])
    told = {each.report.line: each.report for each in made}
    return [told.get(row.line, row) for row, _ in chunk], [each.case_id for each in made if each.rows]


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of a new row: its report, its case, and the rows of the record; no rows where it was refused."""

    report: RowReport
    case_id: str
    rows: Mapping[type[Base], list[Bound]]


def _made(
    chunk: Sequence[tuple[RowReport, dict[str, Any]]],
    references: Sequence[str],
    register: Register,
    trial: Trial | None = None,
) -> Iterator[_Made]:
    """Yield what becomes of the new rows. With a `trial` each is tried, and whom a refused one named is not known."""
    new = ((row, values) for row, values in chunk if row.result is Result.NEW)
    for (row, values), reference in zip(new, references, strict=True):
        rows: Written = defaultdict(list)
        case_id = write_row(values, reference, register, rows)
        made = _Made(replace(row, reference=reference), case_id, {name: bound(name, rows[name]) for name in rows})
        refused = _refusal(trial, [made]) if trial else None
        if refused:
            why = f"the record refused it ({refused}). Check its dates and texts."
            made = _Made(replace(row, result=Result.INVALID, reason=why), "", {})
            if rows[Person]:
                register.forget(values)
        yield made


def _refusal(trial: Trial, made: Sequence[_Made]) -> str | None:
    """Return what the record would say against any of these rows; None where it takes them all."""
    tried = (trial.refusal(entity, [row for each in made for row in each.rows.get(entity, ())]) for entity in ORDER)
    return next((why for why in tried if why), None)
