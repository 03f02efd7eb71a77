"""How many for every 1,000 homes, and whether there are fewer than in a year that was fixed (reports 10.3, 10.6)."""

from dataclasses import dataclass
from fractions import Fraction

from complaints_desktop.numbers.share import Verdict, decimals, plain, wilson
from complaints_desktop.rules.wording import count


@dataclass(frozen=True, slots=True)
class Rate:
    """So many cases of a period, over the homes there were; of the period itself, never made into a year's."""

    number: int
    homes: int

    def __post_init__(self) -> None:
        """Hold that both can be."""
        if self.number < 0 or self.homes < 0:
            raise ValueError(f"{self.number} cases of {self.homes} homes are no rate")

    @property
    def exact(self) -> Fraction | None:
        """For every 1,000 homes; None where the homes are not known."""
        return Fraction(1000 * self.number, self.homes) if self.homes else None

    def printed(self, places: int = 1) -> str | None:
        """Return the rate to so many decimals, a half upwards."""
        return None if self.exact is None else decimals(self.exact, places)


@dataclass(frozen=True, slots=True)
class Ratio:
    """One rate over another, with its 95 % interval: 0.8 is a fifth less."""

    exact: Fraction
    low: Fraction
    high: Fraction | None
    """None where nothing bounds it."""


def rate_in_words(rate: Rate) -> str:
    """Return "127 cases, 17.0 for every 1,000 homes in the period", or that homes are not recorded."""
    cases = count(rate.number, "case")
    said = rate.printed()
    return f"{cases}, {said} for every 1,000 homes in the period" if said else f"{cases}; homes are not recorded"


def ratio(now: Rate, base: Rate) -> Ratio | None:
    """Return the ratio of two rates; None where homes are not known, or the base had no case to compare with.

    Its interval is Wilson's of the share that the cases of now have of both together, over the homes of each.
    """
    if not now.homes or not base.homes or not base.number:
        return None
    homes = Fraction(base.homes, now.homes)
    within = wilson(now.number, now.number + base.number)
    low, high = Fraction(within.low) / 100, Fraction(within.high) / 100
    top = None if high >= 1 else high / (1 - high) * homes
    return Ratio(Fraction(now.number, base.number) * homes, low / (1 - low) * homes, top)


def reduced(now: Rate, base: Rate, by: Fraction) -> Verdict | None:
    """Return whether the rate is `by` per cent or more below that of the base; None where they cannot be compared."""
    found = ratio(now, base)
    if found is None:
        return None
    goal = 1 - by / 100
    if found.high is not None and found.high < goal:
        return Verdict.MET
    return Verdict.MISSED if found.low > goal else Verdict.OPEN


def change_in_words(now: Rate, base: Rate, by: Fraction) -> str:
    """Return "43.1% less than the base (between 29.8% and 53.9% less): too close to tell from 20% less"."""
    found, verdict = ratio(now, base), reduced(now, base, by)
    if found is None or verdict is None:
        return "cannot be compared: homes or the cases of the base are not recorded"
    goal = f"{plain(by)}% less"
    judged = f"{verdict} from {goal}" if verdict is Verdict.OPEN else f"the aim of {goal} is {verdict}"
    far = "any number more" if found.high is None else _gap(found.high)
    return f"{_gap(found.exact)} than the base (between {_gap(found.low)} and {far}): {judged}"


def _gap(times: Fraction) -> str:
    less = times <= 1
    return f"{decimals(abs(1 - times) * 100, 1)}% {'less' if less else 'more'}"
