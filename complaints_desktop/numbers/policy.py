"""What a landlord sets for its numbers: its homes, targets and their owners, base years, and how a measure is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar

from complaints_desktop.rules.refusals import Refused
from complaints_desktop.rules.wording import count, without_weekday
from db.dates import EARLIEST_DATE, LATEST_DATE
from db.number_terms import StockType
from db.terms import Role

Judged = TypeVar("Judged")

WHOLE = 100
"""Percent."""
MOST_HOMES = 999_999
"""No landlord has more."""
MOST_FIGURE = 10**9
"""No figure of a base year is larger: pence, or complaints."""
MOST_DAYS = 366
YEAR_END = (3, 31)
"""Month and day on which homes are counted for the regulator (kpis 2.4)."""
COUNTED_STOCK = (StockType.RENT, StockType.OWNERSHIP)
"""The kinds of stock of which homes are counted."""

SEED_TARGETS: Mapping[str, int] = {
    **{"K1": 100, "K2": 95, "K3": 5, "K4": 0, "K5": 100, "K6": 95, "K7": 95, "K8": 5, "K9": 0, "K10": 20},
    **{"K11": 90, "K12": 90, "K13": 70, "K14": 70, "K15": 100},
    **{"M10": 20, "M11": 80, "M12": 100, "M16": 20},
}
"""The targets of seed 000 in percent; which way is better, the measure says. Of M10 and M16 it is a reduction."""

BASED = ("M10", "M16")
"""The measures against a base year."""
IN_PENCE = frozenset({"M16"})
"""Those of them that are sums of money."""


class K2Counts(StrEnum):
    """By when an answer is in time, where one figure of it is shown."""

    FIRST = "the first due date"
    EXTENDED = "the first due date, or an extension that counts"


class Ch02Of(StrEnum):
    """Of which stages CH02 is a share: the regulator's own text was not to hand (reports 10.3)."""

    RECEIVED = "received in the period"
    RESPONDED = "answered in the period"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomesOn:
    """How many homes of a kind there were at the end of a year, as the Statistical Data Return has it."""

    year_end: date
    stock_type: StockType
    number: int
    figure_on: date | None = None
    """The day of that figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFrom:
    """The target of a measure from a day on; None for no target."""

    code: str
    percent: int | None
    from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseYear:
    """What a reduction is counted from: stored once, and not changed without a reason."""

    code: str
    from_on: date
    to_on: date
    figure: int
    """Complaints that recur, or pence that were paid."""
    because: str = ""
    """Why another base was set than the one before; empty of the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePolicy:
    """Targets and owners of measures."""

    targets: tuple[TargetFrom, ...] = ()
    owners: Mapping[str, Role] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How a measure is read where there is more than one way."""

    k2: K2Counts = K2Counts.FIRST
    ch02: Ch02Of = Ch02Of.RECEIVED
    plan_days: int = 30
    """Calendar days in which an action plan is carried out (M12)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersPolicy:
    """All that is set for numbers."""

    years: tuple[HomesOn, ...] = ()
    measures: MeasurePolicy = field(default_factory=MeasurePolicy)
    bases: tuple[BaseYear, ...] = ()
    readings: Readings = field(default_factory=Readings)

    def homes(self, stock_type: StockType, on: date) -> HomesOn | None:
        """Return the homes at the end of the financial year of a day, or of the last year before; None of neither."""
        month, day = YEAR_END
        ends = date(on.year + ((on.month, on.day) > YEAR_END), month, day)
        known = [each for each in self.years if each.stock_type is stock_type and each.year_end <= ends]
        return max(known, key=lambda each: each.year_end, default=None)

    def target(self, code: str, on: date) -> int | None:
        """Return the target of a measure on a day: the landlord's, or that of the seed; None where there is none."""
        set_ = [each for each in self.measures.targets if each.code == code and each.from_on <= on]
        if set_:
            return max(set_, key=lambda each: each.from_on).percent
        return SEED_TARGETS.get(code)

    def owner(self, code: str) -> Role | None:
        """Return who answers for a measure; None where the landlord names nobody, and the measure's own owner does."""
        return self.measures.owners.get(code)

    def base(self, code: str) -> BaseYear | None:
        """Return the base year of a measure: the last that was set."""
        return next((each for each in reversed(self.bases) if each.code == code), None)


def homes_fault(years: Sequence[HomesOn]) -> Refused | None:
    """Return why these are no numbers of homes; None where they are."""
    ordered = sorted(years, key=lambda each: (each.year_end, each.stock_type))
    for one, other in pairwise(ordered):
        if (one.year_end, one.stock_type) == (other.year_end, other.stock_type):
            why = f"The homes of {without_weekday(one.year_end)}, {one.stock_type}, are there twice"
            return Refused(why, do="Remove one of them.", field="year_end")
    for each in years:
        if (each.year_end.month, each.year_end.day) != YEAR_END:
            why = f"{without_weekday(each.year_end)} is not the end of a year"
            return Refused(why, do="Give a 31 March.", field="year_end")
        if not 1 <= each.number <= MOST_HOMES:
            why = f"{count(each.number, 'home')} cannot be"
            return Refused(why, do=f"Give 1 to {MOST_HOMES:,}, or leave the year out.", field="number")
    return None


