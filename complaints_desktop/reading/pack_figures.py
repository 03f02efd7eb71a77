"""The figures of a pack as they stand now: what is frozen with it when it is issued."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.drafts import Told, sentences
from complaints_desktop.numbers.in_words import in_words
from complaints_desktop.numbers.measure import Kind, Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.packs import PACKS, Part
from complaints_desktop.numbers.periods import Span, before, months_to
from complaints_desktop.numbers.result import Result
from complaints_desktop.reading.measures import Numbers, Wanted, behind, history, measures, not_recorded, references
from complaints_desktop.reading.numbers_board import MONTHS_SHOWN, RUNS, period_of
from complaints_desktop.rules.wording import in_short
from db.model import CaseRow
from db.number_terms import Basis, PackKind
from db.terms import Role

MOST_NAMED = 3_000
"""Cases a figure names at most: of more it has their number alone."""

AHEAD = 14
"""Days ahead that a weekly pack looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackAsked:
    """Which pack, of which days, by which basis; of which contractor, where it is about one."""

    kind: PackKind
    span: Span
    basis: Basis | None = None
    contractor: str = ""


def pack_figures(session: Session, desk: Desk, asked: PackAsked) -> dict[str, Any]:
    """Return everything a pack has but the words of people, as JSON may have it."""
    row, span = PACKS[asked.kind], asked.span
    by = "contractor" if asked.contractor else ""
    wanted = Wanted(start=span.start, end=span.end, as_of=desk.today, basis=asked.basis, by=by)
    reader = as_reader(desk)
    numbers = measures(session, reader, wanted, codes=row.codes, told=("ground", "category"))
    earlier = before(span)
    then = Wanted(start=earlier.start, end=earlier.end, as_of=desk.today, basis=asked.basis)
    return {
        "kind": asked.kind.value,
        "title": row.title,
        "period": span.words,
        "from": span.start.isoformat(),
        "to": span.end.isoformat(),
        "basis": asked.basis.value if asked.basis else None,
        "as_of": desk.today.isoformat(),
        "made_at": desk.now.isoformat(timespec="minutes"),
        "of_whom": asked.contractor or None,
        "counted_of": numbers.counted_of,
        "before": earlier.words,
        "measures": [
            _measure(session, each, numbers) for code in row.codes for each in _of(numbers, code, asked.contractor)
        ],
        "runs": _runs(numbers, desk.today) if Part.RUNS in row.parts else {},
        "tables": _tables(session, desk, numbers, row.parts),
        "drafts": list(sentences(_told(numbers, measures(session, reader, then, codes=row.codes)))),
        "wrong": list(numbers.wrong),
        "not_recorded": list(not_recorded(session, numbers.stages)),
    }


READER = Role.OWNER
"""As whom a pack is counted: it lies on every desk, and who puts it together may see more than others."""


def as_reader(desk: Desk) -> Desk:
    """Return the desk of somebody who sees no more than everybody to whom a pack comes."""
    return replace(desk, officer=replace(desk.officer, id="", role=READER))


def _of(numbers: Numbers, code: str, contractor: str) -> tuple[Result, ...]:
    """Return what a measure comes to: of one contractor, where the pack is about one."""
    if not contractor:
        return numbers.results[code]
    part = numbers.parts.get(code, {}).get(contractor)
    return (part,) if part else ()


def _measure(session: Session, result: Result, numbers: Numbers) -> dict[str, Any]:
    target, found = numbers.targets.get(result.measure.code), behind(session, result, numbers.stages)
    few = len(found.in_d) <= MOST_NAMED and len(found.in_n) <= MOST_NAMED
    return {
        "code": result.measure.code,
        "name": result.measure.name,
        "of": result.of_whom or None,
        "n": result.n,
        "d": result.d,
        "value": result.value,
        "words": in_words(result),
        "target": target.printed if target else None,
        "verdict": target.verdict(result) if target else None,
        "formula": result.measure.formula,
        "in_n": list(found.in_n) if few else [],
        "in_d": list(found.in_d) if few else [],
        "out": len(found.excluded),
    }


def _runs(numbers: Numbers, today: date) -> dict[str, list[list[Any]]]:
    """Return the months of each measure that has a target or a share: day, number, of how many, value."""
    months = tuple(months_to(min(numbers.wanted.end, today), MONTHS_SHOWN))
    found: dict[str, list[list[Any]]] = {}
    for code in numbers.results:
        measure = MEASURES[code]
        if measure.source is Source.STAGES and measure.kind in RUNS - {Kind.FLOW} and code[-1] != "x":
            results = history(numbers.stages, measure, months, basis=numbers.wanted.basis)
            periods = [period_of(month, result) for month, result in zip(months, results, strict=True)]
            found[code] = [[each.on.isoformat(), each.n, each.d, _exact(each.value)] for each in periods]
    return found


