"""Measures that are counted of no stages: satisfaction, the quality of handling, money against a base year."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from sqlalchemy.orm import Session

from complaints_desktop.desk.desk import Desk
from complaints_desktop.numbers.measure import Measure
from complaints_desktop.numbers.policy import COUNTED_STOCK, BaseYear
from complaints_desktop.numbers.result import Asked, Result, nothing_kept
from complaints_desktop.numbers.share import FEW, one_decimal
from complaints_desktop.reading.quality import handled
from complaints_desktop.reading.surveys import satisfied
from complaints_desktop.rules.wording import count, pounds, without_weekday
from db.record.connection import SessionRows

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


REPEATS = """
    WITH complaint AS (
        SELECT c.id, c.reference, coalesce(p.uprn, c.person_id) AS home, c.category, s.received_on, c.closed_on,
            c.closed_as
        FROM case_ c JOIN stage s ON s.case_id = c.id AND s.number = 1 LEFT JOIN person p ON p.id = c.person_id
        WHERE c.kind IS NULL AND c.void_because IS NULL AND c.category IS NOT NULL)
    SELECT c.reference FROM complaint c
    WHERE c.received_on BETWEEN ? AND ? AND c.closed_as IS NOT 'merged' AND EXISTS (
        SELECT 1 FROM complaint o WHERE o.home = c.home AND o.category = c.category AND o.id <> c.id
        AND o.closed_as IS NOT 'merged' AND o.closed_on BETWEEN date(c.received_on, '-12 months') AND c.received_on)
    ORDER BY c.received_on, c.id"""
"""A home is told by its number where that is recorded, else by who complains; one of no category recurs nowhere."""


def recurring(session: Session, desk: Desk, measure: Measure, asked: Asked) -> Result:
    """Return the complaints of the period that recur, and against the base year, for as many homes (M10)."""
    days = (asked.start.isoformat(), min(asked.end, asked.as_of).isoformat())
    found = tuple(str(reference) for (reference,) in SessionRows(session).rows(REPEATS, days))
    base = desk.settings.numbers.base(measure.code)
    said = _against(len(found), base, desk, asked.end) if base else "the base year is not set"
    return Result(measure=measure, n=len(found), d=None, in_n=found, said=said)


def _against(number: int, base: BaseYear, desk: Desk, on: date) -> str:
    """Say how a number stands to that of the base year: for as many homes, where both are recorded."""
    then, now = (_homes(desk, day) for day in (base.to_on, on))
    known = bool(then and now)
    ratio = Fraction(number * (then if known else 1), base.figure * (now if known else 1))
    way = "fewer" if ratio < 1 else "more"
    of = f"{without_weekday(base.from_on)} to {without_weekday(base.to_on)}"
    homes = "for as many homes" if known else "whatever the number of homes, which is not recorded of both"
    return f"{one_decimal(abs(100 * ratio - 100))}% {way} than the {base.figure:,} of {of}, {homes}"


def _homes(desk: Desk, on: date) -> int:
    """Return the homes of both kinds at the end of the year of a day; 0 where they are not recorded."""
    known = [desk.settings.numbers.homes(kind, on) for kind in COUNTED_STOCK]
    return sum(each.number for each in known if each)
