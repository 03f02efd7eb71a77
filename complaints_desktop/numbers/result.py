"""What a measure comes to in a period: the one reader of the table of measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from complaints_desktop.numbers.cohort import Counted, counted
from complaints_desktop.numbers.measure import Kind, Measure, Source
from complaints_desktop.numbers.measures import MEASURES
from complaints_desktop.numbers.policy import COUNTED_STOCK, HomesOn
from complaints_desktop.numbers.share import Interval, Share, decimals, one_decimal
from complaints_desktop.numbers.stages import ENDS, Chosen, Stages
from complaints_desktop.rules.wording import without_weekday
from db.number_terms import Basis, StockType

PROVISIONAL = timedelta(91)
"""How long after its period a measure that lags still rises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """For which days, by which basis, as it stood when; and of which stages alone, if not of all."""

    start: date
    end: date
    as_of: date
    basis: Basis | None = None
    """None for each measure's own."""
    only: Chosen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How long things took: the middle one, and what nine of ten were within."""

    mean: Fraction
    median: Fraction
    ninetieth: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Result:
    """What one measure comes to; the stages or the references behind it are asked for when they are looked at."""

    measure: Measure
    n: int | None
    d: int | None
    kept: Chosen | None = None
    """Of the stages, those in `n`; None of what is not counted of stages."""
    counted: Chosen | None = None
    out: tuple[tuple[str, Chosen], ...] = ()
    in_n: tuple[str, ...] = ()
    """References, of what is not counted of stages."""
    in_d: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    """References, each with why."""
    spread: Spread | None = None
    provisional: bool = False
    of_whom: str = ""
    """What it is parted by, where it is one part: a stock type, a team."""
    said: str = ""
    """What else is to be said of it."""

    @property
    def share(self) -> Share | None:
        """It as a share, where it is one."""
        if self.measure.kind not in SHARES or self.n is None or self.d is None:
            return None
        return Share(self.n, self.d)

    @property
    def percent(self) -> str | None:
        """In per cent to one decimal; None of no cases, and of what is no per cent."""
        if self.measure.kind not in PER_CENT or self.n is None or not self.d:
            return None
        return one_decimal(Fraction(100 * self.n, self.d))

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of a share."""
        return self.share.interval if self.share else None

    @property
    def value(self) -> str | None:
        """What it comes to as it is printed, without its unit; None where there is nothing to count."""
        if self.n is None:
            return None
        match self.measure.kind:
            case Kind.NUMBER:
                return f"{self.n:,}"
            case Kind.MONEY:
                return decimals(Fraction(self.n, 100), 2)
            case Kind.MEAN:
                return one_decimal(self.spread.mean) if self.spread else None
            case Kind.RATE:
                return one_decimal(Fraction(1000 * self.n, self.d)) if self.d else None
        return self.percent


SHARES = frozenset({Kind.SHARE, Kind.NOW})
PER_CENT = SHARES | {Kind.FLOW, Kind.SCORE}
"""A score is no share: its points are not drawn one by one, and its interval is reckoned on its reviews."""


def of_stages(measure: Measure, all_: Stages, asked: Asked) -> Result:
    """Return what a measure that counts stages comes to."""
    match measure.kind:
        case Kind.NOW:
            return _now(measure, all_, asked)
        case Kind.FLOW:
            return _flow(measure, all_, asked)
    found = _cohort(measure, all_, asked)
    kept = found.counted & measure.keeps(all_)
    n, d = int(np.count_nonzero(kept)), int(np.count_nonzero(found.counted))
    spread = None
    if measure.kind is Kind.MEAN:
        kept, taken = found.counted, all_.number("taken")[found.counted]
        n, spread = int(taken.sum()), _spread(taken.tolist())
    return Result(
        measure=measure,
        n=n,
        d=d if measure.kind not in (Kind.NUMBER, Kind.RATE) else None,
        kept=kept,
        counted=found.counted,
        out=found.out,
        spread=spread,
        provisional=measure.lags and asked.as_of < asked.end + PROVISIONAL,
    )


def _cohort(measure: Measure, all_: Stages, asked: Asked, *, stage: int = 0) -> Counted:
    if measure.cohort is None:
        raise LookupError(f"{measure.code} says not what it counts")
    return counted(
        measure.cohort,
        all_,
        stage=stage or measure.stage,
        start=asked.start,
        end=min(asked.end, asked.as_of),
        basis=asked.basis,
        only=asked.only,
        beside=measure.beside,
    )


def _now(measure: Measure, all_: Stages, asked: Asked) -> Result:
    """Of the stages that are open on the day, those that stand so."""
    here = all_.open if asked.only is None else all_.open & asked.only
    if measure.stage:
        here = here & (all_.number("stage") == measure.stage)
    kept = here & measure.keeps(all_)
    return Result(
        measure=measure, n=int(np.count_nonzero(kept)), d=int(np.count_nonzero(here)), kept=kept, counted=here
    )