def _exact(value: Any) -> str | None:  # noqa: ANN401 - a Fraction or nothing
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _told(numbers: Numbers, earlier: Numbers) -> list[Told]:
    return [
        Told(result, next(iter(earlier.results[code]), None), numbers.targets.get(code))
        for code, results in numbers.results.items()
        for result in results
        if not result.of_whom
    ]


Table = dict[str, Any]


def _tables(session: Session, desk: Desk, numbers: Numbers, parts: Sequence[Part]) -> dict[str, Table]:
    """Return the tables of the parts that have one."""
    made: Mapping[Part, Callable[[], Table]] = {
        Part.LATE: lambda: _late(session, numbers),
        Part.DUE: lambda: _due(session, desk),
        Part.REFUSALS: lambda: _refusals(session, numbers),
        Part.CATEGORIES: lambda: _categories(numbers),
    }
    return {part.key: make() for part, make in made.items() if part in parts}


def _late(session: Session, numbers: Numbers) -> Table:
    """List what was answered late or is overdue, the latest first."""
    rows = sorted(_late_rows(session, numbers), key=lambda row: -row[4])
    titles = ["Case", "Stage", "Was due", "Answered", "Days late"]
    return {"titles": titles, "figures": [4], "rows": [[str(cell) for cell in row] for row in rows]}


def _late_rows(session: Session, numbers: Numbers) -> Iterator[tuple[str, int, str, str, int]]:
    all_ = numbers.stages
    for code in ("K4", "K9"):
        for result in numbers.results.get(code, ()):
            if result.kept is None:
                continue
            named = references(session, all_.cases[result.kept].tolist())
            stage = result.measure.stage
            days = zip(*(all_.day(name)[result.kept].tolist() for name in ("due", "responded")), strict=True)
            for case_id, (due, answered) in zip(all_.cases[result.kept].tolist(), days, strict=True):
                until = answered or all_.as_of.toordinal()
                said = in_short(date.fromordinal(answered)) if answered else "still open"
                yield named.get(case_id, ""), stage, in_short(date.fromordinal(due)), said, until - due


def _due(session: Session, desk: Desk) -> Table:
    """List what falls due in the next days."""
    last = desk.today + timedelta(AHEAD)
    found = session.execute(
        select(CaseRow.reference, CaseRow.next_kind, CaseRow.next_on, CaseRow.handler)
        .where(CaseRow.open, CaseRow.next_on.between(desk.today, last))
        .order_by(CaseRow.next_on)
    )
    rows = [[reference, kind, in_short(on), handler] for reference, kind, on, handler in found if on]
    return {"titles": ["Case", "What", "Due", "Handler"], "figures": [], "rows": rows}


def _refusals(session: Session, numbers: Numbers) -> Table:
    """Count refusals by ground, with the cases."""
    all_, grounds = numbers.stages, numbers.words.get("ground", ())
    found: dict[tuple[str, int], list[str]] = {}
    for result in numbers.results.get("M15", ()):
        if result.kept is None:
            continue
        for place in result.kept.nonzero()[0].tolist():
            ground = str(grounds[place]) or "not recorded"
            found.setdefault((ground, int(all_.number("stage")[place])), []).append(str(all_.cases[place]))
    rows = []
    for (ground, stage), ids in sorted(found.items()):
        named = references(session, ids)
        rows.append([ground, str(stage), str(len(ids)), ", ".join(sorted(named.values()))])
    return {"titles": ["Ground", "Stage", "Number", "Cases"], "figures": [2], "rows": rows}


def _categories(numbers: Numbers) -> Table:
    """Count what complaints of the period are about, with how many were upheld."""
    all_, words = numbers.stages, numbers.words.get("category", ())
    rows = []
    for result in numbers.results.get("V1", ()):
        if result.kept is None:
            continue
        held: dict[str, list[int]] = {}
        for place in result.kept.nonzero()[0].tolist():
            held.setdefault(str(words[place]) or "not recorded", []).append(int(all_.number("outcome")[place]))
        for category, outcomes in sorted(held.items(), key=lambda each: (-len(each[1]), each[0])):
            answered = [each for each in outcomes if each]
            upheld = sum(each in (1, 2) for each in answered)
            rows.append([category, str(len(outcomes)), f"{upheld} of {len(answered)}"])
    return {"titles": ["About", "Received", "Upheld in full or part"], "figures": [1, 2], "rows": rows}
