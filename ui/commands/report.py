"""Measures and packs from a script."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from complaints_desktop.rules.refusals import Refused
from db.number_terms import Basis, PackKind
from db.terms import Looked
from ui.commands.days import day
from ui.commands.home import opened_office
from ui.commands.output import show

if TYPE_CHECKING:  # they bring SQLAlchemy, and the first frame is painted without it
    from complaints_desktop.numbers.result import Result
    from complaints_desktop.reading.measures import Numbers

KPIS = "kpis"
NAMES: dict[str, PackKind] = {each.name.lower(): each for each in PackKind}
"""The packs, by what they are asked for."""

BY = ("team", "officer", "contractor", "category", "estate", "channel", "stock_type")


def add_parser(commands: Any) -> None:  # noqa: ANN401 - argparse names no public type for it
    """Add `report`."""
    report = commands.add_parser("report", help="the measures of a period, each with the cases behind it")
    known = f"{KPIS}: every measure; a pack, as it would be now: {', '.join(NAMES)}"
    report.add_argument("name", metavar="NAME", choices=(KPIS, *NAMES), help=known)
    report.add_argument("--from", dest="start", type=day, metavar="DATE", help="first day (of this month)")
    report.add_argument("--to", dest="end", type=day, metavar="DATE", help="last day (the day it stands as of)")
    report.add_argument("--as-of", type=day, metavar="DATE", help="the day it stands as of (today)")
    bases = [each.value for each in Basis]
    report.add_argument("--basis", choices=bases, help="by which day a case falls in the period (each measure's own)")
    report.add_argument("--by", choices=BY, default="", help="parted by it, too")
    report.add_argument("--contractor", default="", metavar="NAME", help="of which the pack for a partner is")
    files = "write them to a file: .csv, .xlsx or .json; a pack .pdf, .docx, .csv or .xlsx"
    report.add_argument("--out", type=Path, metavar="FILE", help=files)
    report.add_argument("--json", action="store_true", help="as JSON")


def report(parsed: Namespace) -> int:
    """Say the measures of a period."""
    from complaints_desktop.exchange.measures_json import measures_as_json
    from complaints_desktop.exchange.measures_listed import write_measures
    from complaints_desktop.reading.measures import Wanted, measures

    if parsed.name != KPIS:
        return _pack(parsed)
    with opened_office(parsed) as office, office.record.reading() as session:
        desk = office.desk()
        start, end, as_of = _days(parsed, desk.today)
        basis = Basis(parsed.basis) if parsed.basis else None
        wanted = Wanted(start=start, end=end, as_of=as_of, basis=basis, by=parsed.by)
        numbers = measures(session, desk, wanted)
        if parsed.out:
            write_measures(session, parsed.out, numbers)
        data = measures_as_json(session, numbers) if parsed.json else None
        office.looked(Looked.LIST_OUT, number=len(numbers.stages))
    return show(parsed, data, lambda: _written(parsed) or "\n".join(_lines(numbers)))


def _days(parsed: Namespace, today: date) -> tuple[date, date, date]:
    """Return the period and the day it stands as of: of this month until today, where nothing else is said."""
    as_of = parsed.as_of or today
    end = parsed.end or as_of
    return parsed.start or min(as_of, end).replace(day=1), end, as_of


def _written(parsed: Namespace) -> str:
    return f"Written to {parsed.out}." if parsed.out else ""


def _pack(parsed: Namespace) -> int:
    """Say what a pack would be now, and write it; to keep, approve and issue one is done in the window."""
    from complaints_desktop.desk.signing_in import is_sample
    from complaints_desktop.exchange.pack_paper import lines_of, stated, title_of, write_pack
    from complaints_desktop.numbers.packs import PACKS
    from complaints_desktop.numbers.periods import days_between
    from complaints_desktop.reading.measures import Wanted
    from complaints_desktop.reading.pack_figures import PackAsked
    from complaints_desktop.reading.packs import drafted
    from complaints_desktop.rules.acts import Act
    from complaints_desktop.rules.permissions import require

    kind = NAMES[parsed.name]
    if PACKS[kind].of_contractor and not parsed.contractor:
        raise Refused("This pack is about one contractor", do="Name it with --contractor.")
    with opened_office(parsed) as office, office.record.reading() as session:
        desk = office.desk()
        require(desk.officer.role, Act.MAKE_PACK)
        start, end, as_of = _days(parsed, desk.today)
        Wanted(start=start, end=end, as_of=as_of)  # refuses days that cannot be
        span = days_between(start, end)
        basis = Basis(parsed.basis) if parsed.basis else None
        pack = drafted(session, desk, PackAsked(kind=kind, span=span, basis=basis, contractor=parsed.contractor))
        if parsed.out:
            write_pack(parsed.out, pack, desk, sample=is_sample(office.record))
        office.looked(Looked.LIST_OUT, number=len(pack.figures["measures"]))

    def words() -> str:
        parts = ("\n".join([part.title, *lines_of(pack, part)]) for part in pack.line.row.parts)
        return _written(parsed) or "\n\n".join((title_of(pack), stated(pack), *parts))

    return show(parsed, pack.figures, words)


def _lines(numbers: Numbers) -> list[str]:
    """Return of what they are counted, a line a measure, aligned, and what does not add up."""
    from complaints_desktop.rules.wording import capitalised

    lines = [_line(result) for parts in numbers.results.values() for result in parts]
    of = [f"{capitalised(numbers.counted_of)}."] if numbers.counted_of else []
    return [*of, *lines, *(f"These numbers do not add up: {each}" for each in numbers.wrong)]


def _line(result: Result) -> str:
    from complaints_desktop.numbers.in_words import in_words

    of = f", {result.of_whom}" if result.of_whom else ""
    return f"{result.measure.code:<8} {result.measure.name + of:<72} {in_words(result)}"