def _flow(measure: Measure, all_: Stages, asked: Asked) -> Result:
    """Requests for stage 2 to a hundred complaints of stage 1: others than those that were answered."""
    first, second = (_cohort(measure, all_, asked, stage=number) for number in (1, 2))
    return Result(
        measure=measure,
        n=int(np.count_nonzero(second.counted)),
        d=int(np.count_nonzero(first.counted)),
        kept=second.counted,
        counted=first.counted,
        out=(*first.out, *second.out),
    )


def _spread(taken: Sequence[int]) -> Spread | None:
    if not taken:
        return None
    ordered, number = sorted(taken), len(taken)
    middle = Fraction(ordered[(number - 1) // 2] + ordered[number // 2], 2)
    return Spread(mean=Fraction(sum(ordered), number), median=middle, ninetieth=ordered[-(-9 * number // 10) - 1])


def by_stock(
    measure: Measure, all_: Stages, asked: Asked, homes: Mapping[StockType, HomesOn | None]
) -> tuple[Result, ...]:
    """Return a measure of the regulator by stock type, never summed (reports 10.3)."""
    neither = [(words, _of_stock(measure, all_, asked, kind)) for kind, words in UNCOUNTED.items()]
    out = tuple((words, each.counted) for words, each in neither if each.counted is not None and np.any(each.counted))
    missing = next((int(np.count_nonzero(chosen)) for words, chosen in out if words == UNCOUNTED[""]), 0)
    found = []
    for kind in COUNTED_STOCK:
        part, said = _of_stock(measure, all_, asked, kind.value), []
        if measure.kind is Kind.RATE:
            known = homes.get(kind)
            part, said = replace(part, d=known.number if known else None), [_homes_in_words(known)]
        if missing:
            said.append(f"{missing:,} more without a stock type {'is' if missing == 1 else 'are'} in neither")
        found.append(replace(part, of_whom=kind.value, out=(*part.out, *out), said="; ".join(said)))
    return tuple(found)


UNCOUNTED: Mapping[str, str] = {
    "": "the stock type is not recorded",
    StockType.OTHER.value: "the home is neither low-cost rent nor low-cost home ownership",
}
"""Why a complaint is in no measure of the regulator, by its stock type."""


def _of_stock(measure: Measure, all_: Stages, asked: Asked, stock_type: str) -> Result:
    these = all_.words("stock_type") == stock_type
    only = these if asked.only is None else these & asked.only
    return of_stages(measure, all_, replace(asked, only=only))


def _homes_in_words(homes: HomesOn | None) -> str:
    return f"over the homes of {without_weekday(homes.year_end)}" if homes else "the number of homes is not recorded"


def identities(all_: Stages, asked: Asked) -> tuple[str, ...]:
    """Return what does not add up of what has to, in words: nothing, or the program counts wrongly (reports 10.2)."""
    said = []
    for stage, codes in ((1, ("K2", "K3", "K4")), (2, ("K6", "K8", "K9"))):
        found = _cohort(MEASURES[codes[0]], all_, asked)
        parts = (all_.in_time, all_.extended_in_time, all_.extended_pending, all_.overdue)
        numbers = [int(np.count_nonzero(found.counted & each)) for each in parts]
        if sum(numbers) != int(np.count_nonzero(found.counted)):
            said.append(f"stage {stage}: {numbers} do not add up to the answers due")
    for upheld, not_upheld in (("M1", "M2"), ("M6", "M7")):
        one, other = (of_stages(MEASURES[code], all_, asked) for code in (upheld, not_upheld))
        if (one.n or 0) + (other.n or 0) != one.d:
            said.append(f"{upheld} and {not_upheld} do not add up to {one.d}")
    for stage in (1, 2):
        moved = movement(all_, asked, stage)
        ends = sum(moved[name] for name in ENDS)
        if moved["open before"] + moved["received"] - ends != moved["open after"]:
            said.append(f"stage {stage}: {moved} do not come to the change in what is open")
    return tuple(said)


def movement(all_: Stages, asked: Asked, stage: int) -> Mapping[str, int]:
    """Return how many of a stage were open before the period, came in it, ended in it and how, and are open after."""
    start, end = asked.start, min(asked.end, asked.as_of)
    before, after = all_.stood(start - timedelta(1)), all_.stood(end)
    these = all_.number("stage") == stage if asked.only is None else asked.only & (all_.number("stage") == stage)
    ended = these & (after.begun > 0) & after.within(after.ended, start, end)
    came = {
        "open before": these & before.open,
        "received": these & after.within(after.begun, start, end),
        **{name: ended & after.ended_as(name) for name in ENDS},
        "open after": these & after.open,
    }
    return {name: int(np.count_nonzero(chosen)) for name, chosen in came.items()}


def nothing_kept(measure: Measure) -> Result:
    """Return a measure of which nothing is on record yet."""
    return Result(measure=measure, n=None, d=None, said=measure.not_kept)


STAGED = tuple(each for each in MEASURES.values() if each.source is Source.STAGES)