def measures_fault(policy: MeasurePolicy) -> Refused | None:
    """Return why these are no targets; None where they are."""
    for one, other in pairwise(sorted(policy.targets, key=lambda each: (each.code, each.from_on))):
        if (one.code, one.from_on) == (other.code, other.from_on):
            why = f"{one.code} has two targets from {without_weekday(one.from_on)}"
            return Refused(why, do="Remove one of them.", field="from_on")
    for each in policy.targets:
        if each.percent is not None and not 0 <= each.percent <= WHOLE:
            why = f"{each.percent} is not a percentage"
            return Refused(why, do="Give 0 to 100.", field="percent")
    return None


def bases_fault(bases: Sequence[BaseYear]) -> Refused | None:
    """Return why these are no base years; None where they are."""
    known: set[str] = set()
    for each in bases:
        if each.to_on <= each.from_on:
            return Refused("The base ends before it begins", do="Give the earlier day first.", field="to_on")
        if (each.to_on - each.from_on).days > MOST_DAYS:
            return Refused("The base is longer than a year", do="Give the days of one year.", field="to_on")
        if not 1 <= each.figure <= MOST_FIGURE:
            why = "Nothing is less than a base of nothing" if each.figure == 0 else f"{each.figure:,} cannot be"
            return Refused(why, do="Give the figure of that year.", field="figure")
        if each.code in known and not each.because:
            why = f"{each.code} has a base already, and what was reported stands on it"
            return Refused(why, do="Say why it needs another.", field="because")
        known.add(each.code)
    return None


def readings_fault(readings: Readings) -> Refused | None:
    """Return why these are no readings; None where they are."""
    if not 1 <= readings.plan_days <= MOST_DAYS:
        why = f"{count(readings.plan_days, 'day')} cannot be"
        return Refused(why, do=f"Give 1 to {MOST_DAYS}.", field="plan_days")
    return None


def homes_from(value: Mapping[str, Any]) -> tuple[HomesOn, ...]:
    """Return the homes that a version of the setting keeps; ValueError or TypeError where it keeps none."""
    years = tuple(
        HomesOn(
            year_end=_day(each["year_end"]),
            stock_type=StockType.of_row(_words(each["stock_type"])),
            number=_whole(each["number"]),
            figure_on=_day(each["figure_on"]) if each.get("figure_on") else None,
        )
        for each in value["years"]
    )
    return _sound(years, homes_fault(years))


def measures_from(value: Mapping[str, Any]) -> MeasurePolicy:
    """Return targets and owners that a version of the setting keeps; ValueError or TypeError where it is none."""
    policy = MeasurePolicy(
        targets=tuple(
            TargetFrom(
                code=_words(each["code"]),
                percent=None if each["percent"] is None else _whole(each["percent"]),
                from_on=_day(each["from_on"]),
            )
            for each in value["targets"]
        ),
        owners={_words(code): Role.of_row(_words(role)) for code, role in value.get("owners", {}).items()},
    )
    return _sound(policy, measures_fault(policy))


def bases_from(value: Mapping[str, Any]) -> tuple[BaseYear, ...]:
    """Return the base years that a version of the setting keeps; ValueError or TypeError where it keeps none."""
    bases = tuple(
        BaseYear(
            code=_words(each["code"]),
            from_on=_day(each["from_on"]),
            to_on=_day(each["to_on"]),
            figure=_whole(each["figure"]),
            because=_words(each.get("because", ""), 500),
        )
        for each in value["bases"]
    )
    return _sound(bases, bases_fault(bases))


def readings_from(value: Mapping[str, Any]) -> Readings:
    """Return how measures are read by a version of the setting; ValueError or TypeError where it does not say."""
    usual = Readings()
    readings = Readings(
        k2=K2Counts(value.get("k2", usual.k2)),
        ch02=Ch02Of(value.get("ch02", usual.ch02)),
        plan_days=_whole(value.get("plan_days", usual.plan_days)),
    )
    return _sound(readings, readings_fault(readings))


def as_rows(rows: Sequence[HomesOn] | Sequence[TargetFrom] | Sequence[BaseYear]) -> list[dict[str, Any]]:
    """Return rows of a setting as they are kept."""
    return [{each.name: _kept(getattr(row, each.name)) for each in fields(row)} for row in rows]


def _kept(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case StockType():
            return value.value
    return value


def _sound(value: Judged, fault: Refused | None) -> Judged:
    if fault is not None:
        raise ValueError(fault.why)
    return value


def _day(value: object) -> date:
    day = date.fromisoformat(_words(value, 10))
    if not EARLIEST_DATE <= day <= LATEST_DATE:
        raise ValueError(f"the year {day.year} cannot be")
    return day


def _words(value: object, limit: int = 80) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise TypeError(f"it is no text of at most {limit:,} characters")
    return value


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("it is no whole number")
    return value
