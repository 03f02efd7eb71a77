"""Targets of measures, and how a result stands to its own."""

from dataclasses import dataclass
from fractions import Fraction

from complaints_desktop.numbers.result import Result
from complaints_desktop.numbers.share import Verdict, against, against_in_words, plain


@dataclass(frozen=True, slots=True)
class Target:
    """A target in per cent; which way is better, the measure says."""

    percent: Fraction

    @property
    def printed(self) -> str:
        """It as it is printed: "95"."""
        return plain(self.percent)

    def found(self, result: Result) -> Verdict | None:
        """Return how a share stands to it; None of no cases, and of what is no share."""
        return against(result.share, self.percent, result.measure.direction) if result.share else None

    def verdict(self, result: Result) -> str | None:
        """Return "met", "missed", "too close to tell from 95%" or "no cases"; None of what is no share."""
        if result.share is None:
            return None
        return against_in_words(result.share, self.percent, result.measure.direction)
