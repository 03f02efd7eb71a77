"""A share of cases: its percent, how sure it is, and whether it meets a target (reports 10.6, quality 9.7)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import floor

from complaints_desktop.rules.wording import count

Z = Decimal("1.96")
"""How wide an interval of 95 % is, in standard errors: so the printed tables have it, and not 1.95996."""

FEW, ENOUGH = 10, 30
"""Below the one a share is said in words alone, from the other on as better or worse (reports 10.6)."""

NO_CASES = "no cases"
_EXACT = Context(prec=40)  # of a square root: half of a last digit that is printed is never in doubt


class Saying(StrEnum):
    """How much may be said of a share: it follows from how many cases there are."""

    NOTHING = "no cases"
    WORDS = "words only"
    INTERVAL = "interval, no arrow"
    FULLY = "interval and arrow"


class Verdict(StrEnum):
    """How a share stands to its target, by its interval and not by its percent."""

    MET = "met"
    MISSED = "missed"
    OPEN = "too close to tell"


class Direction(StrEnum):
    """Which way is better."""

    UP = "more is better"
    DOWN = "less is better"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A 95 % interval, as exact as it is compared; of a share in per cent, of a difference in points."""

    low: Decimal
    high: Decimal

    @property
    def printed(self) -> tuple[str, str]:
        """Its two ends to one decimal."""
        return one_decimal(self.low), one_decimal(self.high)


@dataclass(frozen=True, slots=True)
class Share:
    """How many `n` of how many `d`."""

    n: int
    d: int

    def __post_init__(self) -> None:
        """Hold that it is a share."""
        if not 0 <= self.n <= self.d:
            raise ValueError(f"{self.n} of {self.d} is no share")

    @property
    def exact(self) -> Fraction | None:
        """The share in per cent; None of no cases, which is neither 0 % nor 100 %."""
        return Fraction(100 * self.n, self.d) if self.d else None

    @property
    def percent(self) -> str | None:
        """The share in per cent to one decimal, a half upwards: "78.5"."""
        return None if self.exact is None else one_decimal(self.exact)

    @property
    def interval(self) -> Interval | None:
        """The interval of 95 % by Wilson, in per cent."""
        return wilson(self.n, self.d) if self.d else None

    @property
    def saying(self) -> Saying:
        """How much may be said of it."""
        return saying(self.d)


def saying(d: int) -> Saying:
    """Return how much may be said of a share of `d` cases."""
    if not d:
        return Saying.NOTHING
    if d < FEW:
        return Saying.WORDS
    return Saying.INTERVAL if d < ENOUGH else Saying.FULLY


def in_words(share: Share) -> str:
    """Return "230 of 293, 78.5% (between 73.4% and 82.8%)", "3 of 8" or "no cases": no percent of a few."""
    interval = share.interval
    if interval is None:
        return NO_CASES
    of = f"{share.n:,} of {share.d:,}"
    if share.saying is Saying.WORDS:
        return of
    low, high = interval.printed
    return f"{of}, {share.percent}% (between {low}% and {high}%)"


@lru_cache(maxsize=4096)
def wilson(n: int, d: int) -> Interval:
    """Return the interval of Wilson's score, in per cent; it never leaves 0 to 100, and is never of no width."""
    c, z2 = _EXACT, Z * Z
    middle = 2 * n + z2
    root = c.sqrt(c.multiply(z2, z2 + c.divide(Decimal(4 * n * (d - n)), Decimal(d))))
    below = 2 * (d + z2)
    low = c.divide(100 * (middle - root), below) if n else Decimal(0)
    high = c.divide(100 * (middle + root), below) if n < d else Decimal(100)
    return Interval(low, high)


