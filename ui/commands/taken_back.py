"""A list that was filled in elsewhere, taken back by a script: what is understood of each row, and how many of each."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.wording import count
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.exchange.file_report import FileReport

EMPTY = "EMPTY"
"""How a row is called that says nothing: it is counted and not told."""


def take_list_back(parsed: Namespace, preview: Callable[..., Any], take_back: Callable[..., Any], *, names: str) -> int:
    """Take the list back, or with --preview say what is understood; `names` is what a row is called by."""
    with opened_office(parsed) as office:
        desk = office.desk()
        if parsed.preview:
            with office.record.reading() as session:
                report = preview(session, desk, parsed.file, encoding=parsed.encoding)
        else:
            with office.record.writing(author=desk.officer.id) as session:
                report, _ = take_back(session, desk, parsed.file, encoding=parsed.encoding)
    written = " Nothing was written." if parsed.preview else ""
    return show(parsed, report.as_json(), lambda: "\n".join(_lines(report, names)) + written)


def _lines(report: FileReport[Any], names: str) -> Iterator[str]:
    for row in report.rows:
        if row.result.name != EMPTY:
            said = ": ".join(filter(None, (row.column or getattr(row, names), row.reason)))
            yield f"line {row.line}: {row.result.value}: {said}"
    if report.unknown_columns:
        yield f"columns left out: {', '.join(report.unknown_columns)}"
    counts = ", ".join(f"{report.count(result):,} {result.value}" for result in report.results)
    yield f"{count(len(report.rows), 'row')}: {counts}."
