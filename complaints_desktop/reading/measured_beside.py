"""Measures that are counted of no stages: satisfaction, the quality of handling, money against a base year."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.measures import Measure
from complaints_desktop.numbers.result import Asked, Result, nothing_kept
from complaints_desktop.numbers.share import FEW, one_decimal
from complaints_desktop.reading.quality import handled
from complaints_desktop.reading.surveys import satisfied
from complaints_desktop.rules.wording import count, pounds, without_weekday

QUESTIONS = {"K13": "handling", "K14": "outcome"}
"""Which answer each measure counts."""

WITHHELD = "whose answers these are is seen once the quarter has closed, or not at all where they gave no names"
FEW_ANSWERED = "too few answered to be said before their quarter has closed: it would tell who"


def satisfied_with(session: Session, desk: Desk, measure: Measure, asked: Asked) -> Result:
    """Return how many were satisfied, by the day of their answer (kpis K13, K14)."""
    end = min(asked.end, asked.as_of)
    found = satisfied(session, desk, start=asked.start, end=end, question=QUESTIONS[measure.code])
    if found.tells:
        return replace(nothing_kept(measure), said=FEW_ANSWERED)
    said = [f"{number} {why}" for why, number in found.excluded.items() if number]
    said += [WITHHELD] if found.withheld and found.d else []
    return Result(
        measure=measure,
        n=found.n,
        d=found.d,
        in_n=found.satisfied,
        in_d=(*found.satisfied, *found.others),
        said="; ".join(said),
    )


def handled_well(session: Session, desk: Desk, measure: Measure, asked: Asked) -> Result:
    """Return the points scored of those that apply, over the reviews that may be counted (K7); half points as one."""
    end: date = min(asked.end, asked.as_of)
    found = handled(session, asked.start, end, desk)
    k7, waits = found.k7, f"; {count(found.waiting, 'answer')} drawn and not reviewed yet" if found.waiting else ""
    if not k7.n:
        return replace(nothing_kept(measure), said=f"nothing was reviewed that may be counted{waits}")
    between = f", between {k7.interval[0]}% and {k7.interval[1]}%" if k7.interval else ""
    few = " (too few to say more)" if k7.n < FEW else ""
    return Result(
        measure=measure,
        n=int(2 * k7.earned),
        d=2 * k7.applicable,
        said=f"over {count(k7.n, 'review')}{between}{few}{waits}",
    )


def against_base(paid: Result, measure: Measure, desk: Desk) -> Result:
    """Return what was paid against the base year (M16): less is nothing to steer offers by (kpis 2.3)."""
    base = desk.settings.numbers.base(measure.code)
    if base is None or paid.n is None:
        return replace(nothing_kept(measure), said="the base year is not set")
    change = Fraction(100 * (paid.n - base.figure), base.figure)
    way = "less" if change < 0 else "more"
    days = f"{without_weekday(base.from_on)} to {without_weekday(base.to_on)}"
    said = f"{one_decimal(abs(change))}% {way} than the {pounds(base.figure)} of {days}; never a reason to offer less"
    return replace(paid, measure=measure, said=said)