def newcombe(later: Share, earlier: Share) -> Interval | None:
    """Return the interval of the difference of two shares in points, by Newcombe's hybrid score; None without cases."""
    if later.interval is None or earlier.interval is None:
        return None
    one, other = _decimal(Fraction(100 * later.n, later.d)), _decimal(Fraction(100 * earlier.n, earlier.d))
    c, gap = _EXACT, one - other
    down = c.sqrt((one - later.interval.low) ** 2 + (earlier.interval.high - other) ** 2)
    up = c.sqrt((later.interval.high - one) ** 2 + (other - earlier.interval.low) ** 2)
    return Interval(gap - down, gap + up)


def changed(later: Share, earlier: Share, direction: Direction) -> str:
    """Return "better", "worse" or "no clear change": only what the interval of the difference shows."""
    gap = newcombe(later, earlier)
    if gap is None or Saying.FULLY not in (later.saying, earlier.saying) or later.saying != earlier.saying:
        return "no clear change"
    if gap.low > 0:
        return "better" if direction is Direction.UP else "worse"
    if gap.high < 0:
        return "worse" if direction is Direction.UP else "better"
    return "no clear change"


def against(share: Share, target: Fraction, direction: Direction) -> Verdict | None:
    """Return how a share stands to a `target` in per cent: decided where its interval is wholly on one side.

    A target beyond which there is nothing, 100 % or a ceiling of 0 %, is met where every case keeps it, and missed
    where one does not. None of no cases.
    """
    if share.interval is None:
        return None
    edge = 100 if direction is Direction.UP else 0
    if target == edge and share.exact == edge:
        return Verdict.MET
    bound = _decimal(target)
    above, below = share.interval.low > bound, share.interval.high < bound
    good, bad = (above, below) if direction is Direction.UP else (below, above)
    return Verdict.MET if good else Verdict.MISSED if bad else Verdict.OPEN


def against_in_words(share: Share, target: Fraction, direction: Direction) -> str:
    """Return "met", "missed", "too close to tell from 70%" or "no cases"."""
    verdict = against(share, target, direction)
    if verdict is None:
        return NO_CASES
    return f"{verdict} from {plain(target)}%" if verdict is Verdict.OPEN else str(verdict)


def allowed_misses(d: int, target: Fraction, direction: Direction = Direction.UP) -> int:
    """Return how many of `d` cases may fall short (or, under a ceiling, may happen) with the target still kept."""
    short = 100 - target if direction is Direction.UP else target
    return floor(short * d / 100)


def misses_in_words(d: int, target: Fraction, direction: Direction = Direction.UP) -> str:
    """Return "95% of 6: no miss is allowed", or of a ceiling "5% of 6: none" and "5% of 40: 2 at most"."""
    allowed = allowed_misses(d, target, direction)
    what = f"{plain(target)}% of {d:,}"
    if direction is Direction.DOWN:
        return f"{what}: {f'{allowed:,} at most' if allowed else 'none'}"
    if not allowed:
        return f"{what}: no miss is allowed"
    return f"{what}: {count(allowed, 'miss is', 'misses are')} allowed"


def pooled(*shares: Share) -> Share:
    """Return one share of all their cases: a mean of monthly percentages is wrong (quality 9.7)."""
    return Share(sum(each.n for each in shares), sum(each.d for each in shares))


def one_decimal(number: Fraction | Decimal) -> str:
    """Return a number to one decimal, a half upwards: Python's own `round` takes it to the even digit."""
    return decimals(number, 1)


def decimals(number: Fraction | Decimal, places: int) -> str:
    """Return a number to so many decimals, a half upwards, away from nothing below it."""
    if isinstance(number, Fraction):
        steps = number * 10**places
        rounded = Decimal(floor(steps + Fraction(1, 2))).scaleb(-places)
    else:
        rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)
    return f"{rounded + 0:.{places}f}"


def plain(number: Fraction) -> str:
    """Return "95" or "97.5": as many decimals as there are, one at most."""
    return one_decimal(number).removesuffix(".0")


def _decimal(number: Fraction) -> Decimal:
    return _EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
