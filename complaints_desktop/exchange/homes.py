"""The landlord's own list of homes, from a CSV or XLSX file: new ones come in, others are brought up to date."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from complaints_desktop.desk.changes import Changes, Subject, changed
from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.file_report import FileReport, FileRow
from complaints_desktop.exchange.tables import Table, read_table, require_letters, unreadable
from complaints_desktop.forms import entry
from complaints_desktop.forms.shapes import in_capitals, uprn_of
from complaints_desktop.forms.tenure import stock_type_called
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow(FileRow):
    """What comes of one row of the list."""

    uprn: str = ""
    address: str = ""


Values = Mapping[str, str | None]


def dry_run(session: Session, path: Path, *, encoding: str | None = None) -> FileReport[HomeRow]:
    """Say what bringing in the list would do, row by row; nothing is written."""
    table = _read(path, encoding)
    return _report(path, table, _judged(table, _known(session)), dry_run=True)


def bring_in(
    session: Session, desk: Desk, path: Path, *, encoding: str | None = None, progress: Progress = nobody_waits
) -> tuple[FileReport[HomeRow], Changes]:
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
    return _report(path, table, judged, dry_run=False), changed(Subject.HOMES)


def _report(
    path: Path, table: Table, judged: Iterable[tuple[HomeRow, Values]], *, dry_run: bool
) -> FileReport[HomeRow]:
    return FileReport(
        file=path.name,
        rows=tuple(row for row, _ in judged),
        results=Result,
        unknown_columns=table.unknown_columns,
        dry_run=dry_run,
        read_as=table.read_as,
    )


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
            reason = f"{refused.why}. {refused.do}"
            yield HomeRow(line=line, result=Result.INVALID, column=refused.field or "", reason=reason), {}
            continue
        lines[uprn] = line
        said = {name: value for name, value in values.items() if name in given}
        earlier = known.get(uprn)
        differing = [name for name, value in said.items() if earlier and earlier[name] != value]
        result = Result.NEW if earlier is None else Result.CHANGED if differing else Result.SAME
        reason = "; ".join(filter(None, (_changes(earlier, said, differing), _uncounted(said, earlier))))
        yield HomeRow(line=line, result=result, uprn=uprn, address=str(values["address"] or ""), reason=reason), said


def _changes(earlier: Values | None, said: Values, differing: list[str]) -> str:
    if not (earlier and differing):
        return ""
    return "; ".join(f"{name}: {_shown(earlier[name])} → {_shown(said[name])}" for name in differing)


def _uncounted(said: Values, earlier: Values | None) -> str:
    """Say of a stock type that it is none the regulator counts by, where it is new; it is kept all the same."""
    words = said.get("stock_type")
    if words is None or (earlier and earlier["stock_type"] == words) or stock_type_called(words):
        return ""
    return f"the stock type “{words}” is not in our list: complaints from here have none until somebody says it"


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
