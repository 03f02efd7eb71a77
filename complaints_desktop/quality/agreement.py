"""How far two reviewers agree who marked the same answers, neither seeing the other's marks (quality 9.5).

Where nearly every mark is a yes, kappa is near nothing although they agree: so agreement, kappa and Gwet's AC1 stand
side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from complaints_desktop.numbers.share import decimals, one_decimal
from complaints_desktop.rules.wording import count
from db.number_terms import Scored

LEAST = 20
"""Fewer marks than these are told in words alone."""
SCALE = (Scored.NO, Scored.PARTLY, Scored.YES)
"""The three steps, the lowest first; each is as far from the next."""

Pair = tuple[Scored, Scored]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two reviewers agree over the marks both gave."""

    n: int
    agreed: int
    one_only: int
    """Marks that one of them held to be not applicable, and the other not: in none of the figures."""
    by_chance: Fraction | None = None
    kappa: Fraction | None = None
    """None of no marks, and where both gave one mark throughout: there is nothing to agree on beyond it."""
    weighted: Fraction | None = None
    ac1: Fraction | None = None

    @property
    def share(self) -> Fraction | None:
        """The share of marks that are the same."""
        return Fraction(self.agreed, self.n) if self.n else None


def agreement(pairs: Sequence[Pair], scale: Sequence[Scored] = SCALE) -> Agreement:
    """Return how far the two agree, each pair the marks of one criterion of one answer."""
    on_scale = [pair for pair in pairs if all(each in scale for each in pair)]
    one_only = sum((one in scale) != (other in scale) for one, other in pairs)
    n, agreed = len(on_scale), sum(one is other for one, other in on_scale)
    if not n:
        return Agreement(n=0, agreed=0, one_only=one_only)
    first = [Fraction(sum(one is step for one, _ in on_scale), n) for step in scale]
    second = [Fraction(sum(other is step for _, other in on_scale), n) for step in scale]
    observed, chance = Fraction(agreed, n), _same(first, second)
    return Agreement(
        n=n,
        agreed=agreed,
        one_only=one_only,
        by_chance=chance,
        kappa=_beyond(observed, chance),
        weighted=_weighted(on_scale, first, second, scale),
        ac1=_ac1(observed, first, second),
    )


def _same(first: Sequence[Fraction], second: Sequence[Fraction]) -> Fraction:
    return sum((one * other for one, other in zip(first, second, strict=True)), Fraction(0))


def _beyond(observed: Fraction, chance: Fraction) -> Fraction | None:
    return None if chance == 1 else (observed - chance) / (1 - chance)


def _weighted(
    pairs: Sequence[Pair], first: Sequence[Fraction], second: Sequence[Fraction], scale: Sequence[Scored]
) -> Fraction | None:
    """Cohen's kappa in which a mark one step away counts half as far off as one two steps away."""
    last = len(scale) - 1
    near = [[1 - Fraction(abs(i - j), last) for j in range(last + 1)] for i in range(last + 1)]
    observed = sum((near[scale.index(one)][scale.index(other)] for one, other in pairs), Fraction(0)) / len(pairs)
    both = range(last + 1)
    return _beyond(observed, sum((near[i][j] * first[i] * second[j] for i in both for j in both), Fraction(0)))


def _ac1(observed: Fraction, first: Sequence[Fraction], second: Sequence[Fraction]) -> Fraction | None:
    """Gwet's AC1, which asks how often a mark is in doubt, and does not fall where one mark is common."""
    mean = [(one + other) / 2 for one, other in zip(first, second, strict=True)]
    chance = sum((each * (1 - each) for each in mean), Fraction(0)) / (len(mean) - 1)
    return _beyond(observed, chance)


def said_of(found: Agreement) -> str:
    """Return what is printed: of few marks no figure."""
    if not found.n:
        return "No answer was marked by both."
    same = f"The same mark in {found.agreed:,} of {found.n:,}"
    apart = f"; {count(found.one_only, 'mark')} held by one to be not applicable" if found.one_only else ""
    if found.n < LEAST:
        return f"{same}{apart}. Fewer than {LEAST} marks: no figure is made of them."
    share = Fraction(100 * found.agreed, found.n)
    kappa = _two(found.kappa) if found.kappa is not None else "none, for both gave one mark throughout"
    near = f", weighted {_two(found.weighted)}" if found.weighted is not None else ""
    ac1 = f"; Gwet’s AC1 {_two(found.ac1)}" if found.ac1 is not None else ""
    return f"{same}, {one_decimal(share)}%{apart}. Cohen’s kappa {kappa}{near}{ac1}{_band(found.ac1)}."


def in_brief(found: Agreement) -> str:
    """Return what stands in a list: how many are the same, and of enough marks AC1."""
    same = f"{found.agreed:,} of {found.n:,} the same" if found.n else "not marked by both"
    enough = found.n >= LEAST and found.ac1 is not None
    return f"{same}, AC1 {_two(found.ac1)}" if enough else same


def _two(number: Fraction | None) -> str:
    return "" if number is None else decimals(number, 2).replace("-", "−")


def _band(ac1: Fraction | None) -> str:
    """Say in a word how good it is, by AC1; a rule of thumb."""
    if ac1 is None:
        return ""
    words = "poor" if ac1 < Fraction(2, 5) else "moderate" if ac1 <= Fraction(3, 5) else "good"
    return f", which is {words} by a rule of thumb"
