"""Measures and packs from a script."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.number_terms import Basis
from db.terms import Looked
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.numbers.result import Result
    from complaints_desktop.reading.measures import Numbers

BY = ("team", "officer", "contractor", "category", "estate", "channel", "stock_type")


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `report`."""
    report = commands.add_parser("report", help="the measures of a period, each with the cases behind it")
    report.add_argument("name", metavar="NAME", choices=("kpis",), help="kpis: every measure")
    report.add_argument("--from", dest="start", type=day, metavar="DATE", help="first day (of this month)")
    report.add_argument("--to", dest="end", type=day, metavar="DATE", help="last day (the day it stands as of)")
    report.add_argument("--as-of", type=day, metavar="DATE", help="the day it stands as of (today)")
    bases = [each.value for each in Basis]
    report.add_argument("--basis", choices=bases, help="by which day a case falls in the period (each measure's own)")
    report.add_argument("--by", choices=BY, default="", help="parted by it, too")
    report.add_argument("--out", type=Path, metavar="FILE", help="write them to a file: .csv, .xlsx or .json")
    report.add_argument("--json", action="store_true", help="as JSON")


def report(parsed: Namespace) -> int:
    """Say the measures of a period."""
    from complaints_desktop.exchange.measures_json import measures_as_json
    from complaints_desktop.exchange.measures_listed import write_measures
    from complaints_desktop.reading.measures import Wanted, measures

    with opened_office(parsed) as office, office.record.reading() as session:
        desk = office.desk()
        as_of = parsed.as_of or desk.today
        end = parsed.end or as_of
        start = parsed.start or min(as_of, end).replace(day=1)
        basis = Basis(parsed.basis) if parsed.basis else None
        wanted = Wanted(start=start, end=end, as_of=as_of, basis=basis, by=parsed.by)
        numbers = measures(session, desk, wanted)
        if parsed.out:
            write_measures(session, parsed.out, numbers)
        data = measures_as_json(session, numbers) if parsed.json else None
        office.looked(Looked.LIST_OUT, number=len(numbers.stages))
    written = [f"Written to {parsed.out}."] if parsed.out else []
    return show(parsed, data, lambda: "\n".join(written or _lines(numbers)))


def _lines(numbers: Numbers) -> list[str]:
    """Return a line a measure, aligned, and what does not add up."""
    lines = [_line(result) for parts in numbers.results.values() for result in parts]
    return [*lines, *(f"These numbers do not add up: {each}" for each in numbers.wrong)]


def _line(result: Result) -> str:
    from complaints_desktop.numbers.in_words import in_words

    of = f", {result.of_whom}" if result.of_whom else ""
    return f"{result.measure.code:<8} {result.measure.name + of:<72} {in_words(result)}"
