"""Rules from a file, CSV, Excel, TOML or JSON: shown row by row as they are understood, then taken all or none."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from complaints_desktop.actions.register import add_rows
from complaints_desktop.desk.changes import Changes
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport, FileRow
from complaints_desktop.exchange.tables import ReadAs, Table, read_table, require_letters, unreadable
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.register import KINDS, NoRow, Row, kind_called, read_row
from complaints_desktop.rules.register.register import written
from complaints_desktop.rules.wording import count, without_weekday

OWN = (
    "kind",
    "name",
    "from_on",
    "until_on",
    "expected",
    "source",
    "checked_on",
    "checked_by",
    "sure",
    "note",
    "struck",
)
PARTS = tuple(dict.fromkeys(asked.name for kind in KINDS for asked in kind.asks))
COLUMNS = (*OWN, *PARTS)
"""The columns of a table of rules: those of every row, then the parts of what each kind says."""

SAID = frozenset({"says"})
"""What the command line writes of a rule beside it, for who reads the list: it may come back."""

LARGEST = 1_000_000
"""Bytes of a TOML or JSON file; the whole register has some 50,000."""

MOST = 2_000
"""Rows of one file."""


class Result(StrEnum):
    """What comes of a row."""

    NEW = "new"
    VERSION = "new version"
    SAME = "the same"
    OLDER = "older"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow(FileRow):
    """What was understood of one row, and what comes of it."""

    kind: str = ""
    name: str = ""
    says: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    rows: Sequence[tuple[int, Mapping[str, Any] | NoRow]]
    table: Table | None = None
    """Where the file is one."""

    @property
    def unknown_columns(self) -> tuple[str, ...]:
        """The columns that are left out."""
        return self.table.unknown_columns if self.table else ()

    @property
    def read_as(self) -> ReadAs | None:
        """How the letters were read, where the file is not UTF-8."""
        return self.table.read_as if self.table else None


def dry_run(desk: Desk, path: Path, *, encoding: str | None = None) -> FileReport[RuleRow]:
    """Say what is understood of each row, and what would come of it; nothing is written."""
    file = _read(path, encoding)
    return _report(path, file, _judged(file, desk), dry_run=True)


def bring_in(
    session: Session, desk: Desk, path: Path, *, encoding: str | None = None
) -> tuple[FileReport[RuleRow], Changes]:
    """Take the file in whole; Refused where a row of it is none, and then nothing is taken."""
    require(desk.officer.role, Act.SETTINGS)
    file = _read(path, encoding)
    if file.table:
        require_letters(file.table, path)
    judged = list(_judged(file, desk))
    report = _report(path, file, judged, dry_run=False)
    if wrong := report.count(Result.INVALID):
        first = next(row for row in report.rows if row.result is Result.INVALID)
        raise Refused(
            f"{count(wrong, 'row')} cannot be taken in, the first at {first.line}: {first.reason}",
            do="Correct the file and choose it again: rules are taken in all or none.",
        )
    return report, add_rows(session, desk, rows=[each for _, rows in judged for each in rows])


def _report(
    path: Path, file: _File, judged: Iterable[tuple[RuleRow, tuple[Row[Any], ...]]], *, dry_run: bool
) -> FileReport[RuleRow]:
    return FileReport(
        file=path.name,
        rows=tuple(row for row, _ in judged),
        results=Result,
        unknown_columns=file.unknown_columns,
        dry_run=dry_run,
        read_as=file.read_as,
    )


def _judged(file: _File, desk: Desk) -> Iterator[tuple[RuleRow, tuple[Row[Any], ...]]]:
    """Yield what comes of each row, with the rows it makes."""
    seen: dict[tuple[str, str, date | None], int] = {}
    for line, raw in file.rows:
        try:
            if isinstance(raw, NoRow):
                raise raw
            row = _understood(raw, desk)
            if row.key in seen:
                raise NoRow(f"Row {seen[row.key]} is the same rule from the same day", "from_on")
        except NoRow as wrong:
            yield RuleRow(line=line, result=Result.INVALID, column=wrong.part, reason=str(wrong)), ()
            continue
        seen[row.key] = line
        result, reason = _compared(row, desk)
        understood = RuleRow(
            line=line,
            result=result,
            kind=row.kind.words,
            name=row.name,
            says=str(row.value),
            period=row.period,
            reason=reason,
        )
        yield understood, _made(row, desk) if result in (Result.NEW, Result.VERSION) else ()


def _understood(raw: Mapping[str, Any], desk: Desk) -> Row[Any]:
    raw = {name: value for name, value in raw.items() if name not in SAID}
    unknown = sorted(raw.keys() - {*OWN, "value"})
    if unknown:
        raise NoRow(f"A rule has no {unknown[0]}", unknown[0])
    every = {"checked_on": desk.today, "checked_by": desk.officer.name, "set_at": desk.now}
    row = read_row({**every, **{name: value for name, value in raw.items() if value != ""}})
    if row.checked_on > desk.today:
        raise NoRow("The day it was checked is still to come", "checked_on")
    return row


def _compared(row: Row[Any], desk: Desk) -> tuple[Result, str]:
    """Say what a row is beside what stands."""
    versions = [each for each in desk.register.rows if (each.kind, each.name) == (row.kind, row.name)]
    same_day = sorted((each for each in versions if each.first == row.first), key=written)
    if not versions:
        return Result.NEW, ""
    if not same_day:
        return Result.VERSION, "The versions from other days stay"
    before = same_day[-1]
    if _told(before) == _told(row):
        return Result.SAME, ""
    if row.checked_on < before.checked_on:
        return Result.OLDER, f"What stands was checked later, on {without_weekday(before.checked_on)}"
    return Result.VERSION, f"In place of: {before.value}" if before.value != row.value else "Checked again"


def _told(row: Row[Any]) -> tuple[object, ...]:
    return row.value, row.last, row.source, row.checked_on, row.sure, row.note, row.struck, row.expected


def _made(row: Row[Any], desk: Desk) -> tuple[Row[Any], ...]:
    """Return the row, and with one that has its day now the end of what was only announced."""
    announced = desk.register.announced(row.kind).get(row.name)
    if row.announced or row.struck or announced is None or announced.checked_on > row.checked_on:
        return (row,)
    if announced.value != row.value:
        return (row,)
    ended = replace(announced, struck=True, checked_on=row.checked_on, checked_by=row.checked_by, set_at=row.set_at)
    return (ended, row)


def _read(path: Path, encoding: str | None) -> _File:
    listed = {".toml": tomllib.loads, ".json": json.loads}.get(path.suffix.casefold())
    file = _listed(path, listed) if listed else _table(path, encoding)
    if not file.rows:
        raise Refused(f"{path.name} has no rules", do="Choose a file with a row for each rule.")
    if len(file.rows) > MOST:
        raise Refused(f"{path.name} has more than {MOST:,} rows", do="Take it in by parts.")
    return file


def _listed(path: Path, read: Any) -> _File:  # noqa: ANN401 - one of two readers
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(f"{path.name} is too large to be a list of rules", do="Choose another file.")
        content = read(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as unreadable_:
        raise Refused(f"{path.name} cannot be read", do="Save it as UTF-8, and see that it is whole.") from unreadable_
    rules = content.get("rules") if isinstance(content, Mapping) else content
    if not isinstance(rules, list):
        raise Refused(f"{path.name} has no list of “rules”", do="Write each rule under [[rules]].")
    every = {k: v for k, v in content.items() if k in OWN} if isinstance(content, Mapping) else {}
    no = NoRow("It is no rule: its parts have names", "")
    return _File([(n, {**every, **each} if isinstance(each, Mapping) else no) for n, each in enumerate(rules, 1)])


def _table(path: Path, encoding: str | None) -> _File:
    table = read_table(path, encoding, columns=COLUMNS, what="rules")
    return _File([(line, _typed(cells)) for line, cells in table.rows], table)


def _typed(cells: Mapping[str, str]) -> Mapping[str, Any] | NoRow:
    """Return a row of a table as the record keeps one: its parts are typed, as in the form."""
    try:
        broken = next((name for name in COLUMNS if unreadable(cells.get(name) or "")), "")
        if broken:
            raise NoRow("It has letters that cannot be read; save the file as CSV UTF-8", broken)
        kind = kind_called(cells.get("kind", "").strip())
        parts = {asked.name for asked in kind.asks}
        foreign = next((name for name in PARTS if name not in parts and (cells.get(name) or "").strip()), "")
        if foreign:
            raise NoRow(f"“{kind.words}” has no {foreign}", foreign)
        value = kind.typed({name: cells.get(name) or "" for name in parts})
        struck = (cells.get("struck") or "").strip().casefold() in ("yes", "true")
    except NoRow as wrong:
        return wrong
    own = {name: (cells.get(name) or "").strip() for name in OWN if name != "struck"}
    return {**own, "struck": struck, "value": value}
