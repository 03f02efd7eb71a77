"""The measures of a period as they are shown: in groups, each with its run of months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.chart import PERCENT, Chart
from complaints_desktop.numbers.measure import Kind, Measure, Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.periods import Span, before, month_of, months_to, quarter_of, year_of
from complaints_desktop.numbers.result import PER_CENT, Result
from complaints_desktop.numbers.run_chart import Period, run_chart
from complaints_desktop.numbers.targets import Target
from complaints_desktop.numbers.xmr import Rebase
from complaints_desktop.reading.measures import Numbers, Wanted, history, measures
from complaints_desktop.reading.rebases import RebaseTold, drawn, rebases
from complaints_desktop.rules.wording import capitalised, in_full
from db.number_terms import Basis

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Stage 1", ("V1", "K1", "K2", "K2x", "K3", "K4", "K4now", "M1", "M2", "M4")),
    ("Stage 2", ("V2", "K5", "K6", "K6x", "K8", "K9", "K9now", "M3", "M6", "M7", "M5")),
    ("Escalated and refused", ("K10", "K10r", "K10f", "M15", "EW")),
    ("Promises", ("K11", "K12", "ORD")),
    ("Quality and satisfaction", ("K7", "K13", "K14")),
    ("Money", ("M17", "M16")),
    ("For the regulator", ("CH01(1)", "CH01(2)", "CH02(1)", "CH02(2)")),
    ("Ombudsman and learning", ("K15", "M8", "M9", "M10", "M11", "M12", "M13", "M14")),
)
"""Every measure, by what it tells of."""

MONTHS_SHOWN = 24
"""Months of a run: twelve at least make limits (reports 10.6)."""

RUNS = frozenset({Kind.SHARE, Kind.MEAN, Kind.NUMBER, Kind.FLOW})
"""What is drawn as a run of months; what stands so on one day, and what is parted by stock type, is not."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tile:
    """One measure as it is shown."""

    result: Result
    target: Target | None
    run: Chart | None
    """Its run of months to the end of the period; None of what has none."""

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return f"{self.result.measure.code} {self.result.of_whom}".strip()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NumbersBoard:
    """All tiles of a period, in groups."""

    span: Span
    groups: tuple[tuple[str, tuple[Tile, ...]], ...]
    numbers: Numbers
    rebases: Mapping[str, tuple[RebaseTold, ...]]
    """From when the limits of a measure are reckoned anew."""


def numbers_board(session: Session, desk: Desk, span: Span, basis: Basis | None = None) -> NumbersBoard:
    """Return the measures of a period with their runs, as they stand today."""
    numbers = measures(session, desk, Wanted(start=span.start, end=span.end, as_of=desk.today, basis=basis))
    months = tuple(months_to(min(span.end, desk.today), MONTHS_SHOWN))
    anew = rebases(session)
    made = {code: _tiles(MEASURES[code], numbers, months, drawn(anew.get(code, ()))) for code in MEASURES}
    groups = ((title, tuple(tile for code in codes for tile in made[code])) for title, codes in GROUPS)
    return NumbersBoard(span=span, groups=tuple(groups), numbers=numbers, rebases=anew)


def _tiles(measure: Measure, numbers: Numbers, months: Sequence[Span], anew: Sequence[Rebase]) -> tuple[Tile, ...]:
    target = numbers.targets.get(measure.code)
    runs = measure.source is Source.STAGES and measure.kind in RUNS and not numbers.results[measure.code][0].of_whom
    chart = run_of(measure, numbers, months, target, anew) if runs else None
    return tuple(Tile(result=each, target=target, run=chart) for each in numbers.results[measure.code])


def run_of(
    measure: Measure, numbers: Numbers, months: Sequence[Span], target: Target | None, anew: Sequence[Rebase] = ()
) -> Chart:
    """Return the chart of a measure over months; one in which nothing is counted yet has no point.

    Of a number, a month that is not over has none either: it would look like a fall.
    """
    all_ = numbers.stages
    whole = [each for each in months if measure.kind is not Kind.NUMBER or each.end <= all_.as_of]
    found = history(all_, measure, whole, basis=numbers.wanted.basis)
    periods = [period_of(month, result) for month, result in zip(whole, found, strict=True)]
    told = (capitalised(measure.formula), numbers.counted_of, f"as it stood on {in_full(all_.as_of)}")
    recorded = next((at for at, each in enumerate(periods) if each.value), len(periods))
    return run_chart(
        measure.name,
        periods[recorded:],
        source="; ".join(each for each in told if each),
        unit=UNITS.get(measure.kind, ""),
        direction=measure.direction if measure.kind in (Kind.SHARE, Kind.MEAN) else None,
        target=target.percent if target and measure.kind in PER_CENT else None,
        rebases=anew,
    )


UNITS: Mapping[Kind, str] = {Kind.SHARE: PERCENT, Kind.FLOW: PERCENT, Kind.MEAN: " days"}


def period_of(month: Span, result: Result) -> Period:
    """Return one month of a run."""
    match result.measure.kind:
        case Kind.SHARE:
            return Period(month.start, result.share.exact if result.share else None, n=result.n, d=result.d)
        case Kind.FLOW:
            return Period(month.start, Fraction(100 * (result.n or 0), result.d) if result.d else None)
        case Kind.MEAN:
            return Period(month.start, result.spread.mean if result.spread else None, d=result.d)
    return Period(month.start, Fraction(result.n or 0))


def days_asked(today: date) -> Mapping[str, Span]:
    """Return the periods that are offered by name."""
    month, quarter, year = month_of(today), quarter_of(today), year_of(today)
    last_quarter = quarter_of(before(month_of(quarter.start)).start)
    last_year = year_of(before(month_of(year.start)).start)
    return {
        "This month": month,
        "Last month": before(month),
        "This quarter": quarter,
        "Last quarter": last_quarter,
        "This year": year,
        "Last year": last_year,
    }
