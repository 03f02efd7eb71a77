"""The landlord's own list of homes, from a CSV or XLSX file: new ones come in, others are brought up to date."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.tables import ReadAs, Table, read_table, require_letters, unreadable
from complaints_desktop.forms import entry
from complaints_desktop.forms.shapes import in_capitals, uprn_of
from complaints_desktop.rules.acts import Act
from complaints_desktop.rules.permissions import require
from complaints_desktop.rules.refusals import Refused
from db.model import Home
from db.model.homes import home_id
from db.progress import Progress, nobody_waits
from db.record.bulk import bound, insert_many

LIMITS: Mapping[str, int] = {"uprn": 80, "address": 500, "postcode": 80, "estate": 200, "stock_type": 80}
"""The columns of the list, and the characters each holds."""

CHUNK = 1000


class Result(StrEnum):
    """What comes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "the same"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class HomeRow:
    """What comes of one row, and why; `line` is the line in the file."""

    line: int
    result: Result
    uprn: str = ""
    address: str = ""
    column: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HomesReport:
    """What comes of a whole list."""

    file: str
    rows: tuple[HomeRow, ...]
    unknown_columns: tuple[str, ...]
    dry_run: bool
    read_as: ReadAs | None

    def count(self, result: Result) -> int:
        """How many rows come out as `result`."""
        return sum(row.result is result for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Return the report as data."""
        counts = Counter(row.result for row in self.rows)
        return {
            "file": self.file,
            "dry_run": self.dry_run,
            "counts": {result.value: counts[result] for result in Result},
            "unknown_columns": list(self.unknown_columns),
            "read_as": asdict(self.read_as) if self.read_as else None,
            "rows": [asdict(row) for row in self.rows],
        }


Values = Mapping[str, str | None]


def dry_run(session: Session, path: Path, *, encoding: str | None = None) -> HomesReport:
    """Say what bringing in the list would do, row by row; nothing is written."""
    table = _read(path, encoding)
    rows = tuple(row for row, _ in _judged(table, _known(session)))
    return HomesReport(path.name, rows, table.unknown_columns, True, table.read_as)


def bring_in(
    session: Session, desk: Desk, path: Path, *, encoding: str | None = None, progress: Progress = nobody_waits
) -> tuple[HomesReport, Changes]:
    """Bring the list in: what is sound, in one piece; what is not is said. A home the list leaves out stays."""
    require(desk.officer.role, Act.SETTINGS)
    table = _read(path, encoding)
    require_letters(table, path)
    judged = list(_judged(table, _known(session)))
    done = 0
    for start in range(0, len(judged), CHUNK):
        chunk = judged[start : start + CHUNK]
        _write(session, chunk)
        done += len(chunk)
        progress(done, len(judged))
    report = HomesReport(path.name, tuple(row for row, _ in judged), table.unknown_columns, False, table.read_as)
    return report, changed(Subject.HOMES)


def _read(path: Path, encoding: str | None) -> Table:
    return read_table(path, encoding, columns=tuple(LIMITS), what="homes")


def _known(session: Session) -> dict[str, Values]:
    columns = [getattr(Home, name) for name in LIMITS]
    return {row.uprn: row._asdict() for row in session.execute(select(*columns))}


def _judged(table: Table, known: Mapping[str, Values]) -> Iterator[tuple[HomeRow, Values]]:
    """Yield what comes of each row, with what it says."""
    lines: dict[str, int] = {}
    given = {name for _, cells in table.rows for name in cells} & LIMITS.keys()
    for line, cells in table.rows:
        try:
            values = _values(cells)
            uprn = str(values["uprn"])
            if uprn in lines:
                raise Refused(f"line {lines[uprn]} has this UPRN already", do="Keep one of them.", field="uprn")
        except Refused as refused:
            yield HomeRow(line, Result.INVALID, column=refused.field or "", reason=f"{refused.why}. {refused.do}"), {}
            continue
        lines[uprn] = line
        said = {name: value for name, value in values.items() if name in given}
        earlier = known.get(uprn)
        differing = [name for name, value in said.items() if earlier and earlier[name] != value]
        result = Result.NEW if earlier is None else Result.CHANGED if differing else Result.SAME
        yield HomeRow(line, result, uprn, str(values["address"] or ""), reason=_changes(earlier, said, differing)), said


def _changes(earlier: Values | None, said: Values, differing: list[str]) -> str:
    if not (earlier and differing):
        return ""
    return "; ".join(f"{name}: {_shown(earlier[name])} → {_shown(said[name])}" for name in differing)


def _shown(value: str | None) -> str:
    return value.replace("\n", ", ") if value else "nothing"


def _values(cells: Mapping[str, str]) -> dict[str, str | None]:
    """Return what a row says, clean; Refused at the column that cannot be."""
    for name in LIMITS:
        if unreadable(cells.get(name) or ""):
            raise Refused("this has letters that cannot be read", do="Save the file as CSV UTF-8.", field=name)
    values = {name: entry.text(cells.get(name), field=name, limit=limit) for name, limit in LIMITS.items()}
    values["uprn"] = uprn_of(entry.required(values["uprn"], field="uprn", what="The UPRN"))
    values["address"] = entry.required(values["address"], field="address", what="The address")
    values["postcode"] = in_capitals(values["postcode"])
    return values


def _write(session: Session, chunk: list[tuple[HomeRow, Values]]) -> None:
    new = [{"id": home_id(row.uprn), **values} for row, values in chunk if row.result is Result.NEW]
    insert_many(session, Home, bound(Home, new))
    for row, values in chunk:
        if row.result is Result.CHANGED:
            session.execute(update(Home).where(Home.uprn == row.uprn).values(**values))
