"""A pack on paper, from its frozen figures alone: tagged PDF, Word, web page, and the figures as a table."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from complaints_desktop.desk.desk import Desk
from complaints_desktop.exchange.chart_paper import chart_blocks
from complaints_desktop.exchange.listed import TABLES, require_ending, write_list
from complaints_desktop.exchange.measures_listed import ALL
from complaints_desktop.exchange.papers import heading, page_of, points, said, table
from complaints_desktop.letters.docx import write_docx
from complaints_desktop.letters.page import Block
from complaints_desktop.letters.pdf import write_pdf
from complaints_desktop.numbers.chart import PERCENT
from complaints_desktop.numbers.measure import Kind
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.packs import Part
from complaints_desktop.numbers.run_chart import Period, run_chart
from complaints_desktop.reading.packs import PackRead
from complaints_desktop.rules.wording import capitalised, in_full
from db.files import write_whole

KINDS = (".pdf", ".docx", *TABLES)

CODES: dict[Part, tuple[str, ...]] = {
    Part.PROMISES: ("K11", "K12", "ORD"),
    Part.PARTNER: ("K11", "K12"),
    Part.SATISFACTION: ("K7", "K13", "K14"),
    Part.OMBUDSMAN: ("K15", "M13", "M14", "ORD"),
    Part.LEARNING: ("M8", "M9", "M10", "M11", "M12"),
    Part.REGULATOR: ("CH01(1)", "CH01(2)", "CH02(1)", "CH02(2)"),
}
"""The measures that a part shows; the part of all measures has what no other shows."""

NOTHING_SAID = "Nothing was written to this part."


def write_pack(path: Path, pack: PackRead, desk: Desk, *, sample: bool) -> None:
    """Write a pack as what the name of the file ends with: the paper, or its figures as a table."""
    require_ending(path, *KINDS)
    ending = path.suffix.lower()
    if ending in TABLES:
        write_list(path, TITLES, _rows(pack))
        return
    page = page_of(desk, title_of(pack), pack_blocks(pack), sample=sample)
    write_whole(path, write_pdf(page) if ending == ".pdf" else write_docx(page))


def title_of(pack: PackRead) -> str:
    """Return what a pack is called on its paper."""
    of = f" with {pack.line.of_whom}" if pack.line.of_whom else ""
    return f"{pack.line.row.title}{of}, {pack.line.period}"


def pack_blocks(pack: PackRead) -> Iterator[Block]:
    """Yield the whole pack."""
    yield heading(title_of(pack), level=1)
    yield said(stated(pack))
    if pack.changed:
        yield heading("What changed since the version before")
        yield points(pack.changed)
    for part in pack.line.row.parts:
        yield from _part(pack, part)


def stated(pack: PackRead) -> str:
    """Return what every page has to say of its figures: period, basis, as of when, version, by whom approved."""
    figures, line = pack.figures, pack.line
    basis = f"the day {figures['basis']}" if figures["basis"] else "the day each measure goes by"
    approved = (
        f"Approved by {pack.approved_by} on {in_full(line.approved_on)}." if line.approved_on else "Not approved."
    )
    issued = (
        f"Issued on {in_full(line.issued_at.date())}, fingerprint {pack.sha256}." if line.issued_at else "Not issued."
    )
    of = f", {figures['counted_of']}" if figures["counted_of"] else ""
    spoilt = "" if pack.sound else " These are not the figures that were issued: they do not match their fingerprint."
    return (
        f"For {line.row.reader}. "
        f"{figures['period']}, by {basis}, as it stood on {in_full(_day(figures['as_of']))}{of}. "
        f"Version {line.version}, made by {line.made_by or 'somebody no longer on record'} on {in_full(line.made_on)}. "
        f"{approved} {issued}{spoilt}"
    )


def lines_of(pack: PackRead, part: Part) -> list[str]:
    """Return the figures of a part as lines to be read on the screen; charts and long tables are on its paper."""
    tabled = pack.figures["tables"].get(part.key)
    if part in ON_PAPER:
        return [ON_PAPER[part]]
    return [*map(_line, _measured(pack, part)), *(_table_lines(tabled) if tabled is not None else ())]


NO_GROUPS = "Who complains is not counted yet by what people told us of themselves."
ON_PAPER = {Part.RUNS: "Its charts are in the saved report.", Part.EQUALITY: NO_GROUPS}
ON_PAPER |= {Part.DEFINITIONS: "What each measure counts is in the saved report."}
"""What the screen says of a part that only the paper shows."""


def _measured(pack: PackRead, part: Part) -> list[dict[str, Any]]:
    """Return the measures that a part shows."""
    if part is Part.MEASURES:
        return _shown(pack)
    return [each for each in pack.figures["measures"] if each["code"] in CODES.get(part, ())]


def _line(measure: dict[str, Any]) -> str:
    verdict = _verdict(measure)
    target = f"; target {measure['target']}%: {verdict}" if verdict else ""
    return f"{_name(measure)}: {measure['words']}{target}"


def _verdict(measure: dict[str, Any]) -> str:
    """Return how it stands to its target, which stands beside it; nothing where its words have said so."""
    verdict = measure["verdict"] or ""
    return str(verdict).partition(" from ")[0] if measure["target"] and verdict != measure["words"] else ""


def _table_lines(tabled: dict[str, Any]) -> Iterator[str]:
    titles, rows = [each.lower() for each in tabled["titles"]], tabled["rows"]
    for row in rows[:MOST_LINES]:
        yield capitalised(", ".join(f"{title} {cell}" for title, cell in zip(titles, row, strict=True) if cell))
    if len(rows) > MOST_LINES:
        yield f"… and {len(rows) - MOST_LINES:,} more on its paper"
    if not rows:
        yield "None."


MOST_LINES = 20
"""Rows of a table that are read on the screen."""


def _part(pack: PackRead, part: Part) -> Iterator[Block]:
    yield heading(part.title)
    words = pack.words.get(part.key)
    if words:
        yield said(words)
    elif part.written and part in (Part.CHANGED, Part.TO_DECIDE):
        yield said(NOTHING_SAID)
    if part is Part.MEASURES or part in CODES:
        yield _measures(_measured(pack, part))
    elif part is Part.RUNS:
        yield from _runs(pack)
    elif part is Part.EQUALITY:
        yield said(NO_GROUPS)
    elif part is Part.DEFINITIONS:
        yield from _definitions(pack)
    tabled = pack.figures["tables"].get(part.key)
    if tabled is not None:
        yield table(tabled["titles"], tabled["rows"], figures=tabled["figures"]) if tabled["rows"] else said("None.")


def _shown(pack: PackRead) -> list[dict[str, Any]]:
    """Return the measures that no other part of the pack shows."""
    elsewhere = {code for part in pack.line.row.parts for code in CODES.get(part, ())}
    return [each for each in pack.figures["measures"] if each["code"] not in elsewhere]


def _measures(found: list[dict[str, Any]]) -> Block:
    rows = [
        [_name(each), each["words"], f"{each['target']}%" if each["target"] else "", _verdict(each)] for each in found
    ]
    return table(("Measure", "What it comes to", "Target", "Stands"), rows, shares=(0.34, 0.36, 0.1, 0.2))


def _name(measure: dict[str, Any]) -> str:
    """Return what a person calls it; its code stands with the figures, for who looks it up elsewhere."""
    return str(measure["name"]) + (f", {measure['of']}" if measure["of"] else "")


UNITS = {Kind.SHARE: PERCENT, Kind.MEAN: " days"}


def _runs(pack: PackRead) -> Iterator[Block]:
    """Yield a chart for each measure that has a run of at least two months."""
    targets = {each["code"]: each["target"] for each in pack.figures["measures"]}
    for code, months in pack.figures["runs"].items():
        measure = MEASURES.get(code)
        begun = next((at for at, (_, _, _, value) in enumerate(months) if value and Fraction(value)), len(months))
        periods = [_period(each) for each in months[begun:]]
        if measure is None or len(periods) < 2:
            continue
        target = targets.get(code)
        chart = run_chart(
            measure.name,
            periods,
            source=capitalised(measure.formula),
            unit=UNITS.get(measure.kind, ""),
            direction=measure.direction if measure.kind in UNITS else None,
            target=Fraction(target) if target and measure.kind is Kind.SHARE else None,
        )
        yield from chart_blocks(chart, level=3)


def _period(month: list[Any]) -> Period:
    on, n, d, value = month
    return Period(_day(on), Fraction(value) if value is not None else None, n=n, d=d)


def _definitions(pack: PackRead) -> Iterator[Block]:
    """Yield what each measure counts, and what is wrong with the data."""
    figures = pack.figures
    yield table(
        ("Measure", "Counts"),
        [[_name(each), capitalised(each["formula"])] for each in figures["measures"]],
        shares=(0.4, 0.6),
    )
    missing = figures["not_recorded"]
    if missing:
        yield said(
            f"The day of receipt is not recorded of {len(missing)}, which are in no period: {', '.join(missing)}."
        )
    out = [f"{_name(each)}: {each['out']} left out" for each in figures["measures"] if each["out"]]
    if out:
        yield said("Left out, each with its reason in the program:")
        yield points(out)
    if figures["wrong"]:
        yield said(f"These figures do not add up: {'; '.join(figures['wrong'])}.")


TITLES = (
    *("Code", "Measure", "Of", "Number", "Of how many", "Value", "Target", "Stands", "In words", "Counts"),
    "Of which complaints",
)


def _rows(pack: PackRead) -> Iterator[tuple[str | int | None, ...]]:
    for each in pack.figures["measures"]:
        yield (
            *(each["code"], each["name"], each["of"], each["n"], each["d"], each["value"]),
            *(each["target"], each["verdict"], each["words"], each["formula"]),
            pack.figures["counted_of"] or ALL,
        )


def _day(said_: str) -> date:
    return date.fromisoformat(said_)
