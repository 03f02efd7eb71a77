"""Measures as JSON: part of the command line's contract (`report kpis --json`)."""

from typing import Any

from sqlalchemy.orm import Session

from complaints_desktop.exchange.stage_json import iso
from complaints_desktop.numbers.measure import Kind
from complaints_desktop.numbers.result import Result
from complaints_desktop.numbers.share import NO_CASES, decimals, one_decimal
from complaints_desktop.numbers.targets import Target
from complaints_desktop.reading.measures import Numbers, behind, not_recorded


def measures_as_json(session: Session, numbers: Numbers) -> dict[str, Any]:
    """Return all measures, each with the references behind it."""
    wanted, parts = numbers.wanted, numbers.results.values()
    return {
        "period": {"from": iso(wanted.start), "to": iso(wanted.end)},
        "basis": wanted.basis.value if wanted.basis else "each measure's own",
        "as_of": iso(wanted.as_of),
        "by": wanted.by or None,
        "counted_of": numbers.counted_of or None,
        "measures": [result_as_json(session, result, numbers) for each in parts for result in each],
        "not_recorded": list(not_recorded(session, numbers.stages)),
        "wrong": list(numbers.wrong),
    }


def result_as_json(session: Session, result: Result, numbers: Numbers) -> dict[str, Any]:
    """Return one measure with the references behind it, and by what it is parted by."""
    found = behind(session, result, numbers.stages)
    return {
        **_figures(result, numbers.targets.get(result.measure.code)),
        "formula": result.measure.formula,
        "ground": result.measure.ground,
        "in_n": list(found.in_n),
        "in_d": list(found.in_d),
        "excluded": [{"reference": reference, "because": because} for reference, because in found.excluded],
        "by": [
            {"value": value, **_figures(part, None)}
            for value, part in numbers.parts.get(result.measure.code, {}).items()
        ],
    }


def _figures(result: Result, target: Target | None) -> dict[str, Any]:
    measure, interval = result.measure, result.interval
    return {
        "code": measure.code,
        "name": measure.name,
        "of": result.of_whom or None,
        "n": result.n,
        "d": result.d,
        "percent": result.percent,
        "value": result.value,
        "interval": list(interval.printed) if interval else None,
        "target": target.printed if target else None,
        "direction": measure.direction.value,
        "verdict": target.verdict(result) if target else None,
        "said": said(result),
        "provisional": result.provisional,
        **_more(result),
    }


def _more(result: Result) -> dict[str, Any]:
    """Return what a measure of days or of money says besides."""
    if result.measure.kind is Kind.MEAN:
        spread = result.spread
        return {
            "mean": one_decimal(spread.mean) if spread else None,
            "median": decimals(spread.median, 1) if spread else None,
            "ninetieth": spread.ninetieth if spread else None,
        }
    if result.measure.kind is Kind.MONEY:
        return {"pence": result.n}
    return {}


def said(result: Result) -> str:
    """Return what is to be said of a measure beside its figures."""
    if result.n is None:
        return result.said
    return result.said or (NO_CASES if result.d == 0 else "")
