"""Shares of different numbers of cases side by side: a funnel says which differ from all by more than chance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import comb, isqrt

from complaints_desktop.numbers.share import Share, pooled

WARN, ALARM = Fraction("1.96"), Fraction("3.09")
"""Standard errors from the share of all to the two limits: one of 40, and one of 1,000, lie beyond on each side."""

TAILS: Mapping[Fraction, Fraction] = {WARN: Fraction(1, 40), ALARM: Fraction(1, 1000)}
"""What of each side of the exact binomial distribution lies beyond them."""

EXACT_BELOW = 30
"""Cases under which the limits are those of the binomial distribution itself (reports 10.6)."""

_DIGITS = 10**24
"""To which part of one a root is reckoned."""


class Place(StrEnum):
    """Where a share stands in its funnel."""

    WITHIN = "within the limits"
    HIGH = "above the limit"
    LOW = "below the limit"
    FAR_HIGH = "far above the limit"
    FAR_LOW = "far below the limit"


@dataclass(frozen=True, slots=True)
class Band:
    """The lowest and the highest share, in per cent, that are still within limits."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Placed:
    """One team, contractor or estate in the funnel."""

    name: str
    share: Share
    place: Place


@dataclass(frozen=True, slots=True)
class Funnel:
    """All of them in the order they came in: there is no rank of people."""

    whole: Share
    placed: tuple[Placed, ...]

    @property
    def beyond(self) -> tuple[Placed, ...]:
        """Those that differ from all by more than chance."""
        return tuple(each for each in self.placed if each.place is not Place.WITHIN)


def funnel(shares: Iterable[tuple[str, Share]]) -> Funnel:
    """Return where each share stands around that of all together; one without cases is not among them."""
    known = [(name, share) for name, share in shares if share.d]
    whole = pooled(*(share for _, share in known))
    return Funnel(whole, tuple(Placed(name, share, placed(share, whole)) for name, share in known))


def placed(share: Share, whole: Share) -> Place:
    """Return where a share stands around that of the whole."""
    if share.exact is None or not whole.d:
        raise ValueError("a share of no cases has no place")
    middle = Fraction(whole.n, whole.d)
    far, near = band(middle, share.d, ALARM), band(middle, share.d, WARN)
    if share.exact > near.high:
        return Place.FAR_HIGH if share.exact > far.high else Place.HIGH
    if share.exact < near.low:
        return Place.FAR_LOW if share.exact < far.low else Place.LOW
    return Place.WITHIN


def band(middle: Fraction, n: int, errors: Fraction) -> Band:
    """Return the limits of `n` cases around a share of 0 to 1: exact where they are few, else by the normal curve."""
    if n < EXACT_BELOW:
        return exact_band(middle, n, TAILS[errors])
    return normal_band(middle, n, errors)


def normal_band(middle: Fraction, n: int, errors: Fraction) -> Band:
    """Return `middle` and so many standard errors to each side, within 0 and 100."""
    wide = errors * _root(middle * (1 - middle) / n)
    return Band(max(100 * (middle - wide), Fraction(0)), min(100 * (middle + wide), Fraction(100)))


@lru_cache(maxsize=2048)
def exact_band(middle: Fraction, n: int, tail: Fraction) -> Band:
    """Return the limits beyond which lie the shares whose tail has less than `tail` of the binomial distribution.

    Between the last share that is within and the first that is not the limit stands in proportion to their chances
    (Spiegelhalter 2005), so that the lines of a funnel are even; which shares lie beyond, it does not change.
    """
    low = _reach(middle, n, tail)
    high = n - _reach(1 - middle, n, tail)
    return Band(max(100 * low / n, Fraction(0)), min(100 * high / n, Fraction(100)))


def _reach(middle: Fraction, n: int, tail: Fraction) -> Fraction:
    """Return how many of `n` are the fewest by chance: a part of one below the first number with more than `tail`."""
    reached = Fraction(0)
    for number in range(n + 1):
        chance = comb(n, number) * middle**number * (1 - middle) ** (n - number)
        reached += chance
        if reached > tail:
            return number - (reached - tail) / chance
    raise ValueError("chances add up to one")


def _root(number: Fraction) -> Fraction:
    """Return the square root to 24 digits."""
    return Fraction(isqrt(number.numerator * _DIGITS**2 // number.denominator), _DIGITS)
